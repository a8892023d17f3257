"""Figures of the law in words: with every decimal that the law gives them, never rounded."""

from decimal import Decimal
from typing import Final

from app.i18n.texts import Texts
from calc.base.source_file import SourceFile
from calc.base.step import Unit
from calc.tariffs import TariffFile, TariffValue

_CENTS: Final = 2
_ZERO: Final = Decimal(0)


def say_tariff(texts: Texts, key: str) -> str:
    """What a figure is called; its key when this program has no name for it."""
    name = f"tariff.{key}"
    return texts.text(name) if texts.has(name) else key


def say_who(texts: Texts, file: TariffFile) -> str:
    """Who made a file and who checked it, with a mark when they are one person."""
    names = dict.fromkeys(name for name in (file.made_by, *file.checked_by) if name)
    who = texts.formats.join(list(names))
    return say_alone(texts, file.source, who)


def say_alone(texts: Texts, file: SourceFile, said: str) -> str:
    """What is said of a file, with a mark when one person stands behind its figures."""
    return texts.text("tariff_words.one_person", said=said) if file.one_person else said


def say_value(texts: Texts, value: TariffValue | None) -> str:
    """The amount of a value with its unit; that nobody knows it; "-" where there is none."""
    if value is None:
        return "-"
    if value.amount is None:
        return texts.text("tariff_words.not_known")
    return say_figure(texts, value.amount, value.unit)


def say_figure(texts: Texts, amount: Decimal, unit: Unit) -> str:
    """An amount in its unit: "€ 2.093,67 per maand", "1,912%", "804 maanden"."""
    decimals = decimals_of(amount)
    number = texts.formats.number(amount, decimals)
    match unit:
        case Unit.EUR:
            return _euros(texts, amount)
        case Unit.SHARE:
            return texts.formats.percent(amount, max(0, decimals - 2))
        case Unit.FACTOR:
            return number
        case Unit.PER_EUR | Unit.PER_EUR_SQUARED:
            return texts.text(f"amount.{unit.value}", amount=number)
        case Unit.MONTHS | Unit.TIMES | Unit.PER_YEAR if not decimals:
            return texts.plural(f"amount.{unit.value}", int(amount))
        case Unit.MONTHS | Unit.TIMES | Unit.PER_YEAR:
            return f"{number} {texts.text(f'unit.{unit.value}')}"
        case _:
            return texts.text(f"amount.{unit.value}", amount=_euros(texts, amount))


def say_difference(texts: Texts, difference: Decimal, unit: Unit) -> str:
    """By how much a figure changed, with its sign: "+97,75", "-0,5 procentpunt"."""
    sign = "+" if difference > 0 else ""
    if unit is Unit.SHARE:
        points = difference * 100
        said = texts.formats.number(points, decimals_of(points))
        return texts.text("tariff_words.points", number=f"{sign}{said}")
    decimals = decimals_of(difference)
    in_euros = unit.value.startswith("EUR")
    if in_euros and decimals <= _CENTS:
        return f"{sign}{texts.formats.amount(difference)}"
    return f"{sign}{texts.formats.number(difference, decimals)}"


def decimals_of(amount: Decimal) -> int:
    """How many decimals an amount has, without the zeros at its end."""
    exponent = amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # the checks of the file let only numbers through
    return max(0, -exponent)


def _euros(texts: Texts, amount: Decimal) -> str:
    decimals = decimals_of(amount)
    if decimals <= _CENTS:
        return texts.formats.euros(amount)
    pattern, zero = texts.formats.euros(_ZERO), texts.formats.amount(_ZERO)
    return pattern.replace(zero, texts.formats.number(amount, decimals))
