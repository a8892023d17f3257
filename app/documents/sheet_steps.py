"""Every step of an outcome with its source: what stands there twice is explained the first time."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.documents.case import Case
from app.documents.sheet import SheetRow
from app.i18n import say_amount, say_choice, say_step
from app.i18n.sources import short_source
from calc import Step
from calc.base.step import Operation
from calc.plan.schedule_columns import rung_amounts_of, wall_amounts_of
from calc.stored.context_json import beside_roots

_DEEPEST: Final = 1_000
_DEEPEST_LATER: Final = 2
"""Below this a later month says what the first month says, for other days."""


def step_rows(case: Case) -> Iterator[SheetRow]:
    """The household, the first month, the months in which the payment changes, what is beside.

    The months between say nothing new: their payments stand in the list of months.
    """
    written = set[int]()
    for key, roots, later in _parts(case):
        kept = list(dict.fromkeys(root for root in roots if root is not None))
        if kept:
            yield SheetRow(0, key, "", "", heading=True)
            deepest = _DEEPEST_LATER if later else _DEEPEST
            for root in kept:
                yield from _walk(case, root, 0, deepest, written)


def _parts(case: Case) -> Iterator[tuple[str, Iterable[Step | None], bool]]:
    """Title, steps, and whether they repeat the steps of the first month for another one."""
    assessment = case.assessment
    groups, rows, texts = assessment.groups, assessment.schedule, case.texts
    household = (groups.income, groups.costs, groups.arrangements, groups.left_before_buffer)
    yield texts.text("answer.tree.household"), household, False
    if (first := assessment.shown) is not None:
        title = "next_month" if assessment.running else "first_month"
        steps = (*wall_amounts_of(first), first.payment, assessment.free_for_others)
        yield texts.text(f"answer.tree.{title}"), steps, False
    yield texts.text("answer.tree.buffer"), (assessment.savings_target,), False
    if (floor := assessment.floor) is not None:
        yield (texts.text("answer.tree.floor"), (
            floor.floor, floor.whole, floor.ours, floor.counted, floor.partner,
            floor.payment_if_derived), False)  # fmt: skip
    for result in assessment.toeslagen.results if assessment.toeslagen else ():
        name = texts.text(f"toeslag.{result.toeslag}")
        steps = (result.entitled, result.received, result.missed, result.too_much)
        yield name[:1].upper() + name[1:], steps, False
    by_month = {row.month: row for row in rows}
    for rung in assessment.ahead[1:]:
        row = by_month[rung.first]
        title = texts.text("answer.tree.month", month=case.month(rung.first))
        yield title, rung_amounts_of(row), True
    if assessment.plan is not None:
        yield texts.text("answer.tree.end"), (assessment.plan.discharge,), True
    yield texts.text("answer.tree.beside"), tuple(beside_roots(assessment.beside)), True


def _walk(
    case: Case, step: Step, depth: int, deepest: int, written: set[int]
) -> Iterator[SheetRow]:
    texts = case.texts
    again = bool(step.parts) and id(step) in written
    cut = not again and bool(step.parts) and depth == deepest
    if not cut:
        written.add(id(step))
    yield SheetRow(
        depth, say_step(texts, step, case.draft), _note(case, step, again=again, cut=cut),
        say_amount(texts, step),
    )  # fmt: skip
    for part in () if again or cut else step.parts:
        yield from _walk(case, part, depth + 1, deepest, written)


def _note(case: Case, step: Step, *, again: bool, cut: bool) -> str:
    """How it came about, and where the rule or the value is from."""
    texts = case.texts
    words = [case.tell("sheet.source", source=short_source(texts, step))]
    if step.operation is not Operation.GIVEN:
        words.insert(0, say_choice(texts, step.operation))
    if again:
        words.append(texts.text("answer.copy.see_above"))
    if cut:
        words.append(case.tell("sheet.as_in_first_month"))
    return "; ".join(words)
