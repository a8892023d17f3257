"""Signals about people: children, what happened in a life, how to reach somebody."""

from collections.abc import Iterator, Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import MONTHS_PER_YEAR, ZERO
from calc.base.params import Codes
from calc.base.period import Month, month_after
from calc.base.rounding import cents_half_up
from calc.dossier import UNKNOWN
from calc.dossier.codes import CHILD_BENEFIT, CHILD_BUDGET, Channel
from calc.dossier.household import LifeState, LifeStateKind
from calc.dossier.people import AdultRef, Child, ParentRef
from calc.dossier.two_homes import days_contradict
from calc.plan.child_budget import BudgetStep, is_scaled
from calc.policy.gates import GateKind
from calc.signals.check_input import CheckInput
from calc.statutory_floor.people import is_child_here


# Two answers about the days of a child that cannot both be true: which one holds is asked.
def child_days_contradict(situation: CheckInput) -> Sequence[Finding]:
    """A warning per child. Until it is answered the child counts for the floor, the safe side."""
    return [
        Finding(
            Severity.WARNS,
            "child_days_contradict",
            f"children[{index}].days_per_year",
            (
                ("days_per_14", child.days_per_14),
                ("days_per_year", child.days_per_year),
            ),
        )
        for index, child in enumerate(situation.draft.children)
        if isinstance(child.days_per_14, int)
        and isinstance(child.days_per_year, int)
        and days_contradict(child)
    ]


# A child that is older than its parent: a birth month is wrong, and with it when money ends.
def child_older_than_parent(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding for each child that was not born after every parent it can have."""
    draft = situation.draft
    findings = []
    for index, child in enumerate(draft.children):
        refs = "AB" if child.of in (UNKNOWN, ParentRef.BOTH) else child.of.value
        parents = [adult.birth_month for adult in draft.adults if adult.ref.value in refs]
        if child.birth_month is UNKNOWN or not parents:
            continue
        # With both parents one that is too young is enough; not knowing whose, both must be.
        tell = any if child.of is ParentRef.BOTH else all
        born = child.birth_month
        if tell(month is not UNKNOWN and born <= month for month in parents):
            path = f"children[{index}].birth_month"
            findings.append(Finding(Severity.BLOCKS, "child_older_than_parent", path))
    return findings


# Children that grow up during the plan: what becomes less, and what may become more (ENGINE 8).
#
# Less kindgebonden budget from the month after an 18th birthday is in the plan. A higher amount
# at 6, 12 or 16 is expected income: it is in no wall, only named here as a possible later step,
# as late as it can be. Kinderbijslag goes by the age on the first day of a quarter, kindgebonden
# budget by the month after the birthday. Without a birth month nothing is promised.

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


# Somebody died, or somebody else decides or speaks: said to whoever opens the dossier.
#
# Who is written to then is for the letters (`app.documents`). After a death nothing is final
# before a person has looked: who owes what then is no sum. A bewindvoerder asks the question of
# the gate: whether bewind stands in the way of a plan of our own is a field, and it has to be
# answered.
def life_states(situation: CheckInput) -> Sequence[Finding]:
    """A finding per state that holds on the day of the assessment."""
    findings = []
    for index, state in enumerate(situation.draft.life_states):
        if not state.holds_on(situation.on):
            continue
        params = (("adult", AdultRef(state.who)), ("day", state.from_date))
        path = f"life_states[{index}]"
        if state.kind is LifeStateKind.DECEASED:
            findings.append(Finding(Severity.BLOCKS, "life_state_deceased", path, params))
        else:
            findings.append(_speaks(state, path))
    return [*findings, *_bewind_not_said(situation)]


def _speaks(state: LifeState, path: str) -> Finding:
    params = (
        ("life_state", state.kind),
        ("adult", AdultRef(state.who)),
        ("day", state.from_date),
    )
    return Finding(Severity.WARNS, "life_state", path, params)


def _bewind_not_said(situation: CheckInput) -> list[Finding]:
    """Somebody manages the customer's money, and nobody said what that means for a plan."""
    draft, on = situation.draft, situation.on
    holds = any(
        state.kind is LifeStateKind.BEWIND and state.holds_on(on) for state in draft.life_states
    )
    if not holds or draft.debt.bewind is not UNKNOWN:
        return []
    if GateKind.BEWIND not in situation.policy.gates:
        return []
    return [Finding(Severity.BLOCKS, "bewind_not_said", "debt.bewind")]


# How somebody is best reached and read to: a letter, large print, help (catalogue S23; afm 22).
def reaching(situation: CheckInput) -> Sequence[Finding]:
    """A remark for a customer who would rather have a letter, and for each reading need."""
    draft = situation.draft
    findings = []
    if draft.contact.preferred_channel is Channel.LETTER:
        path = "contact.preferred_channel"
        findings.append(Finding(Severity.INFORMS, "letter_preferred", path))
    for index, adult in enumerate(draft.adults):
        if adult.reading_needs not in (UNKNOWN, ""):
            path = f"adults[{index}].reading_needs"
            findings.append(Finding(Severity.INFORMS, "reading_needs", path))
    return findings
