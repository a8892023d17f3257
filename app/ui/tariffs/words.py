"""What a figure of the law is called here: its name, its amount as the file has it, its days."""

import unicodedata
from decimal import Decimal

from app.i18n import Texts
from calc.step import Status, Unit
from calc.tariffs import TariffFile, TariffValue

_ZERO = Decimal(0)
_CENTS = 2


def say_name(texts: Texts, key: str) -> str:
    """What a figure is called; its key when a newer file knows one that this program does not."""
    name = f"tariff.{key}"
    return texts.text(name) if texts.has(name) else key


def say_figure(texts: Texts, amount: Decimal, unit: Unit) -> str:
    """An amount in its unit with every decimal that it has: a figure of the law is not rounded."""
    match unit:
        case Unit.EUR:
            return say_euros(texts, amount)
        case Unit.SHARE:
            return texts.formats.percent(amount, max(0, _decimals(amount) - 2))
        case Unit.FACTOR:
            return texts.formats.number(amount, _decimals(amount))
        case Unit.PER_EUR | Unit.PER_EUR_SQUARED:
            number = texts.formats.number(amount, _decimals(amount))
            return texts.text(f"amount.{unit.value}", amount=number)
        case Unit.MONTHS | Unit.TIMES | Unit.PER_YEAR:
            if _decimals(amount) == 0:
                return texts.plural(f"amount.{unit.value}", int(amount))
            number = texts.formats.number(amount, _decimals(amount))
            return f"{number} {texts.text(f'unit.{unit.value}')}"
        case _:
            return texts.text(f"amount.{unit.value}", amount=say_euros(texts, amount))


def say_number(texts: Texts, amount: Decimal, unit: Unit) -> str:
    """An amount for a column beside which the unit stands: "€ 2.191,42", "27%", "804"."""
    match unit:
        case Unit.SHARE | Unit.EUR:
            return say_figure(texts, amount, unit)
        case _ if unit.value.startswith(Unit.EUR.value):
            return say_euros(texts, amount)
        case _:
            return texts.formats.number(amount, _decimals(amount))


def say_euros(texts: Texts, amount: Decimal) -> str:
    """Euros to the cent, and further where the file goes further: "€ 0,198"."""
    decimals = _decimals(amount)
    if decimals <= _CENTS:
        return texts.formats.euros(amount)
    pattern, zero = texts.formats.euros(_ZERO), texts.formats.amount(_ZERO)
    return pattern.replace(zero, texts.formats.number(amount, decimals))


def say_value(texts: Texts, value: TariffValue) -> str:
    """The amount of a value, or that nobody knows it."""
    if value.amount is None:
        return texts.text("tariff_page.status.missing")
    return say_figure(texts, value.amount, value.unit)


def say_value_number(texts: Texts, value: TariffValue) -> str:
    """The same for a column beside which the unit stands."""
    if value.amount is None:
        return texts.text("tariff_page.status.missing")
    return say_number(texts, value.amount, value.unit)


def say_status(texts: Texts, status: Status) -> str:
    """How firm a value is, in a word."""
    return texts.text(f"tariff_page.status.{status.value}")


def say_period(texts: Texts, value: TariffValue) -> str:
    """From when until when a value holds."""
    day = texts.formats.day
    first, last = day(value.valid_from), day(value.valid_to)
    return texts.text("tariff_page.period", first=first, last=last)


def say_sentence(texts: Texts, value: TariffValue) -> str:
    """The whole value in one line, to paste into a letter or a note."""
    details = [value.article, say_status(texts, value.status), say_period(texts, value)]
    if value.source:
        source = f"{value.source}, {value.url}" if value.url else value.source
        details.append(texts.text("tariff_page.sentence.source", source=source))
    details += [value.reason, value.note]
    said = "; ".join(detail for detail in details if detail)
    return f"{say_name(texts, value.key)}: {say_value(texts, value)} ({said})"


def say_file(texts: Texts, file: TariffFile) -> str:
    """Which file of which revision it is, and who checked it."""
    return texts.text(
        "tariff_page.file",
        name=file.source.name,
        revision=file.revision,
        day=texts.formats.day(file.date),
        who=texts.formats.join(file.checked_by),
    )


def plain(text: str) -> str:
    """Text as it is searched: without capitals, accents and hard spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def pasteable(text: str) -> str:
    """What goes to the clipboard is searched and edited: plain spaces, no tabs or lines within."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def _decimals(amount: Decimal) -> int:
    """How many decimals an amount has, without the zeros at its end."""
    exponent = amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # the file's checks let only numbers through
    return max(0, -exponent)
