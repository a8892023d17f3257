"""When a question is asked: `partner == yes and partner_liable == no or children > 0`.

    expr := 'always' | term (('and'|'or') term)*;  term := variable op value
    op: == != > >= < <=;  `and` binds before `or`;  no brackets

What the customer does not know has the value UNKNOWN: == is then only true for unknown, != is true,
and < > >= <= are false. What can still be asked has the value NOT_YET: nothing is true of it, so
that a question does not come before the one it hangs on.
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum, auto
from typing import Any, Final

from calc.base.value_type import value_type


class NoValue(Enum):
    """Why a variable has no value."""

    UNKNOWN = auto()
    NOT_YET = auto()


Value = bool | Decimal | str | NoValue
"""yes and no are a bool; a number is a Decimal; another word is the name of a choice."""
_OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_WORDS: Final[Mapping[str, Value]] = {"yes": True, "no": False, "unknown": NoValue.UNKNOWN}


class ConditionFault(ValueError):
    """A condition that cannot be read: what stands there, and what was wrong with it."""


@value_type
class Term:
    """One comparison of a variable with a value."""

    variable: str
    op: str
    value: Value

    def holds(self, values: Callable[[str], Value]) -> bool:
        """Whether it is so, with these values of the variables."""
        left = values(self.variable)
        if left is NoValue.NOT_YET:
            return False
        if left is NoValue.UNKNOWN or self.value is NoValue.UNKNOWN:
            return self.op in ("==", "!=") and _OPERATORS[self.op](left, self.value)
        if self.op not in ("==", "!=") and not isinstance(left, Decimal):
            return False
        return _OPERATORS[self.op](left, self.value)


@value_type
class Condition:
    """A list of lists of terms: one of the lists must hold whole."""

    either: tuple[tuple[Term, ...], ...]

    def holds(self, values: Callable[[str], Value]) -> bool:
        """Whether it is so, with these values of the variables."""
        for every in self.either:
            for term in every:
                if not term.holds(values):
                    break
            else:
                return True
        return False

    @property
    def variables(self) -> frozenset[str]:
        """The names that stand in it."""
        return frozenset(term.variable for every in self.either for term in every)


ALWAYS: Final = Condition(((),))


def parse_condition(text: str) -> Condition:
    """Read a condition. Raises ConditionFault."""
    if text.strip() == "always":
        return ALWAYS
    either: list[list[Term]] = [[]]
    words = text.split()
    while words:
        either[-1].append(_term(text, words[:3]))
        words = words[3:]
        if not words:
            break
        joint = words.pop(0)
        if joint not in ("and", "or"):
            raise ConditionFault(f"{text!r}: 'and' or 'or' expected, not {joint!r}")
        if not words:
            raise ConditionFault(f"{text!r}: nothing follows {joint!r}")
        if joint == "or":
            either.append([])
    if not either[0]:
        raise ConditionFault(f"{text!r}: no condition")
    return Condition(tuple(map(tuple, either)))


def _term(text: str, words: list[str]) -> Term:
    if len(words) < 3:
        raise ConditionFault(f"{text!r}: {' '.join(words)!r} is no comparison")
    variable, op, written = words
    if op not in _OPERATORS:
        raise ConditionFault(f"{text!r}: {op!r} is no comparison")
    if not variable.replace("_", "").isalnum() or variable[0].isdigit():
        raise ConditionFault(f"{text!r}: {variable!r} is no name")
    value = _value(written)
    if op not in ("==", "!=") and not isinstance(value, Decimal):
        raise ConditionFault(f"{text!r}: {written!r} cannot be more or less")
    return Term(variable, op, value)


def _value(written: str) -> Value:
    if written in _WORDS:
        return _WORDS[written]
    return Decimal(written) if written.isdecimal() else written
