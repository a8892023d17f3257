"""What people say, typed in a field of the form: an echo, a choice, or a remedy that names it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.editing import Path
from app.services.intake.fields import FieldKind, FieldSpec
from app.ui.intake.editors import FieldEditor, make_editor
from app.ui.intake.session import Session
from app.ui.widgets.echo import Echo
from calc import UNKNOWN, Month

BIRTH = FieldSpec(("birth_month",), FieldKind.MONTH)
RENT = FieldSpec(("housing", "basic_rent"), FieldKind.AMOUNT)


def _typed(
    qtbot: QtBot, session: Session, texts: Texts, spec: FieldSpec, base: Path, text: str
) -> FieldEditor:
    editor = make_editor(session, texts, spec, base)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    QApplication.processEvents()
    assert isinstance(editor.input, QLineEdit)
    editor.input.clear()
    editor.input.setFocus()
    QTest.keyClicks(editor.input, text)
    return editor


def _echo(editor: FieldEditor) -> Echo:
    echo = editor.findChild(Echo)
    assert isinstance(echo, Echo)
    return echo


def test_d8_a_day_of_birth_keeps_its_month_and_says_so(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    editor = _typed(qtbot, session, texts, BIRTH, ("adults", 0), "13-3-1988")
    assert session.draft.adults[0].birth_month == Month(1988, 3)
    assert _echo(editor).label.text() == "Begrepen: maart 1988; alleen de maand wordt bewaard"
    assert isinstance(editor.input, QLineEdit)
    editor.input.editingFinished.emit()
    assert editor.input.text() == "03-1988"


def test_an_age_asks_the_month_and_keeps_what_was_typed(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    before = session.draft
    editor = _typed(qtbot, session, texts, BIRTH, ("adults", 0), "40 jaar")
    assert "In welke maand" in editor.error.text()
    assert session.draft == before
    assert editor.findChild(Echo) is None or _echo(editor).isHidden()


def test_what_may_be_two_months_is_chosen_below_the_field(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    editor = _typed(qtbot, session, texts, BIRTH, ("adults", 0), "8 maanden")
    echo, now = _echo(editor), Month.of(session.assessment.reference_date)
    assert len(echo.choices) == 2
    assert "pijl omlaag" in editor.error.text()
    for place, choice in enumerate(echo.choices):
        before = echo.choices[place - 1] if place else editor.input
        assert before.nextInFocusChain() is choice
    QTest.keyClick(editor.input, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is echo.choices[0]
    QTest.keyClicks(echo.choices[0], "2")
    assert session.draft.adults[0].birth_month == now.plus(-9)
    assert isinstance(editor.input, QLineEdit)
    assert editor.input.text() == f"{now.plus(-9).number:02}-{now.plus(-9).year}"
    assert (echo.choices, echo.isHidden()) == ([], True)
    assert QApplication.focusWidget() is editor.input


def test_not_known_can_be_typed_and_a_letter_never_says_it(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    was = session.draft.housing.basic_rent
    assert was is not UNKNOWN
    editor = _typed(qtbot, session, texts, RENT, (), "w")
    assert session.draft.housing.basic_rent == was
    QTest.keyClicks(editor.input, "eet niet")
    became: object = session.draft.housing.basic_rent
    assert became is UNKNOWN
    assert _echo(editor).label.text() == "Begrepen: weet niet"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("ca 700", "schatting"),
        ("700 tot juni 2027", "eigen veld"),
        ("700 netto", "“netto”"),
        ("700 bruto", "“bruto”"),
        ("geen", "Typ dan 0"),
    ],
)
def test_what_a_field_has_no_room_for_is_refused_and_not_dropped(
    qtbot: QtBot, session: Session, texts: Texts, typed: str, part: str
) -> None:
    before = session.draft
    editor = _typed(qtbot, session, texts, RENT, (), typed)
    assert part in editor.error.text()
    assert session.draft == before


def test_a_plain_amount_has_no_echo(qtbot: QtBot, session: Session, texts: Texts) -> None:
    editor = _typed(qtbot, session, texts, RENT, (), "712,35")
    assert session.draft.housing.basic_rent == Decimal("712.35")
    assert editor.findChild(Echo) is None
    QTest.keyClicks(editor.input, " pm")
    assert _echo(editor).label.text() == "Begrepen: €\u00a0712,35 per maand"
