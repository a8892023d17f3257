"""What is withheld at the source is a part of the income it is withheld from (A4, A5)."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from calc.dossier.codes import INCOME_CODES
from tests.building import (
    Raw,
    adult,
    arrangement,
    child,
    cost,
    couple,
    found,
    income,
    outcome,
    rows,
    settled,
)
from tests.tariff_files import shipped
from tests.toeslagen import tenant

RECEIVED: Raw = {"withheld": True, "income_is_after_withholding": True}
ASKED = [("blocks", "arrangements[0].withheld_from")]
KNOWN: Raw = {
    "adults": [adult("A", taxable_income={"amount": "24000.00"}, hours_per_week=36)],
    "checks": settled(),
    "debt": {"balance": "90000.00"},
    "expenses": [cost("300.00", "U30")],
}


def withheld(amount: str = "100.00", **more: Any) -> Raw:
    return arrangement(amount, **(RECEIVED | more))


def under_law(**changes: Any) -> Assessment:
    return outcome(tariffs=shipped(), **(KNOWN | changes))


def columns(made: Assessment) -> dict[str, list[str | None]]:
    names = ("income", "arrangements", "own_wall", "floor_wall", "room", "payment", "decided")
    return {name: rows(made, name) for name in names}


@pytest.mark.uncounted
@pytest.mark.parametrize("code", sorted(INCOME_CODES - {"I02", "I04"}))
@pytest.mark.parametrize("until", [None, "2027-04-15", "2028-02-29"])
def test_a4_a5_entered_before_or_after_withholding_comes_to_the_same(
    code: str, until: str | None
) -> None:
    """A4, A5: of every kind of income, until it ends; without discharge if it was not told."""
    ends: Raw = {"until": until, "followed_by": "nothing"} if until else {}
    wage = income("1900.00", "I09")
    kept = arrangement(balance="700.00", code="R13", withheld=True, withheld_from="L2")
    before = under_law(income=[wage, income("400.00", code, ref="L2", **ends)], arrangements=[kept])
    after = under_law(
        income=[wage, income("300.00", code, ref="L2", **ends)], arrangements=[kept | RECEIVED]
    )
    assert columns(before) == columns(after)
    assert rows(before, "balance") == rows(after, "balance")
    rungs = [[(rung.first, rung.causes) for rung in made.rungs] for made in (before, after)]
    assert rungs[0] == rungs[1]


def test_a4_a_toeslag_that_is_withheld_is_no_income_for_the_floor() -> None:
    """A4: without a reference there is only one toeslag it can be."""
    lines = [income("2300.00"), income("200.00", "I21")]
    made = under_law(income=lines, arrangements=[withheld(code="R05")])
    assert made.floor is not None
    assert made.floor.counted.amount == 2300
    assert rows(made, "income")[0] == "2600.00"
    assert found(made, "withheld_from_unknown") == []


def test_a5_the_part_ends_with_its_line_and_stays_when_the_arrangement_ends() -> None:
    """A5: the wage stops in May, the arrangement in January."""
    lines = [income("1500.00", until="2027-05-31", followed_by="nothing"), income("50.00", "I12")]
    made = outcome(income=lines, arrangements=[withheld(until="2027-01-31")])
    shown = rows(made, "income")
    assert shown[:7] == [*["1650.00"] * 6, "50.00"]


def test_a5_the_part_begins_with_its_line() -> None:
    later = income("1500.00", ref="L1", from_date="2027-02-01")
    made = outcome(income=[income("900.00"), later], arrangements=[withheld(withheld_from="L1")])
    assert rows(made, "income")[:3] == ["900.00", "900.00", "2500.00"]


def test_a_part_of_an_income_that_does_not_count_does_not_count() -> None:
    for more in ({"certainty": "expected"}, {"amount": "UNKNOWN"}, {"who": "UNKNOWN"}):
        lines = [income("900.00", "I09"), income("500.00", ref="L1") | more]
        made = outcome(income=lines, arrangements=[withheld(withheld_from="L1")])
        assert rows(made, "income")[0] == "900.00"
        assert found(made, "withheld_from_unknown") == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([income(), income("900.00", "I08")], "R12"),
        ([income(), income("900.00", "I20"), income("90.00", "I21")], "R05"),
        ([income()], "R05"),
        ([income(), income("90.00", "I25")], "R04"),
        ([income(), income("90.00", "I21")], "R01"),
        ([income(), income("90.00", "I20")], "R03"),
        ([income("900.00", "I05"), income("90.00", "I23")], "R08"),
        ([income(), income("90.00", "I20")], "UNKNOWN"),
        ([income("900.00", "I07")], "R12"),
        ([], "R12"),
        ([income(frequency="once", date="2026-12-05")], "R12"),
        ([income(certainty="expected")], "R12"),
        ([income(from_date="2027-01-01")], "R12"),
        ([income(until="2026-11-30")], "R12"),
        ([income(who="UNKNOWN")], "R12"),
        ([income("UNKNOWN")], "R12"),
        ([income(from_date="UNKNOWN")], "R12"),
        ([income(certainty="UNKNOWN")], "R12"),
        ([income(frequency="UNKNOWN")], "R12"),
    ],
)
def test_where_it_can_be_several_incomes_or_none_it_is_asked(lines: list[Raw], code: str) -> None:
    """A4: the question blocks, and meanwhile nothing extra counts."""
    made = outcome(income=lines, arrangements=[withheld(code=code)])
    assert found(made, "withheld_from_unknown") == ASKED
    assert not made.final
    without = outcome(income=lines, arrangements=[arrangement()])
    assert rows(made, "income") == rows(without, "income")


@pytest.mark.parametrize(
    ("lines", "code", "counted"),
    [
        ([income("900.00", "I08"), income("90.00", "I20"), income("9.00", "I02")], "R12", "1099"),
        ([income("900.00"), income("90.00", "I23")], "R12", "1090"),
        ([income("900.00", "I07"), income("90.00", "I25")], "R04", "1090"),
        ([income("900.00", "I07"), income("90.00", "I13")], "R07", "1090"),
        ([income("900.00", "I07"), income("90.00", "I21")], "UNKNOWN", "1090"),
        ([income("900.00"), income("50.00", "I08", from_date="2026-12-02")], "R12", "1000"),
        ([income("900.00"), income("5.00", "I08", until="2026-11-30")], "R12", "1000"),
        ([income("900.00", until="UNKNOWN")], "R12", "1000"),
    ],
)
def test_where_it_can_only_be_one_income_it_is_that_one(
    lines: list[Raw], code: str, counted: str
) -> None:
    made = outcome(income=lines, arrangements=[withheld(code=code)])
    assert found(made, "withheld_from_unknown") == []
    assert Decimal(rows(made, "income")[0] or "x") == Decimal(counted)


def test_an_income_that_does_not_count_is_no_other_that_it_can_be() -> None:
    """Unknown is as if it were not there, and its own line asks: the result is partial."""
    for more in ({"amount": "UNKNOWN"}, {"from_date": "UNKNOWN"}, {"certainty": "expected"}):
        lines = [income("900.00"), income("800.00", "I08") | more]
        made = outcome(income=lines, arrangements=[withheld()])
        assert rows(made, "income")[0] == "1000.00"


def test_what_begins_later_is_withheld_from_what_runs_then() -> None:
    lines = [
        income("900.00", until="2027-03-31", followed_by="nothing"),
        income("950.00", "I08", from_date="2027-04-01"),
    ]
    made = outcome(income=lines, arrangements=[withheld(from_date="2027-05-01")])
    assert rows(made, "income")[:6] == [*["900.00"] * 4, "1050.00", "1050.00"]


def test_the_income_of_somebody_else_is_not_the_one() -> None:
    people = couple("by_heads")
    mine, theirs = income("1000.00"), income("1500.00", who="B")
    both = outcome(**people, income=[mine, theirs], arrangements=[withheld()])
    assert rows(both, "income")[0] == "1100.00"
    shared = outcome(**people, income=[mine, theirs], arrangements=[withheld(who="AB")])
    assert found(shared, "withheld_from_unknown") == ASKED
    toeslag = [mine, income("80.00", "I20", who="AB")]
    made = outcome(**people, income=toeslag, arrangements=[withheld(code="R05")])
    assert rows(made, "income")[0] == "1090.00"  # the part is shared, as its line is


def test_a_line_that_comes_once_is_no_source_even_when_it_is_named() -> None:
    lines = [income(), income("900.00", frequency="once", date="2026-12-05", ref="L1")]
    made = outcome(income=lines, arrangements=[withheld(withheld_from="L1")])
    assert found(made, "withheld_from_unknown") == ASKED


def test_a_reference_rules_over_what_seems_likely() -> None:
    lines = [income("1500.00"), income("200.00", "I21", ref="L7")]
    made = under_law(income=lines, arrangements=[withheld(code="R12", withheld_from="L7")])
    assert made.floor is not None
    assert made.floor.counted.amount == 1500


def test_the_part_of_kindgebonden_budget_becomes_less_with_it() -> None:
    """A4: a part keeps the rules of its line: the scaling at 18, and the end with one child."""
    children = [child("K1", birth_month="2009-01", days_per_14=14)]
    whole = income("300.00", "I22", ref="L1")
    made = outcome(
        income=[income(), whole], children=children,
        arrangements=[withheld(code="R05", withheld_from="L1")],
    )  # fmt: skip
    assert rows(made, "income")[:4] == ["2400.00", "2400.00", "2000.00", "2000.00"]
    of_one = income("100.00", "I23", ref="L1", who="K1")
    made = outcome(
        income=[income(), of_one], children=children,
        arrangements=[withheld("50.00", code="R08", withheld_from="L1")],
    )  # fmt: skip
    assert rows(made, "income")[:4] == ["2150.00", "2150.00", "2000.00", "2000.00"]


def test_earmarked_money_that_is_withheld_stays_earmarked() -> None:
    care = [income("2000.00"), income("150.00", "I24")]
    spent = [cost("500.00"), cost("300.00", "U36")]
    made = outcome(income=care, expenses=spent, arrangements=[withheld(code="R05")])
    assert (rows(made, "income")[0], rows(made, "costs")[0]) == ("2000.00", "550.00")


def test_what_is_withheld_each_quarter_is_levelled_as_its_arrangement_is() -> None:
    """In cash too: it never reaches the household, so neither may leave a trace in any month."""
    made = outcome(
        income=[income(), income("90.00", "I23", ref="L1", frequency="quarter")],
        arrangements=[withheld("30.00", frequency="quarter", withheld_from="L1")],
        savings="500.00",
    )
    without = outcome(
        income=[income(), income("90.00", "I23", frequency="quarter")], savings="500.00"
    )
    cash = [
        [row.balance.parts[0].parts[1].amount for row in one.schedule if row.balance is not None]
        for one in (made, without)
    ]
    assert cash[0] == cash[1]


def test_a_toeslag_of_which_a_part_is_withheld_is_received_whole() -> None:
    """A4: what pays a debt to Dienst Toeslagen is not missed, and no check is opened for it."""
    raw = tenant(income=[income("1500.00"), income("120.00", "I20")])
    short = outcome(raw, tariffs=shipped())
    raw["arrangements"] = [withheld("9.00", code="R05")]
    kept_back = outcome(raw, tariffs=shipped())
    raw["arrangements"] = [arrangement("9.00", code="R05", withheld=True)]
    gross = outcome(raw, tariffs=shipped())

    def received(made: Assessment) -> Decimal:
        assert made.toeslagen is not None
        [result] = [each for each in made.toeslagen.results if each.toeslag == "zorgtoeslag"]
        assert result.received is not None
        return result.received.amount

    assert [received(made) for made in (short, kept_back, gross)] == [120, 129, 120]


def test_a_setback_takes_the_part_with_its_line() -> None:
    """The shock test: overtime that is out takes its withheld part with it; so do toeslagen."""

    def lowest(made: Assessment) -> dict[str, Decimal]:
        return {shock.kind.value: shock.lowest.amount for shock in made.beside.shocks}

    children = [child("K1", birth_month="2015-01", days_per_14=14)]
    for code, more in (
        ("I01", {"varying": True}),
        ("I20", {}),
        ("I22", {}),
        ("I23", {"who": "K1"}),
    ):
        kept = arrangement("30.00", code="R13", withheld=True, withheld_from="L1")
        whole = income("300.00", code, ref="L1", **more)
        part = income("270.00", code, ref="L1", **more)
        before = outcome(children=children, income=[income(), whole], arrangements=[kept])
        after = outcome(children=children, income=[income(), part], arrangements=[kept | RECEIVED])
        assert lowest(before) == lowest(after), code


def test_what_does_not_count_as_an_arrangement_is_no_income_either() -> None:
    for more in ({"replaced_by_plan": True}, {"already_in_profit": True}, {"withheld": "UNKNOWN"}):
        made = outcome(income=[income("900.00")], arrangements=[withheld() | more])
        assert rows(made, "income")[0] == "900.00"
