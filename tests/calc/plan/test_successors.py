"""A change of income inside a month: the lower of the two, when it follows directly (A11)."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from tests.building import (
    Raw,
    arrangement,
    child,
    cost,
    couple,
    found,
    income,
    months,
    outcome,
    policy,
    rows,
    settled,
)
from tests.calc.statutory_floor.test_counted import KNOWN
from tests.tariff_files import shipped

SUCCEEDS: Raw = {"followed_by": "line", "successor": "L2"}
NOT_NAMED = [("blocks", "income[0].successor")]


def old(amount: str = "2000.00", until: str | None = "2027-01-31", **more: Any) -> Raw:
    return income(amount, **({"until": until, "ref": "L1"} | SUCCEEDS | more))


def new(amount: str = "2100.00", from_date: str = "2027-02-03", **more: Any) -> Raw:
    return income(amount, **({"from_date": from_date, "ref": "L2"} | more))


def shown(made: Assessment, count: int = 5, column: str = "income") -> list[str]:
    return [value or "" for value in rows(made, column)[:count]]


def euros(*amounts: int) -> list[str]:
    return [f"{amount}.00" for amount in amounts]


@pytest.mark.parametrize(
    ("until", "begins", "expected"),
    [
        # gap 0, 1, 7 and 8 days; the change is in February
        ("2027-02-10", "2027-02-11", (2000, 2000, 2000, 2100)),
        ("2027-02-10", "2027-02-12", (2000, 2000, 2000, 2100)),
        ("2027-02-10", "2027-02-18", (2000, 2000, 2000, 2100)),
        ("2027-02-10", "2027-02-19", (2000, 2000, 0, 2100)),
        ("2027-01-31", "2027-02-08", (2000, 2000, 2000, 2100)),
        ("2027-01-31", "2027-02-09", (2000, 2000, 0, 2100)),
        ("2027-02-20", "2027-03-01", (2000, 2000, 0, 2100)),
        ("2027-02-21", "2027-03-01", (2000, 2000, 2000, 2100)),
        # the days between lie over the end of a month: both months are of the change
        ("2027-01-29", "2027-02-03", (2000, 2000, 2000, 2100)),
        ("2027-01-29", "2027-02-07", (2000, 0, 0, 2100)),
        # no month is lost, or the new one begins before the old one ends
        ("2027-01-31", "2027-02-01", (2000, 2000, 2100, 2100)),
        ("2027-02-10", "2027-02-05", (2000, 2000, 2000, 2100)),
        ("2027-02-28", "2027-02-05", (2000, 2000, 2000, 2100)),
        ("2027-02-28", "2027-02-01", (2000, 2000, 4100, 2100)),
        ("2027-03-10", "2027-01-05", (2000, 2000, 4100, 2100)),
    ],
)
def test_a11_up_to_seven_days_between_them_count_the_lower_amount(
    until: str, begins: str, expected: tuple[int, ...]
) -> None:
    made = outcome(income=[old(until=until), new(from_date=begins)])
    assert shown(made, 4) == euros(*expected)
    assert found(made, "successor_not_named") == []


def test_a11_the_lower_one_may_be_the_new_one() -> None:
    made = outcome(income=[old(), new("1500.00")])
    assert shown(made, 4) == euros(2000, 2000, 1500, 1500)
    # It is the old one that ends that makes the payment lower, and in February.
    [step] = [rung for rung in made.rungs if str(rung.first) == "2027-02"]
    assert "income_ends" in [cause.code.value for cause in step.causes]


def test_a11_a_job_that_starts_on_monday_asks_first_and_then_loses_nothing() -> None:
    """A11: 15,255 became 27,920."""
    costs = [cost("500.00"), cost("155.00", "U10"), cost("150.00", "U05"),
             cost("80.00", "U30", frequency="week"), cost("1000.00", "U42")]  # fmt: skip
    raw: Raw = {"expenses": costs, "debt": {"balance": "50000.00"}, "checks": settled()}
    named = [old("3000.00", "2027-04-30"), new("3100.00", "2027-05-03")]
    asked = outcome(**raw, income=[named[0] | {"successor": None}, named[1]])
    assert found(asked, "successor_not_named") == NOT_NAMED
    assert not asked.final
    made = outcome(**raw, income=named)
    assert made.plan is not None
    assert made.plan.total == Decimal(27920)
    assert made.final


def test_a11_a_chain_counts_the_lowest_of_its_month_once() -> None:
    def chain(middle: str, last: str = "2027-02-24", **more: Any) -> Assessment:
        lines = [
            old(until="2027-02-10"),
            new(middle, "2027-02-12", until="2027-02-20", followed_by="line", successor="L3"),
            income("2050.00", from_date=last, ref="L3") | more,
        ]
        return outcome(income=lines)

    assert shown(chain("2100.00"), 4) == euros(2000, 2000, 2000, 2050)
    assert shown(chain("900.00"), 4) == euros(2000, 2000, 900, 2050)
    assert shown(chain("2100.00", "2027-03-01"), 4) == euros(2000, 2000, 0, 2050)  # eight days
    assert shown(chain("2100.00", amount="UNKNOWN"), 4) == euros(2000, 2000, 0, 0)


def test_a11_a_chain_that_ends_in_its_month_counts_nothing_there() -> None:
    lines = [
        old(until="2027-02-10"),
        new("2100.00", "2027-02-12", until="2027-02-20", followed_by="nothing"),
    ]
    assert shown(outcome(income=lines), 4) == euros(2000, 2000, 0, 0)


def test_a11_an_income_that_began_in_the_month_itself_carries_no_month() -> None:
    lines = [old(from_date="2027-02-02", until="2027-02-10"), new(from_date="2027-02-11")]
    assert shown(outcome(income=lines), 4) == euros(0, 0, 0, 2100)


def test_a11_two_jobs_that_become_one_count_the_lowest_once() -> None:
    lines = [old("1000.00", "2027-02-10"), old("900.00", "2027-02-12", ref="L9"),
             new("1950.00", "2027-02-15")]  # fmt: skip
    assert shown(outcome(income=lines), 4) == euros(1900, 1900, 900, 1950)


def test_a11_the_floor_the_share_and_the_cash_count_the_same_amount() -> None:
    people = couple("by_net_income")
    people["adults"] = [one | KNOWN for one in people["adults"]]
    lines = [old(), new("1500.00", frequency="month"), income("1500.00", who="B")]
    bills = [cost("900.00", who="AB")]
    made = outcome(
        tariffs=shipped(), **people, income=lines, expenses=bills, debt={"balance": "90000.00"}
    )
    february, march = made.schedule[2], made.schedule[3]
    assert february.floor_wall is not None
    assert february.floor_wall.parts[0].amount == 1500
    assert february.costs.amount == march.costs.amount == 450
    assert february.balance is not None
    assert february.balance.parts[0].parts[1].amount == 1050  # the cash of the month


@pytest.mark.parametrize(
    ("more", "february"),
    [
        ({"frequency": "4weeks", "pay_date": "2027-02-01"}, Decimal("2166.67")),
        ({"frequency": "quarter", "due_months": [2, 5, 8, 11]}, Decimal("666.67")),
        ({"frequency": "year", "due_months": [5], "amount": "24000.00"}, Decimal("2000.00")),
    ],
)
def test_a11_in_the_month_of_the_change_cash_is_the_monthly_amount(
    more: Raw, february: Decimal
) -> None:
    """Whatever its due months and pay dates: one amount, the same in every view."""
    lines = [old(**more), new("5000.00"), income("10.00")]
    made = outcome(income=lines, expenses=[], debt={"balance": "900000.00"})
    row = made.schedule[2]
    assert row.balance is not None
    assert round(row.balance.parts[0].parts[1].amount, 2) == february + 10
    assert rows(made, "income")[2] == str(february + 10)


def test_a11_a_varying_income_is_compared_by_its_base() -> None:
    varying = new(varying=True, months=months("1900.00", "2500.00", "2600.00", "2700.00"))
    del varying["amount"]
    made = outcome(income=[old(), varying], rules=policy(varying_income="quartile"))
    assert shown(made, 4) == euros(2000, 2000, 1900, 1900)
    shocks = {shock.kind.value: shock for shock in made.beside.shocks}
    assert "varying_income_out" in shocks


def test_a11_what_is_withheld_counts_with_its_line() -> None:
    kept = arrangement(withheld=True, income_is_after_withholding=True, withheld_from="L1")
    lines = [old("1950.00"), new("2000.00")]
    made = outcome(income=lines, arrangements=[kept])
    # 1,950 and 100 withheld are more than 2,000.
    assert shown(made, 4) == euros(2050, 2050, 2000, 2000)
    made = outcome(income=[old("1850.00"), new("2000.00")], arrangements=[kept])
    assert shown(made, 4) == euros(1950, 1950, 1950, 2000)


@pytest.mark.parametrize(
    "line",
    [
        new(who="B"),
        new(frequency="once", date="2027-02-10"),
        new(certainty="expected"),
        new(amount="UNKNOWN"),
        new() | {"from_date": None},
        new() | {"from_date": "UNKNOWN"},
    ],
)
def test_a11_only_regular_lines_of_one_person_follow_each_other(line: Raw) -> None:
    made = outcome(**couple("none"), income=[old(), line])
    without = outcome(**couple("none"), income=[old(successor=None, followed_by="nothing"), line])
    assert rows(made, "income") == rows(without, "income")


@pytest.mark.parametrize("code", ["I13", "I20", "I24", "I30"])
def test_a11_money_of_another_kind_takes_no_place(code: str) -> None:
    """A wage is not followed by a toeslag: nothing counts, and it is asked again."""
    made = outcome(income=[old(), new(code=code), income("5.00", "I12")])
    assert rows(made, "income")[2] == "5.00"
    assert found(made, "successor_not_named") == NOT_NAMED
    of_one = outcome(income=[old("90.00", code="I20"), new("80.00", code="I20")])
    assert shown(of_one, 4) == euros(90, 90, 80, 80)


def test_a11_of_equal_amounts_the_order_of_the_lines_makes_no_difference() -> None:
    lines = [old("2000.00", code="I09"), new("2000.00")]
    for chosen in (lines, lines[::-1]):
        made = outcome(income=chosen)
        assert shown(made, 4) == euros(2000, 2000, 2000, 2000)


@pytest.mark.parametrize("after", ["nothing", "unknown"])
def test_a11_whoever_said_that_nothing_follows_named_no_successor(after: str) -> None:
    made = outcome(income=[old(followed_by=after), new()])
    assert rows(made, "income")[2] == "0.00"


def test_a11_to_name_the_line_is_to_know_what_follows() -> None:
    made = outcome(income=[old(followed_by="UNKNOWN"), new()])
    assert found(made, "income_ends_unknown_after") == []
    assert shown(made, 3) == euros(2000, 2000, 2000)
    waiting = outcome(income=[old(followed_by="UNKNOWN"), new("UNKNOWN")])
    assert found(waiting, "income_ends_unknown_after") == [("blocks", "income[0].followed_by")]
    unknown = outcome(income=[old(followed_by="unknown"), new()])
    assert found(unknown, "income_ends_unknown_after") == [("blocks", "income[0].followed_by")]


def test_an_amount_that_comes_once_is_no_income_that_follows() -> None:
    once = income("3000.00", frequency="once", date="2027-02-03", ref="L2")
    made = outcome(income=[old(followed_by="UNKNOWN"), once])
    assert found(made, "income_ends_unknown_after") == [("blocks", "income[0].followed_by")]
    assert [row.decided.value for row in made.schedule][2:5] == ["open"] * 3


def test_a11_an_income_that_does_not_end_has_no_change() -> None:
    made = outcome(income=[old(until=None), new()])
    assert shown(made, 4) == euros(2000, 2000, 2000, 4100)


def test_a11_a_childs_money_ends_by_its_own_rule() -> None:
    children = [child("K1", birth_month="2009-01", days_per_14=14)]
    lines = [old(code="I23", who="K1", until="2027-02-10"), new(code="I23", who="K1")]
    made = outcome(income=[*lines, income("5.00")], children=children)
    assert shown(made, 3) == ["2005.00", "2005.00", "5.00"]


@pytest.mark.parametrize(
    ("turns_18", "expected"),
    [
        ("2009-02", (300, 300, 300, 0)),
        ("2009-01", (300, 300, 0, 0)),
        ("2008-12", (300, 0, 0, 0)),
    ],
)
def test_a11_kindgebonden_budget_in_a_month_of_change_still_becomes_less_at_18(
    turns_18: str, expected: tuple[int, ...]
) -> None:
    children = [child("K1", birth_month=turns_18, days_per_14=14)]
    lines = [old("300.00", code="I22", until="2027-02-10"), new("400.00", "2027-02-12", code="I22")]
    made = outcome(income=lines, children=children)
    assert shown(made, 4) == euros(*expected)


# The question


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ({"until": "2027-01-31"}, {"from_date": "2027-02-03"}, True),
        ({"until": "2027-01-31"}, {"from_date": "2027-02-27"}, True),
        ({"until": "2027-01-31"}, {"from_date": "2027-02-01"}, False),
        ({"until": "2027-01-31"}, {"from_date": "2027-01-20"}, False),
        ({"until": "2027-01-31"}, {"from_date": "2027-02-01", "code": "I23"}, True),
        ({"until": "2027-01-31"}, {"from_date": "2027-02-01", "who": "B"}, True),
        ({"until": "2027-01-31"}, {"frequency": "once", "date": "2027-02-01"}, True),
        ({"until": "2027-01-31"}, {"from_date": "2027-02-01", "certainty": "expected"}, True),
        ({"until": "2027-01-31"}, {}, True),
        ({"until": "2031-11-30"}, {}, False),
        ({"until": "2026-11-28"}, {"from_date": "2026-12-03"}, True),
        ({"until": "2026-11-28"}, {"from_date": "2026-12-01"}, False),
        ({"until": "2026-11-28"}, {}, False),
        ({"until": "UNKNOWN"}, {"from_date": "2027-02-03"}, False),
        ({"frequency": "once", "date": "2026-12-05", "until": "2027-01-31"}, {}, False),
    ],
)
def test_a11_a_line_that_is_said_to_follow_must_be_named_where_a_month_depends_on_it(
    first: Raw, second: Raw, asked: bool
) -> None:
    lines = [income(followed_by="line") | first, income("2100.00") | second]
    made = outcome(**couple("by_net_income"), income=lines)
    assert (found(made, "successor_not_named") == NOT_NAMED) is asked


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        ({"from_date": "2027-02-03"}, True),
        ({"from_date": "2027-02-08"}, True),
        ({"from_date": "2027-02-09"}, False),
        ({"from_date": "2027-02-01"}, False),
        ({"from_date": "2027-02-03", "code": "I20"}, False),
    ],
)
def test_a11_a_job_within_a_week_is_asked_about_also_when_nothing_was_said_to_follow(
    second: Raw, asked: bool
) -> None:
    lines = [income(until="2027-01-31", followed_by="nothing"), income() | second]
    expected = [("warns", "income[0].successor")] if asked else []
    assert found(outcome(income=lines), "successor_not_named") == expected


def test_a11_toeslagen_that_change_are_no_job() -> None:
    lines = [
        income("90.00", "I20", until="2027-01-31", followed_by="nothing"),
        income("95.00", "I20", from_date="2027-02-03"),
    ]
    assert found(outcome(income=[income(), *lines]), "successor_not_named") == []


def test_a11_a_successor_that_cannot_follow_is_asked_about_again() -> None:
    lines = [old(), new(who="B")]
    made = outcome(**couple("by_net_income"), income=lines)
    assert found(made, "successor_not_named") == NOT_NAMED
    # One that does not count yet is asked about itself.
    waiting = outcome(income=[old(), new(from_date="UNKNOWN")])
    assert found(waiting, "successor_not_named") == []
    assert found(waiting, "income_start_unknown") == [("missing", "income[1].from_date")]


def test_a11_of_a_child_that_turns_18_nobody_asks_what_follows() -> None:
    children = [child("K1", birth_month="2009-01", days_per_14=14)]
    line = income("90.00", "I23", who="K1", until="2027-02-28", followed_by="line")
    made = outcome(income=[income(), line], children=children)
    assert found(made, "successor_not_named") == []


def test_a11_a_setback_takes_what_the_month_of_the_change_counts() -> None:
    """Overtime that is out takes the monthly amount, not what would fall on its pay dates."""
    shock: Raw = {"kind": "varying_income_out", "month": 3, "until_month": 3}
    rules = policy(shocks=[shock])
    lines = [
        old("1000.00", "2027-02-10", varying=True, frequency="4weeks", pay_date="2027-02-01"),
        new("5000.00", "2027-02-15"),
        income("1500.00"),
    ]
    made = outcome(income=lines, rules=rules, savings="0.00", debt={"balance": "900000.00"})
    february = made.schedule[2]
    assert february.balance is not None
    [shock_of] = made.beside.shocks
    assert shock_of.lowest_month == february.month
    taken = february.balance.amount - shock_of.lowest.amount
    assert round(taken, 2) == Decimal("1083.33")
