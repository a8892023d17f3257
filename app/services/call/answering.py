"""An answer of the customer: one change of the dossier, with the record that it was asked.

    answered(talk, turn, Reply(amount=..., frequency=...))      the draft, or what is wrong with it

Pure: the session pushes the result as one step of undo. A second answer to the same question
changes the first one and doubles nothing; what an answer makes impossible stays readable.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from app.services.call.answer_lines import (
    answer_line,
    fill_line,
    made_nothing,
    other_line,
    without_unchosen,
)
from app.services.call.answer_people import (
    child_of,
    reading_needs,
    who_lives_here,
    with_children,
    with_customer,
    with_organisation,
)
from app.services.call.changing import (
    Refused,
    set_quietly,
    with_check,
    with_note,
    with_place,
    with_value,
)
from app.services.call.consequences import with_consequences
from app.services.call.conversation import Conversation
from app.services.call.places import Place
from app.services.call.records import with_record, without_record
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind, Question, ThenKind
from app.services.call.turns import NONE, NOT_APPLICABLE, Turn
from app.services.editing import Path
from calc import UNKNOWN, Draft, Problem
from calc.base.period import Frequency
from calc.base.problem import path_of
from calc.dossier.codes import CheckState, Evidence
from calc.dossier.solution import SolutionCondition

SEEN: Final = "akkoord als gezien"
"""A check that is settled by what was seen, not by what was told."""
_CONFIRMS: Final[Mapping[str, Mapping[str, SolutionCondition]]] = {
    "out-fits": {"yes": SolutionCondition.CUSTOMER_AGREES},
    "out-better": {
        "j": SolutionCondition.SETBACK_PASSES,
        "n": SolutionCondition.NO_IMPROVEMENT,
    },
    "out-money-help": {"yes": SolutionCondition.HELP_WITH_MONEY},
}
"""What the customer confirms of a solution; the officer chooses it."""


def answered(talk: Conversation, turn: Turn, reply: Reply) -> Draft | tuple[Problem, ...]:
    """The draft with this answer and all that follows from it, or why it cannot be."""
    missing = _missing(talk, turn, reply)
    if missing is not None:
        return (missing,)
    try:
        draft = _answer(_Answering(talk, turn, reply), talk.draft)
        draft = _noted(talk, turn, reply, draft)
        draft = _followed_up(talk, turn, reply, draft)
        return with_consequences(talk, draft)
    except Refused as refused:
        return refused.problems


class _Answering:
    """One answer on its way into the draft."""

    def __init__(self, talk: Conversation, turn: Turn, reply: Reply) -> None:
        self.talk, self.turn, self.reply = talk, turn, reply
        self.question: Final[Question] = turn.question
        self.on: Final = talk.on

    def word(self, name: str) -> str:
        """A short word of the script, in the language of the conversation."""
        return self.talk.script.words[name][self.talk.language]

    @property
    def said(self) -> tuple[str, ...]:
        """The keys of this answer, for its record."""
        reply = self.reply
        if reply.given is Given.UNKNOWN:
            return ()
        if reply.given is Given.NOT_APPLICABLE:
            return (NOT_APPLICABLE,)
        if self.turn.kind is AnswerKind.CHOICE:
            return reply.choices
        if self.turn.kind is AnswerKind.YES_NO:
            return ("yes" if reply.yes else "no",)
        return (NONE,) if 0 in (reply.number, reply.amount) else ()

    def recorded(self, draft: Draft) -> Draft:
        """The draft with the record of this answer itself."""
        known = self.reply.given is not Given.UNKNOWN
        return with_record(draft, self.turn.record, self.on, self.said, known=known)


def _answer(given: _Answering, draft: Draft) -> Draft:
    special = _SPECIAL.get(given.question.id)
    if special is not None:
        return special(given, draft)
    place = given.question.place
    if place is None:
        return _gate(given, draft)
    if place.is_line:
        return _line(given, draft)
    if place.is_check:
        return _check(given, draft, place.selector)
    return _field(given, draft, place)


def _gate(given: _Answering, draft: Draft) -> Draft:
    """A question that the dossier has no place for: its record, and lines that are not there."""
    if given.reply.given is not Given.UNKNOWN:
        draft = without_unchosen(draft, given.turn, given.said, given.word("earlier"))
    return given.recorded(draft)


def _line(given: _Answering, draft: Draft) -> Draft:
    turn, reply, talk = given.turn, given.reply, given.talk
    draft = with_customer(draft)
    at = talk.path(turn)
    place = turn.question.place
    assert place is not None  # a line has its place
    if place.field == "amount":
        draft = answer_line(draft, turn, at, reply, given.on, talk.script, talk.language)
        return _rent(given, draft) if turn.question.id == "home-rent" else draft
    value: object = reply.day if turn.kind is AnswerKind.DATE else reply.yes
    if reply.given is not Given.VALUE:
        value = UNKNOWN if reply.given is Given.UNKNOWN else (
            None if turn.kind is AnswerKind.DATE else False)  # fmt: skip
    draft = fill_line(draft, turn, at, value, given.on)
    if reply.given is Given.VALUE:
        return without_record(draft, turn.record)
    return given.recorded(draft)


def _rent(given: _Answering, draft: Draft) -> Draft:
    """The rent of the home is also what the huurtoeslag is computed of."""
    reply = given.reply
    if reply.frequency in (None, Frequency.MONTH) and reply.given is Given.VALUE:
        draft = with_value(draft, ("housing", "basic_rent"), reply.amount, given.on)
        if isinstance(reply.then, Decimal):
            draft = with_value(draft, ("housing", "service_costs"), reply.then, given.on)
    return draft


def _check(given: _Answering, draft: Draft, code: str) -> Draft:
    """The state of a check by the answer; what nobody could say leaves it not asked."""
    states, reply = given.question.states, given.reply
    if reply.given is Given.NOT_APPLICABLE:
        draft = with_check(draft, code, CheckState.NOT_APPLICABLE, given.word("not_applicable"))
        return given.recorded(draft)
    keys = ("unknown",) if reply.given is Given.UNKNOWN else given.said or ("*",)
    found = [_state(states[key], reply) for key in keys if key in states]
    if not found and "*" in states and reply.given is Given.VALUE:
        found = [_state(states["*"], reply)]
    # One answer that asks for something is enough: too little food next to enough medicine.
    state = CheckState.OPEN if CheckState.OPEN in found else (
        found[0] if found else CheckState.NOT_ASKED)  # fmt: skip
    reason = given.word("not_wanted") if state is CheckState.NOT_APPLICABLE else ""
    draft = with_check(draft, code, state, reason)
    if given.turn.kind is AnswerKind.TEXT and reply.text:
        draft = set_quietly(draft, (*_check_path(draft, code), "finding"), reply.text)
    return given.recorded(draft)


def _state(written: str, reply: Reply) -> CheckState:
    if written == SEEN:
        return CheckState.AGREED if reply.evidence is Evidence.SEEN else CheckState.OPEN
    return CheckState(written)


def _check_path(draft: Draft, code: str) -> Path:
    at = next(at for at, check in enumerate(draft.checks) if check.code == code)
    return ("checks", at)


def _field(given: _Answering, draft: Draft, place: Place) -> Draft:
    turn, reply = given.turn, given.reply
    draft, path = with_place(with_customer(draft), place, turn.ref)
    if turn.kind is AnswerKind.CHOICE:
        return given.recorded(_sets(given, draft))
    value = _plain(turn, reply)
    if reply.given is Given.NOT_APPLICABLE:
        return given.recorded(set_quietly(draft, path, UNKNOWN))
    draft = with_value(draft, path, value, given.on)
    if place.names[:1] == ("toetsingsinkomen",) and value is not UNKNOWN:
        draft = set_quietly(draft, (*path[:-1], "year"), given.on.year)
    if place.names[:1] == ("handled_by",) or reply.given is Given.UNKNOWN:
        return given.recorded(draft)
    return without_record(draft, turn.record)


def _plain(turn: Turn, reply: Reply) -> object:
    """The value of an answer, as a field holds it."""
    if reply.given is Given.UNKNOWN:
        return UNKNOWN
    match turn.kind:
        case AnswerKind.TEXT:
            return reply.text
        case AnswerKind.YES_NO:
            return reply.yes
        case AnswerKind.COUNT:
            return reply.number
        case AnswerKind.DATE:
            return reply.day
        case _:
            return reply.amount


def _sets(given: _Answering, draft: Draft) -> Draft:
    """The draft with what the chosen answers set; yes and no of one list: what was not chosen is
    no."""
    reply = given.reply
    named = {name for choice in given.question.choices for name in choice.sets}
    values: dict[str, object] = dict.fromkeys(named, UNKNOWN)
    if reply.given is Given.VALUE and given.question.multiple:
        values = dict.fromkeys(named, False)
    for choice in given.question.choices:
        if choice.key in given.said:
            values |= {name: value for name, value in choice.sets.items() if value is not False}
    for name in sorted(values):
        draft = with_value(draft, tuple(name.split(".")), values[name], given.on)
    return draft


def _hello(given: _Answering, draft: Draft) -> Draft:
    if given.reply.given is not Given.VALUE:
        return given.recorded(draft)  # the name that the bank knows stays
    draft = with_value(with_customer(draft), ("adults", 0, "name"), given.reply.text, given.on)
    return given.recorded(draft)


def _help(given: _Answering, draft: Draft) -> Draft:
    labels = {each.key: each.label[given.talk.language] for each in given.question.choices}
    known = given.reply.given is not Given.UNKNOWN
    needs = reading_needs(given.reply, labels) if known and given.reply.choices else UNKNOWN
    draft = with_value(with_customer(draft), ("adults", 0, "reading_needs"), needs, given.on)
    return _check(given, draft, "S23")


def _balance(given: _Answering, draft: Draft) -> Draft:
    """The balance stays what the bank says it is; one that is not there is what is named."""
    if given.turn.kind is AnswerKind.AMOUNT:
        return with_value(draft, ("debt", "balance"), _plain(given.turn, given.reply), given.on)
    return given.recorded(draft)


def _together(given: _Answering, draft: Draft) -> Draft:
    place = given.question.place
    assert place is not None  # has_own_plan of a co-debtor
    if given.reply.yes or draft.debt.co_debtors:
        value = given.reply.yes if given.reply.given is Given.VALUE else UNKNOWN
        draft, path = with_place(draft, place, "")
        draft = with_value(draft, path, value, given.on)
    return given.recorded(draft)


def _who(given: _Answering, draft: Draft) -> Draft:
    if given.reply.given is Given.UNKNOWN:
        return given.recorded(draft)
    draft = who_lives_here(draft, given.said, given.word("left_home"))
    draft = without_unchosen(draft, given.turn, given.said, given.word("earlier"))
    return given.recorded(draft)


def _children(given: _Answering, draft: Draft) -> Draft:
    if given.reply.given is not Given.VALUE:
        return given.recorded(draft)
    draft = with_children(draft, given.reply.number or 0, given.word("left_home"))
    return given.recorded(draft)


def _child_of(given: _Answering, draft: Draft) -> Draft:
    about = given.turn.about
    assert about is not None
    assert about.place is not None  # a question about a child
    chosen = given.said if given.reply.given is Given.VALUE else ()
    return given.recorded(child_of(draft, about.place, chosen, given.on))


def _savings(given: _Answering, draft: Draft) -> Draft:
    none = given.reply.given is Given.NOT_APPLICABLE
    value = Decimal("0.00") if none else _plain(given.turn, given.reply)
    draft = with_value(draft, ("savings",), value, given.on)
    if value is UNKNOWN:
        return with_check(draft, "S22", CheckState.NOT_ASKED)
    assert isinstance(value, Decimal)  # an amount, or unknown
    return with_check(draft, "S22", CheckState(given.question.states["more" if value > 0 else "0"]))


def _seizure(given: _Answering, draft: Draft) -> Draft:
    place = given.question.place
    assert place is not None  # debt.seizure
    none = given.reply.given is Given.NOT_APPLICABLE
    value = False if none else _plain(given.turn, given.reply)
    draft = with_value(draft, place.names, value, given.on)
    lines = [at for at, line in enumerate(draft.arrangements) if line.code == "R12"]
    if value is False:
        for at in lines:
            draft = made_nothing(draft, "arrangements", at, given.word("earlier"))
    elif isinstance(given.reply.then, str) and given.reply.then:
        amount = given.talk.script.question("oth-seizure-amount")
        turn = Turn(amount.id, amount, None, 1, given.turn.state, amount.kind)
        if not lines:
            draft = fill_line(draft, turn, None, UNKNOWN, given.on)
            lines = [len(draft.arrangements) - 1]
        draft = set_quietly(draft, ("arrangements", lines[0], "creditor"), given.reply.then)
    return draft


def _organisation(given: _Answering, draft: Draft) -> Draft:
    if given.reply.given is Given.VALUE:
        draft = with_organisation(draft, given.reply.text, given.word("also_helps"), given.on)
    return given.recorded(draft)


def _colleague(given: _Answering, draft: Draft) -> Draft:
    """A yes says that the situation is distressing; only the colleague writes that it is taken
    over."""
    if given.reply.yes and given.reply.given is Given.VALUE:
        marked = {"flagged": True, "decided_by": draft.handling.officer, "decided_on": given.on}
        for name, value in marked.items():
            draft = set_quietly(draft, ("schrijnend", name), value)
    return given.recorded(draft)


def _confirms(given: _Answering, draft: Draft) -> Draft:
    meant = _CONFIRMS[given.question.id]
    kept = [each for each in draft.solution.confirmed if each not in meant.values()]
    said = [meant[key] for key in given.said if key in meant]
    draft = set_quietly(draft, ("solution", "confirmed"), (*kept, *said))
    return given.recorded(draft)


def _lower(given: _Answering, draft: Draft) -> Draft:
    """A lower amount; one above what was computed is refused, however much somebody wants to."""
    amount = _plain(given.turn, given.reply)
    assessment = given.talk.assessment
    most = assessment.payment.amount if assessment and assessment.payment else None
    if isinstance(amount, Decimal) and most is not None and amount > most:
        raise Refused((Problem("call_above_computed", "solution.amount", (("most", most),)),))
    draft = set_quietly(draft, ("solution", "amount"), amount)
    if given.reply.note is not None:
        reason = given.reply.note or UNKNOWN
        draft = set_quietly(draft, ("solution", "deviation_reason"), reason)
    return given.recorded(draft)


_SPECIAL: Final[Mapping[str, Callable[[_Answering, Draft], Draft]]] = {
    "hello-who": _hello,
    "hello-help": _help,
    "debt-balance": _balance,
    "debt-together": _together,
    "hh-who": _who,
    "hh-children": _children,
    "hh-child-of": _child_of,
    "inc-savings": _savings,
    "oth-seizure": _seizure,
    "oth-help-who": _organisation,
    "chk-colleague": _colleague,
    "out-fits": _confirms,
    "out-better": _confirms,
    "out-money-help": _confirms,
    "out-lower": _lower,
}
"""Questions whose answer does more than fill its own place."""
_OWN_NOTE: Final = frozenset({"out-lower"})


def _missing(talk: Conversation, turn: Turn, reply: Reply) -> Problem | None:
    """Why there is no answer to take: nothing was given."""
    if reply.given is not Given.VALUE:
        return None
    has = {
        AnswerKind.TEXT: bool(reply.text),
        AnswerKind.YES_NO: reply.yes is not None,
        AnswerKind.CHOICE: bool(reply.choices),
        AnswerKind.COUNT: reply.number is not None,
        AnswerKind.DATE: reply.day is not None,
    }.get(turn.kind, reply.amount is not None)
    if has:
        known = {choice.key for choice in turn.question.choices}
        if turn.kind is AnswerKind.CHOICE and not set(reply.choices) <= known:
            return Problem("not_in_list", path_of(talk.path(turn) or ()))
        return None
    return Problem("missing", path_of(talk.path(turn) or ()))


def _followed_up(talk: Conversation, turn: Turn, reply: Reply, draft: Draft) -> Draft:
    """The draft with the follow-up that has a place of its own."""
    place, then = turn.question.then_place, reply.then
    if place is None or then is None or turn.question.id == "oth-seizure":
        return draft
    if place.is_line:
        own = turn.question.place
        if own is not None and own.is_line and own.selector == place.selector:
            return draft  # a field of the same line
        return other_line(draft, place, then, talk.on)
    if turn.question.id == "debt-together" and not reply.yes:
        return draft
    draft, path = with_place(draft, place, turn.ref)
    value: Any = then
    if turn.question.then_kind is ThenKind.TEXT and not isinstance(then, str):
        value = str(then) if then is not UNKNOWN else UNKNOWN
    return with_value(draft, path, value, talk.on)


def _noted(talk: Conversation, turn: Turn, reply: Reply, draft: Draft) -> Draft:
    """The draft with the note where the answer has no line of its own to hold it."""
    place = turn.question.place
    if reply.note is None or turn.question.id in _OWN_NOTE:
        return draft
    if place is not None and place.is_line:
        line = Conversation(draft, talk.on, script=talk.script).path(turn)
        if line is not None:
            return set_quietly(draft, (*line[:2], "note"), reply.note or UNKNOWN) if (
                place.field != "amount") else draft  # fmt: skip
    if place is not None and place.is_check and turn.kind is not AnswerKind.TEXT:
        path = _check_path(draft, place.selector)
        return set_quietly(draft, (*path, "finding"), reply.note or UNKNOWN)
    begins = turn.question.without or turn.question.say
    return with_note(draft, begins[talk.language], reply.note)
