"""Amounts that are likely mistaken: bijstand as it is paid out, where holiday pay belongs in it.

Of a norm of the Participatiewet 95% is paid out each month; the rest is the vakantietoeslag of
later. A rule that asks an income with vakantiegeld is then given too little, and what may be kept
becomes too low. So does a monthly norm in the place of a yearly income. Found where an entered
amount is such an amount to the cent; it is said, and nothing is changed.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from calc.base.money import MONTHS_PER_YEAR, engine_context
from calc.base.rounding import cents_half_up
from calc.base.unknown import UNKNOWN
from calc.base.value_type import value_type
from calc.law.rule import Input, InputKind, Rule, Values
from calc.tariffs.tariffs import TariffsOn

WITH_HOLIDAY_PAY: Final = frozenset({"net_income", "other_income", "partner_income"})
"""The inputs that are asked with vakantiegeld."""
PAID_OUT: Final = "paid_out"
PER_MONTH: Final = "per_month"
_SHARE: Final = Decimal("0.95")
_COUPLES: Final = ("pw.norm.gehuwd", "pw.norm_aow.gehuwd_beiden", "pw.norm_aow.gehuwd_een")
_SINGLES: Final = ("pw.norm.alleenstaand", "pw.norm_aow.alleenstaand")
_MOST_SHARERS: Final = 6


@value_type
class LikelyMistake:
    """An input that holds another amount than it asks. `meant`: what it asks, in its own unit.

    `why`: `paid_out` (without vakantiegeld) or `per_month` (a month where a year is asked).
    """

    name: str
    why: str
    entered: Decimal
    meant: Decimal


def likely_mistakes(rule: Rule, values: Values, tariffs: TariffsOn) -> tuple[LikelyMistake, ...]:
    """The likely mistakes in these inputs, in the order of the rule."""
    with engine_context():
        norms = sorted(set(_norms(tariffs)))
        found = (
            _of(spec, entered, norms)
            for spec in rule.inputs
            if isinstance(entered := values.get(spec.name, UNKNOWN), Decimal)
        )
        return tuple(mistake for mistake in found if mistake is not None)


def _of(spec: Input, entered: Decimal, norms: list[Decimal]) -> LikelyMistake | None:
    for exact in norms:
        norm, paid = cents_half_up(exact), cents_half_up(exact * _SHARE)
        if spec.name in WITH_HOLIDAY_PAY and entered == paid:
            return LikelyMistake(spec.name, PAID_OUT, entered, norm)
        if spec.kind is InputKind.EUR_PER_YEAR and entered in (norm, paid):
            return LikelyMistake(spec.name, PER_MONTH, entered, norm * MONTHS_PER_YEAR)
    return None


def _norms(tariffs: TariffsOn) -> Iterator[Decimal]:
    """Euros a month with vakantietoeslag: alone, a couple, each of them, and who shares costs.

    Exact: what is paid out of a half is the half of what is paid out.
    """
    for key in (*_SINGLES, *_COUPLES):
        leaf = tariffs.leaf(key)
        if leaf is None:
            continue
        yield leaf.amount
        if key in _COUPLES:
            yield leaf.amount / 2
            for adults in range(2, _MOST_SHARERS):
                yield leaf.amount * (40 + 30 * adults) / (100 * adults)
