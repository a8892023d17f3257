"""The plan in words, its schedule as a table, and kind words when there is none."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import Texts, say_condition
from app.ui.intake.session import Session
from app.ui.result.plan_page import PlanPage
from app.ui.result.schedule_model import AMOUNTS, COLUMNS, ScheduleModel
from calc import UNKNOWN, Draft
from calc.dossier.agreed_schedule import RestAtEnd
from tests.app.ui.result.households import ruled
from tests.building import above, arrangement, draft


def _seen(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


def test_the_headline_has_amount_term_total_and_discharge(plan_page: PlanPage) -> None:
    headline = plan_page.headline
    assert headline.amount.text() == "€\xa0165,00"
    assert headline.term.text() == "36 maanden: van 1 december 2026 tot en met 30 november 2029"
    assert headline.mark.text() == "Concept: nog niet definitief"
    assert headline.facts.said().splitlines() == [
        "Schuld bij het begin: €\xa038.450,00",
        "Alle betalingen samen: €\xa07.080,00",
        "Laatste betaling: november 2029",
        "Kwijting op de einddatum: €\xa031.370,00",
    ]


@pytest.mark.parametrize("rest", RestAtEnd)
def test_what_is_cancelled_at_the_end_is_not_known_yet_only_where_it_is_promised(
    rest: RestAtEnd, plan_page: PlanPage, session: Session
) -> None:
    found = session.assessment
    assert found.plan is not None
    plan = replace(found.plan, discharge=None, rest_at_end=rest)
    plan_page.headline.show_plan(replace(found, plan=plan), plan)
    said = plan_page.headline.facts.said().splitlines()
    wanted = ["Kwijting op de einddatum: nog niet bekend"] if rest is RestAtEnd.DISCHARGE else []
    assert [line for line in said if line.startswith("Kwijting")] == wanted


def test_a_final_plan_has_no_mark_and_nothing_open(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    assert _seen(plan_page.headline.mark, plan_page.points_title) == [False, False]
    assert plan_page.documents.note.text().startswith("De brief met het plan, klaar om te sturen")


def test_the_end_has_conditions_and_debts_that_still_run(
    plan_page: PlanPage, session: Session, texts: Texts, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH2"))
    plan = session.assessment.plan
    assert plan is not None
    for condition in plan.conditions:
        assert say_condition(texts, condition) in plan_page.ending.conditions.text()
    assert "DUO studieschuld B, tot en met december 2037" in plan_page.ending.running.text()
    session.load(example("HH1"))
    assert plan_page.ending.running.isHidden()


def test_payments_that_differ_are_listed(plan_page: PlanPage, session: Session) -> None:
    headline = plan_page.headline
    lowest = "De wettelijke ruimte is het laagst; de eigen ruimte is €\xa0112,64 hoger."
    assert list(plan_page.rungs.said) == [
        f"Vanaf december 2026 €\xa0165,00 per maand. {lowest}",
        "Vanaf mei 2027 €\xa0185,00 per maand, omdat de regeling met Energieleverancier"
        f" (jaarafrekening) dan klaar is. {lowest}",
        "Vanaf oktober 2027 €\xa0205,00 per maand, omdat de regeling met Belastingdienst"
        f" (IB 2024) dan klaar is. {lowest}",
    ]
    assert "laatste betaling" not in headline.facts.said()
    session.change(("debt", "balance"), "1030.00", "schuld")
    session.assess_now()
    assert list(plan_page.rungs.said)[2:] == [
        "In juni 2027 €\xa020,00, omdat er dan niet meer te betalen is.",
        "Vanaf juli 2027 niets meer: alles is dan betaald.",
    ]
    assert "Bedrag van de laatste betaling: €\xa020,00" in plan_page.headline.facts.said()


def test_what_is_open_goes_to_its_field(plan_page: PlanPage, qtbot: QtBot) -> None:
    button = plan_page.points.buttons[0]
    assert button.text() == "Huurtoeslag"
    assert "nog niet klaar" in button.toolTip()
    with qtbot.waitSignal(plan_page.go_to_requested) as sent:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sent.args == ["checks[1]"]


def test_the_same_amount_all_the_time_needs_no_list(plan_page: PlanPage, session: Session) -> None:
    session.load(ruled(debt={"balance": "90000.00"}, savings="5000.00"))
    assert plan_page.rungs.isHidden()


def test_more_steps_than_fit_are_counted(plan_page: PlanPage, session: Session) -> None:
    lines = [arrangement("20.00", until=f"2027-{month:02}-28") for month in range(1, 13)]
    session.load(ruled(arrangements=lines, debt={"balance": "90000.00"}))
    shown, steps = plan_page.rungs.said, len(session.assessment.rungs)
    assert steps > 9
    assert len(shown) == 9
    assert shown[-1] == f"Er komen nog {steps - 8} stappen; die staan in de tabel."


def test_a_plan_that_begins_without_a_payment_has_both_the_plan_and_why_nothing_now(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH2"))
    headline = plan_page.headline
    # B3: one headline everywhere, that of the first month; what comes later stands below it.
    assert headline.caption.text() == "Betalen per maand"
    assert headline.amount.text() == "€\xa00,00"
    assert headline.later.text() == "Vanaf april 2029 €\xa0100,00 per maand"
    assert _seen(headline, plan_page.chart, plan_page.no_plan) == [True] * 3
    why = plan_page.no_plan.why.text()
    assert "voor een plan" not in why
    assert why.startswith("Er is nu nog te weinig ruimte om te betalen.")
    assert "de wettelijke ruimte €\xa0-106,39" in why
    assert plan_page.rungs.said[0].startswith(
        "Vanaf december 2026 nog geen betaling: er is dan te weinig ruimte."
    )


def test_no_room_is_explained_and_the_months_stay_to_see(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH6"))
    page = plan_page
    assert _seen(page.headline, page.chart, page.figures, page.ending) == [False] * 4
    assert _seen(page.no_plan, page.no_plan.next, page.documents, page.table) == [True] * 4
    assert page.no_plan.title.text() == "Nu geen betaling"
    assert "in december 2026" in page.no_plan.why.text().lower()
    assert "gemeente" in page.no_plan.next.text()
    assert "geen betaling" in page.documents.note.text()


def test_no_nhg_and_no_seizure_are_no_advice(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH4"))
    for nhg, seizure in ((True, True), (UNKNOWN, UNKNOWN), (False, False)):
        session.change(("debt", "nhg"), nhg, "nhg")
        session.change(("debt", "seizure"), seizure, "beslag")
        session.assess_now()
        said = plan_page.no_plan.next.text()
        assert ("NHG" in said, "beslagvrije" in said) == (nhg is not False, seizure is not False)


def test_an_incomplete_draft_says_what_is_missing_and_shows_nothing_empty(
    plan_page: PlanPage, session: Session
) -> None:
    session.load(Draft())
    page = plan_page
    assert page.no_plan.title.text().startswith("Er is nog geen plan: er ontbreken")
    assert _seen(page.headline, page.chart, page.figures, page.ending, page.table,
                 page.table_title, page.copy, page.no_plan.next) == [False] * 8  # fmt: skip
    assert "niet compleet" in page.documents.note.text()
    assert page.points.buttons
    assert all(button.isVisible() for button in page.points.buttons)


def test_nothing_owed_is_no_lack_of_room(plan_page: PlanPage, session: Session) -> None:
    session.load(draft(debt={"balance": "0.00"}))
    assert plan_page.no_plan.isVisible()
    assert "ruimte" not in plan_page.no_plan.why.text()
    assert "niets meer open" in plan_page.documents.note.text()
    plan_page.documents.make()
    dialog = plan_page.documents.dialog
    assert dialog is not None
    assert not dialog.offers.fits(DocumentKind.PLAN)
    assert not dialog.offers.fits(DocumentKind.NO_PAYMENT)
    dialog.accept()


def test_the_plan_comes_back_when_there_is_one(plan_page: PlanPage, session: Session) -> None:
    session.change(("debt", "balance"), UNKNOWN, "schuld")
    session.assess_now()
    assert _seen(plan_page.no_plan, plan_page.headline) == [True, False]
    session.undo_stack.undo()
    session.assess_now()
    assert _seen(plan_page.no_plan, plan_page.headline) == [False, True]


def test_the_table_is_the_schedule(plan_page: PlanPage, session: Session, texts: Texts) -> None:
    model, rows = plan_page.table.months, session.assessment.schedule
    assert (model.rowCount(), model.columnCount()) == (36, 12)
    for place, row in enumerate(rows):
        for column, name in enumerate(COLUMNS):
            index = model.index(place, column)
            if name in AMOUNTS:
                step = getattr(row, name)
                assert index.data() == ("" if step is None else texts.formats.amount(step.amount))
                side = index.data(Qt.ItemDataRole.TextAlignmentRole)
                assert side & Qt.AlignmentFlag.AlignRight
    why = COLUMNS.index("why")
    assert model.index(5, why).data() == (
        "de regeling met Energieleverancier (jaarafrekening) dan klaar is"
    )
    payment = model.index(5, COLUMNS.index("payment"))
    assert payment.data(Qt.ItemDataRole.ToolTipRole).splitlines()[1] == (
        "omdat de regeling met Energieleverancier (jaarafrekening) dan klaar is"
    )
    marks = [model.index(place, COLUMNS.index("decided")).data() for place in (0, 4, 5, 6)]
    assert marks == [
        *("wettelijke ruimte", "wettelijke ruimte"),
        *("\N{BLACK UP-POINTING TRIANGLE} in stappen", "in stappen"),
    ]
    assert plan_page.table.isColumnHidden(why)
    assert [model.index(place, why).data() != "" for place in (0, 4, 5, 6)] == [
        *(False, False, True, False),
    ]
    assert model.index(0, 0).data() == "dec 2026"
    assert model.index(35, 0).data() == "nov 2029"


def test_qt_finds_the_table_sound(
    session: Session, texts: Texts, example: Callable[[str], Draft]
) -> None:
    model = ScheduleModel(texts)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    for name in ("HH1", "HH2", "HH6"):
        session.load(example(name))
        model.show(session.assessment.schedule)
    model.show(())
    assert model.rowCount() == 0
    assert tester.model() is model


def test_chosen_months_stay_chosen_when_the_amounts_change(
    plan_page: PlanPage, session: Session
) -> None:
    table = plan_page.table
    table.selectRow(4)
    session.change(("income", 0, "amount"), "2085.00", "loon")
    session.assess_now()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [4]


def test_copying_gives_titles_and_cells_with_tabs(plan_page: PlanPage) -> None:
    table = plan_page.table
    plan_page.copy.click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert len(lines) == 37
    assert {len(cells) for cells in lines} == {12}
    assert lines[0][:2] == ["Maand", "Inkomsten"]
    assert lines[1][:2] == ["dec 2026", "2.359,92"]
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (3, 1):
        table.selectionModel().select(table.months.index(row, 0), rows)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    months = [line.split("\t")[0] for line in QGuiApplication.clipboard().text().split("\n")]
    assert months == ["Maand", "jan 2027", "mrt 2027"]


def test_the_floor_has_its_column_when_there_is_one(plan_page: PlanPage) -> None:
    table, column = plan_page.table, COLUMNS.index("floor_wall")
    assert not table.isColumnHidden(column)
    table.show_assessment(above([None]), draft())
    assert table.isColumnHidden(column)
    table.show_assessment(above(["200.00"]), draft())
    assert not table.isColumnHidden(column)
    assert table.months.index(3, column).data() == "200,00"
    assert "\t200,00\t200,00\t" in table.as_text()


def test_an_open_month_has_no_balance(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH6"))
    model = plan_page.table.months
    column = COLUMNS.index("balance")
    assert model.index(0, column).data() != ""
    assert model.index(5, column).data() == ""
    assert model.index(5, COLUMNS.index("decided")).data() == "nog open"


def test_in_english(session: Session, qtbot: QtBot) -> None:
    page = PlanPage(session, Texts("en"))
    qtbot.addWidget(page)
    page.show_assessment()
    assert page.headline.term.text() == "36 months: from 1 December 2026 until 30 November 2029"
    assert page.table.months.index(0, 0).data() == "Dec 2026"
    assert page.chart.accessibleDescription().startswith("The chart has 36 months")
