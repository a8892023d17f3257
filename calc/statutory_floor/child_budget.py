"""What is left of kindgebonden budget when children turn 18, by the rule (ENGINE 5 and 8).

    share = entitled without the children who are 18 by then / entitled now

Both in whole euros a month, by the tariffs of the start date and the toetsingsinkomen, with the
ages and the children of the reference date: what other children bring later, at 12 or 16, is
expected income and stays out. A child counts as it does in the check of the toeslagen.

Where the dossier leaves a choice the loss is as early and as large as it can be: a child without a
birth month is taken to turn 18 in the month of the reference date; where the rule cannot be
computed, or gives nothing to begin with, nothing is left from the first 18th birthday on. Both are
said in a finding (`calc.signals.household`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import ADULT_AGE
from calc.dossier.people import Child, Recipient
from calc.dossier.two_homes import stays_here
from calc.entitlement.entitled import joint
from calc.entitlement.facts import ToeslagFacts
from calc.law.rule import AmountName, Value
from calc.law.toeslagen.kindgebonden_budget import RULE, kindgebonden_budget
from calc.plan.child_benefit import month_of_18
from calc.plan.child_budget import BudgetStep
from calc.tariffs import NoTariff, TariffsOn

_SOURCE: Final = "ENGINE 8"
_OLDEST: Final = ADULT_AGE - 1


def budget_steps(
    draft: Draft, tariffs: TariffsOn | NoTariff | None, on: date
) -> tuple[BudgetStep, ...]:
    """Each month from which on less is left, in order; `tariffs` are those of the start date."""
    now = Month.of(on)
    ages = {
        index: age
        for index, child in enumerate(draft.children)
        if (age := _age_now(child, now)) is not None
    }
    leaving: dict[Month, list[int]] = {}
    for index in ages:
        last = month_of_18(draft.children[index]) or now
        leaving.setdefault(last.plus(1), []).append(index)
    rule = _Budget(draft, tariffs if isinstance(tariffs, TariffsOn) else None, now, ages)
    found, gone = [], set[int]()
    for first in sorted(leaving):
        gone |= set(leaving[first])
        children = tuple(f"children[{index}]" for index in leaving[first])
        share = rule.left(gone, first)
        if share is None:
            none = given(
                "kgb.none_after_18",
                ZERO,
                Unit.SHARE,
                source=_SOURCE,
                status=Status.MISSING,
                at=str(first),
            )
            found.append(BudgetStep(first, none, children, True, tuple(rule.facts.missing)))
        else:
            found.append(BudgetStep(first, share, children))
    return tuple(found)


def _age_now(child: Child, now: Month) -> int | None:
    """The age in the month of the reference date; None for a child that does not count in it.

    Another parent's kindgebonden budget never was a part of what comes in here.
    """
    if stays_here(child) is False or child.kindgebonden_budget_to == Recipient.OTHER_PARENT:
        return None
    if child.birth_month is UNKNOWN:
        return _OLDEST
    age = (child.birth_month.months_until(now) - 1) // 12
    return age if 0 <= age < ADULT_AGE else None


@dataclass(slots=True)
class _Budget:
    """The rule with and without children; `ages` of those who count, by their place."""

    draft: Draft
    tariffs: TariffsOn | None
    now: Month
    ages: dict[int, int]
    facts: ToeslagFacts = field(init=False)
    _values: dict[str, Value] = field(init=False)
    _steps: dict[str, Step] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = ToeslagFacts(self.draft, self.now, RULE.name)
        for index in self.ages:
            self.facts.lives_here(self.draft.children[index], f"children[{index}]")
        self._values, self._steps = joint(self.facts, self.facts.adults())

    def left(self, gone: set[int], first: Month) -> Step | None:
        """The share without some children; None when nothing can be said of it."""
        now = self._entitled(self.ages.values(), self.now)
        then = self._entitled([self.ages[index] for index in self.ages.keys() - gone], first)
        if now is None or then is None or not now.amount:
            return None
        return step(
            "kgb.share_after_18",
            Operation.QUOTIENT,
            [then, now],
            Unit.SHARE,
            source=_SOURCE,
            at=str(first),
        )

    def _entitled(self, ages: Iterable[int], month: Month) -> Step | None:
        """Euros a month for children of these ages; None when a fact or a figure is missing."""
        if self.facts.missing or self.tariffs is None:
            return None
        values = self._values | {"child_ages": tuple(sorted(ages))}
        outcome = kindgebonden_budget(values, self.tariffs, self._steps, f"{month}.after_18")
        return outcome.amounts[AmountName.MONTH]
