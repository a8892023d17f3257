"""The calculation sheet: everything behind an outcome, for the officer and who checks it.

Three pages to read (the outcome and the decision; the lines, the walls and the floor; the months
and what stands beside them), and an annex with every step, to look up what seems odd.
"""

from collections.abc import Iterator
from typing import Final

from app.documents.case import Case, one_line
from app.documents.contact_ways import footer
from app.documents.frame import unfinished
from app.documents.sheet import Sheet, SheetBlock, SheetLine, SheetTable
from app.documents.sheet_beside import beside
from app.documents.sheet_lines import lines
from app.documents.sheet_months import months
from app.documents.sheet_outcome import outcome
from app.documents.sheet_walls import walls
from app.documents.trace.annex import annex
from app.documents.trace.roots import trace_of

_MOST_WORDS: Final = 700
"""Characters in one row: a row cannot be divided over pages."""


def calculation_sheet(case: Case, free_text: str = "") -> Sheet:
    """Made of any assessment: what is not known yet is missing from it, and is said."""
    trace = trace_of(case)
    blocks = (
        *outcome(case, trace),
        *lines(case, trace),
        *walls(case, trace),
        *months(case, trace),
        *beside(case, trace),
        *annex(case, trace),
    )
    return Sheet(
        title=case.tell("sheet.title"),
        lead=tuple(_lead(case, free_text)),
        blocks=tuple(divided(block) for block in blocks),
        footer=footer(case),
        language=case.texts.language,
        on=case.assessment.reference_date,
        mark=unfinished(case) or "",
    )


def divided(block: SheetBlock) -> SheetBlock:
    """A row with a very long text becomes several rows, divided between words."""
    if not isinstance(block, SheetTable):
        return block
    parts = tuple(part for line in block.lines for part in _divided(block, line))
    return SheetTable(block.columns, parts, block.titles)


def _divided(table: SheetTable, line: SheetLine) -> Iterator[SheetLine]:
    at = table.words_at
    first, *more = _pieces(line.cells[at])
    cells = (*line.cells[:at], first, *line.cells[at + 1 :])
    note, *notes = _pieces(line.note)
    yield SheetLine(cells, note, line.depth, line.is_strong)
    for said in (*more, *notes):
        empty = ["" for _ in line.cells]
        empty[at] = said
        yield SheetLine(tuple(empty), "", line.depth)


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for word in text.split(" "):
        if pieces[-1] and len(pieces[-1]) + len(word) > _MOST_WORDS:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {word}" if pieces[-1] else word
    return pieces


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
