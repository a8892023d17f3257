"""The checks: one large, the others as rows; an answer brings the next, and nothing else does."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.intake.catalogue import codes_of, questions
from app.services.intake.checks import (
    blocking_codes,
    check_groups,
    check_of,
    say_check,
    say_count,
)
from app.ui.agreement.checks_page import ChecksPage
from app.ui.intake import check_list as check_list_module
from app.ui.intake.check_list import CheckList
from app.ui.intake.check_row import SIGNS
from app.ui.intake.session import Session
from calc import UNKNOWN, Draft
from calc.dossier.codes import CheckState

EVERY = codes_of("check")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    heard: list[str] = []
    monkeypatch.setattr(check_list_module, "announce", lambda widget, words: heard.append(words))
    return heard


@pytest.fixture
def checks(session: Session, texts: Texts, qtbot: QtBot, said: list[str]) -> CheckList:
    made = CheckList(session, texts)
    qtbot.addWidget(made)
    made.resize(740, 900)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    session.assessed.connect(made.show_assessment)
    made.show_assessment()
    return made


def in_order(checks: CheckList) -> list[str]:
    """The codes of the rows as they stand on the screen, from the top."""
    QApplication.processEvents()
    places = {
        code: row.mapTo(checks, row.rect().topLeft()).y()
        for code, row in checks.rows.items()
        if row.isVisible()
    }
    return sorted(places, key=lambda code: places[code])


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(keys: str) -> None:
    QTest.keyClicks(focused(), keys)


def state_of(session: Session, code: str) -> CheckState:
    return check_of(session.draft, code).state


# -- which is where --------------------------------------------------------------------------------


def test_the_money_that_is_missed_comes_first_and_every_check_is_in_one_group(
    session: Session,
) -> None:
    session.change(("checks",), session.draft.checks[1:], "x")
    session.assess_now()
    groups = check_groups(session.draft, session.assessment)
    blocking = blocking_codes(session.assessment)
    assert blocking[:2] == ["S01", "S02"]
    assert groups.before == ("S02", "S01", *blocking[2:])
    assert groups.later == ("S08", "S09")
    assert groups.settled == ("S05", "S06")
    every = (*groups.before, *groups.later, *groups.settled, *groups.unasked)
    assert sorted(every) == sorted(EVERY)


def test_they_are_counted_in_words(session: Session, texts: Texts) -> None:
    said = say_count(texts, check_groups(session.draft, session.assessment))
    assert said == "6 open vóór het plan · 2 mogen later · 3 zijn klaar · 13 niet gevraagd"


def test_with_nothing_to_settle_that_is_said(
    session: Session, texts: Texts, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    groups = check_groups(session.draft, session.assessment)
    assert groups.before == ()
    assert say_count(texts, groups).startswith("niets houdt het plan tegen")


# -- what is shown ---------------------------------------------------------------------------------


def test_one_is_large_and_those_that_wait_stand_below_it_with_a_digit(
    checks: CheckList, session: Session
) -> None:
    groups = check_groups(session.draft, session.assessment)
    assert checks.code == "S02"
    assert checks.card.say.text() == f"“{questions()['check']['S02'].say}”"
    assert in_order(checks) == [*groups.before[1:], *groups.later]
    words = [checks.rows[code].words for code in groups.before[1:]]
    assert [each.key for each in words if each] == ["2", "3", "4", "5", "6"]
    later = checks.rows["S08"].words
    assert later is not None
    assert (later.key, later.due) == ("", "31-12-2026")
    assert later.said.startswith("aanvullende zorgverzekering")


def test_what_was_worked_out_and_agreed_stands_on_the_card(
    checks: CheckList, session: Session, texts: Texts
) -> None:
    [worked_out, found] = checks.card.known.text().split("\n")
    assert worked_out.replace("\N{NO-BREAK SPACE}", " ") == "Mist huurtoeslag: € 230,00 per maand."
    assert found.startswith("Huur 712,50")
    assert checks.card.agreed.text().startswith("Afgesproken: samen aanvragen")
    assert checks.card.due.text() == "klaar uiterlijk 7 december 2026"
    assert checks.card.state.text() == "△ actie open"
    assert checks.card.chips.value == "open"


def test_an_effect_is_said_where_nothing_was_worked_out(
    session: Session, texts: Texts, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH6"))
    said = say_check(texts, session.draft, session.assessment, "S06")
    assert said[0].replace("\N{NO-BREAK SPACE}", " ") == "Kan € 51,83 per maand schelen."


def test_each_state_has_a_sign_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(CheckState)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_and_the_card_have_a_name(
    language: str, session: Session, qtbot: QtBot, styled: None
) -> None:
    made = CheckList(session, Texts(language))
    qtbot.addWidget(made)
    made.show()
    made.show_all()
    made.show_assessment()
    for code, row in made.rows.items():
        assert code == made.code or row.accessibleName(), code
    assert made.card.accessibleName()
    assert made.card.chips.accessibleName()


def test_what_is_settled_and_what_nobody_asks_is_one_line_until_all_is_shown(
    checks: CheckList, session: Session
) -> None:
    assert checks.folds["settled"].text() == "▸ 3 zijn klaar"
    assert checks.folds["unasked"].text() == "▸ 13 niet gevraagd"
    assert "S01" not in in_order(checks)
    checks.show_all()
    assert {*in_order(checks), checks.code} == {*EVERY}
    checks.show_all()
    assert "S01" not in in_order(checks)


# -- answering -------------------------------------------------------------------------------------


def test_after_an_answer_the_next_comes_and_what_is_left_is_said(
    checks: CheckList, session: Session, said: list[str]
) -> None:
    checks.open("S11")
    press("a")
    assert state_of(session, "S11") is CheckState.AGREED
    assert checks.code == "S13"
    assert checks.isAncestorOf(focused())
    assert said == ["Nog 5."]
    assert in_order(checks)[0] == "S02"


def test_after_the_last_that_is_said_and_nothing_else_comes(
    checks: CheckList, session: Session, said: list[str]
) -> None:
    for code in check_groups(session.draft, session.assessment).before:
        checks.open(code)
        press("a")
    assert said[-1] == "Alle controles vóór het plan zijn klaar."
    assert checks.groups.before == ()
    assert not checks.card.next.isVisible()


def test_an_open_action_asks_what_and_stays(checks: CheckList, session: Session) -> None:
    checks.open("S11")
    press("o")
    assert state_of(session, "S11") is CheckState.OPEN
    assert checks.code == "S11"
    press("voedselbank")
    assert check_of(session.draft, "S11").action == "voedselbank"


def test_c6_what_does_not_apply_asks_why_and_stays_readable(
    checks: CheckList, session: Session, said: list[str]
) -> None:
    checks.open("S18")
    press("n")
    assert checks.code == "S18"
    assert "S18" in blocking_codes(session.assessment)
    assert checks.card.why.text().startswith("Schrijf nog waarom")
    assert said == []
    press("er is geen beslag")
    session.assess_now()
    assert "S18" not in blocking_codes(session.assessment)
    assert checks.code == "S18", "nothing moves while somebody types"
    assert not checks.card.why.text()
    assert "Reden: er is geen beslag" in checks.card.known.text()
    for label in (checks.card.say, checks.card.known):
        assert label.height() >= label.heightForWidth(label.width())
    checks.card.next.click()
    checks.show_all()
    row = checks.rows["S18"].words
    assert row is not None
    assert (row.state, row.said) == (CheckState.NOT_APPLICABLE, "er is geen beslag")


def test_another_date_goes_to_the_day_and_changes_no_answer(
    checks: CheckList, session: Session
) -> None:
    press("d")
    assert state_of(session, "S02") is CheckState.OPEN
    assert checks.card.chips.value == "open"
    field = focused()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    press("14-12-2026")
    assert check_of(session.draft, "S02").due == date(2026, 12, 14)


def test_a_digit_opens_that_row_and_is_a_digit_in_a_field(
    checks: CheckList, session: Session
) -> None:
    third = in_order(checks)[1]
    checks.enter()
    press("3")
    assert checks.code == third
    checks.card.open_detail()
    press("3")
    assert checks.code == third
    assert check_of(session.draft, third).action not in (UNKNOWN, "")
    assert "3" in str(check_of(session.draft, third).action)


def test_arrows_go_along_the_answers_and_choose_none(checks: CheckList, session: Session) -> None:
    checks.open("S11")
    before = session.draft
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(focused(), key)
    assert session.draft is before
    assert checks.code == "S11"


def test_the_details_of_a_check_that_says_nothing_leave_no_trace(
    checks: CheckList, session: Session
) -> None:
    before = session.draft
    checks.open("S24")
    checks.card.open_detail()
    assert check_of(session.draft, "S24") in session.draft.checks
    checks.open("S11")
    assert session.draft == before


def test_undo_takes_an_answer_back_on_the_card(checks: CheckList, session: Session) -> None:
    checks.open("S11")
    press("o")
    session.undo_stack.undo()
    assert checks.card.state.text() == "○ niet gevraagd"
    assert checks.card.form is None


# -- going about -----------------------------------------------------------------------------------


def test_one_comes_to_a_check_by_its_code_its_place_or_to_the_first_to_settle(
    checks: CheckList, session: Session
) -> None:
    assert checks.go_to("S05")
    assert checks.code == "S05"
    asked = [check.code for check in session.draft.checks]
    assert checks.go_to(len(asked) - 1)
    assert checks.code == asked[-1]
    waiting = [code for code in checks.groups.before if code not in asked]
    for nowhere in (None, len(asked), "S99"):
        checks.go_to("S05")
        assert checks.go_to(nowhere) is bool(waiting)
        assert checks.code == (waiting[0] if waiting else "S05")


def test_with_nothing_to_settle_there_is_nowhere_to_go(
    checks: CheckList, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    assert not checks.go_to(None)


def test_another_dossier_begins_with_its_own_first_check(
    checks: CheckList, session: Session, example: Callable[[str], Draft]
) -> None:
    checks.open("S24")
    session.load(example("HH6"))
    assert checks.code == check_groups(session.draft, session.assessment).before[0]


def test_the_badge_of_what_is_open_has_room_around_its_words(checks: CheckList) -> None:
    """It is the same label as of what is done, and gets the look later."""
    card = checks.card
    assert card.state.objectName() == "badge"
    QApplication.processEvents()
    inside = card.state.contentsRect()
    assert inside.left() >= 8
    assert card.state.width() - inside.right() >= 8
    assert inside.width() >= card.state.fontMetrics().horizontalAdvance(card.state.text())


# -- not known -------------------------------------------------------------------------------------


def test_f8_says_that_a_check_cannot_be_settled_now(checks: CheckList, session: Session) -> None:
    """It did nothing here, and everywhere else it says "weet ik niet"."""
    code = checks.code
    checks.card.focus_here()
    assert state_of(session, code) is not CheckState.AGREED
    press("a")
    QApplication.processEvents()
    again = checks.code
    checks.card.focus_here()
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    assert state_of(session, again) is CheckState.OPEN
    assert again in checks.groups.before


def test_f8_of_a_check_asks_who_finds_out(checks: CheckList, session: Session) -> None:
    code = next(each for each in checks.rows if state_of(session, each) is CheckState.NOT_ASKED)
    checks.open(code)
    checks.card.focus_here()
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    assert state_of(session, code) is CheckState.OPEN
    assert checks.card.form is not None
    action = next(each for each in checks.card.form.editors if each.path[-1] == "action")
    assert action.isAncestorOf(focused())


def test_f8_in_a_field_of_a_check_is_of_that_field(checks: CheckList, session: Session) -> None:
    checks.card.open_detail()
    code, was = checks.code, state_of(session, checks.code)
    assert isinstance(focused(), QLineEdit)
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    assert state_of(session, code) is was


def test_the_key_bar_of_controle_names_f8(session: Session, texts: Texts, qtbot: QtBot) -> None:
    page = ChecksPage(session, texts)
    qtbot.addWidget(page)
    assert dict(page.keys())["F8"] == "weet ik niet"
