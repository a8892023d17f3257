"""The columns of the schedule: each is a field of a month, and stands where its views say."""

from dataclasses import fields, replace
from typing import get_type_hints

import pytest

from calc.base.period import Month
from calc.base.step import Step
from calc.dossier.agreed_schedule import AgreedMonth, Decided, Wall
from calc.plan.result import MonthRow
from calc.plan.schedule_columns import (
    SCHEDULE_COLUMNS,
    ColumnKind,
    ScheduleView,
    amounts_of,
    columns_for,
    columns_in,
    wall_amounts_of,
)
from calc.stored.assessment_json import outcome_as_json, roots
from calc.stored.read_assessment import ReadMonth
from tests.building import example_outcome

NOT_SHOWN = {"ladder", "low", "saved", "cap"}
"""What the schedule in force keeps of a month, and no column shows."""
TYPES: dict[ColumnKind, set[object]] = {
    ColumnKind.MONTH: {Month},
    ColumnKind.AMOUNT: {Step},
    ColumnKind.MAYBE: {Step | None},
    ColumnKind.WORD: {Decided, Wall},
}


def test_every_field_of_a_month_is_a_column_of_its_kind() -> None:
    names = [column.name for column in SCHEDULE_COLUMNS]
    assert names == [field.name for field in fields(MonthRow) if field.name not in NOT_SHOWN]
    hints = get_type_hints(MonthRow)
    for column in SCHEDULE_COLUMNS:
        assert hints[column.name] in TYPES[column.kind], column.name


def test_what_is_kept_or_reviewed_is_read_back_under_the_same_name() -> None:
    kept = {column.name for column in columns_in(ScheduleView.KEPT)}
    reviewed = {column.name for column in columns_in(ScheduleView.REVIEW)}
    assert kept <= AgreedMonth.model_fields.keys()
    assert kept | reviewed <= ReadMonth.model_fields.keys()
    assert ReadMonth.model_fields.keys() <= {column.name for column in SCHEDULE_COLUMNS}


def test_the_json_has_every_column_and_the_steps_every_amount() -> None:
    made = example_outcome("HH1")
    row, [written, *_] = made.schedule[0], outcome_as_json(made)["schedule"]
    assert list(written) == [column.name for column in SCHEDULE_COLUMNS]
    assert written["month"] == str(row.month)
    assert written["decided"] == row.decided.value
    shown = [column.amount(row) for column in SCHEDULE_COLUMNS if column.is_amount]
    assert list(amounts_of(row)) == shown
    known = {id(step) for step in roots(made)}
    assert all(id(step) in known for step in shown if step is not None)


def test_the_walls_of_a_month_are_in_the_order_of_the_sum() -> None:
    row = example_outcome("HH1").schedule[0]
    assert wall_amounts_of(row) == (
        row.income, row.costs, row.arrangements, row.reserve, row.own_wall, row.floor_wall,
        row.gap, row.room,
    )  # fmt: skip


@pytest.mark.parametrize(("known", "shown"), [((False, False), False), ((False, True), True)])
def test_a_column_that_no_month_fills_is_left_out(known: tuple[bool, ...], shown: bool) -> None:
    row = example_outcome("HH1").schedule[0]
    floor = row.floor_wall or row.own_wall
    rows = [
        replace(row, floor_wall=floor if is_known else None, balance=None) for is_known in known
    ]
    names = [column.name for column in columns_for(ScheduleView.TABLE, rows)]
    assert ("floor_wall" in names) is shown
    assert "balance" in names
