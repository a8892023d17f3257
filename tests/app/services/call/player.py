"""Plays a finished dossier through the conversation: every question answered as its household did.

    played(example("HH1"), on)      the dossier that comes out, of what the bank knew before

An answer is read out of the finished dossier; a check of which its state does not say what was
answered gets the first answer that gives that state.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from app.services.call.answering import answered
from app.services.call.conversation import Conversation
from app.services.call.given import given_of
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind
from app.services.call.turns import Turn
from app.store.dossier_file import parse_dossier
from calc import Assessment, Draft, assess
from calc.dossier.codes import CheckState
from tests.building import EXAMPLES, example_policy
from tests.tariff_files import shipped


def example(name: str) -> Draft:
    """One of the examples that ship with the program."""
    read = parse_dossier((EXAMPLES / f"{name}.uitzicht.json").read_bytes())
    assert isinstance(read, Draft)
    return read


def of_bank(draft: Draft) -> Draft:
    """What the bank knew before the call: who, the debt, and what the officer reads on paper."""
    adults = tuple(
        adult.model_copy(update={"birth_month": Draft.model_validate({}).savings})
        for adult in draft.adults[:1]
    )
    debt = draft.debt.model_copy(update=dict.fromkeys(("seizure", "wsnp", "msnp", "bewind"),
                                                      Draft().savings))  # fmt: skip
    return Draft(
        reference_date=draft.reference_date,
        first_plan_month=draft.first_plan_month,
        adults=adults,
        debt=debt,
        contact=draft.contact,
        schrijnend=draft.schrijnend,
        statutory=draft.statutory,
        asked=tuple(each for each in draft.asked if each.question.startswith("debt.")),
    )


def assessed(draft: Draft, on: date) -> Assessment:
    return assess(draft, example_policy(), shipped(), on)


class Talks:
    """The conversation after each answer; the outcome is worked out where a chapter hangs on it."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._assessment: Assessment | None = None
        self._chapter = ""

    def of(self, draft: Draft) -> Conversation:
        talk = Conversation(draft, self._on, self._assessment)
        turn = talk.next_open()
        chapter = turn.question.chapter if turn else "over"
        if chapter not in LATE or chapter == self._chapter:
            return talk
        self._chapter, self._assessment = chapter, assessed(draft, self._on)
        return self.of(draft)


LATE = ("checks", "outcome", "closing", "over")


def played(
    source: Draft, on: date, known: Callable[[Draft], Draft] = of_bank
) -> tuple[Draft, list[Turn]]:
    """The dossier after the whole conversation, and the turns in the order in which they came.

    `known`: what was known before the call.
    """
    draft, turns = known(source), list[Turn]()
    whole, talks = Conversation(source, on, assessed(source, on)), Talks(on)
    while True:
        talk = talks.of(draft)
        turn = talk.next_open()
        if turn is None:
            return draft, turns
        result = answered(talk, turn, reply_of(source, whole, turn))
        assert isinstance(result, Draft), (turn.key, result)
        assert result != draft, turn.key
        turns.append(turn)
        draft = _and_others(whole, result, turn, on)
        assert len(turns) < 200, [each.key for each in turns[-5:]]


def _and_others(whole: Conversation, draft: Draft, turn: Turn, on: date) -> Draft:
    """The draft with the further lines of the same code that this household has."""
    if turn.number > 1:
        return draft
    same = [
        each
        for each in whole.turns
        if each.question is turn.question and each.ref == turn.ref and each.number > 1
    ]
    for each in same:
        talk = Conversation(draft, on)
        reply = given_of(whole, each)
        assert reply is not None
        result = answered(talk, talk.another(turn), reply)
        assert isinstance(result, Draft), (each.key, result)
        draft = result
    return draft


def reply_of(source: Draft, whole: Conversation, turn: Turn) -> Reply:
    """How this household answers. `whole`: the conversation as if it was over."""
    if turn.question.id == "debt-balance" and turn.kind is AnswerKind.AMOUNT:
        balance = source.debt.balance
        assert isinstance(balance, Decimal)  # every example owes something
        return Reply(amount=balance)
    theirs = whole.turn(turn.key)
    if theirs is not None and (theirs.is_asked or theirs.question.from_system):
        found = given_of(whole, theirs)
        if found is not None and (found.given is not Given.VALUE or _is_whole(turn, found)):
            return found
    return _otherwise(source, turn)


def _is_whole(turn: Turn, reply: Reply) -> bool:
    if turn.kind in (AnswerKind.AMOUNT, AnswerKind.AMOUNT_WITH_FREQUENCY):
        return reply.amount is not None
    return True


def _otherwise(source: Draft, turn: Turn) -> Reply:
    """An answer to what the finished dossier does not say."""
    question = turn.question
    match turn.kind:
        case AnswerKind.YES_NO:
            return Reply(yes=_yes(source, turn))
        case AnswerKind.CHOICE:
            alone = [choice.key for choice in question.choices if choice.alone]
            return Reply(choices=tuple(alone[:1]) or (question.choices[0].key,))
        case AnswerKind.TEXT:
            return Reply(text="SENTINEL-tekst")
        case AnswerKind.COUNT:
            return Reply(number=0)
        case AnswerKind.DATE:
            return Reply(given=Given.UNKNOWN)
        case _:
            return Reply(amount=Decimal("0.00"))


def _yes(source: Draft, turn: Turn) -> bool:
    place = turn.question.place
    states = {check.code: check.state for check in source.checks}
    if place is None or not place.is_check:
        return turn.question.id in ("hello-moment", "debt-balance", "out-fits", "end-readback")
    state = states.get(place.selector, CheckState.AGREED)
    return next(
        (answer == "yes" for answer, gives in turn.question.states.items() if gives == state), True
    )
