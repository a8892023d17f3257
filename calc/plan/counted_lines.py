"""Lines as the engine counts them: what they are a year, whose, and in which months (ENGINE 2, 3).

A line with an unknown amount, frequency or person is not here: unknown income is not counted, and
with an unknown cost or arrangement there is no schedule at all.

Kindgebonden budget (I22) that becomes less when a child turns 18 is cut in `plan.child_budget`.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from calc.base.period import Frequency, Month, first_whole_month, last_whole_month, month_of
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft, Maybe
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine
from calc.dossier.codes import Certainty
from calc.dossier.people import ParentRef
from calc.plan.child_benefit import last_day_by_age
from calc.plan.varying import varying_base
from calc.policy.policy import Policy


@value_type(eq=False)
class CountedLine:
    """One line that counts. `owner` is A, B or AB; `year` is its levelled amount, euros a year.

    `begins` and `ends` are the first and the last month in which it counts; None: no bound. `time`
    is one payment of it. `of_child`: it names one child. `ends_by_age`: it ends because a child
    turns 18; `after_18`: it is what is left of a line from then on. `also`: months of a change of
    income in which it counts though it does not cover them wholly (`plan.successors`).
    `withheld_from`: it is the part of that line which is withheld (`plan.withheld`).
    """

    path: str
    code: str
    label: str
    owner: str
    year: Step
    time: Step
    frequency: Frequency
    begins: Month | None
    ends: Month | None
    of_child: bool = False
    ends_by_age: bool = False
    after_18: bool = False
    once_on: date | None = None
    due_months: tuple[int, ...] = ()
    pay_date: date | None = None
    paid_from: str | None = None
    also: frozenset[Month] = frozenset()
    withheld_from: str | None = None

    def runs_in(self, month: Month) -> bool:
        """Whether the line counts in a month."""
        # Nearly every line has no `also`, and to look a month up costs more than to see that.
        return self.covers(month) or (bool(self.also) and month in self.also)

    def covers(self, month: Month) -> bool:
        """Whether a month lies within its own dates."""
        return (self.begins is None or self.begins <= month) and (
            self.ends is None or month <= self.ends
        )


@value_type
class CountedLines:
    """The three groups of one household, and what could not be counted."""

    income: tuple[CountedLine, ...]
    costs: tuple[CountedLine, ...]
    costs_complete: bool


def counted_lines(draft: Draft, policy: Policy, on: date) -> CountedLines:
    """Income and costs that count; arrangements have rules of their own (`plan.arrangements`)."""
    income = [
        _income(draft, line, f"income[{index}]", policy, on)
        for index, line in enumerate(draft.income)
        if line.certainty is Certainty.SURE
    ]
    costs = [_cost(draft, line, f"expenses[{index}]") for index, line in enumerate(draft.expenses)]
    return CountedLines(
        income=_present(income), costs=_present(costs), costs_complete=None not in costs
    )


def _present(lines: Sequence[CountedLine | None]) -> tuple[CountedLine, ...]:
    return tuple(line for line in lines if line is not None)


def _income(
    draft: Draft, line: IncomeLine, path: str, policy: Policy, on: date
) -> CountedLine | None:
    # An income whose beginning is unknown has not begun: a gain is counted as late as it can be.
    if line.frequency is UNKNOWN or line.who is UNKNOWN or line.from_date is UNKNOWN:
        return None
    if line.amount is UNKNOWN and not line.months:
        return None
    once_on = _once(line)
    if line.frequency is Frequency.ONCE and once_on is None:
        return None
    if line.months:
        time = varying_base(line.months, policy.varying_income, path)
        frequency = Frequency.MONTH
    else:
        assert line.amount is not UNKNOWN  # nothing else reaches this line
        time = entered(line.amount, path, _text(line.label))
        frequency = line.frequency
    last, by_age = _earliest(_bound(line.until), last_day_by_age(draft, line, on))
    return CountedLine(
        path=path,
        code=line.code,
        label=_text(line.label),
        owner=owner_of(draft, line.who),
        year=yearly(time, frequency, path, _text(line.label)),
        time=time,
        frequency=frequency,
        begins=first_whole_month(line.from_date),
        ends=last_whole_month(last),
        of_child=line.who.startswith("K"),
        ends_by_age=by_age,
        once_on=once_on,
        due_months=line.due_months,
        pay_date=_bound(line.pay_date),
    )


def _cost(draft: Draft, line: ExpenseLine, path: str) -> CountedLine | None:
    if line.amount is UNKNOWN or line.frequency is UNKNOWN or line.who is UNKNOWN:
        return None
    once_on = _once(line)
    if line.frequency is Frequency.ONCE and once_on is None:
        return None
    time = entered(line.amount, path, _text(line.label))
    # A cost whose beginning or end is unknown runs: a loss counts as early and as long as it can.
    return CountedLine(
        path=path,
        code=line.code,
        label=_text(line.label),
        owner=owner_of(draft, line.who),
        year=yearly(time, line.frequency, path, _text(line.label)),
        time=time,
        frequency=line.frequency,
        begins=month_of(_bound(line.from_date)),
        ends=month_of(_bound(line.until)),
        once_on=once_on,
        due_months=line.due_months,
        paid_from=line.paid_from,
    )


def _once(line: IncomeLine | ExpenseLine) -> date | None:
    return _bound(line.date) if line.frequency is Frequency.ONCE else None


def _bound(day: Maybe[date | None]) -> date | None:
    return None if day is UNKNOWN else day


def _earliest(until: date | None, by_age: date | None) -> tuple[date | None, bool]:
    """The last day of a line, and whether that is by the age of a child."""
    if by_age is None or (until is not None and until <= by_age):
        return until, False
    return by_age, True


def _text(text: Maybe[str]) -> str:
    return "" if text is UNKNOWN else text


def entered(amount: Decimal, path: str, label: str) -> Step:
    """One payment of a line, as somebody named it; euros each time."""
    return given(
        "line.amount",
        amount,
        Unit.EUR_PER_TIME,
        source="dossier",
        status=Status.ENTERED,
        at=path,
        label=label,
    )


_TIMES_A_YEAR = {
    frequency: given(
        "line.times_a_year",
        frequency.per_year,
        Unit.PER_YEAR,
        source="ENGINE 2",
        status=Status.DERIVED,
        at=frequency.value,
    )
    for frequency in Frequency
}


def yearly(time: Step, frequency: Frequency, path: str, label: str) -> Step:
    """A line levelled: amount x times a year, exact."""
    return step(
        "line.year",
        Operation.PRODUCT,
        [time, _TIMES_A_YEAR[frequency]],
        Unit.EUR_PER_YEAR,
        source="ENGINE 2",
        at=path,
        label=label,
    )


def owner_of(draft: Draft, who: str) -> str:
    """A, B or AB. A child's line is its parent's; both parents' or not known: shared."""
    if not who.startswith("K"):
        return who
    parents = {child.ref: child.of for child in draft.children}
    parent = parents.get(who, UNKNOWN)
    return ParentRef.BOTH.value if parent is UNKNOWN else parent.value


def line_label(line: IncomeLine | ExpenseLine | ArrangementLine) -> str:
    """What people call the line: its label, or the creditor of an arrangement."""
    return _text(line.creditor if isinstance(line, ArrangementLine) else line.label)
