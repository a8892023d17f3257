"""What the reader understood, asks or refuses, in words: the echo below a field."""

from decimal import Decimal
from typing import Final

from app.i18n import Texts, say_choice, say_typed
from app.i18n.values import say_value
from app.services.reading.amount import a_month_of
from app.services.reading.people import People
from app.services.reading.said import Doubt, Kind, Reading, Refusal, Said
from calc import Problem
from calc.base.period import Frequency

_SHORT: Final = {
    Kind.YES: "yes", Kind.NO: "no", Kind.NONE: "none", Kind.UNKNOWN: "not_known",
}  # fmt: skip


_NOBODY: Final = People()


def say_reading(texts: Texts, said: Said, people: People = _NOBODY) -> str:
    """ "Begrepen: € 75,00 per week = € 325,00 per maand"; or the question, or what to do.

    `people`: whose names stand in it.
    """
    match said:
        case Reading():
            return texts.text("reading.understood", said=say_understood(texts, said, people))
        case Doubt():
            values = {name: say_value(texts, value) for name, value in said.params}
            return texts.text(f"reading.ask.{said.code}", **values)
        case Refusal():
            return say_typed(texts, Problem(said.code, "", said.params))


def say_understood(texts: Texts, reading: Reading, people: People = _NOBODY) -> str:
    """A reading alone, without "begrepen": what stands on a choice."""
    if not reading.who:
        return _say_one(texts, reading)
    parts = [
        texts.text("reading.of", who=people.say(texts, each.who), said=_say_one(texts, each))
        for each in (reading, *reading.beside)
    ]
    return texts.formats.join(parts)


def _say_one(texts: Texts, reading: Reading) -> str:
    match reading.kind:
        case Kind.AMOUNT:
            return _say_amount(texts, reading)
        case Kind.MONTHS:
            formats = texts.formats
            return ", ".join(
                f"{formats.short_month(each.month)} {formats.euros(each.amount)}"
                for each in reading.months
            )
        case Kind.MONTH:
            assert reading.month is not None  # a month has one
            month = texts.formats.month(reading.month)
            return texts.text("reading.month_only", month=month) if reading.day else month
        case Kind.DAY:
            assert reading.day is not None  # a day has one
            return texts.formats.short_day(reading.day)
        case Kind.NUMBER:
            assert reading.number is not None  # a number has one
            return " ".join([texts.formats.number(reading.number, 4), reading.remark]).strip()
        case _:
            return texts.text(f"reading.{_SHORT[reading.kind]}")


def say_choices(texts: Texts, doubt: Doubt, people: People = _NOBODY) -> tuple[str, ...]:
    """Each way to read a doubt, in its own words."""
    return tuple(say_understood(texts, choice, people) for choice in doubt.choices)


def _say_amount(texts: Texts, reading: Reading) -> str:
    assert reading.amount is not None  # an amount has one
    said = _say_often(texts, reading.amount, reading.frequency)
    if reading.estimated:
        said = texts.text("reading.estimated", said=said)
    if reading.remark:
        said = f"{said} ({reading.remark})"
    for name, day in (("from", reading.from_date), ("until", reading.until)):
        if day is not None:
            said = texts.text(f"reading.{name}", said=said, day=texts.formats.short_day(day))
    month = a_month_of(reading)
    if month is not None and reading.frequency is not Frequency.MONTH:
        said = f"{said} = {_say_often(texts, month, Frequency.MONTH)}"
    return said


def _say_often(texts: Texts, amount: Decimal, frequency: Frequency | None) -> str:
    euros = texts.formats.euros(amount)
    return euros if frequency is None else f"{euros} {say_choice(texts, frequency)}"
