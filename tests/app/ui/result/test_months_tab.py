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
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.session import Session
from app.ui.result.months_tab import MonthsTab
from app.ui.result.result_page import EXPLAIN, ResultPage
from app.ui.result.schedule_model import AMOUNTS, COLUMNS, ScheduleModel
from calc import UNKNOWN, Draft
from calc.dossier.agreed_schedule import RestAtEnd
from tests.app.ui.result.households import ruled
from tests.building import above, arrangement, draft


def _seen(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


def test_the_whole_plan_has_term_total_and_discharge(months: MonthsTab) -> None:
    assert months.facts.said().splitlines() == [
        "Looptijd: 36 maanden: van 1 december 2026 tot en met 30 november 2029",
        "Schuld bij het begin: €\xa038.450,00",
        "Alle betalingen samen: €\xa07.080,00",
        "Laatste betaling: november 2029",
        "Kwijting op de einddatum: €\xa031.370,00",
    ]


@pytest.mark.parametrize("rest", RestAtEnd)
def test_what_is_cancelled_at_the_end_is_not_known_yet_only_where_it_is_promised(
    rest: RestAtEnd, months: MonthsTab, session: Session
) -> None:
    found = session.assessment
    assert found.plan is not None
    plan = replace(found.plan, discharge=None, rest_at_end=rest)
    months.facts.show_plan(replace(found, plan=plan), plan)
    said = months.facts.said().splitlines()
    wanted = ["Kwijting op de einddatum: nog niet bekend"] if rest is RestAtEnd.DISCHARGE else []
    assert [line for line in said if line.startswith("Kwijting")] == wanted


def test_a_final_plan_says_so_and_leads_to_its_documents(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft], qtbot: QtBot
) -> None:
    session.load(example("HH1-afgerond"))
    assert result_page.say.mark.text() == "Definitief"
    assert result_page.next.title.text() == "Niets staat meer open"
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        QTest.keyClick(result_page.next.button, Qt.Key.Key_Space)
    assert sent.args == ["documents"]


def test_the_documents_say_what_the_letter_will_be(
    documents_page: DocumentsPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    note = documents_page.documents.note.text()
    assert note.startswith("De brief met het plan, klaar om te sturen")


def test_the_end_has_conditions_and_debts_that_still_run(
    months: MonthsTab, session: Session, texts: Texts, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH2"))
    plan = session.assessment.plan
    assert plan is not None
    for condition in plan.conditions:
        assert say_condition(texts, condition) in months.ending.conditions.text()
    assert "DUO studieschuld B, tot en met december 2037" in months.ending.running.text()
    session.load(example("HH1"))
    assert months.ending.running.isHidden()


def test_payments_that_differ_are_listed(months: MonthsTab, session: Session) -> None:
    lowest = "De wettelijke ruimte is het laagst; de eigen ruimte is €\xa0112,64 hoger."
    assert list(months.rungs.said) == [
        f"Vanaf december 2026 €\xa0165,00 per maand. {lowest}",
        "Vanaf mei 2027 €\xa0185,00 per maand, omdat de regeling met Energieleverancier"
        f" (jaarafrekening) dan klaar is. {lowest}",
        "Vanaf oktober 2027 €\xa0205,00 per maand, omdat de regeling met Belastingdienst"
        f" (IB 2024) dan klaar is. {lowest}",
    ]
    assert "laatste betaling" not in months.facts.said()
    session.change(("debt", "balance"), "1030.00", "schuld")
    session.assess_now()
    assert list(months.rungs.said)[2:] == [
        "In juni 2027 €\xa020,00, omdat er dan niet meer te betalen is.",
        "Vanaf juli 2027 niets meer: alles is dan betaald.",
    ]
    assert "Bedrag van de laatste betaling: €\xa020,00" in months.facts.said()


def test_the_same_amount_all_the_time_needs_no_list(months: MonthsTab, session: Session) -> None:
    session.load(ruled(debt={"balance": "90000.00"}, savings="5000.00"))
    assert months.rungs.isHidden()


def test_more_steps_than_fit_are_counted(months: MonthsTab, session: Session) -> None:
    lines = [arrangement("20.00", until=f"2027-{month:02}-28") for month in range(1, 13)]
    session.load(ruled(arrangements=lines, debt={"balance": "90000.00"}))
    shown, steps = months.rungs.said, len(session.assessment.rungs)
    assert steps > 9
    assert len(shown) == 9
    assert shown[-1] == f"Er komen nog {steps - 8} stappen; die staan in de tabel."


def test_a_plan_that_begins_without_a_payment_has_both_the_plan_and_what_helps_now(
    result_page: ResultPage, months: MonthsTab, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH2"))
    said = result_page.say.sentence.text().replace("\xa0", " ")
    assert "U hoeft nu niets te betalen." in said
    assert "vanaf april 2029 € 100 per maand" in said
    assert _seen(result_page.steps, months.chart, result_page.no_plan) == [True] * 3
    why = result_page.no_plan.why.text()
    assert "voor een plan" not in why
    assert why.startswith("Er is nu nog te weinig ruimte om te betalen.")
    result_page.tabs.open(EXPLAIN)
    assert "–106,39" in result_page.explain.said()  # the sum stands in the explanation, once
    assert months.rungs.said[0].startswith(
        "Vanaf december 2026 nog geen betaling: er is dan te weinig ruimte."
    )


def test_no_room_is_said_kindly_and_the_months_stay_to_see(
    result_page: ResultPage,
    months: MonthsTab,
    session: Session,
    documents_page: DocumentsPage,
    example: Callable[[str], Draft],
) -> None:
    session.load(example("HH6"))
    assert _seen(result_page.steps, months.chart, months.figures, months.ending) == [False] * 4
    no_plan = result_page.no_plan
    assert _seen(no_plan, no_plan.next, months.table) == [True] * 3
    assert no_plan.title.text() == "Nu geen betaling"
    assert "niemand doet iets fout" in no_plan.why.text()
    assert "gemeente" in no_plan.next.text()
    assert "geen betaling" in documents_page.documents.note.text()


def test_no_nhg_and_no_seizure_are_no_advice(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH4"))
    for nhg, seizure in ((True, True), (UNKNOWN, UNKNOWN), (False, False)):
        session.change(("debt", "nhg"), nhg, "nhg")
        session.change(("debt", "seizure"), seizure, "beslag")
        session.assess_now()
        said = result_page.no_plan.next.text()
        assert ("NHG" in said, "beslagvrije" in said) == (nhg is not False, seizure is not False)


def test_an_incomplete_draft_says_what_to_ask_and_shows_nothing_empty(
    result_page: ResultPage, months: MonthsTab, documents_page: DocumentsPage, session: Session
) -> None:
    session.load(Draft())
    assert _seen(result_page.steps, result_page.no_plan, result_page.shocks,
                 result_page.debt_help, result_page.money.view) == [False] * 5  # fmt: skip
    assert _seen(months.chart, months.figures, months.ending, months.table, months.table_title,
                 months.copy, months.facts) == [False] * 7  # fmt: skip
    assert months.none.isVisible()
    assert result_page.next.title.text() == "Eerst: inkomen"
    assert "nog niet gevraagd" in result_page.money.account.text()
    assert "niet compleet" in documents_page.documents.note.text()


def test_nothing_owed_is_no_lack_of_room(
    result_page: ResultPage, documents_page: DocumentsPage, session: Session
) -> None:
    session.load(draft(debt={"balance": "0.00"}))
    assert result_page.no_plan.isVisible()
    assert "ruimte" not in result_page.no_plan.why.text()
    documents = documents_page.documents
    assert "niets meer open" in documents.note.text()
    dialog = documents
    assert not dialog.offers.fits(DocumentKind.PLAN)
    assert not dialog.offers.fits(DocumentKind.NO_PAYMENT)


def test_the_plan_comes_back_when_there_is_one(result_page: ResultPage, session: Session) -> None:
    session.change(("debt", "balance"), UNKNOWN, "schuld")
    session.assess_now()
    assert result_page.steps.isHidden()
    session.undo_stack.undo()
    session.assess_now()
    assert result_page.steps.isVisible()


def test_the_table_is_the_schedule(months: MonthsTab, session: Session, texts: Texts) -> None:
    model, rows = months.table.months, session.assessment.schedule
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
    assert months.table.isColumnHidden(why)
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
    months: MonthsTab, session: Session
) -> None:
    table = months.table
    table.selectRow(4)
    session.change(("income", 0, "amount"), "2085.00", "loon")
    session.assess_now()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [4]


def test_copying_gives_titles_and_cells_with_tabs(months: MonthsTab) -> None:
    table = months.table
    months.copy.click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert len(lines) == 37
    assert {len(cells) for cells in lines} == {12}
    assert lines[0][:2] == ["Maand", "Inkomsten"]
    assert lines[1][:2] == ["dec 2026", "2.359,92"]
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (3, 1):
        table.selectionModel().select(table.months.index(row, 0), rows)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = [line.split("\t")[0] for line in QGuiApplication.clipboard().text().split("\n")]
    assert copied == ["Maand", "jan 2027", "mrt 2027"]


def test_the_floor_has_its_column_when_there_is_one(months: MonthsTab) -> None:
    table, column = months.table, COLUMNS.index("floor_wall")
    assert not table.isColumnHidden(column)
    table.show_assessment(above([None]), draft())
    assert table.isColumnHidden(column)
    table.show_assessment(above(["200.00"]), draft())
    assert not table.isColumnHidden(column)
    assert table.months.index(3, column).data() == "200,00"
    assert "\t200,00\t200,00\t" in table.as_text()


def test_an_open_month_has_no_balance(
    months: MonthsTab, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH6"))
    model = months.table.months
    column = COLUMNS.index("balance")
    assert model.index(0, column).data() != ""
    assert model.index(5, column).data() == ""
    assert model.index(5, COLUMNS.index("decided")).data() == "nog open"


def test_in_english(session: Session, qtbot: QtBot) -> None:
    tab = MonthsTab(Texts("en"))
    qtbot.addWidget(tab)
    tab.show_assessment(session.assessment, session.draft)
    assert "36 months: from 1 December 2026 until 30 November 2029" in tab.facts.said()
    assert tab.table.months.index(0, 0).data() == "Dec 2026"
    assert tab.chart.accessibleDescription().startswith("The chart has 36 months")
