"""Huurtoeslag at its thresholds, in both formulas; published examples are in tests/legal."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc.law.rule import AmountName
from calc.law.toeslagen.huurtoeslag import RULE
from tests.calc.law.toeslagen.amounts import DAY, amount, deciding
from tests.legal.computing import compute

Y2024, Y2025, Y2026 = date(2024, 3, 1), date(2025, 3, 1), DAY


def home(*ages: int, **more: Any) -> dict[str, Any]:
    """Who lives there; two or more persons of whom the second is grown up have a partner."""
    plain: dict[str, Any] = {
        "income": "20000",
        "partner": len(ages) > 1 and ages[1] >= 18,
        "household_size": len(ages),
        "rent": "600",
        "ages": ages,
    }
    return plain | more


def exact(day: date, *ages: int, **more: Any) -> Decimal:
    return amount(RULE, AmountName.YEAR_EXACT, day, **home(*ages, **more)) / 12


class TestFrom2026:
    def test_a_rent_above_the_limit_counts_up_to_it(self) -> None:
        highest = exact(Y2026, 40, rent="932.93")
        assert exact(Y2026, 40, rent="932.92") == highest - Decimal("0.004")
        assert exact(Y2026, 40, rent="932.94") == exact(Y2026, 40, rent="1500") == highest

    @pytest.mark.parametrize(
        ("ages", "rent"),
        [
            ((18,), "498.20"),
            ((20,), "498.20"),
            ((20, 20), "498.20"),
            ((21,), "600"),
            ((20, 21), "600"),
            ((20, 17), "600"),
            ((20, 20, 0), "600"),
        ],
    )
    def test_a_lower_limit_for_18_to_20_unless_somebody_is_21_or_a_child(
        self, ages: tuple[int, ...], rent: str
    ) -> None:
        older = (40, 40, 40)[: len(ages)]
        assert exact(Y2026, *ages) == exact(Y2026, *older, partner=False, rent=rent)

    def test_an_applicant_below_18_has_no_right(self) -> None:
        assert deciding(RULE, **home(17)) == "applicant_under_18"
        assert amount(RULE, AmountName.MONTH, **home(17)) == 0
        assert deciding(RULE, **home(18)) == "entitled"

    @pytest.mark.parametrize(
        ("ages", "mark", "share"), [((40,), 23425, "0.27"), ((40, 40), 31500, "0.22")]
    )
    def test_the_income_counts_from_the_mark_on(
        self, ages: tuple[int, ...], mark: int, share: str
    ) -> None:
        highest = exact(Y2026, *ages, income="0")
        assert exact(Y2026, *ages, income=str(mark)) == highest
        fall = highest - exact(Y2026, *ages, income=str(mark + 12))
        assert fall == Decimal(share)

    def test_three_persons_have_a_higher_aftoppingsgrens(self) -> None:
        two = exact(Y2026, 40, 40, rent="764.14")
        three = exact(Y2026, 40, 40, 8, rent="764.14")
        assert three - two == Decimal("0.25") * (Decimal("764.14") - Decimal("713.02"))

    def test_service_costs_no_longer_count(self) -> None:
        outcome = compute(RULE, Y2026, **home(40, service_costs="48"))
        assert outcome.assumed == ("assets",)
        assert exact(Y2026, 40, service_costs="48") == exact(Y2026, 40)

    @pytest.mark.parametrize(
        ("rent", "why"),
        [
            ("202.51", "rent_below_basishuur"),
            ("202.52", "rent_below_basishuur"),
            ("204.47", "small_amount"),
            ("204.48", "entitled"),
        ],
    )
    def test_the_rent_counts_above_the_basishuur_and_small_amounts_are_not_granted(
        self, rent: str, why: str
    ) -> None:
        granted = why == "entitled"
        assert deciding(RULE, **home(40, rent=rent)) == why
        assert amount(RULE, AmountName.YEAR, **home(40, rent=rent)) == (24 if granted else 0)
        assert amount(RULE, AmountName.MONTH, **home(40, rent=rent)) == (1 if granted else 0)

    def test_a_high_income_decides(self) -> None:
        assert deciding(RULE, **home(40, income="60000")) == "income_too_high"
        assert amount(RULE, AmountName.MONTH, **home(40, income="60000")) == 0


class TestUntil2025:
    @pytest.mark.parametrize(
        ("age", "limit"), [(40, "900.07"), (23, "900.07"), (22, "477.20"), (18, "477.20")]
    )
    def test_a_rent_above_the_limit_gives_no_right(self, age: int, limit: str) -> None:
        above = str(Decimal(limit) + Decimal("0.01"))
        assert deciding(RULE, Y2025, **home(age, rent=limit)) == "entitled"
        assert deciding(RULE, Y2025, **home(age, rent=above)) == "rent_above_limit"
        assert amount(RULE, AmountName.MONTH, Y2025, **home(age, rent=above)) == 0

    def test_a_child_gives_the_full_limit(self) -> None:
        assert deciding(RULE, Y2025, **home(22, 1)) == "entitled"
        assert deciding(RULE, Y2025, **home(22, 22)) == "rent_above_limit"
        assert deciding(RULE, Y2025, **home(22, 23)) == "entitled"

    def test_service_costs_count_up_to_their_maximum(self) -> None:
        none = exact(Y2025, 40, rent="300")
        assert exact(Y2025, 40, rent="300", service_costs="0") == none
        assert exact(Y2025, 40, rent="300", service_costs="47.99") == none + Decimal("47.99")
        assert exact(Y2025, 40, rent="300", service_costs="48") == none + 48
        assert exact(Y2025, 40, rent="300", service_costs="48.01") == none + 48
        assert compute(RULE, Y2025, **home(40)).assumed == ("service_costs", "assets")

    def test_service_costs_can_bring_the_rent_above_the_limit(self) -> None:
        inputs = home(40, rent="890", service_costs="10.08")
        assert deciding(RULE, Y2025, **inputs) == "rent_above_limit"

    def test_up_to_the_mark_the_lowest_basishuur_holds(self) -> None:
        highest = exact(Y2025, 40, rent="300", income="0")
        assert highest == Decimal("300") - Decimal("199.05")
        assert exact(Y2025, 40, rent="300", income="22700") == highest
        # 0.000000438698 x 26000 x 26000 + 0.000446392665 x 26000 = 308.166...; up; less 37.14
        assert exact(Y2025, 40, rent="300", income="26000") == Decimal("300") - Decimal("271.03")

    def test_just_above_the_mark_the_basishuur_does_not_fall_below_the_lowest(self) -> None:
        at = exact(Y2025, 40, rent="300", income="22700")
        assert exact(Y2025, 40, rent="300", income="22700.01") <= at

    @pytest.mark.parametrize(
        ("rent", "income", "why"),
        [
            ("199.05", "20000", "rent_below_basishuur"),
            ("199.06", "20000", "small_amount"),
            ("250", "26000", "income_too_high"),
            ("600", "60000", "income_too_high"),
            ("900.07", "60000", "income_too_high"),
            ("900.08", "60000", "rent_above_limit"),
        ],
    )
    def test_why_there_is_nothing(self, rent: str, income: str, why: str) -> None:
        assert deciding(RULE, Y2025, **home(40, rent=rent, income=income)) == why

    def test_a_basishuur_above_a_limit_takes_its_place(self) -> None:
        # Basishuur 596.52 lies above the kwaliteitskortingsgrens, 789.40 above the aftoppingsgrens.
        low = exact(Y2025, 40, rent="650", income="37500")
        assert low == Decimal("0.65") * (Decimal("650") - _basishuur("37500"))
        high = exact(Y2025, 40, rent="850", income="42900")
        assert high == Decimal("0.40") * (Decimal("850") - _basishuur("42900"))


def _basishuur(income: str) -> Decimal:
    """The basishuur of somebody alone in 2025, written a second time."""
    euros = Decimal(income)
    norm = Decimal("0.000000438698") * euros * euros + Decimal("0.000446392665") * euros
    return norm.quantize(Decimal("0.01"), rounding="ROUND_CEILING") - Decimal("37.14")


class TestKindsUntil2024:
    def _kind(self, *ages: int, day: date = Y2024, **more: Any) -> str:
        step = compute(RULE, day, **home(*ages, **more)).amounts[AmountName.YEAR_EXACT]
        assert step is not None
        waiting = [step]
        for each in waiting:
            waiting += each.parts
        [code] = {each.code for each in waiting if ".basishuur_minimum." in each.code}
        return code.rpartition(".")[2]

    @pytest.mark.parametrize(
        ("ages", "kind"),
        [
            ((66,), "eenpersoons"),
            ((67,), "eenpersoons_aow"),
            ((66, 66), "meerpersoons"),
            ((66, 67), "meerpersoons_aow"),
            ((67, 40), "meerpersoons_aow"),
            ((40, 5, 70), "meerpersoons"),
        ],
    )
    def test_the_applicant_or_the_partner_decides(self, ages: tuple[int, ...], kind: str) -> None:
        assert self._kind(*ages) == kind

    def test_from_2025_on_there_are_no_kinds_for_the_elderly(self) -> None:
        assert self._kind(70, day=date(2024, 12, 31)) == "eenpersoons_aow"
        assert self._kind(70, day=date(2025, 1, 1)) == "eenpersoons"
        assert self._kind(70, 70, day=date(2026, 1, 1)) == "meerpersoons"

    def test_the_age_of_the_partner_must_be_known_unless_the_applicant_decides(self) -> None:
        young = home(40, 40, ages=[40])
        assert compute(RULE, Y2024, **young).missing == ("ages",)
        assert compute(RULE, Y2024, **home(70, 40, ages=[70])).missing == ()
        assert compute(RULE, Y2024, **young | {"partner": False}).missing == ()
        assert compute(RULE, Y2025, **young).missing == ()

    @pytest.mark.parametrize(
        ("ages", "paid"),
        [((40,), True), ((40, 40), False), ((40, 5), False), ((70,), True), ((70, 70), True)],
    )
    def test_the_upper_band_was_not_for_all_until_2024(
        self, ages: tuple[int, ...], paid: bool
    ) -> None:
        at = exact(Y2024, *ages, rent="650.43")
        rise = exact(Y2024, *ages, rent="660.43") - at
        assert rise == (4 if paid else 0)

    def test_since_2025_the_upper_band_is_for_all(self) -> None:
        last, first = date(2024, 12, 31), date(2025, 1, 1)
        assert exact(last, 40, 40, rent="800") == exact(last, 40, 40, rent="700")
        assert exact(first, 40, 40, rent="800") - exact(first, 40, 40, rent="700") == 40

    def test_of_2023_the_aow_age_is_missing(self) -> None:
        outcome = compute(RULE, date(2023, 3, 1), **home(40))
        assert outcome.missing == ("tariff:aow.leeftijd",)
        assert set(outcome.amounts.values()) == {None}


def test_the_formula_changes_with_the_year_2026() -> None:
    last, first = date(2025, 12, 31), date(2026, 1, 1)
    assert deciding(RULE, last, **home(40, rent="950")) == "rent_above_limit"
    assert deciding(RULE, first, **home(40, rent="950")) == "entitled"
    assert compute(RULE, last, **home(40)).assumed == ("service_costs", "assets")
    assert compute(RULE, first, **home(40)).assumed == ("assets",)
    assert deciding(RULE, last, **home(22)) == "rent_above_limit"
    assert deciding(RULE, first, **home(22)) == "entitled"


@pytest.mark.parametrize("day", [Y2024, Y2025, Y2026])
@pytest.mark.parametrize(("ages", "times"), [((40,), 1), ((40, 40), 2), ((40, 8), 1)])
def test_assets_count_above_the_limit_and_not_at_it(
    day: date, ages: tuple[int, ...], times: int
) -> None:
    one = {Y2024: 36952, Y2025: 37395, Y2026: 38479}[day]
    limit = Decimal(one * times)
    above = home(*ages, assets=str(limit + Decimal("0.01")))
    assert deciding(RULE, day, **home(*ages, assets=str(limit))) == "entitled"
    assert deciding(RULE, day, **above) == "assets_above_limit"
    for part in (AmountName.YEAR_EXACT, AmountName.YEAR, AmountName.MONTH):
        assert amount(RULE, part, day, **above) == 0


def test_a_partner_who_is_not_registered_does_not_raise_the_limit_of_the_assets() -> None:
    inputs = home(40, partner=True, assets="38479.01")
    assert deciding(RULE, **inputs) == "assets_above_limit"


def test_assets_decide_before_the_rent_and_the_income() -> None:
    inputs = home(40, rent="2000", income="99999", assets="99999")
    assert deciding(RULE, Y2025, **inputs) == "assets_above_limit"
    assert deciding(RULE, Y2025, **inputs | {"assets": "1"}) == "rent_above_limit"


@pytest.mark.parametrize("left_out", ["income", "partner", "household_size", "rent", "ages"])
@pytest.mark.parametrize("day", [Y2024, Y2025, Y2026])
def test_what_is_left_out_is_named_and_gives_no_amount(left_out: str, day: date) -> None:
    inputs = home(40)
    del inputs[left_out]
    outcome = compute(RULE, day, **inputs)
    assert outcome.missing == (left_out,)
    assert set(outcome.amounts) == {AmountName.YEAR_EXACT, AmountName.YEAR, AmountName.MONTH}
    assert set(outcome.amounts.values()) == {None}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"ages": []}, "ages"),
        ({"ages": [40, 12]}, "household_size"),
        ({"ages": [20], "household_size": 2}, "ages"),
    ],
)
def test_ages_that_contradict_the_size_or_leave_it_open_give_no_amount(
    changes: dict[str, Any], missing: str
) -> None:
    outcome = compute(RULE, DAY, **home(40, **changes))
    assert outcome.missing == (missing,)
    assert set(outcome.amounts.values()) == {None}


def test_ages_may_be_left_out_when_one_of_them_settles_the_limit() -> None:
    assert compute(RULE, DAY, **home(40, household_size=3)).missing == ()
