"""Children that grow up during the plan: what becomes less, and what may become more (ENGINE 8).

Less kindgebonden budget from the month after an 18th birthday is in the plan. A higher amount at 6,
12 or 16 is expected income: it is in no wall, only named here as a possible later step, as late as
it can be. Kinderbijslag goes by the age on the first day of a quarter, kindgebonden budget by the
month after the birthday. Without a birth month nothing is promised.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import MONTHS_PER_YEAR, ZERO
from calc.base.params import Codes
from calc.base.period import Month, month_after
from calc.base.rounding import cents_half_up
from calc.dossier import UNKNOWN
from calc.dossier.codes import CHILD_BENEFIT, CHILD_BUDGET
from calc.dossier.people import Child
from calc.plan.child_budget import BudgetStep, is_scaled
from calc.signals.check_input import CheckInput
from calc.statutory_floor.people import is_child_here

_QUARTER: Final = 3
_BENEFIT: Final = "kinderbijslag"
_BUDGET: Final = "kindgebonden_budget"
_LINES: Final = {_BENEFIT: CHILD_BENEFIT, _BUDGET: CHILD_BUDGET}
_RISES: Final = {6: (_BENEFIT,), 12: (_BENEFIT, _BUDGET), 16: (_BUDGET,)}
"""At which age what becomes more: art. 12 AKW and art. 2 Wkb."""


def children_grow_up(situation: CheckInput) -> Sequence[Finding]:
    """Remarks per child and age, and a warning where the loss could not be computed."""
    if not situation.rows:
        return []
    return [*_becomes_less(situation), *_becomes_more(situation)]


def _becomes_less(situation: CheckInput) -> Iterator[Finding]:
    yield from _birth_unknown(situation)
    first, last = situation.rows[0].month, situation.rows[-1].month
    if any(is_scaled(line) for line in situation.income):
        for each in situation.budget:
            if first <= each.first <= last:
                yield _left(situation, each)


def _birth_unknown(situation: CheckInput) -> Iterator[Finding]:
    """Children of whom nobody knows when they turn 18, where money depends on it."""
    draft, month = situation.draft, month_after(situation.on)
    of_all = any(is_scaled(line) for line in situation.income)
    counted = {path for each in situation.budget for path in each.children} if of_all else set()
    named = {
        line.who
        for index, line in enumerate(draft.income)
        if line.code == CHILD_BUDGET
        and any(counts.path == f"income[{index}]" for counts in situation.income)
    }
    for index, child in enumerate(draft.children):
        path = f"children[{index}]"
        if child.birth_month is UNKNOWN and (path in counted or child.ref in named):
            params = (("from", month),)
            yield Finding(Severity.WARNS, "kgb_until_unknown", f"{path}.birth_month", params)


def _left(situation: CheckInput, each: BudgetStep) -> Finding:
    if each.unknown:
        params = (("from", each.first),)
        if each.missing:
            return Finding(Severity.WARNS, "kgb_after_18_unknown", each.missing[0], params)
        return Finding(Severity.WARNS, "kgb_after_18_not_computed", each.children[0], params)
    return _amount_left(situation, each)


def _amount_left(situation: CheckInput, each: BudgetStep) -> Finding:
    years = [
        line.year.amount
        for line in situation.income
        if is_scaled(line) and line.runs_in(each.first)
    ]
    amount = cents_half_up(sum(years, ZERO) / MONTHS_PER_YEAR)
    params = (("from", each.first), ("amount", amount))
    return Finding(Severity.INFORMS, "kgb_after_18", each.children[0], params)


def _becomes_more(situation: CheckInput) -> Iterator[Finding]:
    """Where money of the state may rise: never counted, so it can only turn out better."""
    codes = {line.code for line in situation.income}
    first, last = situation.rows[0].month, situation.rows[-1].month
    for index, child in enumerate(situation.draft.children):
        for age, toeslagen in _RISES.items():
            due = [name for name in toeslagen if _LINES[name] in codes]
            month = _rises_in(child, age, due)
            if month is not None and first <= month <= last:
                params = (
                    ("from", month),
                    ("age", age),
                    ("toeslagen", Codes("toeslag", tuple(due))),
                )
                path = f"children[{index}].birth_month"
                yield Finding(Severity.INFORMS, "child_gets_older", path, params)


def _rises_in(child: Child, age: int, toeslagen: Sequence[str]) -> Month | None:
    """The first month in which all of these may be higher; None for a child that is not here."""
    if not toeslagen or child.birth_month is UNKNOWN:
        return None
    birthday = child.birth_month.plus(age * 12)
    if not is_child_here(child, birthday):
        return None
    after = birthday.plus(1)
    return after.plus((1 - after.number) % _QUARTER) if _BENEFIT in toeslagen else after
