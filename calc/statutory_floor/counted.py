"""Counted income: what the law sees as income of the debtor and of the partner (ENGINE 4).

Not counted: student finance (I13), pgb (I14), the toeslagen and kinderbijslag (I20 to I24), the
inkomenstoeslag (I26) and what comes once or from savings (I30). Tax and Zvw (U60, U61) are taken
off, as everywhere.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier.codes import EARMARKED, IN_INDIVIDUAL_COSTS, NOT_COUNTED, TAX_ON_PROFIT
from calc.plan.counted_lines import CountedLine
from calc.plan.levelled import TWELVE, RunningLines
from calc.plan.sharing import CostSharing

RULE: Final = "ENGINE 4 counted income"
_WHOLE: Final = given("whole", Decimal(1), Unit.SHARE, source=RULE, status=Status.DERIVED)


@value_type
class Counted:
    """Counted income in euros a month. `partner` is None when nobody stands beside the debtor."""

    debtor: Step
    partner: Step | None


def counted_income(
    household: CostSharing, lines: RunningLines, share: Step | None, month: Month
) -> Counted:
    """The counted income of a month. `share`: the debtor's share of shared lines, if any."""
    plus = [line for line in lines.income if line.code not in NOT_COUNTED]
    less = [line for line in lines.costs if line.code in TAX_ON_PROFIT]
    at = str(month)
    if share is None:  # nothing is shared: everybody's income counts
        return Counted(_a_month("floor.income", [_net("all", plus, less, at)], at), None)
    shared = _net(
        "shared",
        [line for line in plus if household.is_shared(line.owner)],
        [line for line in less if household.is_shared(line.owner)],
        at,
    )
    return Counted(
        _of_one(household.debtor, "floor.income", plus, less, shared, share, at),
        _of_one(household.other, "floor.partner_income", plus, less, shared, _rest(share, at), at),
    )


def incomes_that_matter(
    household: CostSharing, income: Sequence[CountedLine], *, has_floor: bool
) -> list[str]:
    """The paths of the incomes on which the result depends, whosever they are.

    The income of an adult who owes nothing matters where it decides the share, lowers the floor or
    what the household has for it (the individual costs), and where it pays a shared cost.
    """
    return [
        line.path
        for line in income
        if household.depends_on(line.owner)
        or line.code in EARMARKED
        or (has_floor and line.code not in NOT_COUNTED - IN_INDIVIDUAL_COSTS)
    ]


def household_lines(running: Sequence[CountedLine], codes: frozenset[str]) -> list[Step]:
    """The lines of the whole household with these codes, each in euros a month."""
    return [
        step(
            "floor.line",
            Operation.QUOTIENT,
            [line.year, TWELVE],
            Unit.EUR_PER_MONTH,
            source="ENGINE 2",
            at=line.path,
            label=line.label,
        )
        for line in running
        if line.code in codes
    ]


def _net(whose: str, plus: Sequence[CountedLine], less: Sequence[CountedLine], at: str) -> Step:
    earned = step(
        "floor.earned",
        Operation.SUM,
        [line.year for line in plus],
        Unit.EUR_PER_YEAR,
        source=RULE,
        at=f"{at}.{whose}",
    )
    if not less:
        return earned
    return step(
        "floor.after_tax",
        Operation.DIFFERENCE,
        [earned, *(line.year for line in less)],
        Unit.EUR_PER_YEAR,
        source=RULE,
        at=f"{at}.{whose}",
    )


def _of_one(
    who: str,
    code: str,
    plus: Sequence[CountedLine],
    less: Sequence[CountedLine],
    shared: Step,
    share: Step,
    at: str,
) -> Step:
    own = _net(
        who,
        [line for line in plus if line.owner == who],
        [line for line in less if line.owner == who],
        at,
    )
    if shared.amount == ZERO:
        return _a_month(code, [own], at)
    part = step(
        "floor.shared_part",
        Operation.PRODUCT,
        [shared, share],
        Unit.EUR_PER_YEAR,
        source=RULE,
        at=f"{at}.{who}",
    )
    return _a_month(code, [own, part], at)


def _rest(share: Step, at: str) -> Step:
    return step(
        "floor.rest_of_share",
        Operation.DIFFERENCE,
        [_WHOLE, share],
        Unit.SHARE,
        source=RULE,
        at=at,
    )


def _a_month(code: str, years: Sequence[Step], at: str) -> Step:
    total = step(
        "floor.year", Operation.SUM, years, Unit.EUR_PER_YEAR, source=RULE, at=f"{at}.{code}"
    )
    return step(code, Operation.QUOTIENT, [total, TWELVE], Unit.EUR_PER_MONTH, source=RULE, at=at)
