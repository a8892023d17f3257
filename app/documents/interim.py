"""The interim agreement: a small amount or nothing, until a date, while things are put in order."""

from app.documents.case import Case, NoLetter
from app.documents.conversation import agreed_day, latest_day, moment, when_it_does_not_work
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.letter import (
    Block,
    Bullets,
    Heading,
    KeyFigure,
    KeyFigures,
    Letter,
    Paragraph,
)
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified
from app.documents.payments import how_to_pay
from calc import Severity
from calc.beside import GateState, Interim

_OF_THE_GATE = frozenset(
    {
        "check_open", "toeslag_missing", "earlier_not_asked", "terugkerend", "same_again",
        "minimum_too_long", "schuldhulp_better",
    }
)  # fmt: skip
"""What an interim agreement waits for, and what is decided before the plan that may follow."""


def interim(case: Case, extra: Extras, free_text: str) -> Letter:
    """Raises NoLetter("no_interim") when the dossier needs none, or none can be made."""
    gate = case.assessment.beside.gate
    if gate.interim is None or gate.state is not GateState.OPEN or gate.closed_by:
        raise NoLetter("no_interim")
    pays = gate.interim.amount.amount > 0
    return letter_of(
        case,
        case.tell("interim.subject" if pays else "interim.subject_pause"),
        (
            Paragraph(case.say("intro.understanding")),
            Paragraph(case.tell("interim.intro")),
            KeyFigures(_figures(case, gate.interim)),
            *own_words(case, free_text),
            *_open_checks(case),
            *(_payment(case, gate.interim, extra) if pays else _pause(case, gate.interim)),
            *specified(extra),
            *when_it_does_not_work(case),
            Heading(case.say("talk.heading")),
            Paragraph(_talk(case)),
        ),
        mark=interim_mark(case),
        behind=help_sheet(case, extra),
    )


def is_unfinished(case: Case) -> bool:
    """Whether more is open than what an interim agreement waits for."""
    return bool(case.assessment.provisional) or any(
        finding.severity is Severity.BLOCKS and finding.code not in _OF_THE_GATE
        for finding in case.assessment.findings
    )


def interim_mark(case: Case) -> str:
    """What stands on every page: that it is interim, and a concept when more than that is open."""
    if is_unfinished(case) and (mark := unfinished(case)):
        return case.tell("interim.mark_concept", mark=mark)
    return case.tell("interim.mark")


def _talk(case: Case) -> str:
    """When we speak again: the same day as everywhere."""
    key = "interim.talk_on" if agreed_day(case) else "interim.talk"
    return case.tell(key, day=moment(case, latest_day(case)))


def _figures(case: Case, agreed: Interim) -> tuple[KeyFigure, ...]:
    note = "interim.key.amount_note" if agreed.amount.amount else "interim.key.nothing_note"
    return (
        KeyFigure(
            case.tell("interim.key.amount"), case.euros(agreed.amount.amount), case.tell(note)
        ),
        KeyFigure(
            case.tell("interim.key.until"),
            case.day(agreed.until),
            case.tell("interim.key.until_note"),
        ),
    )


def _open_checks(case: Case) -> tuple[Block, ...]:
    items = tuple(
        case.tell(f"check.{check.code}")
        for check in case.assessment.beside.gate.checks
        if not check.settled
    )
    return (
        Heading(case.tell("interim.first.heading")),
        Paragraph(case.tell("interim.first.intro")),
        Bullets(items),
    )


def _payment(case: Case, agreed: Interim, extra: Extras) -> tuple[Block, ...]:
    params = {"amount": case.euros(agreed.amount.amount), "until": case.day(agreed.until)}
    start = case.day(case.assessment.first_month.first_day)
    said = case.tell("interim.pay", start=start, **params)
    return (
        Heading(case.say("pay.heading")),
        Paragraph(f"{said} {case.say('pay.no_interest')}"),
        *(paying(extra) or (Paragraph(how_to_pay(case, case.assessment.first_month)),)),
    )


def _pause(case: Case, agreed: Interim) -> tuple[Block, ...]:
    return (
        Heading(case.tell("interim.pause.heading")),
        Paragraph(case.tell("interim.pause", until=case.day(agreed.until))),
    )
