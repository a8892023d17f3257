"""Every step of an outcome with its source: what stands there twice is explained the first time."""

from collections.abc import Iterable, Iterator

from app.documents.case import Case
from app.documents.sheet import SheetRow
from app.i18n import say_amount, say_choice, say_step
from app.i18n.sources import short_source
from calc import Step
from calc.canonical_beside import beside_roots
from calc.step import Operation


def step_rows(case: Case) -> Iterator[SheetRow]:
    """The household, the first month, the months in which the payment changes, what is beside.

    The months between say nothing new: their payments stand in the list of months.
    """
    written = set[int]()
    for key, roots in _parts(case):
        kept = list(dict.fromkeys(root for root in roots if root is not None))
        if kept:
            yield SheetRow(0, key, "", "", heading=True)
            for root in kept:
                yield from _walk(case, root, 0, written)


def _parts(case: Case) -> Iterator[tuple[str, Iterable[Step | None]]]:
    assessment = case.assessment
    groups, rows, texts = assessment.groups, assessment.schedule, case.texts
    household = (groups.income, groups.costs, groups.arrangements, groups.left_before_buffer)
    yield texts.text("answer.tree.household"), household
    if rows:
        first = rows[0]
        yield (texts.text("answer.tree.first_month"), (
            first.income, first.costs, first.arrangements, first.reserve, first.own_wall,
            first.floor_wall, first.gap, first.room, first.payment))  # fmt: skip
    yield texts.text("answer.tree.buffer"), (assessment.savings_target,)
    if (floor := assessment.floor) is not None:
        yield (texts.text("answer.tree.floor"), (
            floor.floor, floor.whole, floor.ours, floor.counted, floor.partner,
            floor.payment_if_derived))  # fmt: skip
    for result in assessment.toeslagen.results if assessment.toeslagen else ():
        name = texts.text(f"toeslag.{result.toeslag}")
        steps = (result.entitled, result.received, result.missed, result.too_much)
        yield name[:1].upper() + name[1:], steps
    by_month = {row.month: row for row in rows}
    for rung in assessment.rungs[1:]:
        row = by_month[rung.first]
        title = texts.text("answer.tree.month", month=case.month(rung.first))
        yield title, (row.own_wall, row.floor_wall, row.room, row.payment)
    if assessment.plan is not None:
        yield texts.text("answer.tree.end"), (assessment.plan.discharge,)
    yield texts.text("answer.tree.beside"), tuple(beside_roots(assessment.beside))


def _walk(case: Case, step: Step, depth: int, written: set[int]) -> Iterator[SheetRow]:
    texts = case.texts
    again = bool(step.parts) and id(step) in written
    written.add(id(step))
    yield SheetRow(
        depth, say_step(texts, step, case.draft), _note(case, step, again=again),
        say_amount(texts, step),
    )  # fmt: skip
    for part in () if again else step.parts:
        yield from _walk(case, part, depth + 1, written)


def _note(case: Case, step: Step, *, again: bool) -> str:
    """How it came about, and where the rule or the value is from."""
    texts = case.texts
    words = [case.tell("sheet.source", source=short_source(texts, step))]
    if step.operation is not Operation.GIVEN:
        words.insert(0, say_choice(texts, step.operation))
    if again:
        words.append(texts.text("answer.copy.see_above"))
    return "; ".join(words)
