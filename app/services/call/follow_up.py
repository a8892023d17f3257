"""The follow-up of a question that has a field of its own: "Tot wanneer loopt die afspraak?"."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from app.i18n import Texts
from app.i18n.reading import month_names
from app.services.call.heard import YES, Echoed, Heard, Needs, Typed, chosen_way, takes_line
from app.services.call.reply import Then
from app.services.call.script import AnswerKind, ThenKind
from app.services.call.turns import Turn
from app.services.reading import (
    Doubt,
    Kind,
    Reading,
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
from calc import UNKNOWN, Month
from calc.base.period import Frequency

_AFTER_NO: Final = frozenset({"end-readback", "hello-helper-consent"})
"""Questions whose follow-up does not hang on a yes."""
_NOTHING: Final = Decimal(0)


def _wants_then(turn: Turn, typed: Typed, found: Heard) -> bool:
    """Whether the follow-up is a field of its own, and is asked after this answer."""
    kind = turn.question.then_kind
    if kind is None or kind is ThenKind.FREQUENCY or turn.question.then is None:
        return False
    if typed.then.strip():
        return True  # what was typed there is never out of sight
    if found.reply is not None and (found.reply.amount == 0 or _has_lowest(turn, found)):
        return False  # there is none of it, or the lowest month was said along
    if turn.kind is AnswerKind.YES_NO and typed.chosen != (YES,):
        return turn.question.id in _AFTER_NO and bool(typed.chosen)
    return True


def _has_lowest(turn: Turn, found: Heard) -> bool:
    """Each month was said, and so the lowest one that the follow-up asks for."""
    place = turn.question.then_place
    months = found.reading.months if found.reading is not None else ()
    return bool(months) and place is not None and place.field == "months"


def with_then(turn: Turn, typed: Typed, texts: Texts, on: date, found: Heard) -> Heard:
    """With the note and the follow-up, where there is one."""
    reply = found.reply and replace(found.reply, note=note_of(turn, typed, found))
    found = replace(found, reply=reply)
    if not _wants_then(turn, typed, found):
        return found
    found = replace(found, has_then=True)
    kind = turn.question.then_kind
    assert kind is not None  # a follow-up that is asked has one
    text = typed.then.strip()
    if text and _has_lowest(turn, found):
        twice = Echoed(texts.text("call.months_and_lowest"), is_understood=False)
        return _with_answer(replace(found, then_echo=twice), None)
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
    said = chosen_way(_read_then(turn, kind, text, on), typed.then_way)
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


def note_of(turn: Turn, typed: Typed, found: Heard) -> str:
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
