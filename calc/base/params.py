"""Params: the values for the sentence of a finding or a problem, each of the type that it is.

The type says how a value is said in a language (`app.i18n.values`) and how it is written in a
file (`as_text`); its name only says where it stands in the sentence.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from calc.base.period import Month
from calc.base.value_type import value_type


@value_type(order=True)
class Number:
    """A number that is no money: a percentage, a factor, a limit. The sentence says of what."""

    value: Decimal


@value_type(order=True)
class Code:
    """One of a closed list that is no enum of the engine: check S02, huurtoeslag."""

    group: str
    code: str


@value_type(order=True)
class Codes:
    """Several of one such list, in order."""

    group: str
    codes: tuple[str, ...]


@value_type(order=True)
class Roles:
    """The roles that may decide, any of them; none when the policy names none."""

    names: tuple[str, ...]


@value_type(order=True)
class Allowed:
    """What could stand there instead: words of a file in single quotes, or one bare word."""

    written: str


Value = Decimal | Month | date | int | StrEnum | Number | Code | Codes | Roles | Allowed | str
"""Decimal: euros. int: a count, a year, a line of a file. str: what somebody typed, as typed."""
Params = tuple[tuple[str, Value], ...]


def as_text(value: Value) -> str:
    """The value as a file has it: "1985.00", "2026-12", "2026-12-01", "S02"."""
    match value:
        case Number():
            return str(value.value)
        case Code():
            return value.code
        case Codes():
            return ",".join(value.codes)
        case Roles():
            return "; ".join(value.names)
        case Allowed():
            return value.written
        case date():
            return value.isoformat()
        case _:  # a member of a StrEnum is its value
            return str(value)


def texts_of(params: Params) -> dict[str, str]:
    """Every value by its name, as a file has it, in the order of the params."""
    return {name: as_text(value) for name, value in params}
