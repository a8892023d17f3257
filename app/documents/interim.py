"""The interim agreement: a small amount or nothing, until a date, while things are put in order."""

from typing import Final

from app.documents.case import Case, NoLetter
from app.documents.conversation import agreed_day, latest_day, moment, when_it_does_not_work
from app.documents.debt_help import debt_help, is_told
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.interest_and_costs import say_while_it_runs, say_while_waiting
from app.documents.letter import (
    Block,
    Bullets,
    Heading,
    Letter,
    Paragraph,
)
from app.documents.opening import opening
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified
from app.documents.payments import how_to_pay
from calc import UNKNOWN, Month, Severity
from calc.context.gate import GateState, Interim

_SEIZURE: Final = "S18"
_OF_THE_GATE: Final = frozenset(
    {
        "check_open", "toeslag_missing", "toeslag_too_low", "earlier_not_asked", "terugkerend",
        "same_again", "minimum_too_long", "schuldhulp_better",
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
        _answer(case, gate.interim),
        (
            *opening(case, case.tell("interim.intro")),
            *own_words(case, free_text),
            *_open_checks(case),
            *(_payment(case, gate.interim, extra) if pays else _pause(case, gate.interim)),
            *specified(extra),
            *debt_help(case),
            *(when_it_does_not_work(case) if pays else _getting_by(case)),
            Heading(case.say("talk.heading")),
            Paragraph(_talk(case)),
        ),
        mark=interim_mark(case),
        behind=help_sheet(case, extra, told=is_told(case)),
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


def _answer(case: Case, agreed: Interim) -> str:
    """What is paid, and until when; in a pause only until when."""
    until, amount = case.day(agreed.until), agreed.amount.amount
    if not amount:
        return case.tell("interim.answer_pause", until=until)
    return case.tell("interim.answer", amount=case.in_short(amount), until=until)


def _open_checks(case: Case) -> tuple[Block, ...]:
    items = tuple(
        _check(case, check.code)
        for check in case.assessment.beside.gate.checks
        if not check.settled
    )
    return (
        Heading(case.tell("interim.first.heading")),
        Paragraph(case.tell("interim.first.intro")),
        Bullets(items),
    )


def _check(case: Case, code: str) -> str:
    """What we look at; that a seizure runs is only said where one does."""
    runs = code == _SEIZURE and case.draft.debt.seizure is True
    return case.tell("check.S18_runs" if runs else f"check.{code}")


def _months(case: Case, agreed: Interim) -> list[Month]:
    """The months that are paid: until the last day, and no more than is owed."""
    first, amount = case.assessment.first_month, agreed.amount.amount
    many = first.months_until(Month.of(agreed.until)) + 1
    owed = case.draft.debt.balance
    if owed is not UNKNOWN:
        many = min(many, int(owed // amount))
    return [first.plus(at) for at in range(max(1, many))]


def _payment(case: Case, agreed: Interim, extra: Extras) -> tuple[Block, ...]:
    months = _months(case, agreed)
    names = case.texts.formats.join([case.texts.formats.month_name(month) for month in months])
    params = {"amount": case.euros(agreed.amount.amount), "months": names}
    if len(months) > 1:
        params["times"] = case.word(len(months))
    said = case.tell_count("interim.pay", len(months), **params)
    return (
        Heading(case.say("pay.heading")),
        Paragraph(f"{said} {say_while_it_runs(case)}".rstrip()),
        *(paying(extra) or (Paragraph(how_to_pay(case, case.assessment.first_month)),)),
    )


def _pause(case: Case, agreed: Interim) -> tuple[Block, ...]:
    return (
        Heading(case.tell("interim.pause.heading")),
        Paragraph(
            " ".join(
                said
                for said in (
                    case.tell("interim.pause", until=case.day(agreed.until)),
                    say_while_waiting(case),
                )
                if said
            )
        ),
    )


def _getting_by(case: Case) -> tuple[Block, ...]:
    """Nothing is due in a pause: what may not work out is getting by."""
    return (
        Heading(case.tell("interim.getting_by.heading")),
        Paragraph(case.tell("interim.getting_by")),
    )
