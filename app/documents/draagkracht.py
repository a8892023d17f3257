"""The draagkrachtverklaring: one page that a customer may show to others who are owed money."""

from decimal import Decimal

from app.documents.case import Case, NoLetter, one_line
from app.documents.frame import letter_of, unfinished
from app.documents.letter import (
    Align,
    Block,
    Bullets,
    Column,
    Heading,
    Letter,
    Paragraph,
    Row,
    Table,
)
from app.documents.own_words import own_words
from app.documents.people import addressees
from calc import MonthRow
from calc.rounding import cents_half_up


def draagkracht(case: Case, free_text: str) -> Letter:
    """Only sums: no line, no name of another creditor. Raises NoLetter as the plan letter does."""
    assessment = case.assessment
    if any(finding.code == "no_tariff" for finding in assessment.findings):
        raise NoLetter("no_tariff")
    if assessment.partial or not assessment.schedule or not addressees(case):
        raise NoLetter("incomplete")
    if assessment.room_is_open:
        raise NoLetter("room_open")
    first = case.month_shown
    return letter_of(
        case,
        case.tell("statement.subject"),
        (
            *_basis(case, first),
            _table(case, first),
            Paragraph(case.tell(f"statement.{_room(first)}")),
            Heading(case.tell("statement.reading.heading")),
            Bullets(tuple(case.tell(f"statement.reading.{part}")
                          for part in ("costs", "reserve", "others", "changes"))),
            *own_words(case, free_text),
        ),
        mark=unfinished(case),
        greeted=False,
        large_print=False,
        reached=(Paragraph(_asking(case)),),
    )  # fmt: skip


def _basis(case: Case, first: MonthRow) -> tuple[Block, ...]:
    """Who made it, on which day, and for which month."""
    organisation = one_line(case.policy.contact.organisation)
    day, month = case.day(case.assessment.reference_date), case.month(first.month)
    return (
        Paragraph(case.tell("statement.intro", organisation=organisation)),
        Paragraph(case.tell("statement.basis", day=day, month=month)),
    )


def _room(first: MonthRow) -> str:
    return "left" if _left(first) > 0 else "nothing_left"


def _asking(case: Case) -> str:
    contact = case.policy.contact
    return case.tell(
        "statement.questions", organisation=one_line(contact.organisation), phone=contact.phone
    )


def _left(row: MonthRow) -> Decimal:
    return cents_half_up(row.own_wall.amount)


def _table(case: Case, first: MonthRow) -> Table:
    left = _left(first)
    rows = [
        ("statement.income", first.income.amount, False),
        ("statement.costs", first.costs.amount, False),
        ("statement.arrangements", first.arrangements.amount, False),
        ("statement.reserve", first.reserve.amount, False),
        ("statement.short" if left < 0 else "statement.room", abs(first.own_wall.amount), True),
        ("statement.payment", first.payment.amount, True),
    ]
    return Table(
        columns=(Column("", Align.LEFT), Column("", Align.RIGHT)),
        rows=tuple(
            Row((case.tell(key), case.euros(amount)), total=total) for key, amount, total in rows
        ),
    )
