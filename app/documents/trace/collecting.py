"""Steps as numbered rows: what is the same for other months, with other amounts, is one row.

    trace = traced(groups)           the rows of every group, parts before what is made of them
    trace.number(step)               "12", the row in which a step stands; "" of one that is in none

A step that several months share is one object; one that is made again for every month has the same
code and the same kinds of parts, and stands in the same row under another month.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import Final, NamedTuple

from calc import Month, Step
from calc.base.place import place_of
from calc.base.step import Operation
from calc.base.value_type import value_type

_LINE_YEAR: Final = ("line.amount", "line.times_a_year")
"""What the amount of a line in a year is made of: then it is a row of the table of lines."""


_MOST_PERIODS: Final = 6
"""A row with more amounts than this stands month by month."""


class Shape(IntEnum):
    """How a row is set, in the order in which the rows of a group are numbered."""

    TIMES = auto()
    """how many times a year something comes"""
    LINE = auto()
    """what a line of the dossier is in a year"""
    WITHIN = auto()
    """it stands in the row of a line"""
    ONCE = auto()
    """one amount"""
    BY_PERIOD = auto()
    """an amount for a few months"""
    BY_MONTH = auto()
    """another amount in most months"""


class Kind(NamedTuple):
    """What steps of one row have in common: all but the month and the amount."""

    code: str
    where: str
    has_month: bool
    label: str
    unit: str
    operation: Operation
    source: str


@value_type
class RootsOfGroup:
    """What is explained in a group."""

    title: str
    roots: tuple[Step | None, ...]


@dataclass(eq=False)
class TraceCell:
    """The amount of one month, None of what is for no month: the step, and those equal to it that
    follow it."""

    month: Month | None
    steps: list[Step]


@dataclass(eq=False)
class TraceRow:
    """Steps of one kind. `parts`: for each kind of part, the rows in which its steps stand.

    `within`: the row of a line in whose amount a year this amount stands.
    """

    kind: Kind
    cells: list[TraceCell] = field(default_factory=list)
    parts: list[list["TraceRow"]] = field(default_factory=list)
    number: int = 0
    is_root: bool = False
    within: "TraceRow | None" = None

    @property
    def step(self) -> Step:
        """One of them, to say what they are."""
        return self.cells[0].steps[0]

    @property
    def shape(self) -> Shape:
        """How it is set."""
        if self.within is not None:
            return Shape.WITHIN
        if self.is_line:
            return Shape.LINE
        if self.kind.code == "line.times_a_year":
            return Shape.TIMES
        if len(self.cells) == 1:
            return Shape.ONCE
        return Shape.BY_PERIOD if len(runs(self)) <= _MOST_PERIODS else Shape.BY_MONTH

    @property
    def is_line(self) -> bool:
        """Whether it is what a line is in a year: an amount, so many times."""
        codes = tuple(part.code for part in self.step.parts)
        return self.kind.operation is Operation.PRODUCT and codes == _LINE_YEAR


@dataclass(eq=False)
class TraceGroup:
    """A title with its rows."""

    title: str
    rows: list[TraceRow] = field(default_factory=list)


class Trace:
    """All rows, and where each step stands."""

    def __init__(self) -> None:
        self.groups: list[TraceGroup] = []
        self._rows: dict[tuple[Kind, tuple[Kind, ...]], list[TraceRow]] = {}
        self._of: dict[int, TraceRow] = {}

    def number(self, step: Step) -> str:
        """The number of the row of a step; "" where it is in none."""
        row = self._of.get(id(step))
        return str((row.within or row).number) if row else ""

    def row(self, step: Step) -> TraceRow:
        """The row in which a step stands."""
        return self._of[id(step)]

    def add(self, group: RootsOfGroup) -> None:
        """A group with what no group before it has."""
        made = TraceGroup(group.title)
        for root in group.roots:
            if root is not None:
                self._visit(root, made)
                self._of[id(root)].is_root = True
        self.groups.append(made)

    def _visit(self, step: Step, group: TraceGroup) -> None:
        if id(step) in self._of:
            return
        for part in step.parts:
            self._visit(part, group)
        row = self._row_for(step, group)
        self._of[id(step)] = row
        for at, rows in enumerate(_by_kind(step, self._of)):
            row.parts[at] += [each for each in rows if each not in row.parts[at]]
        if row.is_line:
            self._of[id(step.parts[0])].within = row

    def _row_for(self, step: Step, group: TraceGroup) -> TraceRow:
        parts = tuple(dict.fromkeys(map(kind_of, step.parts)))
        alike = self._rows.setdefault((kind_of(step), parts), [])
        month = month_of(step)
        for row in alike:
            if _took(row, month, step):
                return row
        row = TraceRow(kind_of(step), [TraceCell(month, [step])], [[] for _ in parts])
        alike.append(row)
        group.rows.append(row)
        return row


def traced(groups: Iterable[RootsOfGroup]) -> Trace:
    """Every step under these roots, once, in the group in which it is first needed."""
    trace = Trace()
    for group in groups:
        trace.add(group)
    trace.groups = [group for group in trace.groups if group.rows]
    number = 0
    for made in trace.groups:
        for row in made.rows:
            row.cells.sort(key=lambda cell: str(cell.month))
        made.rows.sort(key=lambda row: row.shape)
        for row in made.rows:
            if row.within is None:
                number += 1
                row.number = number
    return trace


def kind_of(step: Step) -> Kind:
    """What it has in common with the same step of another month."""
    label = "" if step.code == "line.month" else step.label
    place = place_of(step.at)
    has_month = month_of(step) is not None
    unit = step.unit.value
    return Kind(step.code, place.rest, has_month, label, unit, step.operation, step.source)


def month_of(step: Step) -> Month | None:
    """The first month for which it holds."""
    if step.code == "line.month":
        return place_of(step.label).month
    return place_of(step.at).month


def _took(row: TraceRow, month: Month | None, step: Step) -> bool:
    """Put the step into a row where it fits; else it is a row of its own."""
    cell = next((cell for cell in row.cells if cell.month == month), None)
    if cell is None:
        row.cells.append(TraceCell(month, [step]))
        return True
    if cell.steps[0].amount != step.amount:
        return False
    cell.steps.append(step)
    return True


def _by_kind(step: Step, found: dict[int, TraceRow]) -> Iterator[list[TraceRow]]:
    """The rows of the parts, those of one kind together."""
    kinds: dict[Kind, list[TraceRow]] = {}
    for part in step.parts:
        kinds.setdefault(kind_of(part), []).append(found[id(part)])
    for rows in kinds.values():
        yield list(dict.fromkeys(rows))


def runs(row: TraceRow) -> list[TraceCell]:
    """The cells of a row; what is the same as the month before stands in that cell."""
    found: list[TraceCell] = []
    for cell in row.cells:
        if found and found[-1].steps[0].amount == cell.steps[0].amount:
            found[-1].steps += cell.steps
        else:
            found.append(TraceCell(cell.month, list(cell.steps)))
    return found
