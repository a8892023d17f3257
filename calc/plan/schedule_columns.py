"""The columns of the schedule, once: what a month has, in which order, and where each stands.

The JSON of an assessment has them all under their names, its steps and the explanation have every
amount; the other places show those that say so here. A new column is a field of `MonthRow`, what
fills it, a line below, and its words `column.NAME.*` in both languages.
"""

from collections.abc import Callable, Sequence
from enum import Enum, Flag, auto
from operator import attrgetter
from typing import Any, Final

from calc.base.step import Step
from calc.base.value_type import value_type
from calc.plan.result import MonthRow


class ColumnKind(Enum):
    """What stands in a column: a month, an amount, an amount that may be missing, a word."""

    MONTH = auto()
    AMOUNT = auto()
    MAYBE = auto()
    WORD = auto()


class ScheduleView(Flag):
    """Where a column stands besides the JSON and the steps of an assessment."""

    REPORT = auto()
    """the months in the report of text: `column.NAME.report`"""
    TABLE = auto()
    """the months in the window: `column.NAME.table` and `column.NAME.table_tip`"""
    WALLS = auto()
    """what leads to the payment of the month that is shown: the first heading of its explanation"""
    REVIEW = auto()
    """what was agreed beside what comes out now, and the walls on the calculation sheet:
    `column.NAME.review`"""
    KEPT = auto()
    """kept in the schedule in force, exact: a field of `AgreedMonth` with this name"""


@value_type
class Column:
    """One column. `name`: its key in the JSON and its attribute in every form of a month.

    `is_left_out`: a table in which no month has an amount for it goes without it.
    """

    name: str
    kind: ColumnKind
    views: ScheduleView
    is_left_out: bool = False

    @property
    def is_amount(self) -> bool:
        """Whether it holds steps in euros."""
        return self.kind in (ColumnKind.AMOUNT, ColumnKind.MAYBE)

    def amount(self, row: MonthRow) -> Step | None:
        """The amount of a month; only of a column of amounts."""
        step: Step | None = getattr(row, self.name)
        return step


_AMOUNT, _MAYBE = ColumnKind.AMOUNT, ColumnKind.MAYBE
_REPORT, _TABLE, _WALLS = ScheduleView.REPORT, ScheduleView.TABLE, ScheduleView.WALLS
_REVIEW, _KEPT = ScheduleView.REVIEW, ScheduleView.KEPT
_LEVELLED: Final = _REPORT | _TABLE | _WALLS | _REVIEW | _KEPT

SCHEDULE_COLUMNS: Final = (
    Column("month", ColumnKind.MONTH, _REPORT | _TABLE),
    Column("income", _AMOUNT, _LEVELLED),
    Column("costs", _AMOUNT, _LEVELLED),
    Column("arrangements", _AMOUNT, _LEVELLED),
    Column("reserve", _AMOUNT, _LEVELLED),
    Column("own_wall", _AMOUNT, _LEVELLED),
    Column("floor_wall", _MAYBE, _LEVELLED, is_left_out=True),
    Column("lowest", ColumnKind.WORD, ScheduleView(0)),
    Column("gap", _MAYBE, _WALLS),
    Column("room", _AMOUNT, _WALLS | _REVIEW | _KEPT),
    Column("payment", _AMOUNT, _REPORT | _TABLE | _REVIEW),
    Column("decided", ColumnKind.WORD, _REPORT | _TABLE),
    Column("balance", _MAYBE, _REPORT | _TABLE | _KEPT),
    Column("debt_left", _MAYBE, _REPORT | _TABLE),
)
"""In the order of the JSON, and so of every other place."""


def columns_in(view: ScheduleView) -> tuple[Column, ...]:
    """The columns that stand in a view."""
    return tuple(column for column in SCHEDULE_COLUMNS if view in column.views)


def columns_for(view: ScheduleView, rows: Sequence[MonthRow]) -> tuple[Column, ...]:
    """The columns of a view that these months fill."""
    return tuple(
        column
        for column in columns_in(view)
        if not column.is_left_out or any(column.amount(row) is not None for row in rows)
    )


def _reader(columns: Sequence[Column]) -> Callable[[Any], tuple[Step | None, ...]]:
    """Reads these amounts off a row in one call."""
    return attrgetter(*(column.name for column in columns))


amounts_of: Final[Callable[[MonthRow], tuple[Step | None, ...]]] = _reader(
    [column for column in SCHEDULE_COLUMNS if column.is_amount]
)
"""Every amount of a month."""
wall_amounts_of: Final[Callable[[MonthRow], tuple[Step | None, ...]]] = _reader(columns_in(_WALLS))
"""What leads to the payment of a month."""
