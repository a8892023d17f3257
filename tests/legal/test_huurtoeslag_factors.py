"""The factors a and b of art. 19 lid 2 Wht follow from art. 17 and 18, to twelve decimals.

Published: Regeling huurtoeslaggrenzen 2023, art. 3-4 (wetten.overheid.nl BWBR0047483/2023-01-01),
and the factors of 2025 (EUROMOD NL 2025). The normhuurquote N/Y is linear in Y between the
minimum-inkomensijkpunt and the referentie-inkomensijkpunt:

    a = (Nref/Yref - Nmin/Ymin) / (Yref - Ymin)     b = Nmin/Ymin - a x Ymin

with N the normhuur less the reduction of the household (art. 17 lid 3, art. 18 lid 4).
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from calc import TariffsOn
from calc.base.money import EXACT, engine_context
from tests.tariff_files import shipped

PUBLISHED = [
    (2023, "eenpersoons", Decimal("0.000000474433"), Decimal("0.002448638402")),
    (2023, "meerpersoons", Decimal("0.000000279402"), Decimal("0.001893212113")),
    (2025, "eenpersoons", Decimal("0.000000438698"), Decimal("0.000446392665")),
    (2025, "meerpersoons", Decimal("0.000000298184"), Decimal("-0.001382497146")),
]
DERIVED = [
    (2024, kind) for kind in ("eenpersoons", "meerpersoons", "eenpersoons_aow", "meerpersoons_aow")
]
TWELVE_DECIMALS = Decimal("1E-12")


def _figure(year: int, key: str) -> Decimal:
    on = shipped().on(date(year, 1, 1))
    assert isinstance(on, TariffsOn)
    amount = on.value(f"huurtoeslag.{key}").amount
    assert amount is not None, key
    return amount


def _factors(year: int, kind: str) -> tuple[Decimal, Decimal]:
    low = _figure(year, f"inkomensijkpunt.{kind}")
    high = _figure(year, f"referentie.inkomensijkpunt.{kind}")
    rent_low = _figure(year, "normhuur") - _figure(year, f"normhuur_vermindering.{kind}")
    rent_high = _figure(year, "referentie.normhuur") - _figure(
        year, f"referentie.vermindering.{kind}"
    )
    a = (rent_high / high - rent_low / low) / (high - low)
    return _rounded(a), _rounded(rent_low / low - a * low)


def _rounded(factor: Decimal) -> Decimal:
    return factor.quantize(TWELVE_DECIMALS, rounding=ROUND_HALF_UP, context=EXACT)


@pytest.mark.parametrize(("year", "kind", "a", "b"), PUBLISHED)
def test_the_published_factors_follow_from_the_law(
    year: int, kind: str, a: Decimal, b: Decimal
) -> None:
    assert (_figure(year, f"factor_a.{kind}"), _figure(year, f"factor_b.{kind}")) == (a, b)
    with engine_context():
        assert _factors(year, kind) == (a, b)


@pytest.mark.parametrize(("year", "kind"), DERIVED)
def test_the_derived_factors_are_derived_so(year: int, kind: str) -> None:
    factors = (_figure(year, f"factor_a.{kind}"), _figure(year, f"factor_b.{kind}"))
    with engine_context():
        assert _factors(year, kind) == factors
