"""A value of a finding or problem in words: its form follows from its type, and nothing else."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.i18n.choices import say_choice
from app.i18n.texts import Texts
from calc import Month
from calc.base.params import Allowed, Code, Codes, Number, Roles, Value

_QUOTED: Final = re.compile(r"'([^']*)'")
_MOST_DECIMALS: Final = 12


def say_value(texts: Texts, value: Value) -> str:
    """The value as people of this language write it; a text as somebody typed it."""
    match value:
        case StrEnum():  # before the text that it also is
            return say_choice(texts, value)
        case Decimal():
            return texts.formats.euros(value)
        case Number():
            return texts.formats.number(value.value, _MOST_DECIMALS)
        case Month():
            return texts.formats.month(value)
        case date():
            return texts.formats.day(value)
        case int():  # a year and a line of a file are no quantity: no mark between thousands
            return str(value)
        case Code():
            return texts.text(f"{value.group}.{value.code}")
        case Codes():
            return texts.formats.join([texts.text(f"{value.group}.{code}") for code in value.codes])
        case Roles():
            return texts.formats.choice(value.names) if value.names else _nobody(texts)
        case Allowed():
            quoted = [f'"{word}"' for word in _QUOTED.findall(value.written)]
            return texts.formats.choice(quoted or [value.written])
        case str():
            return value


def _nobody(texts: Texts) -> str:
    """The policy names no role that decides."""
    return texts.text("senior_roles.none")
