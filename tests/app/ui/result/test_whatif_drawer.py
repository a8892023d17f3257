"""What if: a drawer over the page that changes nothing until it is taken over with a reason."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.services.varying import Varied
from app.ui.intake.session import Session
from app.ui.result.result_page import ResultPage
from app.ui.result.whatif_drawer import WhatIfDrawer
from calc import Draft
from tests.app.ui.result.households import ruled

CTRL = Qt.KeyboardModifier.ControlModifier


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def focused() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.fixture
def drawer(result_page: ResultPage) -> WhatIfDrawer:
    result_page.activateWindow()
    QApplication.processEvents()
    result_page.next.button.setFocus()
    QTest.keyClick(result_page, Qt.Key.Key_4, CTRL)
    assert result_page.drawer is not None
    return result_page.drawer


def vary(drawer: WhatIfDrawer, varied: Varied, text: str) -> None:
    drawer.chips[varied].click()
    drawer.field.setText(text)


def rows(drawer: WhatIfDrawer) -> dict[str, list[str]]:
    lines = plain(drawer.view.grid.said()).splitlines()
    return {cells[0]: cells[1:] for cells in (line.split(" | ") for line in lines)}


def test_it_opens_with_the_cursor_in_its_field_and_gives_it_back(
    drawer: WhatIfDrawer, result_page: ResultPage
) -> None:
    assert drawer.isVisible()
    assert drawer.shade.isVisible()
    assert focused() is drawer.field
    assert drawer.geometry().right() == result_page.rect().right()
    QTest.keyClick(drawer.field, Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert not drawer.shade.isVisible()
    assert focused() is result_page.next.button


def test_it_changes_nothing_and_keeps_what_was_typed(
    drawer: WhatIfDrawer, session: Session, result_page: ResultPage
) -> None:
    before = session.draft
    assert not drawer.take.isEnabled()
    drawer.field.setText("48 maanden")
    assert rows(drawer)["Einddatum"] == ["30-11-2029", "30-11-2030", "een jaar later"]
    assert drawer.take.isEnabled()
    assert "Begrepen: 48 maanden" in drawer.echo.text()
    vary(drawer, Varied.AMOUNT, "150")
    drawer.chips[Varied.TERM].click()
    assert drawer.field.text() == "48 maanden"  # nothing typed is lost
    drawer.close_it()
    result_page.open_what_if()
    assert drawer.field.text() == "48 maanden"
    assert session.draft == before
    assert not session.undo_stack.canUndo()


def test_both_schedules_stand_on_one_axis(drawer: WhatIfDrawer) -> None:
    drawer.field.setText("48")
    was, would = drawer.view.was, drawer.view.would
    assert was.sentences[-1] == "Einddatum 30-11-2029"
    assert would.sentences[-1] == "Einddatum 30-11-2030"
    for view in (was, would):
        view.grab()
    # The same month stands at the same place in both: the third amount begins in month 10.
    assert was.places[2].left() == pytest.approx(would.places[2].left(), abs=1)
    assert was.places[2].right() < would.places[2].right()


def test_the_sentence_shows_its_old_and_new_words(drawer: WhatIfDrawer) -> None:
    assert drawer.view.sentence.isHidden()
    drawer.field.setText("48")
    shown = drawer.view.sentence.text()
    assert "<s>2029</s>" in shown
    assert "<b><u>2030</u></b>" in shown
    assert drawer.view.sentence.accessibleName() == (
        "Nu: Wat op 30 november 2029 over is, hoeft u dan niet meer te betalen."
        " Dan: Wat op 30 november 2030 over is, hoeft u dan niet meer te betalen."
    )
    assert drawer.view.warning.text().startswith("△ Langer en meer betalen.")


def test_both_can_be_copied(drawer: WhatIfDrawer) -> None:
    drawer.field.setText("48")
    drawer.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "\tZoals het is\tWat als\tVerschil"
    assert lines[3] == "Einddatum\t30-11-2029\t30-11-2030\teen jaar later"
    assert lines[6].startswith("Nu: Wat op 30 november 2029")


def test_taking_over_asks_a_reason_and_is_one_step_of_undo(
    drawer: WhatIfDrawer, session: Session, result_page: ResultPage
) -> None:
    before = session.draft
    drawer.field.setText("48")
    QTest.keyClick(drawer.field, Qt.Key.Key_Return, CTRL)
    assert session.draft == before  # first the reason
    assert focused() is drawer.reason
    assert not drawer.take.isEnabled()
    QTest.keyClick(drawer.reason, Qt.Key.Key_Return, CTRL)
    assert session.draft == before
    QTest.keyClicks(drawer.reason, "meer lucht")
    QTest.keyClick(drawer.reason, Qt.Key.Key_Return, CTRL)
    assert session.draft.solution.term_months == 48
    assert session.draft.reasons[-1].text.endswith("meer lucht")
    assert "48 maanden in plaats van 36 maanden" in session.draft.reasons[-1].text
    assert not drawer.isVisible()
    assert focused() is result_page.next.button
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.draft == before


def test_a_policy_value_is_compared_and_never_taken_over(drawer: WhatIfDrawer) -> None:
    vary(drawer, Varied.POLICY, "5000")
    assert rows(drawer)["Bedrag nu per maand"][1] == "€ 0,00"
    assert not drawer.take.isEnabled()
    assert "niet overgenomen" in drawer.policy.text()
    drawer.chips[Varied.TERM].click()
    assert drawer.policy.isHidden()


@pytest.mark.parametrize(
    ("varied", "typed", "said"),
    [(Varied.START, "morgen", "maand"), (Varied.INCOME, "veel", "bedrag"),
     (Varied.TERM, "400", "termijn")],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_cannot_be_taken_over(
    varied: Varied, typed: str, said: str, drawer: WhatIfDrawer
) -> None:
    vary(drawer, varied, typed)
    assert said in drawer.echo.text().lower()
    assert drawer.echo.objectName() == "fieldError"
    assert not drawer.take.isEnabled()


def test_another_line_begins_with_what_it_is_now(drawer: WhatIfDrawer, session: Session) -> None:
    drawer.chips[Varied.COST].click()
    assert drawer.which.isVisible()
    count = drawer.which.count()
    assert count > 20
    begin = drawer.field.text()
    drawer.which.setCurrentIndex(3)
    drawer.which.activated.emit(3)
    assert drawer.field.text() != begin
    assert not drawer.take.isEnabled()  # it is as it is
    session.remove(("expenses",), [0], "weg")
    session.assess_now()
    drawer.show_assessment()
    assert drawer.which.count() == count - 1


def test_what_does_not_apply_cannot_be_chosen(
    drawer: WhatIfDrawer, session: Session, result_page: ResultPage
) -> None:
    session.load(Draft())
    result_page.open_what_if()
    assert not drawer.chips[Varied.INCOME].isEnabled()
    assert not drawer.chips[Varied.AMOUNT].isEnabled()
    assert drawer.chips[Varied.TERM].isEnabled()


def test_another_dossier_starts_again(
    drawer: WhatIfDrawer, session: Session, result_page: ResultPage
) -> None:
    drawer.field.setText("48")
    session.load(ruled())
    result_page.open_what_if()
    assert drawer.field.text() == "36 maanden"


def test_tab_stays_in_the_drawer(drawer: WhatIfDrawer) -> None:
    seen = []
    for _ in range(12):
        QTest.keyClick(focused() or drawer, Qt.Key.Key_Tab)
        here = focused()
        assert here is not None
        assert drawer.isAncestorOf(here)
        seen.append(here)
    assert drawer.chips[Varied.TERM] in seen
    assert drawer.shut in seen
    drawer.field.setFocus()
    QTest.keyClick(drawer.field, Qt.Key.Key_Tab)
    assert focused() is not drawer.field
    QTest.keyClick(focused() or drawer, Qt.Key.Key_Backtab)
    assert focused() is drawer.field


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6", "HH1-afgerond"])
def test_every_kind_of_dossier_can_be_varied(
    name: str, drawer: WhatIfDrawer, session: Session, example: Callable[[str], Draft],
    result_page: ResultPage,
) -> None:  # fmt: skip
    session.load(example(name))
    result_page.open_what_if()
    for varied, text in ((Varied.TERM, "24"), (Varied.TOESLAG, "300"), (Varied.INCOME, "3000"),
                         (Varied.COST, "10"), (Varied.START, "mei 2027")):  # fmt: skip
        vary(drawer, varied, text)
        assert drawer.take.isEnabled(), (varied, drawer.echo.text())
        assert drawer.echo.text().startswith("✓ Begrepen")
        assert len(rows(drawer)) == 5
