"""What the customer said to one question, as the screen hands it over."""

from datetime import date
from decimal import Decimal
from enum import Enum, auto

from calc import Month, Unknown
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.budget_lines import MonthOfIncome
from calc.dossier.codes import Evidence

Then = Decimal | Frequency | date | Month | tuple[int, ...] | bool | int | str | Unknown
"""The answer to a follow-up, as its `ThenKind` says."""


class Given(Enum):
    """Whether there is an answer."""

    VALUE = auto()
    UNKNOWN = auto()
    """F8: the customer does not know; an estimate is a VALUE with evidence `geschat`"""
    NOT_APPLICABLE = auto()
    """F7: it is nothing for this customer"""


@value_type
class Reply:
    """One answer; only what its `AnswerKind` asks for is looked at.

    `choices`: the letters. `text`: also the name of a cost without a code. `note`: "" takes it
    away, None leaves it. `then`: the follow-up, None when it was not answered. `months`: of an
    income that varies, read from its papers. `who`: whose it is, where that was said along; `also`:
    what was said of the other one at once.
    """

    given: Given = Given.VALUE
    yes: bool | None = None
    choices: tuple[str, ...] = ()
    text: str = ""
    amount: Decimal | None = None
    frequency: Frequency | None = None
    evidence: Evidence | None = None
    number: int | None = None
    day: date | None = None
    then: Then | None = None
    note: str | None = None
    months: tuple[MonthOfIncome, ...] = ()
    who: str = ""
    also: tuple["Reply", ...] = ()
