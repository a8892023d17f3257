"""What stands around the tables: sums, the chosen line, months, and every field of a line."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.intake.catalogue import questions
from app.services.intake.line_columns import GROUPS, LineGroup
from app.ui.budget.line_page import LinePage
from app.ui.budget.totals_line import sums_now
from app.ui.intake.session import Session
from app.ui.widgets.style import apply_style
from calc import UNKNOWN, Draft, Month
from calc.base.period import Frequency
from calc.base.rounding import cents_half_up
from calc.dossier.budget_lines import MonthOfIncome
from calc.dossier.codes import Certainty
from tests.app.ui.budget.conftest import PAGES, Desk, focused

Clip = Callable[[str], None]
Key = Qt.Key


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH3", "HH4", "HH5", "HH6"])
def test_the_sums_are_the_groups_of_the_engine(
    name: str, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example(name))
    groups = session.assessment.groups
    for group, step in zip(GROUPS, (groups.income, groups.costs, groups.arrangements), strict=True):
        sums = sums_now(session, group)
        assert step is not None
        assert sums.total.month == cents_half_up(step.amount), group.name
        assert sums.total.year == cents_half_up(step.parts[0].amount), group.name
        if group.name != "arrangements":
            assert sum(part.year for part in sums.categories) == sums.total.year


NAMED_BY_US = {"ref"}
"""What the program gives a line when another one names it; nobody enters it."""


def test_sums_follow_every_keystroke_and_name_what_is_not_in_them(desk: Desk) -> None:
    page = desk.open("expenses")
    before = page.totals.total.text()
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("1")
    during = page.totals.total.text()
    assert during != before
    desk.keys(Key.Key_F8)
    assert "Kale huur (bedrag niet bekend)" in page.totals.more.text()
    desk.keys(Key.Key_Escape)
    assert page.totals.total.text() == before
    month = sums_now(desk.session, page.group).total.month
    assert desk.texts.formats.euros(month) in before


def test_why_a_line_is_in_no_sum(desk: Desk) -> None:
    page = desk.open("income")
    line = desk.session.draft.income[0]
    for fields, reason in (
        ({"frequency": UNKNOWN}, "no_frequency"),
        ({"who": UNKNOWN}, "no_who"),
        ({"certainty": Certainty.EXPECTED}, "expected"),
        ({"frequency": Frequency.ONCE}, "once"),
    ):
        desk.session.change(("income", 0), line.model_copy(update=fields), "x")
        assert dict(sums_now(desk.session, page.group).left_out)[0] == reason
        assert page.totals.more.isVisible()


def test_only_lines_of_the_first_month_are_in_the_sums(desk: Desk) -> None:
    page = desk.open("expenses")
    whole = sums_now(desk.session, page.group).total.month
    rent = desk.session.draft.expenses[0]
    later = rent.model_copy(update={"from_date": date(2030, 1, 1)})
    desk.session.change(("expenses", 0), later, "x")
    sums = sums_now(desk.session, page.group)
    assert (sums.total.month, sums.left_out) == (
        whole - Decimal(str(rent.amount)),
        ((0, "not_now"),),
    )


def test_what_was_withheld_is_added_back_in_the_sums_too(desk: Desk) -> None:
    page = desk.open("income")
    before = sums_now(desk.session, page.group).total.month
    line = desk.session.draft.arrangements[0].model_copy(
        update={"withheld": True, "income_is_after_withholding": True}
    )
    desk.session.change(("arrangements", 0), line, "x")
    desk.session.assess_now()
    sums = sums_now(desk.session, page.group)
    income = desk.session.assessment.groups.income
    assert income is not None
    assert sums.total.month == cents_half_up(income.amount) > before
    page.refresh()
    row = page.model.kind_row("withheld")
    assert not page.grid.isRowHidden(row)
    assert page.model.index(row, page.model.month).data()


def test_the_sums_say_when_their_parts_differ_by_a_cent(desk: Desk) -> None:
    page = desk.open("expenses")
    line = desk.session.draft.expenses[0].model_copy(
        update={"amount": Decimal("0.01"), "frequency": Frequency.TWO_MONTHS}
    )
    other = line.model_copy(update={"code": "U30"})
    desk.session.change(("expenses",), (line, other), "x")
    assert sums_now(desk.session, page.group).differ_by_cents
    assert "cent" in page.totals.more.text()


def test_the_chosen_line_says_what_to_ask(desk: Desk) -> None:
    page = desk.open("income")
    assert page.card is not None
    assert questions()["income"]["I01"].say in page.card.say.text()
    assert "loonstroken" in page.card.proof.text()
    page.card.cells["frequency"].focus_here()
    desk.keys("week", Key.Key_Return)
    assert desk.session.draft.income[0].frequency is Frequency.WEEK
    assert page.model.index(0, page.group.column("frequency")).data() == "per week"
    first = page.card
    page.grid.go_to_cell(0, 2)
    assert page.card is first
    page.grid.go_to_cell(1, 2)
    assert page.card is first  # another line comes in the same fields: test_held_drawer
    assert page.card.row == 1
    assert questions()["income"]["I02"].say in page.card.say.text()


def test_the_form_follows_its_line_through_delete_and_undo(desk: Desk) -> None:
    page = desk.open("income")
    second = desk.session.draft.income[1]
    page.grid.go_to_cell(0, 0)
    desk.keys(Key.Key_Delete)
    assert page.card is not None
    assert str(second.label) in page.card.title.accessibleName()
    editor = page.card.form.editor_at(("income", 0, "from_date"))
    assert editor is not None
    editor.focus_here()
    desk.keys("1-2-2026")
    assert str(desk.session.draft.income[0].from_date) == "2026-02-01"
    for _ in range(desk.session.undo_stack.count()):
        desk.session.undo_stack.undo()
    assert page.isAncestorOf(focused())


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group.name))
def test_every_field_of_a_line_can_be_entered(group: LineGroup) -> None:
    in_table = {column.field for column in group.columns}
    in_form = {spec.path[0] for spec in group.detail.fields}
    with_months = {"months"} if group.name == "income" else set()
    assert in_table & in_form == set()
    assert in_table | in_form | with_months == set(group.model.model_fields) - NAMED_BY_US


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group.name))
def test_a_finding_about_any_field_brings_the_cursor_there(group: LineGroup, desk: Desk) -> None:
    for field in set(group.model.model_fields) - NAMED_BY_US:
        desk.open(group.name)
        desk.wizard.go_to(f"{group.name}[1].{field}")
        page = desk.wizard.page
        assert isinstance(page, LinePage)
        assert page.grid.row == 1
        assert page.isAncestorOf(focused()), field
        columns = [column.field for column in group.columns]
        if field in page.grid.fields:
            assert page.grid.currentIndex().column() == columns.index(field)
    desk.wizard.go_to(group.name)
    page = desk.wizard.page
    assert isinstance(page, LinePage)
    assert page.grid.row == page.model.new_row


def _varying(desk: Desk) -> LinePage:
    page = desk.open("income")
    desk.session.change(("income", 0, "varying"), True, "x")
    assert page.card is not None
    assert page.card.months is not None
    return page


def test_months_of_a_varying_income_are_typed_one_under_the_other(desk: Desk) -> None:
    page = _varying(desk)
    assert page.card is not None
    months = page.card.months
    assert months is not None
    months.buttons["add"].click()
    desk.keys("2.100,50", Key.Key_Return, "1900", Key.Key_Return, "abc", Key.Key_Return)
    line = desk.session.draft.income[0]
    assert [item.amount for item in line.months] == [Decimal("2100.50"), Decimal(1900)]
    assert line.months[1].month == line.months[0].month.plus(1)
    assert months.said.isVisible()
    assert months.model.index(2, 1).data() == "abc"
    desk.session.assess_now()
    assert "1.900,00" in months.base.text()
    months.grid.go_to(0)
    desk.keys(Key.Key_Delete)
    assert [item.amount for item in desk.session.draft.income[0].months] == [1900]
    desk.session.undo_stack.undo()
    assert len(desk.session.draft.income[0].months) == 2


def test_twelve_months_are_pasted_at_once_and_the_base_is_the_engines(
    desk: Desk, clip: Clip
) -> None:
    page = _varying(desk)
    assert page.card is not None
    months = page.card.months
    assert months is not None
    clip("\n".join(f"{1000 + 10 * n},00" for n in range(12)))
    months.buttons["paste"].click()
    known = desk.session.draft.income[0].months
    assert [str(known[0].month), str(known[-1].month)] == ["2025-11", "2026-10"]
    desk.session.assess_now()
    assert "1.020,00" in months.base.text()  # number ceil(12/4) in ascending order
    clip("okt 2026\t5\n11-2026\t7\nonzin")
    months.buttons["paste"].click()
    known = desk.session.draft.income[0].months
    assert (len(known), str(known[-2].amount), str(known[-1].month)) == (13, "5.00", "2026-11")
    assert "1 rij is niet begrepen" in months.said.text()
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert desk.session.draft.income[0].months == ()


def test_each_varying_income_has_a_base_of_its_own(desk: Desk) -> None:
    page = desk.open("income")
    for row, amount in enumerate((100, 200)):
        months = (MonthOfIncome(month=Month(2026, 1), amount=Decimal(amount)),)
        line = desk.session.draft.income[row].model_copy(update={"months": months})
        desk.session.change(("income", row), line, "x")
    desk.session.assess_now()
    for row, words in enumerate(("100,00", "200,00")):
        page.grid.go_to_cell(row, 0)
        assert page.card is not None
        assert page.card.months is not None
        assert words in page.card.months.base.text()


def test_a_month_can_be_changed_and_not_named_twice(desk: Desk, clip: Clip) -> None:
    page = _varying(desk)
    assert page.card is not None
    months = page.card.months
    assert months is not None
    clip("1\n2\n3")
    months.buttons["paste"].click()
    before = desk.session.draft
    months.grid.go_to(0, 0)
    desk.keys("oktober 2026", Key.Key_Return)
    assert desk.session.draft == before
    assert months.model.index(0, 0).data() == "oktober 2026"
    assert months.said.isVisible()
    desk.keys(Key.Key_Escape)
    months.grid.go_to(0, 0)
    desk.keys("1-2026", Key.Key_Tab, "9", Key.Key_Return)
    first = desk.session.draft.income[0].months[0]
    assert (str(first.month), str(first.amount)) == ("2026-01", "9.00")


@pytest.mark.parametrize("name", ["HH1", "HH2", ""])
def test_every_control_that_can_have_the_focus_has_a_name(
    name: str, desk: Desk, example: Callable[[str], Draft]
) -> None:
    desk.session.load(example(name) if name else Draft())
    for page_type in PAGES:
        page = desk.open(page_type.key)
        for column in range(page.model.columnCount()):
            page.grid.go_to_cell(0, column, edit=True)
            nameless = [
                type(widget).__name__
                for widget in page.findChildren(QWidget)
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and widget.focusProxy() is None
                and widget.isVisible()
                and not (widget.accessibleName() or getattr(widget, "text", str)())
            ]
            assert nameless == []
        desk.keys(Key.Key_Escape)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["HH2", ""])
def test_nothing_is_wider_than_its_page(
    name: str, scale: float, desk: Desk, qapp: QApplication, example: Callable[[str], Draft]
) -> None:
    apply_style(qapp, scale)
    try:
        desk.session.load(example(name) if name else Draft())
        for page_type in PAGES:
            page = desk.open(page_type.key)
            desk.wizard.resize(1366 - 300, 700)
            qapp.processEvents()
            assert page.horizontalScrollBar().maximum() == 0, page.key
            row = page.grid.rowHeight(0)
            assert row >= page.grid.fontMetrics().height() + 4
            assert page.grid.viewport().height() >= 3 * row
    finally:
        apply_style(qapp)


def test_mnemonics_are_each_used_once_on_a_page(desk: Desk) -> None:
    for language in ("nl", "en"):
        texts = Texts(language)
        names = ("add", "duplicate", "delete", "up", "down", "paste", "copy", "unknown")
        marked = [texts.text(f"lines.button.{name}") for name in names]
        letters = [text[text.index("&") + 1].lower() for text in marked]
        assert len(set(letters)) == len(letters)
        bar = ("file", "edit", "go", "view", "help")
        menus = [texts.text(f"files.menu.{name}") for name in bar]
        assert not {text[text.index("&") + 1].lower() for text in menus} & set(letters)


def test_another_dossier_starts_afresh(
    qtbot: QtBot, desk: Desk, example: Callable[[str], Draft]
) -> None:
    page = desk.open("income")
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("abc", Key.Key_Tab, Key.Key_Escape)
    desk.session.load(example("HH5"))
    assert page.model.refused_cells() == []
    assert page.grid.row == 0
    assert page.model.new_row == len(desk.session.draft.income)
