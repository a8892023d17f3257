"""A figure of the law in this window: in a cell, as a sentence, and as it is searched."""

import unicodedata
from decimal import Decimal

from app.i18n import Texts
from app.i18n.figures import decimals_of, say_figure, say_tariff, say_value, say_who
from calc.base.step import Status, Unit
from calc.tariffs import TariffFile, TariffValue


def say_number(texts: Texts, amount: Decimal, unit: Unit) -> str:
    """An amount for a column beside which the unit stands: "€ 2.191,42", "27%", "804"."""
    match unit:
        case Unit.SHARE:
            return say_figure(texts, amount, unit)
        case _ if unit.value.startswith(Unit.EUR.value):
            return say_figure(texts, amount, Unit.EUR)
        case _:
            return texts.formats.number(amount, decimals_of(amount))


def say_value_number(texts: Texts, value: TariffValue) -> str:
    """The amount of a value for such a column, or that nobody knows it."""
    if value.amount is None:
        return texts.text("tariff_words.not_known")
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
    return f"{say_tariff(texts, value.key)}: {say_value(texts, value)} ({said})"


def say_file(texts: Texts, file: TariffFile) -> str:
    """Which file of which revision it is, and who checked it."""
    return texts.text(
        "tariff_page.file",
        name=file.source.name,
        revision=file.revision,
        day=texts.formats.day(file.date),
        who=say_who(texts, file),
    )


def plain(text: str) -> str:
    """Text as it is searched: without capitals, accents and hard spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def pasteable(text: str) -> str:
    """What goes to the clipboard is searched and edited: plain spaces, no tabs or lines within."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
