"""The calculation sheet: what it says is what the assessment says, and every step is in it once."""

import re
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from app.documents.calculation_sheet import calculation_sheet
from app.documents.case import Case
from app.documents.sheet import Sheet, SheetBlock, SheetColumn, SheetHeading, SheetTable, SheetText
from app.documents.trace.collecting import Shape, runs
from app.documents.trace.roots import trace_of
from calc import Step
from calc.base.rounding import cents_half_up, cents_up
from calc.stored.assessment_json import roots
from tests.app.documents.letters import NAMES, raw
from tests.app.documents.sheets import case_of, sheet_of

_EUROS = re.compile(r"-?€[ \u00a0]?-?[\d.]+,\d\d")


def every_step(case: Case) -> dict[int, Step]:
    """All steps of the assessment, by their identity."""
    found: dict[int, Step] = {}

    def walk(step: Step) -> None:
        if id(step) not in found:
            found[id(step)] = step
            for part in step.parts:
                walk(part)

    for root in roots(case.assessment):
        walk(root)
    return found


def titled(sheet: Sheet, text: str) -> list[SheetBlock]:
    """The blocks under a heading, until the next."""
    found: list[SheetBlock] = []
    inside = False
    for block in sheet.blocks:
        if isinstance(block, SheetHeading):
            inside = block.text.startswith(text)
        elif inside:
            found.append(block)
    return found


def tables(blocks: list[SheetBlock]) -> list[SheetTable]:
    return [block for block in blocks if isinstance(block, SheetTable)]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_the_assessment_stands_in_the_trace_once(name: str) -> None:
    case = case_of(raw(name))
    times = Counter(
        id(step)
        for group in trace_of(case).groups
        for row in group.rows
        for cell in row.cells
        for step in cell.steps
    )
    assert set(times) == set(every_step(case))
    assert set(times.values()) == {1}
    for group in trace_of(case).groups:
        for row in group.rows:
            assert all(len({step.amount for step in cell.steps}) == 1 for cell in row.cells), row


@pytest.mark.parametrize("name", NAMES)
def test_every_step_stands_in_the_annex_with_its_amount_and_its_month(name: str) -> None:
    case, sheet = sheet_of(name)
    at = next(at for at, each in enumerate(sheet.blocks) if isinstance(each, SheetHeading)
              and each.is_apart)  # fmt: skip
    cells = Counter(
        cell
        for block in tables(list(sheet.blocks[at:]))
        for line in block.lines
        for column, cell in zip(block.columns, line.cells, strict=True)
        if column is SheetColumn.AMOUNT
    )
    wanted = Counter(
        case.euros(cell.steps[0].amount)
        for group in trace_of(case).groups
        for row in group.rows
        for cell in runs(row)
        if row.step.unit.value.startswith("EUR")
    )
    assert {cell: n for cell, n in cells.items() if "€" in cell} == dict(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_step_names_its_parts_by_numbers_that_are_in_the_annex(name: str) -> None:
    case, sheet = sheet_of(name)
    trace = trace_of(case)
    numbers = [row.number for group in trace.groups for row in group.rows if not row.within]
    assert numbers == list(range(1, len(numbers) + 1))
    said = {
        line.cells[0]: line.note
        for block in tables(list(sheet.blocks))
        if block.columns[0] is SheetColumn.NUMBER
        for line in block.lines
        if line.note
    }
    for step in every_step(case).values():
        row = trace.row(step)
        if row.parts and not row.is_line:
            parts = {int(trace.number(part)) for part in step.parts}
            assert parts <= _spread(said[trace.number(step)]), step


def _spread(note: str) -> set[int]:
    """The numbers that a note names, those within a run too."""
    found = {int(each) for each in re.findall(r"\d+", note)}
    for first, last in re.findall(r"(\d+) t/m (\d+)", note):
        found |= set(range(int(first), int(last) + 1))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_the_annex_has_its_source(name: str) -> None:
    _, sheet = sheet_of(name)
    for block in tables(list(sheet.blocks)):
        if block.columns[:2] == (SheetColumn.NUMBER, SheetColumn.WORDS) and block.titles and (
            "Per keer" not in block.titles
        ):  # fmt: skip
            annexed = [line for line in block.lines if line.note]
            assert all("bron: " in line.note for line in annexed)


@pytest.mark.parametrize("name", NAMES)
def test_every_amount_of_the_sheet_is_one_of_the_assessment_or_the_dossier(name: str) -> None:
    case, sheet = sheet_of(name)
    known = {case.euros(cents_half_up(step.amount)) for step in every_step(case).values()}
    known |= {case.euros(cents_up(step.amount)) for step in every_step(case).values()}
    known |= set(_dossier(case, case.draft.model_dump()))
    if case.assessment.plan:
        known.add(case.euros(case.assessment.plan.total))
    comparison = case.assessment.beside.comparison
    if comparison:
        known.add(case.euros(comparison.plan_amount))
    for block in sheet.blocks:
        if isinstance(block, SheetTable):
            for line in block.lines:
                for text in line.cells:
                    for amount in _EUROS.findall(text):
                        assert amount in known, (name, line)


def _dossier(case: Case, value: Any) -> set[str]:
    if isinstance(value, Decimal):
        return {case.euros(value)}
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return set().union(*(_dossier(case, each) for each in value))
    return set()


def test_a_period_is_a_column_and_a_line_that_stops_says_so() -> None:
    case, sheet = sheet_of("HH1")
    (table,) = tables(titled(sheet, "2. Inkomen"))
    formats = case.texts.formats
    assert table.titles[2:] == tuple(
        formats.short_month(rung.first) for rung in case.assessment.ahead
    )
    energy = next(line for line in table.lines if line.cells[0].startswith("Energieleverancier"))
    assert energy.cells[2:] == (case.euros(Decimal("424.08")), "loopt niet", "loopt niet")
    wage = next(line for line in table.lines if line.cells[0].startswith("Netto loon"))
    assert set(wage.cells[2:]) == {case.euros(Decimal("25805.00"))}


def test_a_column_has_one_period_of_time() -> None:
    """Per week, per quarter and per year stood under each other (E12)."""
    _, sheet = sheet_of("HH1")
    (table,) = tables(titled(sheet, "2. Inkomen"))
    for line in table.lines:
        assert not any(" per " in cell for cell in line.cells[2:])


def test_more_periods_than_fit_stand_in_a_table_of_their_own_with_what_changes() -> None:
    case, sheet = sheet_of("HH2-afgerond")
    assert len(case.assessment.ahead) == 5
    first, second = tables(titled(sheet, "2. Inkomen"))
    assert len(first.titles) == 6
    assert len(second.titles) == 3
    assert [line.cells[0] for line in second.lines] == [
        "Andere afspraken, per jaar",
        "Autofinanciering (tweedehands): € 219,00; van A; t/m 31-03-2029".replace("€ ", "€\u00a0"),
        "Telt mee, per maand",
    ]


def test_what_is_known_less_well_is_said_and_what_is_not_filled_in_too() -> None:
    values = raw("HH1")
    del values["expenses"][0]["evidence"]
    sheet = calculation_sheet(case_of(values))
    (table,) = tables(titled(sheet, "2. Inkomen"))
    said = {line.cells[0].partition(":")[0]: line.cells[0] for line in table.lines}
    assert "bewijs niet ingevuld" in said["Kale huur"]
    assert said["Kleding en schoenen"].endswith("geschat")
    assert "bewijs" not in said["Servicekosten"]


def test_months_with_the_same_payment_are_one_row() -> None:
    case, sheet = sheet_of("HH1")
    table = tables(titled(sheet, "3. De maanden"))[0]
    assert [line.cells[2] for line in table.lines] == [
        str(rung.months) for rung in case.assessment.rungs
    ]
    assert table.lines[0].cells[0].startswith("December 2026 t/m april 2027")


def test_what_stands_in_the_way_is_on_the_first_page_and_nothing_is_left_out() -> None:
    case, sheet = sheet_of("HH1")
    said = [block for block in titled(sheet, "Open punten") if isinstance(block, SheetText)]
    told = [block for block in titled(sheet, "Signalen") if isinstance(block, SheetText)]
    assert len(said) + len(told) == len(case.assessment.findings)
    assert len(said) > len(told) > 0


def test_who_decided_and_why_is_on_the_first_page() -> None:
    values = raw("HH1-afgerond")
    values["solution"] = {
        "kind": "plan", "reasons": ["past bij de ruimte"], "reason": "Past nu.",
        "by": "S. Voorbeeld", "role": "senior", "on": "2026-11-23",
    }  # fmt: skip
    said = [
        block.text
        for block in titled(calculation_sheet(case_of(values)), "Het besluit")
        if isinstance(block, SheetText)
    ]
    assert said[0] == (
        "Gekozen: een plan met een einddatum. Door: S. Voorbeeld, senior, 23 november 2026."
    )
    assert said[1] == "Waarom: past bij wat er over is; Past nu."
    for reason in case_of(values).draft.reasons:
        assert any(reason.text.split()[0] in each for each in said)


def test_nothing_was_decided_is_said() -> None:
    _, sheet = sheet_of("HH1")
    (said,) = titled(sheet, "Het besluit")
    assert said == SheetText("Er is nog geen besluit vastgelegd.")


def test_a_dossier_that_is_not_complete_has_its_lines_and_no_period() -> None:
    values = raw("HH1")
    values["expenses"][0]["amount"] = None
    del values["expenses"][0]["amount"]
    case = case_of(values)
    assert not case.assessment.schedule
    sheet = calculation_sheet(case)
    (table,) = tables(titled(sheet, "2. Inkomen"))
    assert len(table.columns) == 2
    rent = next(line for line in table.lines if line.cells[0].startswith("Kale huur"))
    assert "niet bekend" in rent.cells[0]


def test_an_empty_dossier_has_a_sheet() -> None:
    sheet = calculation_sheet(case_of({}))
    assert SheetText("Er is nog geen uitkomst: kosten of afspraken zijn niet bekend.") in (
        sheet.blocks
    )


def test_the_same_step_for_other_months_is_one_row_with_a_column_for_each() -> None:
    case = case_of(raw("HH1"))
    trace = trace_of(case)
    row = trace.row(case.assessment.schedule[0].own_wall)
    assert row.shape is Shape.BY_PERIOD
    months = [cell.month for cell in runs(row)]
    assert months[:3] == [each.first for each in case.assessment.ahead]
    later = case.assessment.schedule[-1].debt_left
    assert later is not None
    assert trace.row(later).shape is Shape.BY_MONTH


@pytest.mark.parametrize("name", ["HH1", "HH2-afgerond"])
def test_a_list_says_that_its_lines_are_per_year_and_its_sum_per_month(name: str) -> None:
    """An amount per year above a sum per month was read as one of the two."""
    _, sheet = sheet_of(name)
    table = tables(titled(sheet, "2. Inkomen"))[0]
    titles = [line.cells[0] for line in table.lines if line.is_strong and not line.depth]
    sums = [line.cells[0] for line in table.lines if line.is_strong and line.depth]
    assert len(titles) == len(sums) == 3
    assert all(title.endswith(", per jaar") for title in titles)
    assert all(said.endswith(", per maand") for said in sums)
