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
from app.i18n.reading import month_names, read_bound
from app.services.call.reply import Given, Reply, Then
from app.services.call.script import AnswerKind, ThenKind
from app.services.call.turns import Turn
from app.services.reading import (
    Doubt,
    Kind,
    Reading,
    Refusal,
    Said,
    a_month_of,
    read_amount,
    read_month,
    read_number,
    read_yes_no,
    say_choices,
    say_reading,
)
from app.services.reading.when import bounds_in
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
    """What stands on the screen of a question. `way`: which way to read it was chosen."""

    answer: str = ""
    then: str = ""
    chosen: tuple[str, ...] = ()
    frequency: Frequency | None = None
    evidence: Evidence | None = None
    note: str = ""
    way: int | None = None


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
    said: Frequency | None = None
    reading: Reading | None = None
    has_then: bool = False


def heard(turn: Turn, typed: Typed, texts: Texts, on: date) -> Heard:
    """What was understood so far."""
    if turn.kind in _PICKED:
        return _with_then(turn, typed, texts, on, _picked(turn, typed))
    if turn.kind is AnswerKind.TEXT:
        text = typed.answer.strip()
        found = Heard(Needs.NOTHING, Reply(text=text)) if text else Heard(Needs.ANSWER)
        return _with_then(turn, typed, texts, on, found)
    if not typed.answer.strip():
        return _with_then(turn, typed, texts, on, Heard(Needs.ANSWER))
    if turn.kind is AnswerKind.DATE:
        day, echo = _read_day(typed.answer, texts, on)
        needs = Needs.ANSWER if day is None else Needs.NOTHING
        return Heard(needs, None if day is None else Reply(day=day, note=typed.note), echo)
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


def _picked(turn: Turn, typed: Typed) -> Heard:
    if not typed.chosen:
        return Heard(Needs.ANSWER)
    if turn.kind is AnswerKind.CHOICE:
        return Heard(Needs.NOTHING, Reply(choices=typed.chosen))
    if typed.chosen == (NOT_KNOWN,):
        return Heard(Needs.NOTHING, Reply(given=Given.UNKNOWN))
    return Heard(Needs.NOTHING, Reply(yes=typed.chosen == (YES,)))


def _read(turn: Turn, typed: Typed, texts: Texts, on: date) -> Heard:
    """An amount or a number."""
    if turn.kind is AnswerKind.COUNT:
        said: Said = read_number(typed.answer)
        often = None
    else:
        bare = read_amount(typed.answer, None, on)
        often = bare.frequency if isinstance(bare, Reading) else None
        said = read_amount(typed.answer, typed.frequency or _usual(turn), on)
    if isinstance(said, Doubt) and typed.way is not None and typed.way < len(said.choices):
        said = said.choices[typed.way]
        often = said.frequency
    if isinstance(said, Reading) and not takes_line(turn):
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
            return Reply(number=0) if turn.kind is AnswerKind.COUNT else Reply(amount=_NOTHING)
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
    then, echo = _read_then(kind, text, texts, on)
    if then is None:
        needs = Needs.THEN if found.needs is Needs.NOTHING else found.needs
        return replace(found, needs=needs, reply=None, then_echo=echo)
    return replace(found, reply=reply and replace(reply, then=then), then_echo=echo)


def _note(turn: Turn, typed: Typed, found: Heard) -> str:
    """Elsewhere than in a line a note is the only place for "about 300"."""
    guess = found.reading is not None and found.reading.estimated and not takes_line(turn)
    said = typed.answer.strip()
    if not guess or said in typed.note:
        return typed.note
    return "; ".join(filter(None, [typed.note.strip(), said]))


def _read_then(kind: ThenKind, text: str, texts: Texts, on: date) -> tuple[Then | None, Echoed]:
    match kind:
        case ThenKind.DAY:
            return _read_day(text, texts, on)
        case ThenKind.TEXT:
            return text, Echoed()
        case ThenKind.CALENDAR_MONTHS:
            return _read_months(text, texts)
        case ThenKind.AMOUNT:
            said: Said = read_amount(text, Frequency.MONTH, on)
        case ThenKind.MONTH:
            said = read_month(text, on, born=True)
        case ThenKind.YES_NO:
            said = read_yes_no(text)
        case _:
            said = read_number(text)
    echo = Echoed(say_reading(texts, said), isinstance(said, Reading))
    return (_then(said) if isinstance(said, Reading) else None), echo


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
        case _:
            return reading.amount if reading.frequency is Frequency.ONCE else a_month_of(reading)


def _read_day(text: str, texts: Texts, on: date) -> tuple[date | None, Echoed]:
    """A day, or the last day of a month; "eind juni" and "volgende maand" too."""
    day = read_bound(text, is_last=True)
    if day is None:
        days = {each for bound in bounds_in(f"t/m {text.strip()}", on) for each in bound.days}
        day = days.pop() if len(days) == 1 else None
    if day is None:
        return None, Echoed(say_typed(texts, Problem("date_not_readable", "")), is_understood=False)
    return day, Echoed(texts.text("call.understood", said=texts.formats.day(day)))


def _read_months(text: str, texts: Texts) -> tuple[tuple[int, ...] | None, Echoed]:
    """Months of the year: "mei", "5 en 11", "maart, september"."""
    names = month_names()
    words = text.casefold().replace(",", " ").replace(" en ", " ").replace(" and ", " ").split()
    found = [int(word) if word.isdigit() else names.get(word.rstrip("."), 0) for word in words]
    if not found or not all(1 <= number <= 12 for number in found):
        return None, Echoed(texts.text("call.months_not_read"), is_understood=False)
    months = tuple(sorted(set(found)))
    said = texts.formats.join([texts.formats.month_name(Month(2000, each)) for each in months])
    return months, Echoed(texts.text("call.understood", said=said))
