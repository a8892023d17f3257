"""What the reader gives: a Reading, a Doubt or a Refusal."""

from datetime import date
from decimal import Decimal
from enum import Enum

from calc import Month
from calc.base.params import Params
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.budget_lines import MonthOfIncome
from calc.dossier.codes import Evidence


class Kind(Enum):
    """What sort of answer was given."""

    AMOUNT = "amount"
    MONTH = "month"
    MONTHS = "months"
    DAY = "day"
    NUMBER = "number"
    YES = "yes"
    NO = "no"
    NONE = "none"
    """ "geen": it is not there, which is something else than zero and than not known"""
    UNKNOWN = "unknown"
    """ "weet niet" """


@value_type
class Reading:
    """What was said, as one thing. Which of the fields have a value follows from the kind.

    `frequency`: as it was said, else the usual one; None where a question has none. `from_date` and
    `until`: first and last day. `day`: of a day itself; of a month the whole day of which only the
    month is kept. `remark`: a
    word that was understood and changes nothing ("netto"). `months`: of an income that varies.
    `who`: whose it is, where that was said: A, B, or AB for both. `beside`: what was said of the
    other one at once.
    """

    kind: Kind
    amount: Decimal | None = None
    frequency: Frequency | None = None
    estimated: bool = False
    from_date: date | None = None
    until: date | None = None
    month: Month | None = None
    day: date | None = None
    number: Decimal | None = None
    remark: str = ""
    months: tuple[MonthOfIncome, ...] = ()
    who: str = ""
    beside: tuple["Reading", ...] = ()

    @property
    def evidence(self) -> Evidence | None:
        """How well the figure is known, where what was said says so."""
        return Evidence.ESTIMATED if self.estimated else None


@value_type
class Doubt:
    """More than one thing may be meant. `code`: the question, one of `reading.ask.*`.

    `choices`: each way to read it, the likeliest first; none where something is to be typed.
    """

    code: str
    params: Params
    choices: tuple[Reading, ...] = ()


@value_type
class Refusal:
    """It cannot be read. `code`: what to do about it, one of `typed.*`."""

    code: str
    params: Params = ()


Said = Reading | Doubt | Refusal
