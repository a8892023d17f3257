"""Whose money it is: the debtor's share with an adult who is not liable (ENGINE 3).

The debtor's own lines count whole, the other adult's not at all, shared lines for the debtor's
share. By net income the share is taken each month over all levelled income except earmarked; by
heads it is one part in two; not at all: the debtor bears every shared line.
"""

from collections.abc import Sequence
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.dossier.codes import Sharing
from calc.dossier.complete import chosen_sharing
from calc.dossier.people import AdultRef
from calc.plan.counted_lines import CountedLine

SHARED: Final = "AB"
_RULE: Final = "ENGINE 3 sharing"
ZERO_A_YEAR: Final = given(
    "zero", ZERO, Unit.EUR_PER_YEAR, source="ENGINE 2", status=Status.DERIVED
)


@value_type
class CostSharing:
    """Who pays: `sharing` None means that every line of the household counts whole."""

    sharing: Sharing | None
    debtor: str
    other: str

    def counts(self, owner: str) -> bool:
        """Whether a line of this owner counts, whole or for a share."""
        return self.sharing is None or owner in (self.debtor, SHARED)

    def depends_on(self, owner: str) -> bool:
        """Whether an income of this owner changes what the debtor can pay."""
        return self.counts(owner) or self.sharing is Sharing.BY_NET_INCOME

    def is_shared(self, owner: str) -> bool:
        """Whether only the debtor's share of it counts."""
        return self.sharing is not None and owner == SHARED


def household_of(draft: Draft) -> CostSharing:
    """How the lines of this draft are to be counted."""
    liable = [adult.ref for adult in draft.adults if adult.liable is True]
    debtor = liable[0] if len(liable) == 1 else AdultRef.A
    other = AdultRef.B if debtor is AdultRef.A else AdultRef.A
    return CostSharing(chosen_sharing(draft), debtor.value, other.value)


def debtor_share(
    household: CostSharing,
    income: Sequence[CountedLine],
    taxes: Sequence[CountedLine],
    at: str,
) -> Step | None:
    """The debtor's share of shared lines; None when nothing is shared.

    `income`: the lines of this month except earmarked; `taxes`: U60 and U61 of the same month.
    """
    if household.sharing is None:
        return None
    if household.sharing is Sharing.NONE:
        return _fixed("share.all", 1, 1, at)
    if household.sharing is Sharing.BY_HEADS:
        return _fixed("share.by_heads", 1, 2, at)
    return _by_net_income(household, income, taxes, at)


def _by_net_income(
    household: CostSharing, income: Sequence[CountedLine], taxes: Sequence[CountedLine], at: str
) -> Step:
    mine = _net_income(household.debtor, income, taxes, at)
    theirs = _net_income(household.other, income, taxes, at)
    both = step(
        "share.both_incomes", Operation.SUM, [mine, theirs], Unit.EUR_PER_YEAR, source=_RULE, at=at
    )
    if both.amount == ZERO:
        return _fixed("share.nobody_earns", 1, 2, at)
    return step("share", Operation.QUOTIENT, [mine, both], Unit.SHARE, source=_RULE, at=at)


def _net_income(
    who: str, income: Sequence[CountedLine], taxes: Sequence[CountedLine], at: str
) -> Step:
    earned = step(
        "share.income",
        Operation.SUM,
        [line.year for line in income if line.owner == who],
        Unit.EUR_PER_YEAR,
        source=_RULE,
        at=f"{at}.{who}",
    )
    paid = [line.year for line in taxes if line.owner == who]
    net = step(
        "share.net_income",
        Operation.DIFFERENCE,
        [earned, *paid],
        Unit.EUR_PER_YEAR,
        source=_RULE,
        at=f"{at}.{who}",
    )
    return step(
        "share.net_income_counted",
        Operation.HIGHEST,
        [net, ZERO_A_YEAR],
        Unit.EUR_PER_YEAR,
        source=_RULE,
        at=f"{at}.{who}",
    )


def _fixed(code: str, numerator: int, denominator: int, at: str) -> Step:
    amount = ZERO + numerator
    return given(code, amount / denominator, Unit.SHARE, source=_RULE, status=Status.DERIVED, at=at)
