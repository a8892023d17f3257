"""A dossier as a statement, and a statement as a dossier: line by line, nothing computed.

    plain_statement(draft, ...) -> Statement     without sums
    draft_of(statement) -> Draft                 all of a statement that a dossier has a place for

Taken there and back a statement is the same. What only people read stays behind: notes, stories,
addresses, checks; names and labels too, unless the statement is a named one.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from app.services.statement.categories import BY_CODE, BY_NAME
from app.services.statement.form import (
    SCHEMA,
    AdultInStatement,
    ArrangementInStatement,
    Buffer,
    ChildInStatement,
    ExpenseInStatement,
    Household,
    IncomeInStatement,
    Made,
    MonthInStatement,
    OtherAdult,
    ResidualDebt,
    Statement,
)
from app.services.statement.words import (
    EVIDENCE,
    HOUSEHOLDS,
    OTHER_ADULTS,
    TENURES,
    member,
    worded,
)
from calc import UNKNOWN, Draft, Month, Problem, problems_of
from calc.base.unknown import Maybe
from calc.base.value_type import value_type
from calc.dossier.asked import Topic
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine
from calc.dossier.codes import PGB
from calc.dossier.topics import asked

_LINE: Final = ("amount", "frequency", "who", "from_date", "until")
_BUDGET_LINE: Final = (*_LINE, "certainty", "date", "due_months")
_INCOME: Final = (*_BUDGET_LINE, "pay_date", "varying", "ref", "successor", "followed_by")
_ARRANGEMENT: Final = (
    *_LINE,
    "balance",
    "arrears",
    "withheld",
    "withheld_from",
    "income_is_after_withholding",
    "replaced_by_plan",
    "already_in_profit",
)
_PLACES: Final = (
    ("household_type", "household.type"),
    ("housing.tenure", "household.tenure"),
    ("adults", "household.adults"),
    ("children", "household.children"),
    ("housemates", "household.other_adults"),
    ("debt.", "residual_debt."),
    ("savings", "buffer.savings"),
)
"""Where a field of a dossier stands in a statement, when that is elsewhere."""


@value_type
class Frame:
    """What a statement says of itself: who made it, for which day and month, with names or not."""

    made: Made
    on: date
    month: Month
    named: bool


def plain_statement(draft: Draft, frame: Frame) -> Statement:
    """What a dossier says, in the words of a statement."""
    named = frame.named
    topics = asked(draft)
    return Statement(
        schema=SCHEMA,
        made=frame.made,
        currency="EUR",
        period="month",
        reference_date=frame.on,
        month=frame.month,
        named=named,
        asked=tuple(topic for topic in Topic if topic in topics),
        household=_household(draft, named),
        income=tuple(_income(line, named) for line in draft.income),
        expenses=tuple(_expense(line, named) for line in draft.expenses),
        arrangements=tuple(_arrangement(line, named) for line in draft.arrangements),
        residual_debt=ResidualDebt(
            balance=draft.debt.balance, creditor=_said(draft.debt.creditor, named)
        ),
        buffer=Buffer(savings=draft.savings),
    )


def draft_of(statement: Statement) -> Draft | tuple[Problem, ...]:
    """The dossier that a statement becomes, or what keeps it from being one."""
    house = statement.household
    raw: dict[str, Any] = {
        "reference_date": statement.reference_date.isoformat(),
        "first_plan_month": str(statement.month),
        "household_type": member(house.type, HOUSEHOLDS),
        "housing": {"tenure": member(house.tenure, TENURES)},
        "adults": _written(house.adults),
        "children": _written(house.children),
        "housemates": [
            {"ref": each.ref, "kind": member(each.kind, OTHER_ADULTS)}
            for each in house.other_adults
        ],
        "debt": _written([statement.residual_debt])[0],
        "savings": _text(statement.buffer.savings),
        "asked": [{"question": topic.value} for topic in statement.asked],
        "income": [_line(each, (*_INCOME, "months"), "label") for each in statement.income],
        "expenses": [_cost(each) for each in statement.expenses],
        "arrangements": [_line(each, _ARRANGEMENT, "creditor") for each in statement.arrangements],
    }
    try:
        return Draft.model_validate_json(json.dumps(raw))
    except ValidationError as error:
        return tuple(
            Problem(each.code, in_statement(each.path), each.params) for each in problems_of(error)
        )


def in_statement(path: str) -> str:
    """The path of a field of a dossier as a statement has it."""
    for here, there in _PLACES:
        if path.startswith(here):
            return there + path.removeprefix(here)
    return path


def _said(text: Maybe[str], named: bool) -> str | None:
    return None if text is UNKNOWN or not named else text


def _household(draft: Draft, named: bool) -> Household:
    return Household(
        type=worded(draft.household_type, HOUSEHOLDS),
        tenure=worded(draft.housing.tenure, TENURES),
        adults=tuple(
            AdultInStatement(
                ref=each.ref,
                liable=each.liable,
                name=_said(each.name, named),
                birth_month=each.birth_month if named and each.birth_month is not UNKNOWN else None,
            )
            for each in draft.adults
        ),
        children=tuple(
            ChildInStatement(
                ref=each.ref,
                birth_month=each.birth_month,
                of=each.of,
                days_per_14=each.days_per_14,
                name=_said(each.name, named),
            )
            for each in draft.children
        ),
        other_adults=tuple(
            OtherAdult(ref=each.ref, kind=worded(each.kind, OTHER_ADULTS))
            for each in draft.housemates
        ),
    )


def _income(line: IncomeLine, named: bool) -> IncomeInStatement:
    return IncomeInStatement(
        category=BY_CODE[line.code].name,
        evidence=worded(line.evidence, EVIDENCE),
        label=_said(line.label, named),
        months=tuple(
            MonthInStatement(month=each.month, amount=each.amount) for each in line.months
        ),
        **_of(line, _INCOME),
    )


def _expense(line: ExpenseLine, named: bool) -> ExpenseInStatement:
    return ExpenseInStatement(
        category=BY_CODE[line.code].name,
        evidence=worded(line.evidence, EVIDENCE),
        label=_said(line.label, named),
        paid_from_care_budget=line.paid_from is not None,
        **_of(line, _BUDGET_LINE),
    )


def _arrangement(line: ArrangementLine, named: bool) -> ArrangementInStatement:
    return ArrangementInStatement(
        category=UNKNOWN if line.code is UNKNOWN else BY_CODE[line.code].name,
        evidence=worded(line.evidence, EVIDENCE),
        creditor=_said(line.creditor, named),
        **_of(line, _ARRANGEMENT),
    )


def _of(line: IncomeLine | ExpenseLine | ArrangementLine, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(line, name) for name in names}


def _line(
    line: IncomeInStatement | ExpenseInStatement | ArrangementInStatement,
    names: Sequence[str],
    called: str,
) -> dict[str, Any]:
    """A line as the file of a dossier has it; `called`: its field with a name."""
    raw = line.model_dump(mode="json", include={*names, called})
    if raw[called] is None:
        del raw[called]
    category = line.category
    code = UNKNOWN.value if category is UNKNOWN else BY_NAME[category].code
    return {**raw, "code": code, "evidence": member(line.evidence, EVIDENCE)}


def _cost(line: ExpenseInStatement) -> dict[str, Any]:
    raw = _line(line, _BUDGET_LINE, "label")
    return {**raw, "paid_from": PGB} if line.paid_from_care_budget else raw


def _written(
    parts: Sequence[AdultInStatement | ChildInStatement | ResidualDebt],
) -> list[dict[str, Any]]:
    return [each.model_dump(mode="json", exclude_none=True) for each in parts]


def _text(amount: Maybe[Any]) -> str:
    return UNKNOWN.value if amount is UNKNOWN else str(amount)
