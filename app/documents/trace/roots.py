"""Which groups the trace has: the household, the floor, the months, and what stands beside."""

from collections.abc import Iterator

from app.documents.case import Case
from app.documents.trace.collecting import RootsOfGroup, Trace, traced
from app.i18n import say_choice
from calc import MonthRow, Step
from calc.context.plan_context import PlanContext
from calc.plan.schedule_columns import SCHEDULE_COLUMNS
from calc.running.result import steps_of
from calc.stored.assessment_json import roots as all_roots
from calc.stored.context_json import beside_roots

_MONTHLY = ("income", "costs", "arrangements", "reserve", "room", "payment", "balance", "debt_left")
"""The columns with a title of their own; what the others have stands under the next of these."""


def trace_of(case: Case) -> Trace:
    """Every step of the assessment."""
    return traced(_groups(case))


def _groups(case: Case) -> Iterator[RootsOfGroup]:
    assessment, texts = case.assessment, case.texts
    groups, floor = assessment.groups, assessment.floor
    household = (groups.income, groups.costs, groups.arrangements, groups.left_before_buffer)
    yield RootsOfGroup(texts.text("answer.tree.household"), household)
    yield RootsOfGroup(texts.text("answer.tree.buffer"), (assessment.savings_target,))
    if floor is not None:
        yield RootsOfGroup(texts.text("answer.tree.floor"), (
            floor.counted, floor.ours, floor.whole, floor.partner, floor.floor))  # fmt: skip
    yield from _months(case)
    yield from _end(case)
    for result in assessment.toeslagen.results if assessment.toeslagen else ():
        name = texts.text(f"toeslag.{result.toeslag}")
        steps = (result.entitled, result.received, result.missed, result.too_much)
        yield RootsOfGroup(name[:1].upper() + name[1:], steps)
    yield from _beside(case, assessment.beside)
    # What no group names is in the last one: nothing is left out.
    yield RootsOfGroup(case.tell("sheet.annex.other"), tuple(all_roots(assessment)))


def _months(case: Case) -> Iterator[RootsOfGroup]:
    """The first month, and of later months what is another amount: a part for each column."""
    assessment = case.assessment
    if assessment.shown is None:
        return
    rows = [assessment.shown, *assessment.schedule]
    waiting: list[str] = []
    for column in SCHEDULE_COLUMNS:
        if not column.is_amount:
            continue
        waiting.append(column.name)
        if column.name in _MONTHLY:
            title = case.tell(f"sheet.annex.{column.name}")
            yield RootsOfGroup(title, tuple(_of(rows, waiting)))
            waiting = []


def _of(rows: list[MonthRow], names: list[str]) -> Iterator[Step | None]:
    for name in names:
        for row in rows:
            yield getattr(row, name)


def _end(case: Case) -> Iterator[RootsOfGroup]:
    assessment = case.assessment
    account, running = assessment.account, assessment.running
    left = (account.left_after_costs, account.left_after_all) if account else ()
    yield RootsOfGroup(case.tell("sheet.annex.left"), (*left, assessment.free_for_others))
    discharge = assessment.plan.discharge if assessment.plan else None
    yield RootsOfGroup(case.texts.text("answer.tree.end"), (discharge,))
    if running is not None:
        yield RootsOfGroup(case.tell("sheet.annex.running"), tuple(steps_of(running)))


def _beside(case: Case, beside: PlanContext) -> Iterator[RootsOfGroup]:
    """Each setback has a title of its own."""
    for shock in beside.shocks:
        kind = say_choice(case.texts, shock.kind)
        title = case.tell("sheet.annex.setback", setback=kind)
        yield RootsOfGroup(title, (shock.lowest, shock.savings))
    yield RootsOfGroup(case.texts.text("answer.tree.beside"), tuple(beside_roots(beside)))
