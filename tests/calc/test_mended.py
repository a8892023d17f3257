"""Mistakes that were found and mended: each stays mended."""

from datetime import date
from decimal import localcontext

import pytest

from calc import Draft, as_json, assess
from calc.engine import assess_above
from tests.building import (
    ON,
    arrangement,
    codes_and_paths,
    cost,
    couple,
    draft,
    example_policy,
    found,
    income,
    months,
    outcome,
    policy,
    problems,
    raw_draft,
    rows,
    settled,
)
from tests.tariff_files import shipped

NO_RESERVE = {"reserve_min": "0.00", "reserve_share": 0, "reserve_after": "0.00"}


def test_an_arrangement_of_a_thousand_years_runs_the_whole_term() -> None:
    endless = outcome(arrangements=[arrangement("1.00", balance="100000.00")])
    assert set(rows(endless, "arrangements")) == {"1.00"}


def test_a_day_outside_the_calendar_of_the_program_is_refused() -> None:
    with pytest.raises(ValueError, match="1900"):
        assess(Draft(), example_policy(), shipped(), date(9999, 12, 1))
    assert assess(draft(), example_policy(), shipped(), date(2199, 12, 31)).schedule


def test_an_arrangement_that_begins_later_counts_from_then_for_its_balance() -> None:
    later = arrangement("100.00", balance="300.00", from_date="2027-06-01")
    shown = rows(outcome(arrangements=[later]), "arrangements")
    assert shown[5:10] == ["0.00", "100.00", "100.00", "100.00", "0.00"]


def test_a_step_and_an_assessment_are_shown_in_few_words() -> None:
    assessment = outcome()
    assert len(repr(assessment.schedule[30].reserve)) < 200
    assert len(repr(assessment)) < 100_000


@pytest.mark.parametrize("until", ["2027-01-31", "2027-01-10"])
def test_income_before_and_after_withholding_give_the_same_room(until: str) -> None:
    withheld = arrangement("100.00", until=until, withheld=True)
    before = outcome(income=[income("1600.00")], arrangements=[withheld])
    after = outcome(
        income=[income("1500.00")], arrangements=[withheld | {"income_is_after_withholding": True}]
    )
    assert rows(before, "own_wall") == rows(after, "own_wall")


def test_a_household_with_ten_euros_left_is_not_short() -> None:
    bill = cost("590.00", frequency="once", date="2026-12-10")
    left = outcome(
        None, policy(**NO_RESERVE), income=[income("1600.00")], expenses=[cost(), bill],
        debt={"balance": "90000.00"},
    )  # fmt: skip
    assert rows(left, "balance")[0] == "10.00"
    assert found(left, "cash_short") == []


def test_a_short_household_is_named_when_the_debt_is_not_known() -> None:
    short = outcome(expenses=[cost("2100.00")], debt={})
    assert [path for _, path in found(short, "cash_short")] == ["savings"]


def test_known_months_are_enough_for_a_plan() -> None:
    assert outcome(income=[income("UNKNOWN", months=months("2000.00"))]).plan is not None


def test_an_income_that_comes_once_has_no_months() -> None:
    line = income("1.00", frequency="once", date="2027-02-01", months=months("800.00"))
    assert codes_and_paths(problems(raw_draft(income=[line]))) == {
        ("once_with_months", "income[0].frequency")
    }


@pytest.mark.parametrize(
    "line",
    [
        income("UNKNOWN", until="2027-03-31"),
        income("500.00", frequency="once", date="2027-01-05", until="2027-03-31"),
        income("500.00", until="2027-03-31", certainty="expected"),
    ],
)
def test_an_income_that_does_not_count_opens_no_months(line: dict[str, object]) -> None:
    assert "open" not in rows(outcome(income=[income(), line]), "decided")


@pytest.mark.parametrize(
    ("sharing", "opens"), [("none", False), ("by_heads", False), ("by_net_income", True)]
)
def test_the_others_income_opens_months_only_where_it_decides_the_share(
    sharing: str, opens: bool
) -> None:
    ending = income("900.00", who="B", until="2027-03-31")
    both = outcome(raw_draft(**couple(sharing), income=[income(), ending]))
    assert ("open" in rows(both, "decided")) is opens


@pytest.mark.parametrize("sharing", ["none", "by_heads", "by_net_income"])
@pytest.mark.parametrize(
    ("code", "opens"), [("I01", True), ("I20", True), ("I22", True), ("I24", True), ("I23", False)]
)
def test_a8_above_the_floor_the_income_of_the_other_opens_months_too(
    sharing: str, code: str, opens: bool
) -> None:
    """A8: it lowers the floor, or what the household has for care, rent and children."""
    ending = income("900.00", code, who="B", until="2027-03-31", followed_by="unknown")
    both = raw_draft(**couple(sharing), income=[income("3000.00"), ending], checks=settled())
    both["adults"] = [one | {"taxable_income": {"amount": "20000.00"}} for one in both["adults"]]
    made = outcome(both, tariffs=shipped())
    assert ("open" in rows(made, "decided")) is (opens or sharing == "by_net_income")
    if "open" in rows(made, "decided"):
        opened = rows(made, "decided").index("open")
        assert opened == 4
        assert {row.balance for row in made.schedule[opened:]} == {None}
        assert {row.payment.amount for row in made.schedule[opened:]} == {0}
        assert made.plan is None or made.plan.discharge is None
        assert made.term_that_repays is None
        assert not made.final


def test_a8_without_a_floor_earmarked_money_of_the_other_still_pays_shared_costs() -> None:
    ending = income("100.00", "I24", who="B", until="2027-03-31")
    both = raw_draft(
        **couple("by_heads"), income=[income(), ending],
        expenses=[cost(), cost("200.00", "U36", who="AB")],
    )  # fmt: skip
    assert "open" in rows(outcome(both), "decided")


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ({"from_date": "UNKNOWN"}, "income_start_unknown", "from_date"),
        ({"certainty": "UNKNOWN"}, "income_certainty_unknown", "certainty"),
        ({"frequency": "UNKNOWN"}, "missing", "frequency"),
        ({"who": "UNKNOWN"}, "missing", "who"),
        ({"amount": "UNKNOWN"}, "missing", "amount"),
    ],
)
def test_a9_an_income_of_which_something_is_unknown_does_not_count_and_is_listed(
    more: dict[str, object], code: str, path: str
) -> None:
    """A9: not counted, partial, with the line; never a final plan."""
    made = outcome(income=[income(), income("300.00") | more], checks=settled())
    assert found(made, code) == [("missing", f"income[1].{path}")]
    assert (made.partial, made.final, made.plan) == (True, False, None)
    assert rows(made, "income")[0] == "2000.00"


def test_a9_what_is_only_expected_may_begin_on_a_day_that_nobody_knows() -> None:
    line = income("300.00", certainty="expected", from_date="UNKNOWN")
    made = outcome(income=[income(), line], checks=settled())
    assert found(made, "income_start_unknown") == []
    assert (made.partial, made.final) == (False, True)


def test_a9_an_income_that_may_stop_any_day_counts_and_blocks() -> None:
    made = outcome(income=[income(), income("300.00", until="UNKNOWN")], checks=settled())
    assert rows(made, "income")[0] == "2300.00"
    assert found(made, "income_end_unknown") == [("blocks", "income[1].until")]
    assert not made.final


def test_an_income_of_unknown_certainty_is_missing_something() -> None:
    unsure = outcome(income=[income(), income("100.00", certainty="UNKNOWN")])
    assert found(unsure, "income_certainty_unknown") == [("missing", "income[1].certainty")]


def test_the_callers_decimal_precision_changes_nothing() -> None:
    usual = as_json(outcome())
    with localcontext() as context:
        context.prec = 3
        assert as_json(assess_above(None, draft(), example_policy(), ON)) == usual


def test_there_is_no_minus_nothing() -> None:
    thirds = outcome(income=[income("1000.01", frequency="year")] * 3, expenses=[cost("250.01")])
    assert "-0.00" not in {*rows(thirds, "own_wall"), *rows(thirds, "balance")}


@pytest.mark.parametrize(
    "text",
    ["111222333", "111 222 333", "111.222.333", "1112.22.333", "BSN111222333", "bsn: 111222333"],
)
def test_a_bsn_is_refused_in_every_usual_form(text: str) -> None:
    assert ("bsn_in_text", "notes") in codes_and_paths(problems(raw_draft(notes=f"zie {text}.")))


@pytest.mark.parametrize(
    "text", ["111222334", "0612223330", "A111222333", "1112223334", "11-12-2223 33"]
)
def test_what_is_no_bsn_is_let_through(text: str) -> None:
    assert draft(raw_draft(notes=text)).notes == text


def test_a_control_character_of_the_upper_row_is_refused() -> None:
    assert ("control_character", "notes") in codes_and_paths(problems(raw_draft(notes="a\u0085b")))


def test_two_co_debtors_have_two_names() -> None:
    twice = {"balance": "100.00", "co_debtors": [{"ref": "X"}, {"ref": "X"}]}
    assert codes_and_paths(problems(raw_draft(debt=twice))) == {
        ("named_twice", "debt.co_debtors[1].ref")
    }


def test_only_plain_digits_are_an_amount() -> None:
    assert ("amount_not_readable", "savings") in codes_and_paths(
        problems(raw_draft(savings="\u0661\u0662"))
    )


def test_somebody_must_owe_the_debt() -> None:
    nobody = outcome(adults=[{"ref": "A", "liable": False}])
    assert nobody.partial
    assert [path for _, path in found(nobody, "nobody_liable")] == ["adults"]
