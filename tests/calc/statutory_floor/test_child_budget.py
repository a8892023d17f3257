"""Kindgebonden budget after an 18th birthday: how much, from when, and what is said (ENGINE 8)."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment, Tariffs
from calc.base.params import texts_of
from calc.law.rule import AmountName, Values
from calc.law.toeslagen.kindgebonden_budget import kindgebonden_budget
from calc.statutory_floor.child_budget import budget_steps
from tests.app.i18n.rule_samples.households import without_a_figure
from tests.building import (
    ON,
    Raw,
    adult,
    arrangement,
    child,
    couple,
    draft,
    found,
    income,
    outcome,
    policy,
)
from tests.calc.statutory_floor.test_wall import under_law
from tests.legal.computing import tariffs_on
from tests.tariff_files import shipped

D = Decimal
CENT = D("0.01")


def parent(ref: str = "A", amount: str = "30000.00", **more: Any) -> Raw:
    year = {"amount": amount, "year": 2026}
    return adult(ref, **({"taxable_income": year, "toetsingsinkomen": year} | more))


def here(ref: str, born: str = "2019-03", days: int | str = 14) -> Raw:
    return child(ref, birth_month=born, days_per_14=days, of="A")


def family(*children: Raw, tariffs: Tariffs | None = None, **changes: Any) -> Assessment:
    """A parent with 400 a month of kindgebonden budget beside the wage."""
    lines = [income("2000.00"), income("400.00", "I22")]
    values: Raw = {"adults": [parent()], "children": list(children), "income": lines}
    return under_law(tariffs, **(values | changes))


def budget(assessment: Assessment) -> list[Decimal]:
    """What comes in beside the wage of 2,000, month by month."""
    return [(row.income.amount - 2000).quantize(CENT) for row in assessment.schedule]


def entitled(*ages: int, income_: str = "30000.00", partner: bool = False) -> Decimal:
    values: Values = {"income": D(income_), "partner": partner, "child_ages": ages}
    step = kindgebonden_budget(values, tariffs_on(ON)).amounts[AmountName.MONTH]
    assert step is not None
    return step.amount


@pytest.mark.parametrize(
    ("born", "months"), [("2009-04", 5), ("2008-12", 1), ("2008-11", 0), ("2008-10", 36)]
)
def test_it_becomes_less_from_the_month_after_the_18th_birthday(born: str, months: int) -> None:
    """A child that was 18 before the reference date is not in today's amount any more."""
    amounts = budget(family(here("K1"), here("K2", born)))
    left = (400 * entitled(7) / entitled(7, 17)).quantize(CENT)
    assert amounts == [D(400)] * months + [left] * (36 - months)


def test_children_follow_each_other() -> None:
    made = family(here("K1"), here("K2", "2009-04"), here("K3", "2010-01"))
    amounts = budget(made)
    both, one = entitled(7, 16) / entitled(7, 17, 16), entitled(7) / entitled(7, 17, 16)
    assert amounts[4:6] == [D(400), (400 * both).quantize(CENT)]
    assert amounts[13:15] == [(400 * both).quantize(CENT), (400 * one).quantize(CENT)]
    assert found(made, "kgb_after_18") == [("informs", "children[1]"), ("informs", "children[2]")]


def test_twins_leave_together_and_the_last_child_takes_everything() -> None:
    made = family(here("K1", "2009-04"), here("K2", "2009-04"))
    assert budget(made)[4:6] == [D(400), D(0)]
    [finding] = [each for each in made.findings if each.code == "kgb_after_18"]
    assert texts_of(finding.params) == {"from": "2027-05", "amount": "0.00"}


def test_the_ages_of_today_hold_so_that_no_later_raise_counts() -> None:
    """K1 turns 16 and K2 turns 16 before it is 18: neither moves the share."""
    made = family(here("K1", "2011-03"), here("K2", "2010-12"))
    left = (400 * entitled(15) / entitled(15, 15)).quantize(CENT)
    assert budget(made)[24:26] == [D(400), left]


def test_two_adults_are_partners_with_one_income_together() -> None:
    both = [parent(), parent("B", "20000.00")]
    made = family(here("K1"), here("K2", "2009-04"), adults=both)
    share = entitled(7, income_="50000", partner=True) / entitled(
        7, 17, income_="50000", partner=True
    )
    assert budget(made)[5] == (400 * share).quantize(CENT)


def test_children_elsewhere_and_not_born_yet_are_not_in_it() -> None:
    others = [here("K2", "2009-04", 5), here("K3", "2026-11"), here("K4", "2027-06")]
    assert set(budget(family(here("K1"), *others))) == {D(400)}
    left = (400 * entitled(7) / entitled(7, 17)).quantize(CENT)
    assert budget(family(here("K1"), here("K2", "2009-04", 6), *others[1:]))[5] == left


def test_without_a_birth_month_the_loss_comes_at_once_and_as_if_the_child_was_17() -> None:
    made = family(here("K1"), here("K2", "UNKNOWN"))
    left = (400 * entitled(7) / entitled(7, 17)).quantize(CENT)
    assert set(budget(made)) == {left}
    assert found(made, "kgb_until_unknown") == [("warns", "children[1].birth_month")]
    assert not found(family(here("K1"), here("K2", "2009-04")), "kgb_until_unknown")
    nothing = family(here("K1", "UNKNOWN"), income=[income("2000.00")])
    assert not found(nothing, "kgb_until_unknown")


@pytest.mark.parametrize(
    ("changes", "children", "path"),
    [
        (
            {"adults": [adult("A", taxable_income={"amount": "UNKNOWN"})]},
            [],
            "adults[0].toetsingsinkomen.amount",
        ),
        ({"household_type": "paar met kinderen"}, [], "adults"),
        ({}, [here("K3", days="UNKNOWN")], "children[2].days_per_14"),
    ],
)
def test_what_cannot_be_computed_counts_for_nothing_and_is_said(
    changes: Raw, children: list[Raw], path: str
) -> None:
    made = family(here("K1"), here("K2", "2009-04"), *children, **changes)
    assert budget(made)[4:6] == [D(400), D(0)]
    assert found(made, "kgb_after_18_unknown") == [("warns", path)]
    assert not found(made, "kgb_after_18")


def test_without_a_figure_or_a_right_to_it_nothing_is_left() -> None:
    children = here("K1"), here("K2", "2009-04")
    rich = [parent(amount="500000.00")]
    for made in (
        family(*children, tariffs=without_a_figure("kgb.afbouw")),
        family(*children, adults=rich),
    ):
        assert budget(made)[4:6] == [D(400), D(0)]
        assert found(made, "kgb_after_18_not_computed") == [("warns", "children[1]")]
    lines = [income("2000.00"), income("400.00", "I22")]
    no_law = outcome(children=list(children), adults=[parent()], income=lines)
    assert budget(no_law)[4:6] == [D(400), D(0)]
    assert found(no_law, "kgb_after_18_not_computed") == [("warns", "children[1]")]


def test_a_line_of_one_child_ends_with_it_and_no_other_moves_it() -> None:
    children = here("K1"), here("K2", "2009-04"), here("K3", "UNKNOWN")
    own = [income("2000.00"), income("400.00", "I22", who="K2")]
    assert budget(family(*children, income=own))[4:6] == [D(400), D(0)]
    assert not found(family(*children, income=own), "kgb_after_18")
    young = [income("2000.00"), income("400.00", "I22", who="K1")]
    assert set(budget(family(*children, income=young))) == {D(400)}
    nobody_knows = [income("2000.00"), income("400.00", "I22", who="K3")]
    made = family(*children, income=nobody_knows)
    assert set(budget(made)) == {D(0)}
    assert found(made, "kgb_until_unknown") == [("warns", "children[2].birth_month")]


@pytest.mark.parametrize(
    ("dates", "first_months"),
    [
        ({"until": "2027-03-31"}, "4 400, 32 0"),
        ({"until": "2027-04-30"}, "5 400, 31 0"),
        ({"until": "2027-05-31"}, "5 400, 1 left, 30 0"),
        ({"from_date": "2027-04-01"}, "4 0, 1 400, 31 left"),
        ({"from_date": "2027-05-01"}, "5 0, 31 left"),
        ({"from_date": "2027-07-01"}, "7 0, 29 left"),
    ],
)
def test_the_own_dates_of_the_line_hold(dates: Raw, first_months: str) -> None:
    line = income("400.00", "I22", followed_by="nothing", **dates)
    left = (400 * entitled(7) / entitled(7, 17)).quantize(CENT)
    amounts = {"0": D(0), "400": D(400), "left": left}
    expected = []
    for run in first_months.split(", "):
        count, name = run.split()
        expected += [amounts[name]] * int(count)
    lines = [income("2000.00"), line]
    made = family(here("K1"), here("K2", "2009-04"), income=lines)
    assert budget(made) == expected


def test_what_comes_once_and_what_is_nothing_stays_as_it_is() -> None:
    once = income("400.00", "I22", frequency="once", date="2027-08-01")
    children = here("K1"), here("K2", "2009-04")
    made = family(*children, income=[income("2000.00"), once])
    before, month = made.schedule[7:9]
    assert str(month.month) == "2027-08"
    assert before.balance is not None
    assert month.balance is not None
    came_in = month.balance.amount - before.balance.amount + month.payment.amount
    assert came_in == 2000 + 400 - 300
    nothing = family(*children, income=[income("2000.00"), income("0.00", "I22")])
    assert not found(made, "kgb_after_18")
    assert not found(nothing, "kgb_after_18")


def test_the_check_of_the_toeslagen_compares_with_the_amount_of_today() -> None:
    made = family(here("K1"), here("K2", "2009-04"))
    assert made.toeslagen is not None
    [result] = [each for each in made.toeslagen.results if each.toeslag == "kindgebonden_budget"]
    assert result.received is not None
    assert result.received.amount == 400


def test_a_year_that_goes_back_is_one_year_of_the_line() -> None:
    rule = {"kind": "toeslagen_back", "share": D("0.1"), "month": 8}
    rules = policy(shocks=[rule], reserve_min="0.00", reserve_share=0, reserve_after="0.00")
    made = family(here("K1"), here("K2", "2009-04"), rules=rules)
    [shock] = made.beside.shocks
    assert shock.lowest.parts[1].amount == 480


@pytest.mark.parametrize(
    ("line", "changes", "causes"),
    [
        ({}, {}, ["child_turns_18 income[1]"]),
        (
            {"until": "2027-04-30", "followed_by": "nothing"},
            {},
            ["income_ends income[1]"],
        ),
        (
            {},
            {"arrangements": [arrangement("250.00", until="2027-04-30")]},
            ["arrangement_ends arrangements[0]"],
        ),
    ],
)
def test_what_is_left_is_no_new_income_and_the_birthday_is_the_cause(
    line: Raw, changes: Raw, causes: list[str]
) -> None:
    expenses = [{"code": "U30", "amount": "1950.00", "frequency": "month", "who": "A"}]
    official = {"official": {"amount": "900.00", "version": "5.1", "on": "2026-10-01"}}
    lines = [income("2000.00"), income("400.00", "I22", **line)]
    values: Raw = {"expenses": expenses, "statutory": official, "income": lines}
    made = family(here("K1"), here("K2", "2009-04"), **(values | changes))
    second = made.rungs[1]
    assert str(second.first) == "2027-05"
    assert [f"{c.code.value} {c.path}" for c in second.causes] == causes


@pytest.mark.parametrize(("born", "named"), [("2011-10", True), ("2011-11", False)])
def test_a_loss_is_named_through_the_last_month_of_the_plan(born: str, named: bool) -> None:
    assert bool(found(family(here("K1"), here("K2", born)), "kgb_after_18")) is named


def test_no_children_no_steps() -> None:
    assert budget_steps(draft(), tariffs_on(ON), ON) == ()
    assert budget_steps(draft(children=[here("K1")]), None, ON)[0].unknown
    both = draft(children=[here("K1")], **couple("none"))
    assert len(budget_steps(both, shipped().on(ON), ON)) == 1


def raises(assessment: Assessment) -> list[tuple[str, ...]]:
    return [
        (each.path, *texts_of(each.params).values())
        for each in assessment.findings
        if each.code == "child_gets_older"
    ]


@pytest.mark.parametrize(
    ("born", "result"),
    [
        ("2021-03", [("2027-04", "6", "kinderbijslag")]),
        ("2021-04", [("2027-07", "6", "kinderbijslag")]),
        ("2020-11", [("2027-01", "6", "kinderbijslag")]),
        ("2020-08", []),
        ("2015-03", [("2027-04", "12", "kinderbijslag,kindgebonden_budget")]),
        ("2011-03", [("2027-04", "16", "kindgebonden_budget")]),
        ("2013-10", [("2029-11", "16", "kindgebonden_budget")]),
        ("2013-11", []),
        ("UNKNOWN", []),
    ],
)
def test_a_raise_is_a_possible_later_step(born: str, result: list[tuple[str, ...]]) -> None:
    lines = [income("2000.00"), income("400.00", "I22"), income("100.00", "I23")]
    made = family(here("K1", born), income=lines)
    assert raises(made) == [("children[0].birth_month", *each) for each in result]


def test_a_raise_is_named_for_money_that_is_there_and_a_child_that_lives_here() -> None:
    assert raises(family(here("K1", "2021-03"))) == []
    assert raises(family(here("K1", "2015-03"))) == [
        ("children[0].birth_month", "2027-04", "12", "kindgebonden_budget")
    ]
    assert raises(family(here("K1", "2015-03", 5))) == []
    assert raises(family(here("K1", "2015-03"), income=[income("2000.00")])) == []
