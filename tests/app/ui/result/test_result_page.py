"""The answer on top, the findings below, and names for all that can have the focus."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.intake.page import Page
from app.ui.intake.session import Session
from app.ui.result.plan_page import PlanPage
from app.ui.result.result_page import ResultPage
from app.ui.result.sum_list import SumList
from app.ui.widgets.style import apply_style
from calc import UNKNOWN, Draft, Severity
from tests.app.ui.result.households import ruled
from tests.building import draft


def _figures(ledger: SumList) -> list[str]:
    return [label.text() for label in ledger.amounts]


def test_the_answer_stands_on_top_in_words_and_figures(result_page: ResultPage) -> None:
    summary = result_page.summary
    assert summary.headline.text() == (
        "Concept: eerst €\xa0165,00 per maand, daarna in stappen, tot en met 30 november 2029"
    )
    assert summary.rungs.text().splitlines()[:2] == [
        "Vanaf december 2026 €\xa0165,00 per maand.",
        "Vanaf mei 2027 €\xa0185,00 per maand, omdat de regeling met Energieleverancier"
        " (jaarafrekening) dan klaar is.",
    ]
    assert "De wettelijke ruimte: wat er overblijft" in summary.decided.text()
    assert _figures(summary.household) == [
        "€\xa02.359,92",
        "€\xa01.879,11",
        "€\xa082,01",
        "€\xa0398,80",
    ]
    assert _figures(summary.first_month) == [
        "€\xa02.359,92", "€\xa01.879,11", "€\xa082,01", "€\xa0118,00", "€\xa0280,80",
        "€\xa0168,17", "€\xa0168,17", "€\xa038.450,00",
        "€\xa0165,00",
    ]  # fmt: skip


def test_a_final_plan_is_no_concept(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    summary = result_page.summary
    assert summary.headline.text().startswith("Eerst €\xa0395,00 per maand")
    session.load(ruled(debt={"balance": "90000.00"}, savings="5000.00"))
    assert summary.headline.text().startswith("Concept: €\xa0990,00 per maand")
    assert summary.rungs.isHidden()


def test_no_room_and_a_draft_that_is_not_complete_are_said(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH2"))
    assert result_page.summary.headline.text() == (
        "Concept: nu geen betaling, vanaf april 2029 €\xa0100,00 per maand,"
        " tot en met 30 november 2029"
    )
    session.load(example("HH6"))
    assert "te weinig ruimte" in result_page.summary.headline.text()
    session.load(draft(debt={"balance": "0.00"}))
    assert result_page.summary.headline.text() == "Nu geen betaling"
    session.load(Draft())
    summary = result_page.summary
    assert summary.headline.text().startswith("Nog geen antwoord: er ontbreken nog")
    assert summary.first_month.amounts[-1].text() == "nog niet bekend"
    assert "schuld" in summary.decided.text()


def test_what_is_left_is_not_said_while_a_cost_is_unknown(
    result_page: ResultPage, session: Session
) -> None:
    session.change(("expenses", 0, "amount"), UNKNOWN, "huur")
    session.assess_now()
    household = result_page.summary.household
    assert result_page.summary.first_month.isHidden()
    assert result_page.summary.no_month.isVisible()
    assert household.amounts[-1].text() == "nog niet bekend"
    assert "niet bekend" in household.note.text()
    assert not household.cents.isVisible()


def test_cents_that_do_not_add_up_are_said(result_page: ResultPage, session: Session) -> None:
    ledger = result_page.summary.household
    groups = session.assessment.groups
    assert not ledger.cents.isVisible()
    parts = [groups.income, groups.costs, groups.arrangements, groups.left_before_buffer]
    assert groups.costs is not None
    off = replace(groups.costs, amount=groups.costs.amount + Decimal("0.01"))
    ledger.show_sum("", [parts[0], off, *parts[2:]])
    assert ledger.cents.isVisible()
    ledger.show_sum("", parts)
    assert not ledger.cents.isVisible()


def test_findings_stand_by_what_they_do(result_page: ResultPage, session: Session) -> None:
    shown = [button.severity for button in result_page.points.buttons]
    found = [finding.severity for finding in session.assessment.findings]
    assert shown == sorted(found, key=list(Severity).index)
    assert len(shown) == 12


def test_a_click_and_enter_on_a_finding_go_to_its_field(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    paths = [finding.path for finding in session.assessment.findings]
    for button, path in zip(result_page.points.buttons, paths, strict=True):
        if not path:
            assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
            continue
        with qtbot.waitSignal(result_page.go_to_requested) as sent:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert sent.args == [path]
        with qtbot.waitSignal(result_page.go_to_requested) as sent:
            QTest.keyClick(button, Qt.Key.Key_Return)
        assert sent.args == [path]


def test_findings_that_stay_the_same_keep_their_row_and_the_focus(
    result_page: ResultPage, session: Session
) -> None:
    before = result_page.points.buttons
    session.change(("about", "title"), "SENTINEL-titel", "titel")
    session.assess_now()
    assert result_page.points.buttons == before
    session.change(("savings",), UNKNOWN, "spaargeld")
    session.assess_now()
    assert result_page.points.buttons[0].severity is Severity.MISSING
    assert result_page.points.buttons[0].path == "savings"


def test_the_focus_stays_among_the_findings_when_they_change(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    result_page.activateWindow()
    qtbot.waitExposed(result_page)
    result_page.points.buttons[2].setFocus()
    session.change(("savings",), UNKNOWN, "spaargeld")
    session.assess_now()
    assert result_page.points.buttons[2].hasFocus()


def _focusable(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("kind", [ResultPage, PlanPage])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["HH1", "HH4", "HH6", ""])
def test_every_control_has_a_name(
    kind: type[Page],
    language: str,
    name: str,
    session: Session,
    example: Callable[[str], Draft],
    qtbot: QtBot,
) -> None:
    session.load(example(name) if name else Draft())
    page = kind(session, Texts(language))
    qtbot.addWidget(page)
    page.show_assessment()
    page.show()
    for widget in _focusable(page):
        named = widget.accessibleName() or (
            widget.text() if isinstance(widget, QAbstractButton) else ""
        )
        assert named, type(widget).__name__


@pytest.mark.parametrize("kind", [ResultPage, PlanPage])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_its_page(
    kind: type[Page], scale: float, session: Session, qapp: QApplication, qtbot: QtBot
) -> None:
    page = kind(session, Texts("nl"))
    qtbot.addWidget(page)
    page.show_assessment()
    page.resize(870, 700)
    page.show()
    apply_style(qapp, scale)
    qapp.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    apply_style(qapp)


def test_in_english(session: Session, qtbot: QtBot) -> None:
    page = ResultPage(session, Texts("en"))
    qtbot.addWidget(page)
    page.show_assessment()
    assert page.summary.headline.text() == (
        "Draft: first €165.00 per month, then in steps, until 30 November 2029"
    )
    assert page.explanation.tree.steps.at((0,)).data() == "The household"


def test_a_keystroke_costs_nothing_here(result_page: ResultPage, session: Session) -> None:
    headline = result_page.summary.headline.text()
    session.change(("income", 0, "amount"), "2085.00", "loon")
    result_page.refresh()
    assert result_page.summary.headline.text() == headline
    session.assess_now()
    assert result_page.summary.headline.text() != headline
