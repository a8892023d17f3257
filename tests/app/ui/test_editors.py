"""Fields: what is typed reaches the draft, what is wrong stays visible and reaches nothing."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.editing import Path
from app.services.intake.fields import FieldKind, FieldSpec, Section
from app.services.intake.page_fields import ARRANGEMENT_DETAIL, INCOME_DETAIL
from app.ui.intake.editors import FieldEditor, make_editor
from app.ui.intake.editors.answered import YesNoEditor
from app.ui.intake.editors.chosen import ChoiceEditor
from app.ui.intake.session import Session
from calc import UNKNOWN, Draft, Month
from calc.dossier.codes import HouseholdType


def _made(
    qtbot: QtBot, session: Session, texts: Texts, spec: FieldSpec, base: Path = ()
) -> FieldEditor:
    editor = make_editor(session, texts, spec, base)
    qtbot.addWidget(editor)
    _KEPT.append(editor)
    session.draft_changed.connect(editor.refresh)
    editor.show()
    return editor


def _type(qtbot: QtBot, editor: FieldEditor, text: str) -> QLineEdit:
    line = editor.input
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    for letter in text:  # keyClicks cannot type a euro sign
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(line, key)
    return line


# A widget without a Python reference is taken away by Qt.
_KEPT: list[FieldEditor] = []


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    _KEPT.clear()


SAVINGS = FieldSpec(("savings",), FieldKind.AMOUNT)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,5", "1234.50"),
        ("1234.50", "1234.50"),
        ("€ 12,-", "12.00"),
        ("1.234", "1234.00"),
        ("1 234,56", "1234.56"),
    ],
)
def test_amounts_as_people_type_them(
    typed: str, amount: str, qtbot: QtBot, session: Session, texts: Texts
) -> None:
    _type(qtbot, _made(qtbot, session, texts, SAVINGS), typed)
    assert session.draft.savings == Decimal(amount)


def test_a_field_without_the_cursor_follows_what_changes_elsewhere(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    editor = _made(qtbot, session, texts, SAVINGS)
    line = editor.input
    assert isinstance(line, QLineEdit)
    for amount, said in (("12.00", "12,00"), ("13.50", "13,50")):
        session.change(("savings",), Decimal(amount), "x")
        assert line.text() == said
    line.setText("SENTINEL")  # nobody typed it: it is not in the dossier
    session.change(("notes",), "x", "x")
    assert line.text() == "13,50"
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert line.text() == "310,00"  # two amounts after each other are one step


def test_a_field_asks_anew_on_another_reference_date(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    session.change(("adults", 0, "birth_month"), Month(2027, 1), "x")
    editor = _made(qtbot, session, texts, FieldSpec(("adults", 0, "birth_month"), FieldKind.MONTH))
    assert editor.question.text() == texts.text("ask.born_later")
    session.change(("reference_date",), date(2027, 3, 1), "x")
    session.assess_now()
    editor.refresh()
    assert editor.question.text() == texts.text("ask.born_young")


def test_an_amount_stands_in_the_dutch_way_when_the_field_is_left(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    line = _type(qtbot, _made(qtbot, session, texts, SAVINGS), "1234.5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "1.234,50"


@pytest.mark.parametrize("typed", ["-5", "abc", "12,345", "99999999999"])
def test_what_cannot_be_stays_in_the_field_with_a_remedy(
    typed: str, qtbot: QtBot, session: Session, texts: Texts
) -> None:
    before = session.draft.savings
    editor = _made(qtbot, session, texts, SAVINGS)
    line = _type(qtbot, editor, typed)
    assert editor.error.isVisible()
    assert len(editor.error.text()) > 20
    assert line.text() == typed
    assert line.accessibleDescription() == editor.error.text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == typed
    assert session.draft.savings == before


def test_a_mended_text_takes_the_error_away(qtbot: QtBot, session: Session, texts: Texts) -> None:
    editor = _made(qtbot, session, texts, SAVINGS)
    _type(qtbot, editor, "abc")
    assert editor.error.isVisible()
    _type(qtbot, editor, "5")
    assert not editor.error.isVisible()
    assert session.draft.savings == Decimal(5)


def test_f8_and_an_empty_field_mean_not_known(qtbot: QtBot, session: Session, texts: Texts) -> None:
    line = _type(qtbot, _made(qtbot, session, texts, SAVINGS), "5")
    qtbot.keyClick(line, Qt.Key.Key_F8)
    assert session.draft.savings is UNKNOWN
    assert line.text() == ""
    qtbot.keyClicks(line, "7")
    assert session.draft.savings == Decimal(7)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert session.draft.savings is UNKNOWN


def test_the_question_mark_means_not_known(qtbot: QtBot, session: Session, texts: Texts) -> None:
    editor = _made(qtbot, session, texts, SAVINGS)
    assert editor.unknown_button is not None
    assert not editor.unknown_button.isChecked()
    editor.unknown_button.click()
    assert session.draft.savings is UNKNOWN
    assert editor.unknown_button.isChecked()


@pytest.mark.parametrize("section", [INCOME_DETAIL, ARRANGEMENT_DETAIL])
def test_a_question_mark_is_there_where_no_answer_of_its_own_says_it(
    section: Section, qtbot: QtBot, session: Session, texts: Texts
) -> None:
    group = "income" if section is INCOME_DETAIL else "arrangements"
    for spec in section.fields:
        editor = _made(qtbot, session, texts, spec, (group, 0))
        answers = isinstance(editor, ChoiceEditor | YesNoEditor)
        wanted = spec.unknown and not answers
        assert (editor.unknown_button is not None) == wanted, spec.path
        assert bool(editor.findChildren(QToolButton, "notKnown")) == wanted, spec.path


def test_an_empty_end_means_none_and_f8_means_not_known(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    (spec,) = [field for field in INCOME_DETAIL.fields if field.path == ("until",)]
    editor = _made(qtbot, session, texts, spec, ("income", 0))
    line = _type(qtbot, editor, "30-6-2027")
    assert str(session.draft.income[0].until) == "2027-06-30"
    line.clear()
    qtbot.keyClicks(line, " ")
    assert session.draft.income[0].until is None
    qtbot.keyClick(line, Qt.Key.Key_F8)
    assert session.draft.income[0].until is UNKNOWN


def test_undo_shows_the_old_value_again(qtbot: QtBot, session: Session, texts: Texts) -> None:
    editor = _made(qtbot, session, texts, FieldSpec(("debt", "creditor"), FieldKind.TEXT))
    line = _type(qtbot, editor, "Andere bank")
    session.undo_stack.undo()
    assert line.text() == "Voorbeeldbank N.V."


def test_a_bsn_is_refused_where_it_is_typed(qtbot: QtBot, session: Session, texts: Texts) -> None:
    editor = _made(qtbot, session, texts, FieldSpec(("debt", "creditor"), FieldKind.TEXT))
    _type(qtbot, editor, "zie 111222333")
    assert "BSN" in editor.error.text() or "burgerservicenummer" in editor.error.text()
    assert "111222333" not in str(session.draft.debt.creditor)


def test_months_and_days_are_read_in_several_ways(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    _type(
        qtbot,
        _made(qtbot, session, texts, FieldSpec(("first_plan_month",), FieldKind.MONTH)),
        "mrt 2027",
    )
    assert session.draft.first_plan_month == Month(2027, 3)
    _type(
        qtbot,
        _made(qtbot, session, texts, FieldSpec(("reference_date",), FieldKind.DAY)),
        "1-2-2027",
    )
    assert str(session.draft.reference_date) == "2027-02-01"


def test_yes_no_and_not_known_are_three_buttons(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    editor = _made(qtbot, session, texts, FieldSpec(("debt", "seizure"), FieldKind.YES_NO))
    from PySide6.QtWidgets import QRadioButton

    yes, no, not_known = editor.input.findChildren(QRadioButton)
    assert not_known.isChecked()
    no.click()
    assert session.draft.debt.seizure is False
    yes.click()
    assert session.draft.debt.seizure is True
    not_known.click()
    assert session.draft.debt.seizure is UNKNOWN


def test_a_choice_has_not_known_first(qtbot: QtBot, session: Session, texts: Texts) -> None:
    spec = FieldSpec(("household_type",), FieldKind.CHOICE, choices=HouseholdType)
    combo = _made(qtbot, session, texts, spec).input
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "alleenstaand"
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert session.draft.household_type is UNKNOWN


def test_a_checkbox_and_a_long_text(qtbot: QtBot, session: Session, texts: Texts) -> None:
    spec = FieldSpec(("replaced_by_plan",), FieldKind.CHECKBOX, unknown=False)
    box = _made(qtbot, session, texts, spec, ("arrangements", 0)).input
    assert isinstance(box, QCheckBox)
    box.click()
    assert session.draft.arrangements[0].replaced_by_plan is True
    notes = _made(
        qtbot, session, texts, FieldSpec(("notes",), FieldKind.LONG_TEXT, unknown=False)
    ).input
    assert isinstance(notes, QPlainTextEdit)
    notes.setFocus()
    qtbot.keyClicks(notes, "Belt liever na zes uur.")
    assert session.draft.notes == "Belt liever na zes uur."


def _said(
    qtbot: QtBot, session: Session, texts: Texts, spec: FieldSpec, base: Path, typed: str
) -> tuple[str, str]:
    """The error and the question under a field in which something was typed."""
    editor = _made(qtbot, session, texts, spec, base)
    _type(qtbot, editor, typed)
    return editor.error.text(), editor.question.text()


@pytest.mark.parametrize(
    ("name", "typed", "day"),
    [
        ("until", "2027-06", "2027-06-30"),
        ("until", "juni 2027", "2027-06-30"),
        ("until", "13-3-2027", "2027-03-13"),
        ("from_date", "juni 2025", "2025-06-01"),
    ],
)
def test_d8_a_month_is_taken_where_from_or_until_is_asked(
    qtbot: QtBot, session: Session, texts: Texts, name: str, typed: str, day: str
) -> None:
    spec = FieldSpec((name,), FieldKind.DAY, none=True)
    assert _said(qtbot, session, texts, spec, ("income", 0), typed) == ("", "")
    assert str(getattr(session.draft.income[0], name)) == day


@pytest.mark.parametrize("typed", ["13-3-1988", "1988-03", "3/88", "maart 1988", "13 maart 1988"])
def test_d8_a_month_of_birth_takes_a_whole_day(
    qtbot: QtBot, session: Session, texts: Texts, typed: str
) -> None:
    spec = FieldSpec(("birth_month",), FieldKind.MONTH)
    assert _said(qtbot, session, texts, spec, ("adults", 0), typed) == ("", "")
    assert session.draft.adults[0].birth_month == Month(1988, 3)


@pytest.mark.parametrize(
    ("spec", "typed", "part"),
    [
        (SAVINGS, "1 2345", "niet zeker te lezen"),
        (SAVINGS, "1,234", "hoogstens twee cijfers"),
        (SAVINGS, "75 pw", "een andere periode"),
        (SAVINGS, "75 blorp", "“blorp”"),
        (FieldSpec(("reference_date",), FieldKind.DAY), "2027-06", "dag, maand en jaar"),
        (FieldSpec(("reference_date",), FieldKind.DAY), "31-2-2027", "dag, maand en jaar"),
        (FieldSpec(("first_plan_month",), FieldKind.MONTH), "3/12", "maand en jaar"),
        (
            FieldSpec(("housing", "basic_rent"), FieldKind.AMOUNT),
            "75 per week",
            "€\u00a075,00 per week is €\u00a0325,00 per maand",
        ),
    ],
)
def test_d8_the_remedy_is_one_for_the_window(
    qtbot: QtBot, session: Session, texts: Texts, spec: FieldSpec, typed: str, part: str
) -> None:
    before = session.draft
    said, _ = _said(qtbot, session, texts, spec, (), typed)
    assert part in said
    assert "bestand" not in said
    assert '"' not in said
    assert session.draft == before


def test_d8_an_amount_of_the_period_that_is_asked(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    spec = FieldSpec(("housing", "basic_rent"), FieldKind.AMOUNT)
    assert _said(qtbot, session, texts, spec, (), "712,35 per maand") == ("", "")
    assert session.draft.housing.basic_rent == Decimal("712.35")


@pytest.mark.parametrize(
    ("spec", "base", "typed", "part"),
    [
        (FieldSpec(("birth_month",), FieldKind.MONTH), ("adults", 0), "01-2199", "peildatum"),
        (FieldSpec(("birth_month",), FieldKind.MONTH), ("adults", 0), "01-2020", "18 jaar"),
        (FieldSpec(("debt", "sale_date"), FieldKind.DAY), (), "1-1-2199", "peildatum"),
        (FieldSpec(("until",), FieldKind.DAY, none=True), ("income", 0), "31-12-2199", "ver weg"),
    ],
)
def test_d10_what_cannot_well_be_is_asked_at_the_field_and_kept(
    qtbot: QtBot, session: Session, texts: Texts, spec: FieldSpec, base: Path, typed: str, part: str
) -> None:
    editor = _made(qtbot, session, texts, spec, base)
    _type(qtbot, editor, typed)
    assert (editor.error.text(), part in editor.question.text()) == ("", True)
    assert editor.question.isVisible()
    assert part in editor.input.accessibleDescription()
    assert session.value(editor.path) is not UNKNOWN
    editor.set_unknown()
    assert not editor.question.isVisible()
    assert editor.input.accessibleDescription() == ""


def test_a_refused_text_whose_line_is_taken_out_is_left_without_a_word(
    session: Session, texts: Texts, qtbot: QtBot, example: Callable[[str], Draft]
) -> None:
    """It asked the dossier for a line that was gone."""
    session.load(example("HH2"))
    last = len(session.draft.arrangements) - 1
    spec = FieldSpec(("balance",), FieldKind.AMOUNT, unknown=True)
    editor = _made(qtbot, session, texts, spec, ("arrangements", last))
    line = _type(qtbot, editor, "1.2.3")
    assert session.pending.text(f"arrangements[{last}].balance") == "1.2.3"
    session.change(("arrangements",), session.draft.arrangements[:-1], "weg")
    line.editingFinished.emit()
    assert len(session.draft.arrangements) == last
    assert line.text() == "1.2.3"
