"""The answer on top, the findings below, and names for all that can have the focus."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.short_findings import listed_once, place_of
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.page import Page
from app.ui.intake.session import Session
from app.ui.result import say_card
from app.ui.result.points_list import PointsList
from app.ui.result.result_page import EXPLAIN, MONTHS, TOESLAGEN, ResultPage
from calc import UNKNOWN, Draft, Severity
from tests.building import draft


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_sentence_to_say_stands_on_top_and_what_comes_first_comes_first(
    result_page: ResultPage,
) -> None:
    said = plain(result_page.say.sentence.text())
    assert said.startswith("“Eerst vragen wij samen uw huurtoeslag aan. ")
    assert said.index("huurtoeslag") < said.index("€ 165 per maand")
    assert result_page.say.mark.text().startswith("Concept · ")
    assert result_page.say.mapTo(result_page, QPoint()).y() < 30
    assert result_page.heading.isHidden()


def test_the_page_says_why_how_long_and_what_to_do(result_page: ResultPage) -> None:
    assert result_page.money.title.text() == "VAN INKOMEN NAAR BETALING · december 2026, per maand"
    assert result_page.money.limit.text() == "De wet is de grens"
    assert len(result_page.money.view.sentences) == 9
    assert plain(result_page.steps.total.text()) == "samen € 7.080,00 · daarna vervalt € 31.370,00"
    assert plain(result_page.steps.view.sentences[0]) == "€ 165, dec – apr 2027. 5 keer"
    assert result_page.steps.view.sentences[-1] == "Einddatum 30-11-2029"
    assert plain(result_page.explain.said()).splitlines() == [
        "Inkomen dat meetelt 2.262,92 – bedrag om van te leven 2.012,74"
        " – regelingen 82,01 | 168,17",
        "De betaling wordt € 165,00."
        " Het bedrag om van te leven is indicatief: reken bij twijfel na.",
        "Met de betaling van € 165,00 eraf blijft na alles € 115,80 over. | 115,80",
    ]


def test_all_of_it_is_seen_at_once_on_a_small_screen(
    result_page: ResultPage, qapp: QApplication
) -> None:
    """What bars and rail leave of 1366 x 768: all cards, and the few lines of the explanation."""
    result_page.resize(1088, 575)
    qapp.processEvents()
    for widget in (result_page.next, result_page.shocks, result_page.debt_help, result_page.steps,
                   result_page.explain.rows[2][0]):  # fmt: skip
        below = widget.mapTo(result_page, QPoint(0, widget.height())).y()
        assert below <= 575, type(widget).__name__
    assert result_page.horizontalScrollBar().maximum() == 0


def test_a_new_amount_is_said_aloud_once(
    result_page: ResultPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(say_card, "announce", lambda _, words: said.append(words))
    session.change(("income", 0, "amount"), "2085.00", "loon")
    session.assess_now()
    session.assess_now()
    [announced] = said
    assert announced.startswith("Kan betalen €")
    assert "De wet is de grens, Concept · " in announced


def test_cents_that_do_not_add_up_are_said(result_page: ResultPage, session: Session) -> None:
    said = "Door afronding verschilt de som een cent."
    assert said not in result_page.money.note.text()
    found = session.assessment
    assert found.shown is not None
    costs = replace(found.shown.costs, amount=found.shown.costs.amount + Decimal("0.01"))
    row = replace(found.shown, costs=costs)
    odd = replace(found, schedule=(row, *found.schedule[1:]))
    result_page.money.show_assessment(odd, session.draft)
    assert said in result_page.money.note.text()


def test_what_comes_first_is_one_button_away(result_page: ResultPage, qtbot: QtBot) -> None:
    assert result_page.next.button.objectName() == "primary"
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        result_page.next.button.click()  # its key is that of the menu, and works everywhere
    assert sent.args == ["checks.S02"]


def test_the_tabs_open_by_key_and_are_made_when_they_are_opened(result_page: ResultPage) -> None:
    assert set(result_page.tabs.made) == {EXPLAIN}
    for place, name in ((2, TOESLAGEN), (3, MONTHS), (1, EXPLAIN)):
        key = Qt.Key(Qt.Key.Key_0 + place)
        QTest.keyClick(result_page, key, Qt.KeyboardModifier.ControlModifier)
        assert result_page.tabs.shown == name
        assert [each for each, tab in result_page.tabs.made.items() if tab.isVisible()] == [name]
    QTest.keyClick(result_page, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert result_page.drawer is not None
    assert result_page.drawer.isVisible()
    assert result_page.tabs.shown == EXPLAIN  # the drawer stands beside it


def test_entering_the_page_puts_the_cursor_on_what_comes_first(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    result_page.activateWindow()
    qtbot.waitExposed(result_page)
    result_page.enter()
    assert result_page.next.button.hasFocus()
    session.load(draft(debt={"balance": "9000.00", "wsnp": True}))
    result_page.enter()
    assert result_page.tabs.bar.hasFocus()


def test_with_large_letters_what_comes_first_stands_above_the_columns(
    result_page: ResultPage, qapp: QApplication
) -> None:
    result_page.resize(600, 700)
    qapp.processEvents()
    tops = [
        part.mapTo(result_page.body, QPoint()).y()
        for part in (result_page.say, result_page.next, result_page.money, result_page.shocks)
    ]
    assert tops == sorted(tops)
    result_page.resize(1160, 653)
    qapp.processEvents()
    top = QPoint()
    assert result_page.next.mapTo(result_page.body, top).y() == (
        result_page.money.mapTo(result_page.body, top).y()
    )


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6", ""])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_of_the_findings_is_said_twice(
    name: str, language: str, session: Session, example: Callable[[str], Draft], qtbot: QtBot
) -> None:
    session.load(example(name) if name else Draft())
    points = PointsList(Texts(language))
    qtbot.addWidget(points)
    points.show_assessment(session.assessment, session.draft)
    said = [heading.text() for heading in points.headings]
    said += [button.said for button in points.buttons]
    sentences = [each for text in said for each in re.split(r"(?<=[.?!]) ", text) if each]
    assert [each for each in set(sentences) if sentences.count(each) > 1] == []


def test_checks_that_wait_stand_under_one_heading(result_page: ResultPage) -> None:
    points = result_page.explain.points
    [heading] = [each.text() for each in points.headings if "controles" in each.text()]
    assert heading.startswith("6 controles zijn nog niet klaar. Bespreek ze met de klant.")
    titles = [button.text() for button in points.buttons if not button.said]
    assert len(titles) == 6
    assert "Huurtoeslag" in titles


def test_findings_stand_by_what_they_do(result_page: ResultPage, session: Session) -> None:
    shown = [button.severity for button in result_page.explain.points.buttons]
    found = [finding.severity for finding in listed_once(session.assessment)]
    assert shown == sorted(found, key=list(Severity).index)
    assert len(shown) == 11  # money that is missed and the check that settles it are one point


def test_a_click_and_enter_on_a_finding_go_to_its_field(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    paths = [place_of(finding) for finding in listed_once(session.assessment)]
    for button, path in zip(result_page.explain.points.buttons, paths, strict=True):
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
    before = result_page.explain.points.buttons
    session.change(("about", "title"), "SENTINEL-titel", "titel")
    session.assess_now()
    assert result_page.explain.points.buttons == before
    session.change(("savings",), UNKNOWN, "spaargeld")
    session.assess_now()
    assert result_page.explain.points.buttons[0].severity is Severity.MISSING
    assert result_page.explain.points.buttons[0].path == "savings"


def test_the_focus_stays_among_the_findings_when_they_change(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    result_page.activateWindow()
    qtbot.waitExposed(result_page)
    result_page.explain.points.buttons[2].setFocus()
    session.change(("savings",), UNKNOWN, "spaargeld")
    session.assess_now()
    assert result_page.explain.points.buttons[2].hasFocus()


def _focusable(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("kind", [ResultPage, DocumentsPage])
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


@pytest.mark.parametrize("kind", [ResultPage, DocumentsPage])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_its_page(
    kind: type[Page], scale: float, session: Session, sized: Callable[[float], None], qtbot: QtBot
) -> None:
    page = kind(session, Texts("nl"))
    qtbot.addWidget(page)
    page.show_assessment()
    page.resize(870, 700)
    page.show()
    sized(scale)
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0


def test_in_english(session: Session, qtbot: QtBot) -> None:
    page = ResultPage(session, Texts("en"))
    qtbot.addWidget(page)
    page.show_assessment()
    assert page.say.sentence.text().startswith(
        "“First we apply together for your rent benefit (huurtoeslag)."
    )
    assert page.explain.explanation.tree.steps.at((0,)).data() == "The household"


def test_a_keystroke_costs_nothing_here(result_page: ResultPage, session: Session) -> None:
    total = result_page.steps.total.text()
    session.change(("income", 0, "amount"), "2085.00", "loon")
    result_page.refresh()
    assert result_page.steps.total.text() == total
    session.assess_now()
    assert result_page.steps.total.text() != total


def test_the_receipt_opens_what_it_was_worked_out_with_and_checks_it(
    result_page: ResultPage, session: Session
) -> None:
    chip = result_page.explain.receipt
    chip.click()
    dialog = chip.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert "dezelfde uitkomst" in dialog.checked.text()
    assert session.assessment.receipt.output_sha256 in dialog.facts.said()
    dialog.copy.click()
    assert session.assessment.receipt.input_sha256 in QGuiApplication.clipboard().text()
    dialog.accept()
