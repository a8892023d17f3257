"""The calculation sheet: everything behind an outcome, for the officer and who checks it.

All lines of the dossier, the walls, the floor, every step with its source, the months, the
toeslagen, the setbacks, the signals, the reasons, and the receipt.
"""

from collections.abc import Iterator

from app.documents.case import Case, known, one_line
from app.documents.contact_ways import footer
from app.documents.decision import say_decision
from app.documents.frame import unfinished
from app.documents.sheet import Sheet, SheetRow
from app.documents.sheet_beside import beside_rows, signal_rows
from app.documents.sheet_lines import line_rows
from app.documents.sheet_steps import step_rows
from app.i18n.plan_context import say_closed
from app.i18n.walls import say_floor, say_floor_name, say_lowest, say_outcome, say_wall, walls_of
from calc import UNKNOWN, MonthRow
from calc.base.rounding import cents_half_up

_MOST_WORDS = 700
"""Characters in one row: a row cannot be divided over pages."""


def calculation_sheet(case: Case, free_text: str = "") -> Sheet:
    """Made of any assessment: what is not known yet is missing from it, and is said."""
    title = case.tell("sheet.title")
    # What one looks for first; then every step, which is read where something looks odd.
    rows = (
        *_outcome(case),
        *_floor(case),
        *line_rows(case),
        *_months(case),
        *beside_rows(case),
        *signal_rows(case),
        *_reasons(case),
        *_receipt(case),
        *step_rows(case),
    )
    return Sheet(
        title=title,
        lead=tuple(_lead(case, free_text)),
        rows=tuple(part for row in rows for part in divided(row)),
        footer=footer(case),
        language=case.texts.language,
        on=case.assessment.reference_date,
        mark=unfinished(case) or "",
    )


def divided(row: SheetRow) -> Iterator[SheetRow]:
    """A row with a very long text as several rows, divided between words."""
    words, lines = row.what.split(" "), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) > _MOST_WORDS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    yield SheetRow(row.depth, lines[0], row.note, row.amount, row.heading)
    for line in lines[1:]:
        yield SheetRow(row.depth, line, "", "")


def _lead(case: Case, free_text: str) -> Iterator[str]:
    assessment = case.assessment
    yield case.tell(
        "sheet.lead",
        day=case.day(assessment.reference_date),
        creditor=case.creditor,
        policy=one_line(assessment.receipt.files[0].name),
    )
    yield case.tell("sheet.for_whom")
    if assessment.partial:
        yield case.tell("sheet.partial")
    for part in free_text.split("\n\n"):
        if said := one_line(part):
            yield said


def _outcome(case: Case) -> Iterator[SheetRow]:
    assessment = case.assessment
    yield heading(case, "outcome")
    said, amount = say_decision(case)
    if said:
        yield SheetRow(0, said, "", amount)
    if not assessment.schedule:
        yield SheetRow(0, case.tell("sheet.no_outcome"), "", "")
        return
    first = case.month_shown
    yield SheetRow(0, case.tell("sheet.first_month", month=case.month(first.month)), "",
                   case.euros(first.payment.amount))  # fmt: skip
    yield from _walls(case, first)
    if (plan := assessment.plan) is None:
        closed = say_closed(case.texts, assessment.beside)
        yield SheetRow(0, closed or case.tell("sheet.no_plan"), "", "")
        return
    yield SheetRow(0, case.tell("sheet.total"), "", case.euros(plan.total))
    yield SheetRow(0, case.tell("sheet.end"), "", case.day(plan.end_date))
    if plan.discharge is not None:
        yield SheetRow(0, case.tell("sheet.rest"), "", case.euros(plan.discharge.amount))


def _walls(case: Case, row: MonthRow) -> Iterator[SheetRow]:
    for wall in walls_of(case.texts, row):
        note = case.tell("sheet.lowest") if wall.is_lowest else ""
        yield SheetRow(1, _first_up(wall.name), note, say_wall(case.texts, wall))
    said = [say_lowest(case.texts, row), say_outcome(case.texts, case.assessment, row)]
    for sentence in said:
        if sentence:
            yield SheetRow(1, sentence, "", "")


def _floor(case: Case) -> Iterator[SheetRow]:
    """The floor never stands without the word that it is indicative."""
    floor = case.assessment.floor
    if floor is None:
        return
    yield heading(case, "floor")
    amount = "" if floor.floor is None else case.euros(cents_half_up(floor.floor.amount))
    yield SheetRow(0, _first_up(say_floor_name(case.texts, floor)), "", amount)
    for sentence in say_floor(case.texts, case.assessment, case.draft):
        yield SheetRow(1, sentence, "", "")


def _months(case: Case) -> Iterator[SheetRow]:
    rows = case.assessment.schedule
    if not rows or case.assessment.room_is_open:
        return
    yield heading(case, "months")
    for row in rows:
        left = "" if row.debt_left is None else case.euros(cents_half_up(row.debt_left.amount))
        decided = case.texts.text(f"decided.{row.decided.value}")
        note = case.tell("sheet.month_note", decided=decided, left=left) if left else decided
        yield SheetRow(1, _first_up(case.month(row.month)), note, case.euros(row.payment.amount))


def _reasons(case: Case) -> Iterator[SheetRow]:
    if not case.draft.reasons:
        return
    yield heading(case, "reasons")
    for reason in case.draft.reasons:
        by, on = known(reason.by), reason.on
        who = [by or "", "" if on is UNKNOWN else case.day(on)]
        about = _first_up(case.texts.text(f"reason_for.{reason.about.value}"))
        yield SheetRow(1, f"{about}: {one_line(reason.text)}", ", ".join(x for x in who if x), "")


def _receipt(case: Case) -> Iterator[SheetRow]:
    receipt = case.assessment.receipt
    yield heading(case, "receipt")
    yield SheetRow(0, case.tell("sheet.engine"), "", receipt.engine)
    for file in receipt.files:
        yield SheetRow(0, one_line(file.name), file.sha256, case.tell(
            "sheet.revision", revision=str(file.revision)))  # fmt: skip
    yield SheetRow(0, case.tell("sheet.input"), receipt.input_sha256, "")
    yield SheetRow(0, case.tell("sheet.output"), receipt.output_sha256, "")


def heading(case: Case, name: str) -> SheetRow:
    """The title of a part of the sheet."""
    return SheetRow(0, case.tell(f"sheet.heading.{name}"), "", "", heading=True)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
