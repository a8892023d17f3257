"""The draagkrachtverklaring: one page that a customer may show to others who are owed money."""

from collections.abc import Iterator
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
    Table,
    TableRow,
)
from app.documents.own_words import own_words
from app.documents.recipients import addressees
from calc import MonthRow, Step
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.plan.free_for_others import cash_wall
from calc.policy.gates import GateKind


def draagkracht(case: Case, free_text: str) -> Letter:
    """Only sums: no line, no name of another creditor. Raises NoLetter as the plan letter does."""
    refuse_unknown_room(case)
    first, free = case.month_shown, case.assessment.free_for_others
    if free is None:
        raise NoLetter("incomplete")
    return letter_of(
        case,
        case.tell("statement.subject"),
        _answer(case, free),
        (
            *_basis(case, first),
            _table(case, first, free),
            Paragraph(case.tell(f"statement.{_room(case, first)}")),
            Heading(case.tell("statement.reading.heading")),
            Bullets(tuple(case.tell(f"statement.reading.{part}") for part in _reading(case))),
            *own_words(case, free_text),
        ),
        mark=unfinished(case),
        greeted=False,
        large_print=False,
        reached=(Paragraph(_asking(case)),),
    )


def refuse_unknown_room(case: Case) -> None:
    """What others get to read is only made of a household of which the room is known."""
    assessment = case.assessment
    if any(finding.code == "no_tariff" for finding in assessment.findings):
        raise NoLetter("no_tariff")
    if assessment.partial or not assessment.schedule or not addressees(case):
        raise NoLetter("incomplete")
    if assessment.room_is_open:
        raise NoLetter("room_open")


def _answer(case: Case, free: Step) -> str:
    """What is free for others; behind a gate that is not ours to say."""
    if case.assessment.beside.gate.closed_by:
        return case.tell("statement.subject")
    if not free.amount:
        return case.tell("statement.answer_nothing")
    return case.tell("statement.answer", amount=case.in_short(free.amount))


def _basis(case: Case, first: MonthRow) -> tuple[Block, ...]:
    """Who made it, on which day, and for which month."""
    organisation = one_line(case.policy.contact.organisation)
    day, month = case.day(case.assessment.reference_date), case.month(first.month)
    return (
        Paragraph(case.tell("statement.intro", organisation=organisation)),
        Paragraph(case.tell("statement.basis", day=day, month=month)),
    )


def _room(case: Case, first: MonthRow) -> str:
    """Whether anything can be paid at all, to anybody; behind a gate that is not ours to say."""
    if closed := case.assessment.beside.gate.closed_by:
        return "closed" if set(closed) == {GateKind.PRESCRIPTION} else "closed_scheme"
    return "left" if cents_half_up(first.room.amount) > ZERO else "nothing_left"


def _reading(case: Case) -> tuple[str, ...]:
    """How to read it. Behind a gate nobody says what room there is, nor to call us about more."""
    closed = case.assessment.beside.gate.closed_by
    return ("costs", "reserve", *(() if closed else ("others",)), "changes")


def _asking(case: Case) -> str:
    contact = case.policy.contact
    return case.tell(
        "statement.questions", organisation=one_line(contact.organisation), phone=contact.phone
    )


def _table(case: Case, first: MonthRow, free: Step) -> Table:
    """Every wall that decided, what we get, and what is left for others."""
    left = cents_half_up(first.own_wall.amount)
    rows = [
        ("statement.income", first.income.amount, False),
        ("statement.costs", first.costs.amount, False),
        ("statement.arrangements", first.arrangements.amount, False),
        ("statement.reserve", first.reserve.amount, False),
        ("statement.short" if left < ZERO else "statement.room", abs(first.own_wall.amount), True),
        *_other_walls(case, first),
        ("statement.payment", first.payment.amount, False),
        ("statement.free", free.amount, True),
    ]
    return Table(
        columns=(Column("", Align.LEFT), Column("", Align.RIGHT)),
        rows=tuple(
            TableRow((case.tell(key), case.euros(amount)), total=total)
            for key, amount, total in rows
        ),
    )


def _other_walls(case: Case, first: MonthRow) -> Iterator[tuple[str, Decimal, bool]]:
    """What the law and the account let the household pay at most; below zero is nothing."""
    if first.floor_wall is not None:
        floor = case.assessment.floor
        is_sure = floor is not None and not floor.indicative
        key = "statement.by_law" if is_sure else "statement.by_law_indicative"
        yield key, max(first.floor_wall.amount, ZERO), False
    if (cash := cash_wall(first)) is not None:
        yield "statement.by_cash", max(cash.amount, ZERO), False
