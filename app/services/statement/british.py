"""A statement under the headings of the British Standard Financial Statement (SFS).

Only the headings are theirs. The spending guidelines ("trigger figures") of the SFS say nothing of
a household here and are not ours: they are not in this file, nor anywhere in this program. Amounts
stay in euros.
"""

import json
from collections import defaultdict
from decimal import Decimal
from typing import Any, Final

from app.services.statement.categories import BY_NAME, OTHER_EARNINGS, PARTNER_WAGES, WAGES
from app.services.statement.form import (
    ExpenseInStatement,
    IncomeInStatement,
    Statement,
)
from calc import UNKNOWN
from calc.base.money import ZERO

SCHEMA: Final = "sfs-uk-summary/1"
DEFINITION: Final = "SFS data definition 1.1"
NO_GUIDELINES: Final = "none: the spending guidelines of the SFS are not part of this file"
NO_PRIORITY: Final = "not decided: which debt is a priority follows from British law"


def british_bytes(statement: Statement) -> bytes:
    """The file of a summary: UTF-8, one field a line."""
    return (json.dumps(british(statement), ensure_ascii=False, indent=2) + "\n").encode()


def british(statement: Statement) -> dict[str, Any]:
    """Each British category with what a month counts under it; what is under none stands apart."""
    apart: list[dict[str, str]] = []
    return {
        "schema": SCHEMA,
        "headings": DEFINITION,
        "spending_guidelines": NO_GUIDELINES,
        "currency": statement.currency,
        "period": statement.period,
        "month": str(statement.month),
        "made": statement.made.model_dump(mode="json"),
        "monthly-income": _under(statement.income, apart),
        "monthly-outgoings": _under(statement.expenses, apart),
        "debts": {"priority": NO_PRIORITY, "arrangements": _debts(statement)},
        "savings": _words(statement.buffer.savings),
        "apart": apart,
        "totals": statement.totals.model_dump(mode="json", exclude_none=True)
        if statement.totals
        else None,
    }


def _under(
    lines: tuple[IncomeInStatement, ...] | tuple[ExpenseInStatement, ...],
    apart: list[dict[str, str]],
) -> list[dict[str, Any]]:
    """The lines that count, added up by British category; `apart` takes what has none."""
    sums: dict[str, list[Decimal]] = defaultdict(list)
    unknown, made_of = set[str](), dict[str, dict[str, None]]()
    for line in lines:
        per_month, heading = line.per_month, _heading(line)
        why = _why_apart(line, heading)
        if why:
            apart.append({"category": line.category, "amount": _words(per_month), "why": why})
            continue
        made_of.setdefault(heading, {})[line.category] = None
        if isinstance(per_month, Decimal):
            sums[heading].append(per_month)
        else:
            unknown.add(heading)
    return [
        {
            "section": heading.partition("/")[0],
            "category": heading.partition("/")[2],
            "monthly-amount": str(sum(sums[heading], ZERO)) if heading in sums else UNKNOWN.value,
            "complete": heading not in unknown,
            "from": list(names),
        }
        for heading, names in made_of.items()
    ]


def _heading(line: IncomeInStatement | ExpenseInStatement) -> str:
    heading = BY_NAME[line.category].british
    if heading == WAGES and line.who != "A":
        return PARTNER_WAGES if line.who == "B" else OTHER_EARNINGS
    return heading


def _why_apart(line: IncomeInStatement | ExpenseInStatement, heading: str) -> str:
    """Why a line is under no heading; "" when it is under one."""
    if not heading:
        return "no_counterpart"
    if line.per_month is None:
        return "comes_once"
    return "" if line.counts or line.per_month is UNKNOWN else "does_not_count_this_month"


def _debts(statement: Statement) -> list[dict[str, str]]:
    return [
        {
            "category": _words(line.category),
            "amount-owed": _words(line.balance),
            "monthly-payment": _words(line.per_month),
        }
        for line in statement.arrangements
    ]


def _words(value: object) -> str:
    if value is None:
        return "once"
    return UNKNOWN.value if value is UNKNOWN else str(value)
