"""The floor wall: what it is made of, when it changes, and what it says when it cannot be known."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from calc import Assessment, FloorReport, Month, Step, Tariffs, assess
from calc.base.params import texts_of
from calc.statutory_floor.people import child_age
from tests.app.i18n.rule_samples.households import without_a_figure
from tests.building import (
    Raw,
    adult,
    arrangement,
    child,
    cost,
    couple,
    draft,
    example_outcome,
    found,
    income,
    outcome,
    policy,
    raw_draft,
    settled,
    shown,
)
from tests.tariff_files import shipped

D = Decimal
CALM: Raw = {
    "checks": settled(),
    "housing": {"tenure": "koop", "cut_off_threat": False},
    "expenses": [cost("300.00", "U30")],
}


def known(ref: str = "A", amount: str = "30000.00", **more: Any) -> Raw:
    return adult(ref, taxable_income={"amount": amount}, **more)


def under_law(tariffs: Tariffs | None = None, rules: Any = None, **changes: Any) -> Assessment:
    return outcome(rules=rules, tariffs=tariffs or shipped(), **(CALM | changes))


def floor(assessment: Assessment) -> FloorReport:
    assert assessment.floor is not None
    return assessment.floor


def euros(step: Step | None) -> Decimal:
    assert step is not None
    return step.amount


def test_the_floor_wall_is_counted_income_less_floor_less_arrangements() -> None:
    made = under_law(
        adults=[known()], income=[income("2500.00")], arrangements=[arrangement("60.00")]
    )
    row, report = made.schedule[0], floor(made)
    assert euros(row.floor_wall) == 2500 - euros(report.floor) - 60
    assert row.lowest.value == "floor"
    assert row.room.amount == euros(row.floor_wall)
    assert report.indicative
    assert found(made, "floor_indicative") == [("informs", "statutory")]


@pytest.mark.parametrize(("hours", "granted"), [(18, 0), (19, 1), ("UNKNOWN", 1)])
def test_hours_of_work_raise_the_floor_by_the_arbeidstoeslag(
    hours: int | str, granted: int
) -> None:
    floors = [
        euros(floor(under_law(adults=[known(hours_per_week=each)])).floor) for each in (0, hours)
    ]
    assert floors[1] - floors[0] == granted * D("50.69")


def test_a_partner_who_is_not_liable_lowers_the_floor_by_at_most_half() -> None:
    people = [known(), known("B", liable=False)]
    whole = euros(floor(under_law(adults=people, **_with_partner("0.00"))).whole)
    for earned in ("0.00", "500.00"):
        report = floor(under_law(adults=people, **_with_partner(earned)))
        assert euros(report.floor) == whole - D(earned)
    rich = floor(under_law(adults=people, **_with_partner("9000.00")))
    assert euros(rich.floor) == euros(rich.whole) / 2


def _with_partner(earned: str) -> Raw:
    lines = [income("4000.00"), income(earned, who="B")]
    return {"cost_sharing": "none", "income": lines}


def test_the_taxable_income_of_both_counts_for_the_floor_of_two() -> None:
    lines: Raw = {"income": [income("4000.00")], "cost_sharing": "none"}
    low = under_law(adults=[known(), known("B", "0.00", liable=False)], **lines)
    high = under_law(adults=[known(), known("B", "20000.00", liable=False)], **lines)
    assert euros(floor(high).whole) > euros(floor(low).whole)


def test_with_the_taxable_income_unknown_the_highest_floor_holds_and_nothing_is_final() -> None:
    young = adult("A", birth_month="1980-01")
    made = under_law(adults=[young], income=[income("2600.00")])
    nominal = D("50.69") + D("32.08")
    assert euros(floor(made).floor) == D("2208.48") + nominal
    assert [reason.value for reason in made.provisional] == ["taxable_income"]
    assert found(made, "taxable_income_unknown") == [("blocks", "adults[0].taxable_income.amount")]
    assert not made.final
    assert not made.room_is_open
    assert made.plan is not None


def test_nobody_says_that_there_is_no_room_only_because_the_income_is_unknown() -> None:
    made = under_law(adults=[adult("A")], income=[income("1900.00")])
    assert made.schedule[0].decided.value == "floor"
    assert made.plan is None
    assert made.room_is_open
    assert shown(made)["room_is_open"] is True


def test_without_own_room_there_is_no_room_whatever_the_income_is() -> None:
    made = under_law(
        adults=[adult("A")], income=[income("1900.00")], expenses=[cost("1900.00", "U30")]
    )
    assert made.plan is None
    assert not made.room_is_open


PAYSLIP: Raw = {
    "taxable_month": "2200.00",
    "holiday_pay_year": "2112.00",
    "extra_pay_year": "0.00",
}


def test_payslips_show_what_would_be_paid_and_do_not_decide() -> None:
    income_line: Raw = {"income": [income("2500.00")]}
    by_slip = under_law(adults=[adult("A", payslip=PAYSLIP)], **income_line)
    year = D(2200) * 12 + 2112
    as_known = under_law(adults=[known(amount=str(year))], **income_line)
    assert by_slip.payment is not None
    assert as_known.payment is not None
    assert euros(floor(by_slip).payment_if_derived) == as_known.payment.amount
    assert by_slip.payment.amount < as_known.payment.amount
    assert not by_slip.final


@pytest.mark.parametrize("left_out", sorted(PAYSLIP))
def test_half_a_payslip_gives_no_income(left_out: str) -> None:
    slip = {key: value for key, value in PAYSLIP.items() if key != left_out}
    made = under_law(adults=[adult("A", payslip=slip)], income=[income("2500.00")])
    assert floor(made).payment_if_derived is None


def test_an_official_vtlb_rules_with_ours_beside_it_and_needs_no_income() -> None:
    official = {"amount": "1500.00", "version": "5.1", "on": "2026-10-01"}
    made = under_law(
        adults=[adult("A")], income=[income("2600.00")], statutory={"official": official}
    )
    report = floor(made)
    assert euros(report.floor) == 1500
    assert report.official
    assert euros(report.ours) > 1500
    assert made.provisional == ()
    assert not report.indicative
    assert not found(made, "taxable_income_unknown")


@pytest.mark.parametrize("left_out", ["amount", "version", "on"])
def test_an_official_vtlb_without_amount_version_or_date_does_not_count(left_out: str) -> None:
    official = {"amount": "1500.00", "version": "5.1", "on": "2026-10-01"}
    del official[left_out]
    made = under_law(adults=[known()], statutory={"official": official})
    assert not floor(made).official
    path = f"statutory.official.{left_out}"
    assert found(made, "official_vtlb_incomplete") == [("warns", path)]


def test_a_correction_counts_only_with_amount_and_reason() -> None:
    plain = euros(floor(under_law(adults=[known()])).floor)
    with_it = under_law(
        adults=[known()],
        statutory={
            "corrections": [
                {"kind": "vervoer", "amount": "100.00", "reason": "SENTINEL-werk"},
                {"kind": "overige", "amount": "11.00"},
                {"kind": "overige", "reason": "SENTINEL"},
            ]
        },
    )
    assert euros(floor(with_it).floor) == plain + 100
    assert found(with_it, "correction_incomplete") == [
        ("warns", "statutory.corrections[1].reason"),
        ("warns", "statutory.corrections[2].amount"),
    ]


def test_entered_individual_costs_take_the_place_of_the_estimate() -> None:
    costs = [cost("900.00", "U01"), cost("160.00", "U10")]
    housing: Raw = {"adults": [known()], "expenses": costs}
    estimated = floor(under_law(**housing))
    entered = {"individual_costs": "1.00", "individual_costs_reason": "SENTINEL"}
    own = floor(under_law(**housing, statutory=entered))
    assert euros(estimated.floor) - euros(own.floor) > 100
    without_reason = under_law(**housing, statutory={"individual_costs": "1.00"})
    assert euros(floor(without_reason).floor) == euros(estimated.floor)
    path = "statutory.individual_costs_reason"
    assert found(without_reason, "individual_costs_without_reason") == [("warns", path)]


def test_a_policy_that_wants_them_entered_asks_and_uses_the_estimate_until_then() -> None:
    rules = policy(individual_costs="entered")
    made = under_law(rules=rules, adults=[known()])
    path = "statutory.individual_costs"
    assert found(made, "individual_costs_not_entered") == [("warns", path)]
    assert euros(floor(made).floor) == euros(floor(under_law(adults=[known()])).floor)
    entered = {"individual_costs": "40.00", "individual_costs_reason": "SENTINEL"}
    settled_ = under_law(rules=rules, adults=[known()], statutory=entered)
    assert not found(settled_, "individual_costs_not_entered")


def test_the_policy_may_take_the_beslagvrije_voet() -> None:
    rules = policy(floor="bvv")
    vtlb, bvv = (floor(under_law(rules=each, adults=[known()])) for each in (None, rules))
    assert (vtlb.kind, bvv.kind) == ("vtlb", "bvv")
    assert euros(bvv.floor) < euros(vtlb.floor)
    unknown = floor(under_law(rules=rules, adults=[adult("A")]))
    assert euros(unknown.floor) == D("2208.48")
    raised = {"kind": "woonkosten_lid5", "amount": "25.00", "reason": "SENTINEL"}
    more = floor(under_law(rules=rules, adults=[known()], statutory={"corrections": [raised]}))
    assert euros(more.floor) == euros(bvv.floor) + 25


def test_an_official_vtlb_does_not_rule_over_the_beslagvrije_voet() -> None:
    official = {"amount": "1500.00", "version": "5.1", "on": "2026-10-01"}
    made = under_law(
        rules=policy(floor="bvv"), adults=[adult("A")], statutory={"official": official}
    )
    assert not floor(made).official
    assert [reason.value for reason in made.provisional] == ["taxable_income"]


def test_a_child_that_turns_18_changes_the_floor_from_the_next_month() -> None:
    made = under_law(
        adults=[known()],
        children=[child("K1", birth_month="2009-03", days_per_14=14)],
        income=[income("2700.00")],
    )
    walls = {str(row.month): euros(row.floor_wall) for row in made.schedule}
    assert walls["2026-12"] == walls["2027-03"]
    assert walls["2027-04"] > walls["2027-03"]


@pytest.mark.parametrize(
    ("born", "first_higher"),
    [
        ("2015-02", "2027-03"),
        ("2015-03", "2027-04"),
        ("2011-03", "2027-04"),
        ("2011-04", "2027-05"),
    ],
)
def test_a6_the_highest_kgb_rises_in_the_month_after_a_12th_or_16th_birthday(
    born: str, first_higher: str
) -> None:
    """A6: it rose in the month of the birthday itself."""
    made = under_law(
        adults=[known()],
        children=[child("K1", birth_month=born, days_per_14=14)],
        income=[income("2700.00")],
    )
    walls = [(str(row.month), euros(row.floor_wall)) for row in made.schedule]
    lower = [month for (_, before), (month, wall) in pairwise(walls) if wall < before]
    assert lower == [first_higher]


@pytest.mark.parametrize(
    ("born", "month", "age"),
    [
        ("2027-03", "2027-03", 0),
        ("2027-03", "2028-03", 0),
        ("2027-03", "2028-04", 1),
        ("2015-03", "2027-03", 11),
        ("2015-03", "2027-04", 12),
        ("2011-03", "2027-03", 15),
        ("2011-03", "2027-04", 16),
        ("2009-03", "2027-03", 17),
    ],
)
def test_a6_an_age_counts_from_the_month_after_the_birthday(
    born: str, month: str, age: int
) -> None:
    assert child_age(Month.parse(born), Month.parse(month)) == age


def test_a_figure_that_is_missing_leaves_the_floor_open_and_says_so() -> None:
    law = without_a_figure("pw.norm.alleenstaand")
    made = under_law(law, adults=[known()], income=[income("2600.00")])
    report = floor(made)
    assert report.floor is None
    assert "tariff:pw.norm.alleenstaand" in report.missing
    assert found(made, "floor_not_computed") == [("blocks", "statutory")]
    assert not made.final
    assert all(row.floor_wall is None for row in made.schedule)


def test_a_figure_that_only_families_need_does_not_touch_a_single_person() -> None:
    law = without_a_figure("kgb.afbouw")
    made = under_law(law, adults=[known()], income=[income("2600.00")])
    assert floor(made).floor is not None
    family = under_law(
        law,
        adults=[known()],
        children=[child("K1", birth_month="2015-01")],
        income=[income("2600.00")],
    )
    assert floor(family).floor is None


@pytest.mark.parametrize(
    ("month", "reason"), [("2022-12", "before_first"), ("2019-01", "before_first")]
)
def test_before_the_first_file_there_is_no_plan_and_it_says_why(month: str, reason: str) -> None:
    made = under_law(adults=[known()], first_plan_month=month)
    assert (made.schedule, made.plan, made.partial) == ((), None, True)
    [finding] = [each for each in made.findings if each.code == "no_tariff"]
    assert texts_of(finding.params) == {"day": f"{month}-01", "reason": reason}
    assert made.floor is None


@pytest.mark.parametrize(("month", "provisional"), [("2026-12", False), ("2027-01", True)])
def test_after_the_last_file_the_last_period_holds_and_it_cannot_be_final(
    month: str, provisional: bool
) -> None:
    made = under_law(adults=[known()], first_plan_month=month, income=[income("2500.00")])
    assert made.plan is not None
    assert [each.value for each in made.provisional] == (["tariff"] if provisional else [])
    assert bool(found(made, "tariff_provisional")) is provisional
    if provisional:
        assert not made.final
        before = under_law(adults=[known()], first_plan_month="2026-12", income=[income("2500.00")])
        assert euros(floor(made).floor) == euros(floor(before).floor)


def test_the_receipt_names_every_tariff_file_that_was_used() -> None:
    plain = example_outcome("HH1")
    assert [file.name for file in plain.receipt.files] == ["voorbeeldbank.toml", "2026.toml"]
    earlier = outcome(tariffs=shipped(), adults=[known()], first_plan_month="2025-06")
    names = [file.name for file in earlier.receipt.files]
    assert names == ["voorbeeldbank.toml", "2025.toml", "2026.toml"]


def test_two_adults_without_children_and_an_own_wall_that_is_lower() -> None:
    made = example_outcome("HH5")
    row = made.schedule[0]
    assert row.lowest.value == "own"
    assert euros(row.floor_wall) > row.own_wall.amount


def test_nobody_in_the_dossier_is_an_unknown_income() -> None:
    made = outcome(tariffs=shipped(), adults=[])
    assert found(made, "taxable_income_unknown") == [("blocks", "adults")]


def test_a_couple_of_which_one_income_is_unknown_waits_for_that_one() -> None:
    people = couple("none") | {"adults": [known(), adult("B", liable=False)]}
    made = under_law(**people)
    assert found(made, "taxable_income_unknown") == [("blocks", "adults[1].taxable_income.amount")]


def test_without_figures_for_today_the_toeslagen_are_not_checked_and_the_plan_is() -> None:
    made = outcome(
        tariffs=Tariffs(shipped().files[-1:]), adults=[known()], first_plan_month="2026-12"
    )
    assert made.toeslagen is not None
    early = assess(draft(raw_draft(adults=[known()])), policy(), shipped(), date(2022, 6, 1))
    assert early.toeslagen is None
    assert early.floor is not None


def test_somebody_whose_age_nobody_knows_has_the_higher_floor_and_it_says_so() -> None:
    young = floor(under_law(adults=[known(birth_month="1980-01")]))
    ageless = floor(under_law(adults=[known()]))
    old = floor(under_law(adults=[known(birth_month="1950-01")]))
    assert euros(young.floor) < euros(ageless.floor) == euros(old.floor)
    assert "aow" in ageless.assumed
    assert "aow" not in young.assumed
