"""What somebody typed at a question, as a Reply; or what is still to be said about it.

    heard(turn, typed, texts, on)   the reply with its echo, and what Enter should go to first

Everything that is typed goes through the one reader; no word of it is dropped in silence.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from app.i18n import Texts, say_typed
from app.i18n.reading import month_names
from app.services.call.reply import Given, Reply, Then
from app.services.call.script import AnswerKind, Repeat, ThenKind
from app.services.call.turns import Turn
from app.services.reading import (
    Doubt,
    Kind,
    Reading,
    Refusal,
    Said,
    a_month_of,
    read_amount,
    read_day,
    read_month,
    read_number,
    read_yes_no,
    say_choices,
    say_reading,
)
from calc import UNKNOWN, Month, Problem
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.codes import Evidence

AMOUNTS: Final = frozenset({AnswerKind.AMOUNT, AnswerKind.AMOUNT_WITH_FREQUENCY})
_PICKED: Final = frozenset({AnswerKind.YES_NO, AnswerKind.CHOICE})
YES, NO, NOT_KNOWN = "j", "n", "w"
"""The letters of a yes-or-no question, as they are in `Typed.chosen`."""
_AFTER_NO: Final = frozenset({"end-readback", "hello-helper-consent"})
"""Questions whose follow-up does not hang on a yes."""
_NOTHING: Final = Decimal(0)


@value_type
class Typed:
    """What stands on the screen of a question. `way`: which way to read a text was chosen."""

    answer: str = ""
    then: str = ""
    chosen: tuple[str, ...] = ()
    frequency: Frequency | None = None
    evidence: Evidence | None = None
    note: str = ""
    way: int | None = None
    then_way: int | None = None


class Needs(Enum):
    """What there must be before the next question."""

    NOTHING = auto()
    ANSWER = auto()
    WAY = auto()
    """it can be read in more than one way"""
    FREQUENCY = auto()
    THEN = auto()


@value_type
class Echoed:
    """What was understood of one text, or what to do; "" when there is nothing to say."""

    words: str = ""
    is_understood: bool = True


@value_type(eq=False)
class Heard:
    """`reply` is there when `needs` is NOTHING or THEN, which may stay empty. `said`: how often it
    comes, as far as the text itself says so. `has_then`: the follow-up is a field of its own here.
    """

    needs: Needs
    reply: Reply | None = None
    echo: Echoed = Echoed()
    then_echo: Echoed = Echoed()
    ways: tuple[str, ...] = ()
    then_ways: tuple[str, ...] = ()
    said: Frequency | None = None
    reading: Reading | None = None
    has_then: bool = False


def heard(turn: Turn, typed: Typed, texts: Texts, on: date) -> Heard:
    """What was understood so far."""
    if turn.kind in _PICKED:
        return _with_then(turn, typed, texts, on, _picked(turn, typed))
    if turn.kind is AnswerKind.TEXT:
        return _text(turn, typed, texts, on)
    if not typed.answer.strip():
        return _with_then(turn, typed, texts, on, Heard(Needs.ANSWER))
    return _with_then(turn, typed, texts, on, _read(turn, typed, texts, on))


def takes_line(turn: Turn) -> bool:
    """Whether its amount is that of a line: with how often, from when, and how well it is known."""
    place = turn.question.place
    return turn.kind in AMOUNTS and place is not None and place.is_line


def asks_how_often(turn: Turn) -> bool:
    """Whether it comes in more than one usual way: then it is asked, and never taken for granted."""
    return turn.kind is AnswerKind.AMOUNT_WITH_FREQUENCY and len(turn.question.frequencies) > 1


def not_known(turn: Turn, typed: Typed, texts: Texts, on: date) -> Heard:
    """F8: the customer does not know; what is typed in `answer` is then a guess."""
    if turn.kind not in AMOUNTS or not typed.answer.strip():
        return Heard(Needs.NOTHING, Reply(given=Given.UNKNOWN, note=typed.note))
    found = _read(turn, replace(typed, evidence=Evidence.ESTIMATED), texts, on)
    if found.reply is None or found.reply.given is Given.UNKNOWN:
        return found
    note = (
        _note(turn, typed, found) if takes_line(turn) else f"{typed.note} ± {typed.answer}".strip()
    )
    return replace(found, reply=replace(found.reply, evidence=Evidence.ESTIMATED, note=note))


def _text(turn: Turn, typed: Typed, texts: Texts, on: date) -> Heard:
    """Words as they are. Of a person "Sam, 3-2019" is the name and the month of birth at once; of a
    child the month alone is enough."""
    text = typed.answer.strip()
    if turn.question.then_kind is ThenKind.MONTH and text and not typed.then.strip():
        name, comma, behind = text.rpartition(",")
        if comma or _age_is_enough(turn):
            born = read_month(behind, on, born=True)
            month = born.month if isinstance(born, Reading) else None
            if month is not None:
                said = ", ".join(filter(None, [name.strip(), texts.formats.month(month)]))
                reply = Reply(text=name.strip(), then=month, note=typed.note)
                return Heard(Needs.NOTHING, reply, Echoed(texts.text("call.understood", said=said)))
            if isinstance(born, Doubt):
                return Heard(Needs.ANSWER, None, Echoed(say_reading(texts, born), is_understood=False))
    enough = bool(text) or (_age_is_enough(turn) and bool(typed.then.strip()))
    found = Heard(Needs.NOTHING, Reply(text=text)) if enough else Heard(Needs.ANSWER)
    return _with_then(turn, typed, texts, on, found)


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


def _read(turn: Turn, typed: Typed, texts: Texts, on: date) -> Heard:
    """An amount, a number or a day."""
    often = None
    if turn.kind is AnswerKind.COUNT:
        said: Said = read_number(typed.answer)
    elif turn.kind is AnswerKind.DATE:
        said = read_day(typed.answer, on, is_last=True)
    else:
        bare = read_amount(typed.answer, None, on)
        often = bare.frequency if isinstance(bare, Reading) else None
        said = read_amount(typed.answer, typed.frequency or _usual(turn), on)
    said = _chosen_way(said, typed.way)
    if isinstance(said, Reading):
        often = often or (said.frequency if typed.way is not None else None)
    if isinstance(said, Reading) and said.kind is Kind.AMOUNT and not takes_line(turn):
        said = _bare(said, often, _usual(turn))
    echo = Echoed(say_reading(texts, said), isinstance(said, Reading))
    if isinstance(said, Doubt) and said.choices:
        return Heard(Needs.WAY, None, echo, ways=say_choices(texts, said))
    if not isinstance(said, Reading):
        return Heard(Needs.ANSWER, None, echo)
    if said.kind is Kind.AMOUNT and often is None and typed.frequency is None:
        if asks_how_often(turn):
            words = texts.text("call.how_often")
            return Heard(Needs.FREQUENCY, None, Echoed(words, is_understood=False), reading=said)
    reply = _reply(turn, said, typed)
    if reply is None:
        return Heard(
            Needs.ANSWER,
            None,
            Echoed(say_typed(texts, Problem("not_a_whole_number", "")), is_understood=False),
        )
    return Heard(Needs.NOTHING, reply, echo, said=often, reading=said)


def _reply(turn: Turn, reading: Reading, typed: Typed) -> Reply | None:
    match reading.kind:
        case Kind.UNKNOWN:
            return Reply(given=Given.UNKNOWN)
        case Kind.NONE:
            return _none(turn)
        case Kind.DAY:
            return Reply(day=reading.day)
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


def _chosen_way(said: Said, way: int | None) -> Said:
    """One of the ways to read it, when somebody chose it."""
    if isinstance(said, Doubt) and way is not None and way < len(said.choices):
        return said.choices[way]
    return said


def _bare(said: Reading, often: Frequency | None, usual: Frequency | None) -> Said:
    """A sum that is no line has no begin, no end and no other period: none of it is dropped."""
    if said.from_date is not None or said.until is not None:
        return Refusal("bounds_not_here")
    if often not in (None, usual):
        return Refusal("amount_of_other_period")
    return said


def _usual(turn: Turn) -> Frequency | None:
    return turn.question.frequencies[0] if turn.question.frequencies else None


def _wants_then(turn: Turn, typed: Typed, found: Heard) -> bool:
    """Whether the follow-up is a field of its own, and is asked after this answer."""
    kind = turn.question.then_kind
    if kind is None or kind is ThenKind.FREQUENCY or turn.question.then is None:
        return False
    if typed.then.strip():
        return True  # what was typed there is never out of sight
    if found.reply is not None and found.reply.amount == 0:
        return False  # there is none of it
    if turn.kind is AnswerKind.YES_NO and typed.chosen != (YES,):
        return turn.question.id in _AFTER_NO and bool(typed.chosen)
    return True


def _with_then(turn: Turn, typed: Typed, texts: Texts, on: date, found: Heard) -> Heard:
    """With the note and the follow-up, where there is one."""
    reply = found.reply and replace(found.reply, note=_note(turn, typed, found))
    found = replace(found, reply=reply)
    if not _wants_then(turn, typed, found):
        return found
    found = replace(found, has_then=True)
    kind = turn.question.then_kind
    assert kind is not None  # a follow-up that is asked has one
    text = typed.then.strip()
    if not text:
        until = found.reading.until if found.reading else None
        if reply is None or found.needs is not Needs.NOTHING:
            return found
        if kind is ThenKind.DAY and until is not None:
            return replace(found, reply=replace(reply, then=until))
        return replace(found, needs=Needs.THEN)
    if kind is ThenKind.TEXT:
        return replace(found, reply=reply and replace(reply, then=text))
    if kind is ThenKind.CALENDAR_MONTHS:
        return _with_months(found, text, texts)
    said = _chosen_way(_read_then(turn, kind, text, on), typed.then_way)
    then = _then(said) if isinstance(said, Reading) else None
    found = replace(found, then_echo=Echoed(say_reading(texts, said), then is not None))
    if isinstance(said, Doubt):
        found = replace(found, then_ways=say_choices(texts, said))
    return _with_answer(found, then)


def _with_answer(found: Heard, then: Then | None) -> Heard:
    """With the answer to the follow-up; what was typed there and not read is not dropped."""
    if then is None:
        needs = Needs.THEN if found.needs is Needs.NOTHING else found.needs
        return replace(found, needs=needs, reply=None)
    return replace(found, reply=found.reply and replace(found.reply, then=then))


def _note(turn: Turn, typed: Typed, found: Heard) -> str:
    """Elsewhere than in a line a note is the only place for "about 300"."""
    guess = found.reading is not None and found.reading.estimated and not takes_line(turn)
    said = typed.answer.strip()
    if not guess or said in typed.note:
        return typed.note
    return "; ".join(filter(None, [typed.note.strip(), said]))


def _read_then(turn: Turn, kind: ThenKind, text: str, on: date) -> Said:
    place = turn.question.then_place
    match kind:
        case ThenKind.DAY:
            is_end = place is not None and place.field == "until"
            return read_day(text, on, is_last=True if is_end else None)
        case ThenKind.AMOUNT:
            return read_amount(text, Frequency.MONTH, on)
        case ThenKind.MONTH:
            return read_month(text, on, born=True)
        case ThenKind.YES_NO:
            return read_yes_no(text)
        case _:
            return read_number(text)


def _then(reading: Reading) -> Then | None:
    match reading.kind:
        case Kind.UNKNOWN:
            return UNKNOWN
        case Kind.YES | Kind.NO:
            return reading.kind is Kind.YES
        case Kind.NONE:
            return _NOTHING
        case Kind.NUMBER:
            return None if reading.number is None else int(reading.number)
        case Kind.MONTH:
            return reading.month
        case Kind.DAY:
            return reading.day
        case _:
            return reading.amount if reading.frequency is Frequency.ONCE else a_month_of(reading)


def _with_months(found: Heard, text: str, texts: Texts) -> Heard:
    """Months of the year: "mei", "5 en 11", "maart, september"."""
    names = month_names()
    words = text.casefold().replace(",", " ").replace(" en ", " ").replace(" and ", " ").split()
    numbers = [int(word) if word.isdigit() else names.get(word.rstrip("."), 0) for word in words]
    if not numbers or not all(1 <= number <= 12 for number in numbers):
        echo = Echoed(texts.text("call.months_not_read"), is_understood=False)
        return _with_answer(replace(found, then_echo=echo), None)
    months = tuple(sorted(set(numbers)))
    said = texts.formats.join([texts.formats.month_name(Month(2000, each)) for each in months])
    echo = Echoed(texts.text("call.understood", said=said))
    return _with_answer(replace(found, then_echo=echo), months)
