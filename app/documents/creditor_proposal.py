"""The proposal to one other creditor: what a household can pay of what it owes there.

No more than that creditor needs: no income, no costs, no other creditor, and no name but of whom
the arrangement is.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from app.documents.case import Case, NoLetter, begun, known
from app.documents.consented import Agreed, agreed, names_of, said_consent
from app.documents.contact_ways import professional_questions
from app.documents.draagkracht import refuse_unknown_room
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.invitation import answer_by
from app.documents.labels import bare_name
from app.documents.letter import Form, FormLine, Heading, Letter, Paragraph
from app.documents.own_words import own_words
from app.i18n import say_choice
from app.i18n.paths import say_path
from calc import UNKNOWN
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.budget_lines import ArrangementLine

WHICH: Final = "proposal_which"
"""The reason that there is none yet: it was not said to which creditor."""
_NEEDED: Final = ("creditor", "amount", "frequency", "who", "from_date", "until")


@value_type
class _Offer:
    """An arrangement of which everything that the letter says is known."""

    creditor: str
    amount: Decimal
    often: str
    who: str
    since: date | None
    until: date | None
    balance: Decimal | None


def creditor_proposal(case: Case, extra: Extras, free_text: str) -> Letter:
    """Raises NoLetter: which creditor, the field that is missing, whose consent, or no room."""
    refuse_unknown_room(case)
    consent = agreed(case, "creditors")
    at = _chosen(case, extra.creditor)
    offer = _offer(case, at)
    whose = _whose(case, at, offer, consent)
    if cents_half_up(case.month_shown.own_wall.amount) < ZERO:
        raise NoLetter("proposal_short", month=case.month(case.month_shown.month))
    return letter_of(
        case,
        begun(case.tell("kind.creditor_proposal")),
        case.tell("proposal.subject", amount=case.in_short(offer.amount), often=offer.often),
        (
            Paragraph(case.tell("proposal.intro", who=whose), strong=True),
            _form(case, offer, whose),
            Heading(case.tell("proposal.ground.heading")),
            Paragraph(_ground(case)),
            Heading(case.tell("proposal.consent.heading")),
            Paragraph(f"{said_consent(case, consent)} {case.tell('proposal.no_more')}"),
            *own_words(case, free_text),
            Heading(case.tell("proposal.answer.heading")),
            Paragraph(case.tell("proposal.answer", day=case.day(answer_by(case, extra)))),
        ),
        mark=unfinished(case),
        to=(offer.creditor,),
        greeting=case.tell("proposal.salutation"),
        large_print=False,
        reached=professional_questions(case),
    )


def _chosen(case: Case, wanted: str | None) -> int:
    """Where in the dossier the arrangement is that the proposal is about."""
    names = dict(_open(case))
    if not names:
        raise NoLetter("proposal_none")
    if wanted is None:
        if len(names) == 1:
            return next(iter(names))
        raise NoLetter(WHICH, creditors=_listed(case, names))
    found = [at for at, name in names.items() if name.casefold() == wanted.strip().casefold()]
    if not found:
        raise NoLetter("proposal_stranger", typed=wanted, creditors=_listed(case, names))
    if len(found) > 1:
        raise NoLetter("proposal_two", typed=wanted)
    return found[0]


def _open(case: Case) -> list[tuple[int, str]]:
    """The arrangements that are somebody else's to accept, each with its creditor's name.

    Not what is withheld by law, what our plan replaces, what is over, or who is not named.
    """
    on = case.assessment.reference_date
    return [
        (at, name)
        for at, line in enumerate(case.draft.arrangements)
        if line.withheld is not True
        and not line.replaced_by_plan
        and not (isinstance(line.until, date) and line.until < on)
        and (name := bare_name(known(line.creditor) or ""))
    ]


def _listed(case: Case, names: dict[int, str]) -> str:
    return case.texts.formats.choice([f'"{name}"' for name in names.values()])


def _offer(case: Case, at: int) -> _Offer:
    line: ArrangementLine = case.draft.arrangements[at]
    for part in _NEEDED:
        if getattr(line, part) is UNKNOWN:
            raise NoLetter("proposal_field", place=_place(case, at, part))
    assert line.amount is not UNKNOWN  # every part was looked at
    assert line.frequency is not UNKNOWN
    assert line.who is not UNKNOWN
    assert line.from_date is not UNKNOWN
    assert line.until is not UNKNOWN
    if not line.amount:
        raise NoLetter("proposal_nothing", place=_place(case, at, "amount"))
    return _Offer(
        creditor=bare_name(known(line.creditor) or ""),
        amount=line.amount,
        often=say_choice(case.texts, line.frequency),
        who=line.who,
        since=line.from_date,
        until=line.until,
        balance=None if line.balance is UNKNOWN else line.balance,
    )


def _whose(case: Case, at: int, offer: _Offer, consent: Agreed) -> str:
    """Whose arrangement it is, by name. That person must have agreed; of a child, who did."""
    refs = tuple(offer.who) if offer.who in _ADULTS else tuple(consent.by.value)
    if not set(refs) <= set(consent.by.value):
        raise NoLetter("consent_of_other", creditor=offer.creditor, place=_place(case, at, "who"))
    adults = tuple(adult for adult in case.draft.adults if adult.ref.value in refs)
    return names_of(case, adults)


_ADULTS: Final = frozenset({"A", "B", "AB"})


def _form(case: Case, offer: _Offer, whose: str) -> Form:
    """What is offered and for how long; what is owed only where somebody filled it in."""
    rows = [
        ("who", whose),
        ("amount", f"{case.euros(offer.amount)} {offer.often}"),
        *([("from", case.day(offer.since))] if offer.since else []),
        ("until", case.day(offer.until) if offer.until else case.tell("proposal.until_paid")),
        *([("balance", case.euros(offer.balance))] if offer.balance else []),
    ]
    return Form(tuple(FormLine(case.tell(f"proposal.row.{name}"), said) for name, said in rows))


def _ground(case: Case) -> str:
    """On which day it was computed, and that this household can pay it."""
    day, month = case.day(case.assessment.reference_date), case.month(case.month_shown.month)
    return case.tell("proposal.ground", day=day, month=month)


def _place(case: Case, at: int, part: str) -> str:
    return f'"{say_path(case.texts, f"arrangements[{at}].{part}", case.draft)}"'
