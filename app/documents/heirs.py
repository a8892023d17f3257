"""The letter to the heirs: condolences, and that nothing is asked. No amount, no day, no demand.

What heirs can choose stands in facts: letters. Terms were not seen there, and are not printed.
"""

from app.documents.case import Case, NoLetter, known
from app.documents.contact_ways import reach
from app.documents.frame import letter_of
from app.documents.letter import Block, Bullets, Heading, Letter, Paragraph
from app.documents.life_states import who_died
from app.documents.own_words import own_words
from app.documents.recipients import address_of, called_in_full
from calc.dossier.household import LifeState
from calc.dossier.people import Adult


def heirs(case: Case, free_text: str) -> Letter:
    """Raises NoLetter: `nobody_died`, or `not_theirs` where who died is not known to owe it."""
    died = who_died(case.draft)
    if not died:
        raise NoLetter("nobody_died")
    owed = [(state, adult) for state in died if (adult := _debtor(case, state)) is not None]
    if not owed:
        raise NoLetter("not_theirs")
    states, adults = zip(*owed, strict=True)
    who = _names(case, adults)
    return letter_of(
        case,
        case.tell("heirs.subject"),
        case.tell("heirs.nothing"),
        (
            Paragraph(case.tell("heirs.condolences", who=who)),
            Paragraph(case.tell("heirs.why", who=who, creditor=case.creditor)),
            *_choices(case),
            *own_words(case, free_text),
            Heading(case.tell("heirs.who.heading")),
            Paragraph(case.tell("heirs.who")),
        ),
        to=_address(case, states, adults),
        greeting=case.tell("heirs.salutation"),
        reached=reach(case, to_heirs=True),
    )


def _choices(case: Case) -> tuple[Block, ...]:
    return (
        Heading(case.tell("heirs.choice.heading")),
        Paragraph(case.tell("heirs.choice.intro")),
        Bullets(tuple(case.tell(f"heirs.choice.{way}") for way in ("all", "inventory", "none"))),
        Paragraph(case.tell("heirs.choice.until")),
    )


def _debtor(case: Case, state: LifeState) -> Adult | None:
    return next(
        (a for a in case.draft.adults if a.ref.value == state.who and a.liable is True), None
    )


def _names(case: Case, adults: tuple[Adult, ...]) -> str:
    names = [name for adult in adults if (name := called_in_full(case, adult))]
    return case.texts.formats.join(names) if names else case.tell("heirs.your_relative")


def _address(
    case: Case, states: tuple[LifeState, ...], adults: tuple[Adult, ...]
) -> tuple[str, ...]:
    """Of who speaks for the heirs, as far as known; else the last address."""
    speaks = next((state for state in states if known(state.name)), None)
    names = [name for adult in adults if (name := called_in_full(case, adult))]
    to_heirs = (
        case.tell("heirs.to", who=case.texts.formats.join(names))
        if names
        else case.tell("heirs.to_nobody")
    )
    if speaks is None:
        return (to_heirs, *address_of(case.draft.contact))
    # Who speaks is reached at their own address; without one nothing is made up.
    return (known(speaks.name) or "", to_heirs, *address_of(speaks))
