"""The sums of a statement: computed by the engine out of the statement itself, and of nothing else.

So whoever gets a statement can compute it again, and see that its totals are those of its lines.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from app.services.statement.categories import BY_NAME
from app.services.statement.form import (
    ArrangementInStatement,
    Buffer,
    Computation,
    ExpenseInStatement,
    IncomeInStatement,
    Statement,
    Total,
    Totals,
    UsedFile,
)
from calc import UNKNOWN, Assessment, Draft, PolicyFile, Step, Tariffs, assess
from calc.base.money import MONTHS_PER_YEAR, ZERO, engine_context
from calc.base.period import Frequency, levelled_month
from calc.base.rounding import cents_half_up
from calc.base.unknown import Maybe
from calc.dossier.asked import Topic
from calc.dossier.budget_lines import MonthOfIncome
from calc.dossier.topics import NEEDED
from calc.plan.varying import varying_base
from calc.policy.policy import VaryingBase

_L = TypeVar("_L", IncomeInStatement, ExpenseInStatement, ArrangementInStatement)
_Line = IncomeInStatement | ExpenseInStatement | ArrangementInStatement


def with_sums(
    statement: Statement, draft: Draft, policy_file: PolicyFile, tariffs: Tariffs
) -> Statement:
    """The statement with what the engine makes of it. `draft`: the dossier that it becomes."""
    assessment = assess(draft, policy_file, tariffs, statement.reference_date)
    with engine_context():
        return _with_sums(statement, assessment, policy_file.policy.varying_income)


def _with_sums(statement: Statement, assessment: Assessment, base: VaryingBase) -> Statement:
    groups = assessment.groups
    income, costs, kept = map(_parts, (groups.income, groups.costs, groups.arrangements))
    return statement.model_copy(
        update={
            "income": tuple(
                _line(each, f"income[{index}]", income, base)
                for index, each in enumerate(statement.income)
            ),
            "expenses": tuple(
                _line(each, f"expenses[{index}]", costs, base).model_copy(
                    update={"essential": BY_NAME[each.category].is_essential}
                )
                for index, each in enumerate(statement.expenses)
            ),
            "arrangements": tuple(
                _line(each, f"arrangements[{index}]", kept, base)
                for index, each in enumerate(statement.arrangements)
            ),
            "buffer": Buffer(
                savings=statement.buffer.savings, target=_cents(assessment.savings_target)
            ),
            "totals": _totals(statement, assessment),
            "computation": _computation(assessment),
        }
    )


def _line(line: _L, path: str, counted: Mapping[str, Step], base: VaryingBase) -> _L:
    found = {"per_month": _per_month(line, path, base), "counts": path in counted}
    return line.model_copy(update=found)


def _per_month(line: _Line, path: str, base: VaryingBase) -> Maybe[Decimal | None]:
    """What it is a month, levelled over the year; None for what comes once."""
    if line.frequency is Frequency.ONCE:
        return None
    if isinstance(line, IncomeInStatement) and line.months:
        months = [MonthOfIncome(month=each.month, amount=each.amount) for each in line.months]
        return cents_half_up(varying_base(months, base, path).amount)
    if line.amount is UNKNOWN or line.frequency is UNKNOWN:
        return UNKNOWN
    return cents_half_up(levelled_month(line.amount, line.frequency))


def _totals(statement: Statement, assessment: Assessment) -> Totals:
    groups, topics = assessment.groups, frozenset(statement.asked)
    income = _total(groups.income, statement.income, Topic.INCOME in topics)
    costs = _total(groups.costs, statement.expenses, Topic.EXPENSES in topics)
    kept = _total(groups.arrangements, statement.arrangements, Topic.ARRANGEMENTS in topics)
    essential, other = _divided(costs, statement, groups.costs)
    return Totals(
        income=income,
        essential_costs=essential,
        other_costs=other,
        arrangements=kept,
        left=_left(groups.left_before_buffer, topics, (income, costs, kept)),
    )


def _total(group: Step | None, lines: Sequence[_Line], is_asked: bool) -> Total:
    if group is None or not is_asked:
        return Total(state="not_asked")
    is_whole = all(_is_known(line) for line in lines)
    return Total(state="complete" if is_whole else "part", amount=cents_half_up(group.amount))


def _is_known(line: _Line) -> bool:
    """Whether the engine can tell what a line is and when; what it cannot is in no sum."""
    if UNKNOWN in (line.frequency, line.who):
        return False
    if isinstance(line, IncomeInStatement):
        if line.certainty is UNKNOWN or line.from_date is UNKNOWN:
            return False
        if line.months:
            return True
    if isinstance(line, IncomeInStatement | ExpenseInStatement) and _has_no_day(line):
        return False
    return line.amount is not UNKNOWN


def _has_no_day(line: IncomeInStatement | ExpenseInStatement) -> bool:
    """Whether it comes once, and nobody knows when."""
    return line.frequency is Frequency.ONCE and not isinstance(line.date, date)


def _divided(costs: Total, statement: Statement, group: Step | None) -> tuple[Total, Total]:
    """The costs in two: what a household can hardly do without, and the rest of the same sum."""
    if costs.amount is None:
        return costs, costs
    year = ZERO
    for path, step in _parts(group).items():
        index = int(path.removeprefix("expenses[").removesuffix("]"))
        if BY_NAME[statement.expenses[index].category].is_essential:
            year += step.amount
    essential = cents_half_up(year / MONTHS_PER_YEAR)
    return (
        Total(state=costs.state, amount=essential),
        Total(state=costs.state, amount=costs.amount - essential),
    )


def _left(left: Step | None, topics: frozenset[Topic], groups: Sequence[Total]) -> Total:
    if left is None:
        return Total(state="unknown" if topics.issuperset(NEEDED) else "not_asked")
    is_whole = all(group.state == "complete" for group in groups)
    return Total(state="complete" if is_whole else "part", amount=cents_half_up(left.amount))


def _parts(group: Step | None) -> dict[str, Step]:
    """The lines of a sum by their paths: a year of each, over twelve."""
    return {} if group is None else {part.at: part for part in group.parts[0].parts}


def _cents(step: Step | None) -> Maybe[Decimal]:
    return UNKNOWN if step is None else cents_half_up(step.amount)


def _computation(assessment: Assessment) -> Computation:
    receipt = assessment.receipt
    return Computation(
        engine=receipt.engine,
        files=tuple(
            UsedFile(name=file.name, revision=file.revision, sha256=file.sha256)
            for file in receipt.files
        ),
        input_sha256=receipt.input_sha256,
        output_sha256=receipt.output_sha256,
    )
