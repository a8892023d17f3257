"""Search, open and close, copy, and the way to the line of the intake."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.explanation.tree_copy import subtree_as_text
from app.services.explanation.tree_nodes import branches_of
from app.services.explanation.tree_places import places_of
from app.services.explanation.tree_words import TreeColumn, field_of
from app.ui.explanation.explanation import Explanation
from app.ui.explanation.tree_view import ExplanationTree
from app.ui.intake.session import Session
from app.ui.result.result_page import ResultPage
from calc import UNKNOWN, Step
from calc.stored.assessment_json import roots


def _opened(tree: ExplanationTree, parent: QModelIndex | None = None) -> list[str]:
    """What the opened rows say, from the top."""
    names = []
    for row in range(tree.steps.rowCount(parent or QModelIndex())):
        index = tree.steps.index(row, 0, parent or QModelIndex())
        if tree.isExpanded(index):
            names += [str(index.data()), *_opened(tree, index)]
    return names


def _current(explanation: Explanation) -> str:
    return str(explanation.tree.currentIndex().data())


def test_searching_shows_the_first_and_then_the_next_row(
    result_page: ResultPage, qtbot: QtBot
) -> None:
    explanation = result_page.explain.explanation
    QTest.keyClicks(explanation.search, "netto loon")
    assert _current(explanation) == "Netto loon: bedrag per jaar"
    first = explanation.tree.currentIndex()
    assert explanation.tree.visualRect(first).isValid()
    total = int(explanation.count.text().split()[-1])
    assert explanation.count.text() == f"1 van {total}"
    assert explanation.search.accessibleDescription() == explanation.count.text()
    QTest.keyClick(explanation.search, Qt.Key.Key_Return)
    assert explanation.count.text() == f"2 van {total}"
    assert _current(explanation) == "Netto loon: bedrag per keer"
    explanation.previous_hit()
    assert explanation.tree.currentIndex() == first
    explanation.previous_hit()
    assert explanation.count.text() == f"{total} van {total}"


def test_searching_finds_by_source_path_and_amount(result_page: ResultPage) -> None:
    explanation = result_page.explain.explanation
    for text, wanted in (
        ("reserve_share", "Deel van de inkomsten voor de reservering"),
        ("expenses[0]", "Kale huur: bedrag per jaar"),
        ("280,80", "Eigen ruimte in december 2026"),
        ("2027-03", "maart 2027"),
    ):
        explanation.search.setText(text)
        assert wanted.lower() in _current(explanation).lower(), text


def test_searching_goes_on_in_the_next_assessment(
    result_page: ResultPage, session: Session
) -> None:
    explanation = result_page.explain.explanation
    explanation.search.setText("kale huur")
    session.change(("income", 0, "amount"), "2085.00", "loon")
    session.assess_now()
    explanation.next_hit()
    assert _current(explanation) == "Kale huur: bedrag per keer"
    # The rent stands in the toeslagen too: everything that holds it goes.
    session.change(("housing", "basic_rent"), UNKNOWN, "huur")
    session.change(("expenses",), session.draft.expenses[1:], "weg")
    session.assess_now()
    explanation.next_hit()
    assert explanation.count.text() == "niet gevonden"


def test_what_is_nowhere_is_said(result_page: ResultPage) -> None:
    explanation = result_page.explain.explanation
    explanation.search.setText("zeilboot")
    assert explanation.count.text() == "niet gevonden"
    explanation.next_hit()
    explanation.search.clear()
    assert explanation.count.text() == ""


def test_opening_level_by_level_and_everything_and_nothing(result_page: ResultPage) -> None:
    tree = result_page.explain.explanation.tree
    assert _opened(tree) == ["Het huishouden"]
    tree.open_one_level()
    level = len(_opened(tree))
    assert level > 6
    tree.open_one_level()
    assert len(_opened(tree)) > level
    tree.open_all()
    steps = {
        place.content.id
        for place in places_of(tree.steps.branches)
        if isinstance(place.content, Step) and place.content.parts
    }
    opened = _opened(tree)
    # Every explanation once, never the endless tree: months share their steps.
    assert len(steps) <= len(opened) < 1.1 * (len(steps) + 42)
    tree.close_all()
    assert _opened(tree) == []


def test_what_is_open_and_chosen_stays_so_when_an_amount_changes(
    result_page: ResultPage, session: Session
) -> None:
    explanation = result_page.explain.explanation
    explanation.search.setText("zorgtoeslag")
    opened, chosen = _opened(explanation.tree), _current(explanation)
    assert len(opened) >= 3
    session.change(("income", 0, "amount"), "2085.00", "loon")
    session.assess_now()
    assert _opened(explanation.tree) == opened
    assert _current(explanation) == chosen
    assert explanation.tree.selectionModel().isSelected(explanation.tree.currentIndex())


def test_rows_that_nobody_sees_are_let_go_at_the_next_change(
    result_page: ResultPage, session: Session
) -> None:
    tree = result_page.explain.explanation.tree
    tree.open_all()
    many = tree.steps.made
    tree.close_all()
    session.change(("income", 0, "amount"), "2085.00", "loon")
    session.assess_now()
    assert tree.steps.made == 9 < many
    tree.open_all()
    assert tree.steps.made > 900


def test_a_line_that_goes_closes_nothing_else(result_page: ResultPage, session: Session) -> None:
    explanation = result_page.explain.explanation
    explanation.search.setText("zorgtoeslag")
    opened = _opened(explanation.tree)
    session.change(("expenses",), session.draft.expenses[1:], "weg")
    session.assess_now()
    assert [name for name in opened if "Zorgtoeslag" in name] == [
        name for name in _opened(explanation.tree) if "Zorgtoeslag" in name
    ]


def test_copying_gives_the_subtree_as_indented_text(
    result_page: ResultPage, session: Session, texts: Texts, qtbot: QtBot
) -> None:
    tree = result_page.explain.explanation.tree
    tree.setCurrentIndex(tree.steps.at((0, 0)))
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Alle inkomsten van het huishouden in december 2026")
    assert ": € 2.359,92 per maand (gedeeld; methode 2; berekend)" in lines[0]
    assert lines[1].startswith("    Alle inkomsten")
    assert lines[2].startswith("        Netto loon: bedrag per jaar: € ")
    # Every step under the root stands there, and its parts once.
    root = session.assessment.groups.income
    assert root is not None
    assert lines == subtree_as_text(texts, root, session.draft).splitlines()


def test_copying_a_month_does_not_write_the_endless_tree(session: Session, texts: Texts) -> None:
    last = session.assessment.schedule[-1].balance
    assert last is not None
    text = subtree_as_text(texts, last, session.draft)
    assert "[zie de uitleg hierboven]" in text
    assert len(text.splitlines()) < 10_000


def test_a_step_from_a_line_goes_to_that_line(result_page: ResultPage, qtbot: QtBot) -> None:
    explanation = result_page.explain.explanation
    explanation.search.setText("kale huur bedrag keer")
    assert explanation.detail.go.isVisible()
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        explanation.detail.go.click()
    assert sent.args == ["expenses[0]"]
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        QTest.keyClick(explanation.tree, Qt.Key.Key_Return)
    assert sent.args == ["expenses[0]"]
    explanation.tree.setCurrentIndex(explanation.tree.steps.at((0,)))
    assert not explanation.detail.go.isVisible()


def test_every_path_that_a_step_goes_to_is_a_field(session: Session) -> None:
    paths, waiting, seen = set(), list(roots(session.assessment)), set()
    while waiting:
        step = waiting.pop()
        if id(step) not in seen:
            seen.add(id(step))
            waiting += step.parts
            paths.add(field_of(step))
    assert {"", "savings", "debt.balance", "income[0]"} <= paths
    assert all("2026" not in path for path in paths)


def test_a_step_of_a_line_in_one_month_goes_to_the_line(session: Session) -> None:
    places = places_of(branches_of(session.assessment, Texts("nl")))
    steps = [place.content for place in places if isinstance(place.content, Step)]
    cash = [step for step in steps if step.code == "cash.due"]
    assert cash
    assert {field_of(step) for step in cash} <= {f"income[{at}]" for at in range(9)}


def test_the_detail_says_in_words_how_the_amount_came_about(result_page: ResultPage) -> None:
    explanation = result_page.explain.explanation
    explanation.search.setText("eigen ruimte in december 2026")
    detail = explanation.detail
    assert detail.what.text().endswith("€\xa0280,80 per maand")
    assert detail.how.text().startswith("Het eerste deel min de andere delen: €\xa02.359,92")
    assert "hoofdstuk 7: de drie grenzen van elke maand" in detail.origin.text()
    explanation.search.setText("alle betalingen samen")
    assert "en nog 30 delen" in detail.how.text()


def test_narrow_columns_make_way_and_the_amount_stays(
    result_page: ResultPage, qapp: QApplication
) -> None:
    tree = result_page.explain.explanation.tree
    result_page.resize(1700, 700)  # the tree has two thirds of it
    qapp.processEvents()
    assert not any(tree.isColumnHidden(column) for column in TreeColumn)
    result_page.resize(470, 700)
    qapp.processEvents()
    assert tree.isColumnHidden(TreeColumn.SOURCE)
    assert not tree.isColumnHidden(TreeColumn.AMOUNT)
    assert tree.horizontalScrollBar().maximum() == 0
