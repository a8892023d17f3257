"""Earmarked income: it covers the cost it is for, and counts nowhere else (ENGINE 3).

I24 (kinderopvangtoeslag) covers U36; I14 (pgb) covers the costs that are marked as paid from it.
"""

from collections.abc import Sequence

from calc.base.money import ZERO
from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.dossier.codes import CHILDCARE, CHILDCARE_ALLOWANCE, EARMARKED, PGB
from calc.plan.counted_lines import CountedLine

_RULE = "ENGINE 3 earmarked"


@value_type
class Covered:
    """Costs that an earmarked income is for, and the share of them that it covers (0 to 1)."""

    costs: tuple[CountedLine, ...]
    share: Step


def is_earmarked(line: CountedLine) -> bool:
    """Whether this income is for one cost only."""
    return line.code in EARMARKED


def purpose_of(cost: CountedLine) -> str | None:
    """The code of the earmarked income that this cost is paid from, if any."""
    if cost.paid_from is not None:
        return PGB
    return CHILDCARE_ALLOWANCE if cost.code == CHILDCARE else None


def covered_costs(
    income: Sequence[CountedLine], costs: Sequence[CountedLine], at: str
) -> list[Covered]:
    """Per kind of earmarked income what it covers this month, over the whole household."""
    covered = []
    for code in sorted(EARMARKED):
        money = [line.year for line in income if line.code == code]
        if not money:
            continue
        purpose = tuple(cost for cost in costs if purpose_of(cost) == code)
        if sum((cost.year.amount for cost in purpose), ZERO) <= ZERO:
            continue
        received = step(
            f"earmarked.{code}.received",
            Operation.SUM,
            money,
            Unit.EUR_PER_YEAR,
            source=_RULE,
            at=at,
        )
        spent = step(
            f"earmarked.{code}.cost",
            Operation.SUM,
            [cost.year for cost in purpose],
            Unit.EUR_PER_YEAR,
            source=_RULE,
            at=at,
        )
        used = step(
            f"earmarked.{code}.used",
            Operation.LOWEST,
            [received, spent],
            Unit.EUR_PER_YEAR,
            source=_RULE,
            at=at,
        )
        share = step(
            f"earmarked.{code}.share",
            Operation.QUOTIENT,
            [used, spent],
            Unit.SHARE,
            source=_RULE,
            at=at,
        )
        covered.append(Covered(purpose, share))
    return covered
