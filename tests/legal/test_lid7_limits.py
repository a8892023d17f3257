"""The income limits of art. 475da lid 7 Rv follow from the huurtoeslag (art. 475da lid 9).

Published: wettekst Rv, art. 475da lid 7 (wetten.overheid.nl BWBR0001827). The limit is the income
at which the huur term (until 2025 the normhuur) reaches N, what huurtoeslag pays of a rent at the
maximale huurgrens:

    N = K + 65% x (F - K) + 40% x (H - F)

N as printed: 673.536 (2024), 697.788 (2025), and rounded up to 725.80 in 2026 only. The limits of
2023 (30,273 and 39,531) are law text and do not follow from the factors of 2023; they are not here.
"""

from datetime import date
from decimal import Decimal

import pytest

from calc import TariffsOn
from calc.base.money import engine_context
from calc.base.rounding import cent_up, cents_half_up, whole_euro_half_up
from tests.tariff_files import shipped

N = {2024: Decimal("673.536"), 2025: Decimal("697.788"), 2026: Decimal("725.80")}
PUBLISHED = [
    (2024, "alleenstaande", Decimal("37574")),
    (2024, "meerpersoons", Decimal("48920")),
    (2025, "alleenstaande", Decimal("39376.66")),
    (2025, "meerpersoons", Decimal("50748.55")),
    (2026, "alleenstaande", Decimal("55682.78")),
    (2026, "meerpersoons", Decimal("71089.09")),
]


def _figure(year: int, key: str) -> Decimal:
    on = shipped().on(date(year, 1, 1))
    assert isinstance(on, TariffsOn)
    amount = on.value(key).amount
    assert amount is not None, key
    return amount


def _subsidised(year: int) -> Decimal:
    quality = _figure(year, "huurtoeslag.kwaliteitskortingsgrens")
    cap = _figure(year, "huurtoeslag.aftoppingsgrens_1_2")
    highest = _figure(year, "huurtoeslag.huurgrens")
    below = _figure(year, "huurtoeslag.deel_tot_aftoppingsgrens")
    above = _figure(year, "huurtoeslag.deel_boven_aftoppingsgrens")
    exact = quality + below * (cap - quality) + above * (highest - cap)
    return cent_up(exact) if year == 2026 else exact


def _limit(year: int, household: str) -> Decimal:
    kind = "eenpersoons" if household == "alleenstaande" else "meerpersoons"
    n = _subsidised(year)
    if year >= 2026:
        start = _figure(year, f"huurtoeslag.inkomensijkpunt.{kind}")
        return cents_half_up(start + n * 12 / _figure(year, f"huurtoeslag.afbouw.{kind}"))
    a = _figure(year, f"huurtoeslag.factor_a.{kind}")
    b = _figure(year, f"huurtoeslag.factor_b.{kind}")
    income = (-b + (b * b + 4 * a * n).sqrt()) / (2 * a)
    return whole_euro_half_up(income) if year == 2024 else cents_half_up(income)


@pytest.mark.parametrize("year", N)
def test_n_is_as_printed(year: int) -> None:
    with engine_context():
        assert _subsidised(year) == N[year]


@pytest.mark.parametrize(("year", "household", "published"), PUBLISHED)
def test_the_limit_is_published_and_follows(year: int, household: str, published: Decimal) -> None:
    assert _figure(year, f"bvv.inkomensgrens_lid7.{household}") == published
    with engine_context():
        assert _limit(year, household) == published


def test_only_2026_rounds_n_up() -> None:
    with engine_context():
        for year in (2024, 2025):
            assert cent_up(_subsidised(year)) != N[year]
