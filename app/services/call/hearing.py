"""What somebody typed at a question, as a Reply; or what is still to be said about it.

    heard(turn, typed, texts, on)   the reply with its echo, and what Enter should go to first

Everything that is typed goes through the one reader; no word of it is dropped in silence.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from app.i18n import Texts, say_typed
from app.services.call.follow_up import with_then
from app.services.call.heard import (
    AMOUNTS,
    NOT_KNOWN,
    YES,
    Echoed,
    Heard,
    Needs,
    Typed,
    chosen_way,
    takes_line,
    takes_months,
)
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind, Repeat, ThenKind
from app.services.call.turns import Turn
from app.services.call.whose_heard import fitted, often_said
from app.services.reading import (
    Doubt,
    Kind,
    People,
    Reading,
    Refusal,
    Said,
    read_amount_of,
    read_day,
    read_month,
    read_months,
    read_number,
    say_choices,
    say_reading,
)
from calc import Problem
from calc.base.period import Frequency
from calc.dossier.codes import Evidence

_PICKED: Final = frozenset({AnswerKind.YES_NO, AnswerKind.CHOICE})
_NOTHING: Final = Decimal(0)
_NOBODY: Final = People()


def heard(turn: Turn, typed: Typed, texts: Texts, on: date, people: People = _NOBODY) -> Heard:
    """What was understood so far. `people`: as whose an amount can be said."""
    if turn.kind in _PICKED:
        return with_then(turn, typed, texts, on, _picked(turn, typed))
    if turn.kind is AnswerKind.TEXT:
        return _text(turn, typed, texts, on)
    if not typed.answer.strip():
        return with_then(turn, typed, texts, on, Heard(Needs.ANSWER))
    return with_then(turn, typed, texts, on, _read(turn, typed, texts, on, people))


def asks_how_often(turn: Turn) -> bool:
    """Whether it comes in more than one usual way: then it is asked, never taken for granted."""
    return turn.kind is AnswerKind.AMOUNT_WITH_FREQUENCY and len(turn.question.frequencies) > 1


def not_known(turn: Turn, typed: Typed, texts: Texts, on: date, people: People = _NOBODY) -> Heard:
    """F8: the customer does not know; what is typed in `answer` is then a guess."""
    if turn.kind not in AMOUNTS or not typed.answer.strip():
        return Heard(Needs.NOTHING, Reply(given=Given.UNKNOWN, note=typed.note))
    found = _read(turn, replace(typed, evidence=Evidence.ESTIMATED), texts, on, people)
    if found.reply is None or found.reply.given is Given.UNKNOWN:
        return found
    guess = "" if takes_line(turn) else f" ± {typed.answer.strip()}"
    note = f"{typed.note}{guess}".strip()
    return replace(found, reply=replace(found.reply, evidence=Evidence.ESTIMATED, note=note))


def _text(turn: Turn, typed: Typed, texts: Texts, on: date) -> Heard:
    """Words as they are. Of a person "Sam, 3-2019" is the name and the month of birth at once; of a
    child the month alone is enough."""
    text = typed.answer.strip()
    if turn.question.then_kind is ThenKind.MONTH and text:
        name, comma, behind = text.rpartition(",")
        if comma or _age_is_enough(turn):
            born = read_month(behind, on, born=True)
            found = _with_birth(name.strip(), born, typed, texts, on)
            if found is not None:
                return found
    enough = bool(text) or (_age_is_enough(turn) and bool(typed.then.strip()))
    found = Heard(Needs.NOTHING, Reply(text=text)) if enough else Heard(Needs.ANSWER)
    return with_then(turn, typed, texts, on, found)


def _with_birth(name: str, born: Said, typed: Typed, texts: Texts, on: date) -> Heard | None:
    """A name with the month of birth said along; None when there is no month in it.

    Another month in the field below is never left in silence: it is the age that counts.
    """
    month = born.month if isinstance(born, Reading) else None
    below = typed.then.strip()
    if below and month is not None:
        there = read_month(below, on, born=True)
        if not isinstance(there, Reading) or there.month != month:
            return Heard(
                Needs.ANSWER, None, Echoed(texts.text("call.two_months"), is_understood=False)
            )
    if month is not None:
        said = ", ".join(filter(None, [name, texts.formats.month(month)]))
        reply = Reply(text=name, then=month, note=typed.note)
        return Heard(Needs.NOTHING, reply, Echoed(texts.text("call.understood", said=said)))
    if isinstance(born, Doubt) and not below:
        return Heard(Needs.ANSWER, None, Echoed(say_reading(texts, born), is_understood=False))
    return None


def _age_is_enough(turn: Turn) -> bool:
    return turn.question.repeat is Repeat.CHILD


def _picked(turn: Turn, typed: Typed) -> Heard:
    if not typed.chosen:
        return Heard(Needs.ANSWER)
    if turn.kind is AnswerKind.CHOICE:
        return Heard(Needs.NOTHING, Reply(choices=typed.chosen))
    if typed.chosen == (NOT_KNOWN,):
        return Heard(Needs.NOTHING, Reply(given=Given.UNKNOWN))
    return Heard(Needs.NOTHING, Reply(yes=typed.chosen == (YES,)))


def _read(turn: Turn, typed: Typed, texts: Texts, on: date, people: People) -> Heard:
    """An amount, a number or a day."""
    often = None
    if turn.kind is AnswerKind.COUNT:
        said: Said = read_number(typed.answer)
    elif turn.kind is AnswerKind.DATE:
        said = read_day(typed.answer, on, is_last=True)
    else:
        often = often_said(read_amount_of(typed.answer, None, on, people))
        said = read_amount_of(typed.answer, typed.frequency or _usual(turn), on, people)
        months = read_months(typed.answer, on) if takes_months(turn) else None
        if isinstance(said, Refusal):
            said = months or said
        elif isinstance(months, Reading) and isinstance(said, Reading):
            # "100,200,300": one amount or three; how often it comes is said of neither.
            once = replace(said, frequency=often or typed.frequency or _only(turn))
            said = Doubt("two_ways", (("said", typed.answer.strip()),), (months, once))
    said = chosen_way(said, typed.way)
    if isinstance(said, Reading):
        often = often or (said.frequency if typed.way is not None else None)
        if said.months:
            often = Frequency.MONTH
    if isinstance(said, Reading) and said.kind is Kind.AMOUNT and not takes_line(turn):
        said = _bare(turn, said, often)
    if isinstance(said, Reading):
        said = fitted(turn, said)
    if isinstance(said, Refusal) and said.code == "whose_other":
        said = Refusal(said.code, (("who", people.say(texts, turn.ref)),))
    echo = Echoed(say_reading(texts, said, people), isinstance(said, Reading))
    if isinstance(said, Doubt) and said.choices:
        return Heard(Needs.WAY, None, echo, ways=say_choices(texts, said, people))
    if not isinstance(said, Reading):
        return Heard(Needs.ANSWER, None, echo)
    is_bare = said.kind is Kind.AMOUNT and often is None and typed.frequency is None
    if is_bare and asks_how_often(turn):
        words = texts.text("call.how_often")
        return Heard(Needs.FREQUENCY, None, Echoed(words, is_understood=False), reading=said)
    reply = _reply(turn, said, typed)
    if reply is None:
        return Heard(
            Needs.ANSWER,
            None,
            Echoed(say_typed(texts, Problem("not_a_whole_number", "")), is_understood=False),
        )
    return Heard(
        Needs.NOTHING, _with_others(turn, said, typed, reply), echo, said=often, reading=said
    )


def _with_others(turn: Turn, said: Reading, typed: Typed, reply: Reply) -> Reply:
    """With whose it is, and what was said of the other one at once."""
    also = []
    for each in said.beside:
        other = _reply(turn, each, typed)
        assert other is not None  # it is an amount, or none of it
        also.append(replace(other, who=each.who))
    return replace(reply, who=said.who, also=tuple(also))


def _reply(turn: Turn, reading: Reading, typed: Typed) -> Reply | None:
    match reading.kind:
        case Kind.UNKNOWN:
            return Reply(given=Given.UNKNOWN)
        case Kind.NONE:
            return _none(turn)
        case Kind.DAY:
            return Reply(day=reading.day)
        case Kind.MONTHS:
            return Reply(months=reading.months, frequency=Frequency.MONTH, evidence=typed.evidence)
        case Kind.NUMBER:
            number = reading.number
            if number is None or number != int(number):
                return None
            return Reply(number=int(number))
        case _:
            return Reply(
                amount=reading.amount,
                frequency=reading.frequency,
                evidence=reading.evidence or typed.evidence,
            )


def _none(turn: Turn) -> Reply | None:
    """ "geen": a number or an amount of nothing; of a day it says that there is no end."""
    match turn.kind:
        case AnswerKind.COUNT:
            return Reply(number=0)
        case AnswerKind.DATE:
            return Reply(given=Given.NOT_APPLICABLE)
        case _:
            return Reply(amount=_NOTHING)


def _bare(turn: Turn, said: Reading, often: Frequency | None) -> Said:
    """A sum that is no line has no begin, no end and no other period: none of it is dropped.

    What stands in the system or on a paper is known or it is not: nobody guesses it.
    """
    if said.estimated and turn.question.from_system:
        return Refusal("estimate_not_here")
    if said.from_date is not None or said.until is not None:
        return Refusal("bounds_not_here")
    if often not in (None, _usual(turn)):
        return Refusal("amount_of_other_period")
    return said


def _only(turn: Turn) -> Frequency | None:
    """How often it comes, where there is one usual way."""
    return None if asks_how_often(turn) else _usual(turn)


def _usual(turn: Turn) -> Frequency | None:
    return turn.question.frequencies[0] if turn.question.frequencies else None
