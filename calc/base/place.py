"""Place: where a step belongs, read from its `at`.

    income[0].amount                    a field of a file
    plan_min, huurtoeslag, A, month     a name: a policy key, a toeslag, an adult, a frequency
    2026-12                             the first month for which it holds
    2026-12.income[0]                   a field or a name in that month
    energy_up.1.expenses[0]             a field in the second setback of the policy
    2026-12.energy_up.1.expenses[0]     the same, in a month

`at` stays the text that it is: it is part of a step's id, and that stands in every assessment.
"""

import re
from collections.abc import Container
from functools import lru_cache
from typing import Final

from calc.base.path import field_path
from calc.base.period import Month
from calc.base.value_type import value_type

_MONTH: Final = re.compile(r"(\d{4})-(\d{2})(?:\.|$)", re.ASCII)
_SETBACK: Final = re.compile(r"([a-z_]+)\.\d+(?:\.|$)", re.ASCII)
_MOST_KEPT: Final = 4096


@value_type
class Place:
    """What an `at` says. `setback`: which kind of shock, "" when it is in none.

    `rest`: everything but the month. `where`: the field or the name, without month or setback; of
    a step that is about a whole setback it is the rest.
    """

    month: Month | None
    rest: str
    setback: str
    where: str

    def field(self, fields: Container[str]) -> str:
        """The path of the field that it is, of a file with these fields; "" for anything else."""
        return self.rest if field_path(self.rest).top in fields else ""


@lru_cache(maxsize=_MOST_KEPT)
def place_of(at: str) -> Place:
    """Where a step belongs; "" is nowhere in particular."""
    begins = _MONTH.match(at)
    month = Month(int(begins[1]), int(begins[2])) if begins else None
    rest = at[begins.end() :] if begins else at
    setback = _SETBACK.match(rest)
    where = rest[setback.end() :] if setback else rest
    return Place(month, rest, setback[1] if setback else "", where or rest)
