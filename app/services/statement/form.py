"""The form of a statement, as its file has it: `sfs-nl/1` (docs/sfs-nl/schema.json follows it).

What is known by nobody is the word UNKNOWN, never 0 and never left out: a line has an amount, a
frequency, a person and a status of proof, each of them known or UNKNOWN. Keys that are not of the
form are passed over by these classes; whoever reads a file names them (`reading`).
"""

from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.services.statement.categories import (
    ARRANGEMENTS,
    EXPENSES,
    INCOME,
    Category,
    names_of,
)
from app.services.statement.words import EvidenceWord, HouseholdWord, OtherAdultWord, TenureWord
from calc.base.money import NotAnAmount, read_amount
from calc.base.params import Allowed
from calc.base.period import Frequency, Month
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.asked import Topic
from calc.dossier.budget_lines import LineRef, Who
from calc.dossier.codes import AfterEnd, Certainty
from calc.dossier.draft import MOST_LINES
from calc.dossier.fields import (
    CalendarMonths,
    Day,
    DebtAmount,
    LineAmount,
    MonthAmount,
    Text,
)
from calc.dossier.household import HousemateRef
from calc.dossier.people import AdultRef, ChildRef, ParentRef

SCHEMA: Final = "sfs-nl/1"


class StatementPart(BaseModel):
    """Base of every part of a statement: strict and frozen."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", defer_build=True)


def _euros(value: object) -> Decimal:
    try:
        return read_amount(value)
    except NotAnAmount as wrong:
        raise PydanticCustomError(wrong.reason, "not a euro amount") from wrong


Euros = Annotated[
    Decimal,
    BeforeValidator(_euros),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,15}(\.\d{1,2})?$"}),
]
"""Euros that were computed, at most two decimals; below zero is a shortage or a loss."""


LinePart = Annotated[
    LineAmount, WithJsonSchema({"type": "string", "pattern": r"^\d{1,7}(\.\d{1,2})?$"})
]
Owed = Annotated[
    DebtAmount, WithJsonSchema({"type": "string", "pattern": r"^\d{1,8}(\.\d{1,2})?$"})
]


class _NameIn:
    """Accepts only the names of these categories."""

    def __init__(self, group: tuple[Category, ...]) -> None:
        self._names = tuple(names_of(group))

    def __call__(self, name: str) -> str:
        if name not in self._names:
            quoted = [f"'{each}'" for each in self._names]
            expected = Allowed(f"{', '.join(quoted[:-1])} or {quoted[-1]}")
            raise PydanticCustomError("not_in_list", "not a category", {"expected": expected})
        return name


def _enum(group: tuple[Category, ...]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(names_of(group))})


IncomeCategory = Annotated[str, AfterValidator(_NameIn(INCOME)), _enum(INCOME)]
ExpenseCategory = Annotated[str, AfterValidator(_NameIn(EXPENSES)), _enum(EXPENSES)]
ArrangementCategory = Annotated[str, AfterValidator(_NameIn(ARRANGEMENTS)), _enum(ARRANGEMENTS)]


class Made(StatementPart):
    """Who made the statement, with which program, on which day."""

    organisation: Text
    program: Text
    on: Day


class AdultInStatement(StatementPart):
    """One of the two adults. `liable`: owes the residual debt. A name only in a named statement."""

    ref: AdultRef
    liable: Maybe[bool]
    name: Text | None = None
    birth_month: Month | None = None


class ChildInStatement(StatementPart):
    """One child; its age decides until when money for it comes in."""

    ref: ChildRef
    birth_month: Maybe[Month]
    of: Maybe[ParentRef]
    days_per_14: Maybe[Annotated[int, Field(ge=0, le=14)]]
    name: Text | None = None


class OtherAdult(StatementPart):
    """Another adult in the home, who is neither A nor B."""

    ref: HousemateRef
    kind: Maybe[OtherAdultWord]


class Household(StatementPart):
    """Who live there, without names unless the statement is a named one."""

    type: Maybe[HouseholdWord]
    tenure: Maybe[TenureWord]
    adults: Annotated[tuple[AdultInStatement, ...], Field(max_length=2)]
    children: Annotated[tuple[ChildInStatement, ...], Field(max_length=19)]
    other_adults: Annotated[tuple[OtherAdult, ...], Field(max_length=19)]


class _LineInStatement(StatementPart):
    """What every line has. `per_month` and `counts` are computed: see docs/sfs-nl."""

    category: Maybe[str]
    amount: Maybe[LinePart]
    frequency: Maybe[Frequency]
    who: Maybe[Who]
    evidence: Maybe[EvidenceWord]
    from_date: Maybe[Day | None] = None
    until: Maybe[Day | None] = None
    per_month: Maybe[Euros | None] = None
    counts: bool | None = None


class MonthInStatement(StatementPart):
    """What came in during one month; below zero is a loss."""

    month: Month
    amount: MonthAmount


class IncomeInStatement(_LineInStatement):
    """One income."""

    category: IncomeCategory
    label: Text | None = None
    certainty: Maybe[Certainty] = Certainty.SURE
    date: Maybe[Day | None] = None
    due_months: CalendarMonths = ()
    pay_date: Maybe[Day | None] = None
    varying: bool = False
    months: Annotated[tuple[MonthInStatement, ...], Field(max_length=36)] = ()
    ref: LineRef | None = None
    successor: LineRef | None = None
    followed_by: Maybe[AfterEnd] = UNKNOWN


class ExpenseInStatement(_LineInStatement):
    """One cost. `essential` follows from the category."""

    category: ExpenseCategory
    label: Text | None = None
    certainty: Maybe[Certainty] = Certainty.SURE
    date: Maybe[Day | None] = None
    due_months: CalendarMonths = ()
    paid_from_care_budget: bool = False
    essential: bool | None = None


class ArrangementInStatement(_LineInStatement):
    """One debt that is being paid off by an arrangement."""

    category: Maybe[ArrangementCategory]
    balance: Maybe[Owed]
    arrears: Maybe[bool]
    withheld: Maybe[bool]
    creditor: Text | None = None
    withheld_from: LineRef | None = None
    income_is_after_withholding: bool = False
    replaced_by_plan: bool = False
    already_in_profit: bool = False


class ResidualDebt(StatementPart):
    """The residual mortgage debt that the statement is made for."""

    balance: Maybe[Owed]
    creditor: Text | None = None


class Buffer(StatementPart):
    """What is saved, and what the policy aims at for such a household."""

    savings: Maybe[Owed]
    target: Maybe[Euros | None] = None


class Total(StatementPart):
    """A sum a month. `state`: of everything, of what is known, not to be said yet, not asked."""

    state: Literal["complete", "part", "unknown", "not_asked"]
    amount: Euros | None = None


class Totals(StatementPart):
    """The month in sums, as the engine has them."""

    income: Total
    essential_costs: Total
    other_costs: Total
    arrangements: Total
    left: Total


Named = Annotated[str, Field(max_length=400)]
Hash = Annotated[str, Field(max_length=64)]


class UsedFile(StatementPart):
    """A file with rules or figures that the engine used."""

    name: Named
    revision: int
    sha256: Hash


class Computation(StatementPart):
    """With what the totals were computed, out of this very statement; hashes are SHA-256."""

    engine: Named
    files: Annotated[tuple[UsedFile, ...], Field(max_length=40)]
    input_sha256: Hash
    output_sha256: Hash


Lines = Annotated[tuple[IncomeInStatement, ...], Field(max_length=MOST_LINES)]
Costs = Annotated[tuple[ExpenseInStatement, ...], Field(max_length=MOST_LINES)]
Kept = Annotated[tuple[ArrangementInStatement, ...], Field(max_length=MOST_LINES)]


class Statement(StatementPart):
    """One statement of income and expenditure of a household in the Netherlands."""

    schema_: Literal["sfs-nl/1"] = Field(alias="schema")
    made: Made
    currency: Literal["EUR"]
    period: Literal["month"]
    reference_date: Day
    month: Month
    named: bool
    asked: Annotated[tuple[Topic, ...], Field(max_length=4)]
    household: Household
    income: Lines
    expenses: Costs
    arrangements: Kept
    residual_debt: ResidualDebt
    buffer: Buffer
    totals: Totals | None = None
    computation: Computation | None = None
