"""The shock test: what a setback does to the balance, month by month (ENGINE 12).

From each setback to 11 months later, within the term: then there is a review. It takes the balances
of the plan as they are, so it holds for any payments. Where an income is unknown there is no
balance, and no claim.
"""

from collections.abc import Sequence
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import snap
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.context.shock_effects import Living, begins_at, effects
from calc.policy.shocks import ShockKind
from calc.policy.shocks import ShockSetting as Rule


@value_type
class Shock:
    """What one setback does: month by month from `month` through `until` (at most 12 months).

    `lowest` is the lowest balance of those months and `lowest_month` its first month. `breaks_in`
    is the first month with a balance below 0; None: it holds. `savings`: the savings at the start
    with which it would hold.
    """

    kind: ShockKind
    month: Month
    until: Month
    lowest: Step
    lowest_month: Month
    breaks_in: Month | None
    savings: Step

    @property
    def holds(self) -> bool:
        """Whether the household can carry it."""
        return self.breaks_in is None


MONTHS_TESTED: Final = 12
_RULE: Final = "ENGINE 12"
_ZERO: Final = given("zero", ZERO, Unit.EUR, source=_RULE, status=Status.DERIVED)


def shock_test(
    rules: Sequence[Rule], living: Living, balances: Sequence[Step | None], savings: Step
) -> tuple[Shock, ...]:
    """Every setback of the policy that applies.

    `balances`: savings and cash less the payments so far, at the end of each month of the term;
    None in and after a month whose income is unknown. `savings`: those at the start.
    """
    known = next(
        (index for index, balance in enumerate(balances) if balance is None), len(balances)
    )
    sure = [balance for balance in balances[:known] if balance is not None]
    tested = []
    for place, rule in enumerate(rules):
        begin = begins_at(rule, living.months)
        if begin is None or begin >= known:
            continue
        name = f"{rule.kind.value}.{place}"
        end = min(begin + MONTHS_TESTED, known)
        taken = effects(rule, name, living, begin, end)
        if any(taken):
            tested.append(_shock(rule, name, living, begin, taken, sure[begin:end], savings))
    return tuple(tested)


def _shock(
    rule: Rule,
    name: str,
    living: Living,
    begin: int,
    taken: Sequence[Step | None],
    balances: Sequence[Step],
    savings: Step,
) -> Shock:
    after, gone = [], ZERO
    for balance, effect in zip(balances, taken, strict=True):
        gone += effect.amount if effect else ZERO
        after.append(snap(balance.amount - gone))
    worst = after.index(min(after))
    short = next((index for index, amount in enumerate(after) if amount < ZERO), None)
    months = living.months[begin:]
    at = f"{months[worst]}.{name}"
    total = _step("shock.taken", Operation.SUM, [part for part in taken[: worst + 1] if part], at)
    lowest = _step("shock.lowest", Operation.DIFFERENCE, [balances[worst], total], at)
    return Shock(
        kind=rule.kind,
        month=months[0],
        until=months[len(balances) - 1],
        lowest=lowest,
        lowest_month=months[worst],
        breaks_in=None if short is None else months[short],
        savings=_savings(savings, lowest, at),
    )


def _savings(savings: Step, lowest: Step, at: str) -> Step:
    below = _step("shock.below_zero", Operation.DIFFERENCE, [_ZERO, lowest], at)
    short = _step("shock.short", Operation.HIGHEST, [below, _ZERO], at)
    return _step("shock.savings", Operation.SUM, [savings, short], at)


def _step(code: str, operation: Operation, parts: Sequence[Step], at: str) -> Step:
    return step(code, operation, parts, Unit.EUR, source=_RULE, at=at)
