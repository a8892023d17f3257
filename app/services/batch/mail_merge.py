"""The table of a mail merge: a line for each letter that may be sent, its cells as they are read.

Amounts and days are written as in the letter. What nobody knows, or the letter does not say, is
empty: never 0. The names of the columns are codes, the same in both languages.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from app.documents.kinds import DocumentKind
from app.documents.life_states import email_of
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.batch.row import Row, Status
from app.services.cells import csv_line, never_a_formula
from app.services.documents import MadeDocument
from calc import UNKNOWN
from calc.base.rounding import cents_half_up
from calc.base.step import Step

_LINES: Final = 6
"""Of an address on a letter; what would be more stands together in the last."""
_OWN: Final = (
    *(f"address_{number}" for number in range(1, _LINES + 1)), "salutation", "email",
    "letter_date", "amount", "amount_from", "amount_until", "total", "next_conversation",
)  # fmt: skip
COLUMNS: Final = ("file", "kind", "reference", *_OWN)
_MARK: Final = b"\xef\xbb\xbf"
"""Word and Excel see by it that the table is UTF-8."""


def cells_of(made: MadeDocument, assessed: Assessed, texts: Texts) -> tuple[str, ...]:
    """The cells of a letter; none for what is no letter to a customer."""
    if made.kind.traits.for_professionals:
        return ()
    on = assessed.assessment.reference_date
    # What is shown or signed on paper goes to nobody's mailbox; what is for the heirs neither.
    email = email_of(assessed.draft, on) if made.kind.traits.mailed else UNKNOWN
    talk = assessed.assessment.next_conversation
    return (
        *_address(made.address),
        made.salutation,
        "" if email is UNKNOWN else email,
        texts.formats.day(on),
        *_amounts(made.kind, assessed, texts),
        texts.formats.day(talk.day) if talk.agreed and not talk.off else "",
    )


def table_of(rows: Iterable[Row]) -> bytes:
    """The whole table: final letters only."""
    lines = [csv_line(COLUMNS)]
    for row in rows:
        if row.status is Status.MADE and row.cells:
            cells = (row.document, row.kind, row.reference, *row.cells)
            lines.append(csv_line([never_a_formula(cell) for cell in cells]))
    return _MARK + b"".join(lines)


def _address(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) > _LINES:
        lines = (*lines[: _LINES - 1], ", ".join(lines[_LINES - 1 :]))
    return (*lines, *[""] * (_LINES - len(lines)))


def _amounts(kind: DocumentKind, assessed: Assessed, texts: Texts) -> tuple[str, str, str, str]:
    """A month, from, until, and in all: as far as a letter of this kind is about them."""
    assessment, formats = assessed.assessment, texts.formats
    interim, plan = assessment.beside.gate.interim, assessment.plan
    if kind is DocumentKind.INTERIM and interim is not None:
        return _euros(texts, interim.amount), "", formats.day(interim.until), ""
    if kind in (DocumentKind.PLAN, DocumentKind.REVIEW) and plan is not None:
        runs = assessment.running is not None
        return (
            _euros(texts, assessment.payment),
            "" if runs else formats.day(plan.first_month.first_day),
            formats.day(plan.end_date),
            "" if runs else formats.amount(cents_half_up(plan.total)),
        )
    return "", "", "", ""


def _euros(texts: Texts, step: Step | None) -> str:
    amount: Decimal | None = None if step is None else cents_half_up(step.amount)
    return "" if amount is None else texts.formats.amount(amount)
