"""Proefberekening: by keyboard, with every kind of field, on paper and on the clipboard."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.explanation.tree_nodes import Branch
from app.services.rules import RULES
from app.ui.explanation.on_paper import ExplanationSubject
from app.ui.explanation.paper_dialog import LetterDialog
from app.ui.intake.editors import FieldEditor
from app.ui.law.rule_session import RuleSession
from app.ui.law.rule_window import RuleWindow
from calc import UNKNOWN, Draft, Tariffs
from calc.law.rule import Leefsituatie
from tests.app.render.pdfs import pages, squeezed
from tests.journeys.typist import press


def field(window: RuleWindow, name: str) -> FieldEditor:
    editor = window.form.editor(name)
    assert editor is not None
    return editor


def enter(window: RuleWindow, name: str, text: str) -> FieldEditor:
    """Type over what stands in a field."""
    editor = field(window, name)
    assert isinstance(editor.input, QLineEdit)
    editor.input.selectAll()
    if text:
        QTest.keyClicks(editor.input, text)
    else:
        QTest.keyClick(editor.input, Qt.Key.Key_Backspace)
    return editor


def choose(window: RuleWindow, name: str) -> None:
    """Go to a rule with the arrow keys."""
    wanted = list(RULES).index(name)
    while window.choice.currentIndex() != wanted:
        down = window.choice.currentIndex() < wanted
        press(window.choice, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def tab() -> QWidget:
    """Tab, and where that leads to."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(
        focused, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    )
    now = QApplication.focusWidget()
    assert now is not None
    return now


def test_a_journey_with_the_keyboard_alone(window: RuleWindow) -> None:
    assert QApplication.focusWidget() is window.choice
    choose(window, "zorgtoeslag")
    day = tab()
    assert isinstance(day, QLineEdit)
    assert day.text() == "01-07-2026"
    income = tab()
    assert income is field(window, "income").input
    QTest.keyClicks(income, "28.000,00")
    while not isinstance(QApplication.focusWidget(), QRadioButton):
        tab()
    _, no, _ = field(window, "partner").input.findChildren(QRadioButton)
    press(no, Qt.Key.Key_Space, " ")
    assert window.answer.caption.text() == "Zorgtoeslag op 1 juli 2026"
    assert window.answer.amount.text() == "€\N{NO-BREAK SPACE}129,00 per maand"
    assert "het vermogen ligt onder de grens" in window.answer.sentences.text()
    press(income, Qt.Key.Key_F8)
    assert window.answer.amount.text().startswith("Niet te berekenen")
    assert "Ontbreekt: inkomen per jaar" in window.answer.sentences.text()
    assert not window.explanation.isVisible()
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert window.answer.amount.text() == "€\N{NO-BREAK SPACE}129,00 per maand"
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_answer_follows_every_keystroke(window: RuleWindow) -> None:
    choose(window, "kinderbijslag")
    seen = []
    editor = field(window, "child_ages")
    for letter in "4, 9":
        QTest.keyClicks(editor.input, letter)
        seen.append(window.answer.amount.text())
    assert len(set(seen)) == 2
    enter(window, "child_ages", "geen")
    assert window.answer.amount.text() == "€\N{NO-BREAK SPACE}0,00 per kwartaal"
    assert window.session.value(("child_ages",)) == ()
    press(editor.input, Qt.Key.Key_Return, "\r")
    assert isinstance(editor.input, QLineEdit)
    assert editor.input.text() == "geen"
    enter(window, "child_ages", "")
    assert window.session.value(("child_ages",)) is UNKNOWN


@pytest.mark.parametrize(
    ("rule", "name", "typed", "said"),
    [
        ("zorgtoeslag", "income", "twaalf", "Hier staat geen bedrag"),
        ("zorgtoeslag", "income", "-5", "lager dan nul"),
        ("zorgtoeslag", "income", "5,123", "hoogstens twee cijfers"),
        ("zorgtoeslag", "income", "1234567890", "te hoog om waar te zijn"),
        ("huurtoeslag", "household_size", "2,5", "een heel getal"),
        ("huurtoeslag", "household_size", "100", "van 0 tot en met 99"),
        ("huurtoeslag", "ages", "vier", "Schrijf hele getallen met een komma ertussen"),
        ("huurtoeslag", "ages", "4, 131", "van 0 tot en met 130"),
        ("vtlb", "hours", "200", "van 0 tot en met 168"),
        ("vtlb", "aow", "soms", "voor elke volwassene ja of nee"),
        ("vtlb", "country_factor", "half", "Dit is geen getal"),
    ],
)
def test_what_is_wrong_stays_with_the_reason_beside_it(
    rule: str, name: str, typed: str, said: str, window: RuleWindow
) -> None:
    choose(window, rule)
    before = window.session.filled
    editor = enter(window, name, typed)
    assert isinstance(editor.input, QLineEdit)
    assert editor.input.text() == typed
    assert said in editor.error.text()
    assert window.session.filled == before


def test_lists_and_numbers_are_read_the_dutch_way(window: RuleWindow) -> None:
    choose(window, "vtlb")
    enter(window, "hours", "36; 20")
    enter(window, "aow", "nee, j")
    enter(window, "country_factor", "0,7832")
    values = window.session.filled.values
    assert values["hours"] == (36, 20)
    assert values["aow"] == (False, True)
    assert values["country_factor"] == Decimal("0.7832")
    window.session.changed.emit()
    for name, shown in (("aow", "nee, ja"), ("country_factor", "0,7832"), ("hours", "36, 20")):
        line = field(window, name).input
        press(line, Qt.Key.Key_Return, "\r")
        assert isinstance(line, QLineEdit)
        assert line.text() == shown


def test_another_rule_keeps_what_it_has_in_common(window: RuleWindow) -> None:
    choose(window, "zorgtoeslag")
    enter(window, "income", "20000")
    choose(window, "kindgebonden_budget")
    line = field(window, "income").input
    assert isinstance(line, QLineEdit)
    assert line.text() == "20.000,00"
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert window.session.rule.name != "kindgebonden_budget"


def test_clear_empties_everything_and_can_be_undone(window: RuleWindow) -> None:
    choose(window, "zorgtoeslag")
    enter(window, "income", "20000")
    window.clear()
    assert window.session.filled.values == {}
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert window.session.filled.values == {"income": Decimal(20000)}
    QTest.keySequence(window, QKeySequence("Ctrl+Y"))
    assert window.session.filled.values == {}


def test_typing_and_taking_back_is_nothing_to_undo(session: RuleSession) -> None:
    session.change(("income",), Decimal(5), "x")
    session.change(("income",), UNKNOWN, "x")
    assert not session.undo_stack.canUndo()
    session.change(("income",), Decimal(5), "x")
    session.end_run()
    session.change(("income",), Decimal(50), "x")
    session.undo_stack.undo()
    assert session.value(("income",)) == Decimal(5)
    session.choose("vtlb", "x")
    session.choose("vtlb", "x")
    assert session.undo_stack.count() == 2


def test_a_day_before_the_tariffs_says_from_when(window: RuleWindow) -> None:
    line = window.day.input
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "1-3-2019")
    assert window.answer.amount.text() == "Niet te berekenen"
    assert "De eerste dag waarvoor dit kan is 1 januari 2023." in window.answer.sentences.text()
    line.selectAll()
    QTest.keyClicks(line, "1-3-2031")
    assert window.answer.mark.text() == "voorlopig"


def test_indicative_is_said_in_words(window: RuleWindow) -> None:
    choose(window, "belastbaar_inkomen")
    for name in ("taxable_wage", "holiday_pay", "extra_pay"):
        enter(window, name, "2000")
    assert window.answer.mark.text() == "indicatief"
    assert "Indicatief:" in window.answer.sentences.text()


def _floor(window: RuleWindow) -> None:
    choose(window, "beslagvrije_voet")
    window.session.change(("situation",), Leefsituatie.ALLEENSTAANDE, "x")
    for name, typed in (("taxable_income", "25000"), ("net_income", "1900"),
                        ("other_income", "0")):  # fmt: skip
        enter(window, name, typed)


def test_copy_has_the_answer_what_was_filled_in_and_every_source(window: RuleWindow) -> None:
    _floor(window)
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+C"))
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Beslagvrije voet op 1 juli 2026: € ")
    assert "leefsituatie: alleenstaande" in copied
    assert "netto inkomen per maand, met vakantiegeld erin: € 1.900,00" in copied
    assert "https://wetten.overheid.nl/" in copied
    assert "Andere bedragen van deze berekening" in copied


def test_a_figure_of_the_law_shows_its_source_and_its_link(window: RuleWindow) -> None:
    _floor(window)
    explanation = window.explanation
    QTest.keyClicks(explanation.search, "wetten.overheid.nl")
    detail = explanation.detail
    assert "Geldig van" in detail.tariff.text()
    assert 'href="https://wetten.overheid.nl' in detail.link.text()
    assert not detail.link.isHidden()
    explanation.search.clear()
    QTest.keyClicks(explanation.search, "95% van het inkomen")
    assert detail.link.isHidden()
    assert detail.tariff.isHidden()


def test_an_input_in_the_explanation_leads_to_its_field(window: RuleWindow) -> None:
    choose(window, "kindgebonden_budget")
    enter(window, "income", "45000")
    enter(window, "child_ages", "4")
    press(field(window, "partner").input.findChildren(QRadioButton)[1], Qt.Key.Key_Space, " ")
    tree = window.explanation.tree
    QTest.keyClicks(window.explanation.search, "toetsingsinkomen, samen")
    assert tree.input() == "income"
    assert not window.explanation.detail.go.isHidden()
    press(tree, Qt.Key.Key_Return, "\r")
    assert QApplication.focusWidget() is field(window, "income").input
    window.choice.setFocus()
    window.explanation.detail.go.click()
    assert QApplication.focusWidget() is field(window, "income").input


def test_the_explanation_comes_on_paper(window: RuleWindow, qtbot: QtBot) -> None:
    _floor(window)
    QTest.keySequence(window, QKeySequence("Ctrl+P"))
    [dialog] = window.findChildren(LetterDialog)
    shown = squeezed("".join(pages(dialog._letter)))
    assert dialog._name == "2026-07-01-beslagvrije_voet-uitleg.pdf"
    for words in (
        "Ingevuld: leefsituatie: alleenstaande",
        "Basis: 95% van de bijstandsnorm",
        "https://wetten.overheid.nl/",
        "1 van",
        "2026.toml, revisie 1",
    ):
        assert squeezed(words) in shown
    dialog.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_shown_with_nothing_filled_in(
    name: str, language: str, session: RuleSession, qtbot: QtBot
) -> None:
    session.choose(name, "x")
    window = RuleWindow(session, Texts(language))
    qtbot.addWidget(window)
    window.show()
    assert window.answer.sentences.text()
    unnamed = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (hasattr(widget, "text") and widget.text())
    ]
    assert [type(widget).__name__ for widget in unnamed if widget.focusProxy() is None] == []


def test_what_cannot_be_printed_is_said_above_the_tree(window: RuleWindow) -> None:
    explanation = window.explanation
    branch = Branch("x", "\N{CJK UNIFIED IDEOGRAPH-4E00}", ())
    about = ExplanationSubject("Uitleg", (), "", "")
    explanation.show_branches((branch,), Draft(), Tariffs(), about)
    explanation.print()
    assert "niet" in explanation.trouble.text()
    assert not explanation.trouble.isHidden()
    assert window.findChildren(LetterDialog) == []


def test_nothing_typed_leaves_the_window(window: RuleWindow) -> None:
    choose(window, "zorgtoeslag")
    enter(window, "income", "twaalf SENTINEL")
    for said in (window.answer.said, window.as_text(), window.windowTitle()):
        assert "SENTINEL" not in said
