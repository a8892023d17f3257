"""Income, costs and other arrangements: one line each, as somebody names them on the phone.

The classes with `Known` in front are what a plan needs of such a line: amount, frequency and who.
"""

from typing import Annotated, Final, Literal, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from calc.base.period import Frequency, Month
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.codes import (
    ARRANGEMENT_CODES,
    EXPENSE_CODES,
    INCOME_CODES,
    AfterEnd,
    Certainty,
    Evidence,
)
from calc.dossier.fields import CalendarMonths, Day, DebtAmount, LineAmount, MonthAmount, Part, Text

LINES: Final = ("income", "expenses", "arrangements")
"""The lists of a dossier whose items are lines."""
Who = Annotated[str, StringConstraints(pattern=r"^(A|B|AB|K([1-9]|1[0-9]))$")]
"""A, B, AB (shared) or a child (K1, K2, ...)."""

LineRef = Annotated[str, StringConstraints(pattern=r"^L[1-9]\d{0,5}$")]
"""L1, L2, ...: how one line names another; a line without a ref cannot be named."""


class OneOf:
    """Accepts only these codes of the catalogue."""

    def __init__(self, codes: frozenset[str]) -> None:
        self._codes = codes

    def __call__(self, code: str) -> str:
        if code not in self._codes:
            raise PydanticCustomError("code_not_in_catalogue", "not a code of the catalogue")
        return code


IncomeCode = Annotated[str, AfterValidator(OneOf(INCOME_CODES))]
ExpenseCode = Annotated[str, AfterValidator(OneOf(EXPENSE_CODES))]
ArrangementCode = Annotated[str, AfterValidator(OneOf(ARRANGEMENT_CODES))]


class MonthOfIncome(Part):
    """What came in during one month; euros, below zero for a loss."""

    month: Month
    amount: MonthAmount


class _Dated(Part):
    """When something runs. None means: no bound. A `from_date` after `until` is refused."""

    from_date: Maybe[Day | None] = None
    until: Maybe[Day | None] = None

    @model_validator(mode="after")
    def _in_order(self) -> "_Dated":
        first, last = self.from_date, self.until
        if first is None or first is UNKNOWN or last is None or last is UNKNOWN:
            return self
        if first > last:
            raise PydanticCustomError("ends_before_it_starts", "ends before it starts")
        return self


class _Line(_Dated):
    """What an income line and an expense line share. `date` is for a line that comes once."""

    label: Maybe[Text] = UNKNOWN
    amount: Maybe[LineAmount] = UNKNOWN
    frequency: Maybe[Frequency] = UNKNOWN
    who: Maybe[Who] = UNKNOWN
    date: Maybe[Day | None] = None
    due_months: CalendarMonths = ()
    certainty: Maybe[Certainty] = Certainty.SURE
    evidence: Maybe[Evidence] = UNKNOWN
    note: Maybe[Text] = UNKNOWN


class IncomeLine(_Line):
    """One income. `months` holds the known months of a varying income; they replace the amount.

    `successor`: the `ref` of the income that comes in its place (ENGINE 3, change inside a month).
    """

    code: IncomeCode
    ref: LineRef | None = None
    successor: LineRef | None = None
    pay_date: Maybe[Day | None] = None
    varying: bool = False
    months: Annotated[tuple[MonthOfIncome, ...], Field(max_length=36)] = ()
    followed_by: Maybe[AfterEnd] = UNKNOWN

    @model_validator(mode="after")
    def _once_has_no_months(self) -> "IncomeLine":
        if self.frequency is Frequency.ONCE and self.months:
            raise PydanticCustomError(
                "once_with_months", "once and by month", {"paths": [("frequency",)]}
            )
        return self

    @model_validator(mode="after")
    def _months_once(self) -> "IncomeLine":
        if len({item.month for item in self.months}) != len(self.months):
            raise PydanticCustomError("month_twice", "a month is named twice")
        return self


class ExpenseLine(_Line):
    """One cost. `paid_from` marks care that is paid from a pgb (income line I14)."""

    code: ExpenseCode
    paid_from: Literal["I14"] | None = None


class ArrangementLine(_Dated):
    """One other payment arrangement.

    `withheld`: taken off an income before it is paid out. `income_is_after_withholding`: the income
    line holds the received amount, so the withheld part is added back, visibly. `withheld_from`:
    the `ref` of that income line.
    """

    code: Maybe[ArrangementCode] = UNKNOWN
    withheld_from: LineRef | None = None
    creditor: Maybe[Text] = UNKNOWN
    kind: Maybe[Text] = UNKNOWN
    balance: Maybe[DebtAmount] = UNKNOWN
    amount: Maybe[LineAmount] = UNKNOWN
    frequency: Maybe[Frequency] = UNKNOWN
    who: Maybe[Who] = UNKNOWN
    priority: Maybe[Text] = UNKNOWN
    evidence: Maybe[Evidence] = UNKNOWN
    arrears: Maybe[bool] = UNKNOWN
    withheld: Maybe[bool] = UNKNOWN
    income_is_after_withholding: bool = False
    replaced_by_plan: bool = False
    already_in_profit: bool = False
    note: Maybe[Text] = UNKNOWN

    @model_validator(mode="after")
    def _comes_back(self) -> "ArrangementLine":
        if self.frequency is Frequency.ONCE:
            raise PydanticCustomError(
                "arrangement_once", "one payment is a cost", {"paths": [("frequency",)]}
            )
        return self


class _KnownLine(Part):
    """What a plan needs of any line. Read off the line itself, which was checked as a whole."""

    frequency: Frequency
    who: Who


_L = TypeVar("_L", "KnownIncomeLine", "KnownExpenseLine")


def _with_its_date(line: _L) -> _L:
    if line.frequency is Frequency.ONCE and (line.date is None or line.date is UNKNOWN):
        raise PydanticCustomError("missing", "once needs a date", {"paths": [("date",)]})
    return line


class KnownIncomeLine(_KnownLine):
    """An income with frequency, who, an amount or known months, and a date if it comes once.

    It is known whether it is sure, and for one that is, when it begins (ENGINE 3). What is only
    expected may begin on a day that nobody knows: it does not count before it is granted.
    """

    amount: Maybe[LineAmount]
    months: tuple[MonthOfIncome, ...]
    date: Maybe[Day | None]
    certainty: Maybe[Certainty]
    from_date: Maybe[Day | None]

    @model_validator(mode="after")
    def _has_its_amount(self) -> "KnownIncomeLine":
        if self.amount is UNKNOWN and not self.months:
            raise PydanticCustomError("missing", "no amount", {"paths": [("amount",)]})
        return _with_its_date(self)

    @model_validator(mode="after")
    def _is_sure_and_has_begun(self) -> "KnownIncomeLine":
        if self.certainty is UNKNOWN:
            raise PydanticCustomError(
                "income_certainty_unknown", "sure or not", {"paths": [("certainty",)]}
            )
        if self.certainty is Certainty.SURE and self.from_date is UNKNOWN:
            raise PydanticCustomError(
                "income_start_unknown", "begins when", {"paths": [("from_date",)]}
            )
        return self


class KnownExpenseLine(_KnownLine):
    """A cost with amount, frequency and who; and a date when it comes once."""

    amount: LineAmount
    date: Maybe[Day | None]

    @model_validator(mode="after")
    def _has_its_date(self) -> "KnownExpenseLine":
        return _with_its_date(self)


class KnownArrangementLine(_KnownLine):
    """An arrangement with amount, frequency and who."""

    amount: LineAmount
