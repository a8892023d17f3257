"""The cash view: what really comes in and goes out in a month (ENGINE 2).

In each due month amount x times a year / number of due months; other lines stay levelled; a line
that comes once falls in its month; four-weekly income with a known pay date falls on its real
dates. In the month of a change of income the lower monthly amount counts, in cash too; what is
withheld is levelled, as the arrangement that it pays.

The month's cash is the levelled result plus, for each such line, the difference with its levelled
part. Months in which a line does the same share its steps.
"""

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import FREQUENCIES_WITH_DUE_MONTHS, Frequency, Month, pay_dates_in
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier.codes import CHILD_BENEFIT, HOLIDAY_PAY, THIRTEENTH_MONTH
from calc.plan.counted_lines import CountedLine
from calc.plan.earmarked import is_earmarked
from calc.plan.levelled import TWELVE, Level
from calc.plan.sharing import CostSharing

DEFAULT_DUE_MONTHS: Final = {
    HOLIDAY_PAY: (5,),
    THIRTEENTH_MONTH: (12,),
    CHILD_BENEFIT: (1, 4, 7, 10),
}


def due_months(line: CountedLine) -> tuple[int, ...]:
    """The calendar months in which the line falls; empty for a line that stays levelled."""
    if line.withheld_from is not None:
        return ()
    if line.due_months:
        return line.due_months
    if line.frequency in FREQUENCIES_WITH_DUE_MONTHS:
        return DEFAULT_DUE_MONTHS.get(line.code, ())
    return ()


def is_lumpy(line: CountedLine) -> bool:
    """Whether the line's cash differs from its levelled amount."""
    if line.frequency is Frequency.ONCE or due_months(line):
        return True
    return line.frequency is Frequency.FOUR_WEEKS and line.pay_date is not None


def cash_of(line: CountedLine, month: Month) -> Step:
    """What a lumpy line brings or costs in a month, the whole line, in euros."""
    at = f"{month}.{line.path}"
    if line.frequency is Frequency.ONCE:
        falls = line.once_on is not None and Month.of(line.once_on) == month
        return line.time if falls else NO_CASH
    if month in line.also:
        return _cash("cash.levelled_line", Operation.QUOTIENT, (line.year, TWELVE), at)
    due = due_months(line)
    if not line.covers(month) or (due and month.number not in due):
        return NO_CASH
    if due:
        return _cash("cash.due", Operation.QUOTIENT, (line.year, _times(len(due), at)), at)
    assert line.pay_date is not None  # is_lumpy has seen it
    times = _times(pay_dates_in(month, line.pay_date), at)
    return _cash("cash.pay_dates", Operation.PRODUCT, (line.time, times), at)


def _falls(line: CountedLine, due: tuple[int, ...], month: Month) -> object | None:
    """What tells the months of a line apart; None when it brings nothing and is not levelled."""
    if line.frequency is Frequency.ONCE:
        once_on = line.once_on
        return month if once_on is not None and Month.of(once_on) == month else None
    if not line.covers(month):
        return None
    if line.pay_date is not None and not due:
        return pay_dates_in(month, line.pay_date)
    return month.number in due


@value_type
class CashView:
    """The cash of one household, month by month."""

    household: CostSharing
    income: Sequence[CountedLine]
    costs: Sequence[CountedLine]
    _counting: list[tuple[CountedLine, int, tuple[int, ...]]] = field(
        default_factory=list, compare=False, repr=False
    )
    """the lines that count, each with its sign and the months in which it falls"""
    _levelled: dict[int, Step] = field(default_factory=dict, compare=False, repr=False)
    _shifts: dict[tuple[int, CountedLine, object], Step | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        """Which lines count stays the same in all months."""
        signed = (*((line, 1) for line in self.income), *((line, -1) for line in self.costs))
        self._counting.extend(
            (line, sign, due_months(line))
            for line, sign in signed
            if self.household.counts(line.owner)
        )

    def lumpy(self) -> "CashView":
        """The same household with only the lines whose cash differs from their levelled amount."""
        return CashView(
            self.household,
            [line for line in self.income if is_lumpy(line) and not is_earmarked(line)],
            [line for line in self.costs if is_lumpy(line)],
        )

    def at(self, month: Month, level: Level) -> Step:
        """Income less costs and arrangements of a month, euros, the debtor's share."""
        if id(level) not in self._levelled:
            self._levelled[id(level)] = step(
                "cash.levelled",
                Operation.DIFFERENCE,
                (level.income, level.costs, level.arrangements),
                Unit.EUR,
                source="ENGINE 2",
                at=str(month),
            )
        levelled = self._levelled[id(level)]
        parts = [levelled]
        for line, sign, due in self._counting:
            falls = _falls(line, due, month)
            if falls is not None and (part := self._shift(line, falls, month, level, sign)):
                parts.append(part)
        return step(
            "cash",
            Operation.SUM,
            parts,
            Unit.EUR,
            source="ENGINE 2 cash view",
            at=str(month),
        )

    def _shift(
        self, line: CountedLine, falls: object, month: Month, level: Level, sign: int
    ) -> Step | None:
        """How much more cash a line brings this month than its levelled amount says."""
        key = (id(level), line, falls)
        if key not in self._shifts:
            self._shifts[key] = self._made(line, month, level, sign)
        return self._shifts[key]

    def _made(self, line: CountedLine, month: Month, level: Level, sign: int) -> Step | None:
        at = f"{month}.{line.path}"
        real = cash_of(line, month)
        runs = line.frequency is not Frequency.ONCE
        levelled = (
            _cash("cash.levelled_line", Operation.QUOTIENT, (line.year, TWELVE), at)
            if runs
            else NO_CASH
        )
        parts = [real, levelled] if sign > 0 else [levelled, real]
        shift = _cash("cash.shift", Operation.DIFFERENCE, parts, at)
        if shift.amount == ZERO:
            return None
        weights = self._weights(line, level, at)
        return _cash("cash.shift.share", Operation.PRODUCT, (shift, *weights), at)

    def _weights(self, line: CountedLine, level: Level, at: str) -> list[Step]:
        """Which part of a line counts: the debtor's share, less what earmarked income covers."""
        weights = []
        if self.household.is_shared(line.owner) and level.share is not None:
            weights.append(level.share)
        for item in level.covered:
            if line in item.costs:
                weights.append(
                    step(
                        "cash.not_covered",
                        Operation.DIFFERENCE,
                        (_WHOLE, item.share),
                        Unit.SHARE,
                        source="ENGINE 3 earmarked",
                        at=at,
                    )
                )
        return weights


_RULE: Final = "ENGINE 2 cash view"
NO_CASH: Final = given("cash.none", ZERO, Unit.EUR, source=_RULE, status=Status.DERIVED)
_WHOLE: Final = given("whole", Decimal(1), Unit.SHARE, source=_RULE, status=Status.DERIVED)


def _cash(code: str, operation: Operation, parts: Sequence[Step], at: str) -> Step:
    return step(code, operation, parts, Unit.EUR, source=_RULE, at=at)


def _times(count: int, at: str) -> Step:
    return given(
        "cash.times", Decimal(count), Unit.TIMES, source=_RULE, status=Status.DERIVED, at=at
    )
