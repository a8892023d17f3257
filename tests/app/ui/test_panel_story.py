"""What the panel tells while a conversation goes on: how much was asked, what is out of sight, what
a screen reader hears, and that what comes first is one key away."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cli.report import open_points as command_points
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.call.officer_choices import ROOM_SHOWN
from app.services.documents import DocumentKind
from app.services.outgoing_documents import prepared
from app.services.short_findings import count_points, open_points, place_of
from app.ui.agreement.checks_page import ChecksPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.shell.panel import LivePanel
from calc import Draft
from tests.app.services.call.saying import YES, say
from tests.building import (
    arrangement,
    cost,
    draft,
    example_policy,
    income,
    outcome,
    raw_example,
)
from tests.tariff_files import shipped

Show = Callable[[Draft], LivePanel]


@pytest.fixture
def panel(session: Session, texts: Texts, qtbot: QtBot) -> LivePanel:
    made = LivePanel(session, texts)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr("app.ui.shell.panel.announce", lambda _, words: said.append(words))
    return said


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def begun() -> Draft:
    """HH1, of which the first question of the conversation was asked as well."""
    raw = raw_example("HH1")
    raw["expenses"] = raw["expenses"][:3]
    return say(draft(raw), "hello-moment", YES)


def two_missed() -> dict[str, Any]:
    """HH2 without kinderbijslag and kindgebonden budget: three toeslagen, two checks."""
    raw = raw_example("HH2")
    raw["income"] = [line for line in raw["income"] if line["code"] not in ("I22", "I23")]
    return raw


# -- how much was asked ----------------------------------------------------------------------------


def test_of_what_was_not_asked_there_is_a_dash_and_never_a_zero(
    panel: LivePanel, session: Session
) -> None:
    session.load(Draft())
    assert panel.known.text() == (
        "Komt binnen: nog niet gevraagd\nGaat eruit: nog niet gevraagd\nBlijft over: na de uitgaven"
    )
    assert [amount.text() for _, _, amount in panel.known.rows if amount.text()] == ["–", "–"]
    assert not any(figure in panel.known.text() for figure in "0123456789")


def test_asked_and_not_known_is_another_thing_than_not_asked(
    panel: LivePanel, session: Session
) -> None:
    made = draft(asked=[{"question": "I01", "answer": "weet niet"}], income=[income("UNKNOWN")],
                 expenses=[cost("300.00")], arrangements=[arrangement("50.00")])  # fmt: skip
    session.load(made)
    assert "Komt binnen: nog niet bekend" in panel.known.text()
    assert "Gaat eruit: € 300,00, 1 regel" in plain(panel.known.text())
    assert "Andere regelingen: € 50,00, 1 regel" in plain(panel.known.text())
    assert panel.known.text().splitlines()[3] == "Blijft over: nog niet bekend"
    session.load(draft(expenses=[cost("300.00"), cost("UNKNOWN", "U02")]))
    assert "Gaat eruit: € 300,00, 2 regels, 1 niet bekend" in plain(panel.known.text())
    assert panel.known.text().splitlines()[3] == "Blijft over: nog niet bekend"


def test_in_a_conversation_each_group_says_how_much_of_it_was_asked(
    panel: LivePanel, session: Session
) -> None:
    session.load(begun())
    rows = panel.known.text().splitlines()
    assert rows[0].endswith("4 regels")
    assert " van " in rows[1]
    assert rows[1].endswith("gevraagd")


def test_a_cent_of_rounding_is_said(panel: LivePanel, session: Session) -> None:
    session.load(draft(raw_example("HH2")))
    assert "Door afronding verschilt de optelling een cent." in panel.known.note.text()
    session.load(draft(raw_example("HH1")))
    assert panel.known.note.text() == ""


# -- out of sight ----------------------------------------------------------------------------------


def test_while_costs_are_asked_for_nothing_of_the_payment_is_seen(
    panel: LivePanel, session: Session, heard: list[str]
) -> None:
    session.load(begun())
    assert session.assessment.headline.amount is not None
    pays = panel.pays
    shown = (pays.caption, pays.amount, pays.decided, pays.later, pays.after, pays.ends, pays.rungs)
    assert "".join(label.text() for label in shown) == ""
    assert pays.hidden_words.text() == "Betaalbedrag: verborgen tot de uitgaven er zijn"
    assert panel.known.text().endswith("Blijft over: na de uitgaven")
    panel.announce_now()
    assert "".join(heard) == ""


def test_toon_shows_the_amount_and_the_dossier_says_so(
    panel: LivePanel, session: Session, heard: list[str]
) -> None:
    session.load(begun())
    QTest.mouseClick(panel.pays.show_button, Qt.MouseButton.LeftButton)
    assert "€" in panel.pays.amount.text()
    assert panel.pays.show_button.isHidden()
    assert [each.on for each in session.draft.asked if each.question == ROOM_SHOWN] == [
        session.moment.date()
    ]
    assert len(heard) == 1
    assert heard[0].startswith("Kan betalen €")
    session.undo_stack.undo()
    session.assess_now()
    assert panel.pays.amount.text() == ""


def test_the_strip_hides_what_the_panel_hides(session: Session, texts: Texts, qtbot: QtBot) -> None:
    window = MainWindow(session, texts)
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    assert window.desk is not None
    session.load(draft(raw_example("HH1")))
    assert [amount.text() != "–" for _, amount in window.desk.strip.cells] == [True] * 5
    session.load(begun())
    assert [amount.text() == "–" for _, amount in window.desk.strip.cells] == [
        False, False, True, True, False,
    ]  # fmt: skip


# -- what is heard ---------------------------------------------------------------------------------


def test_another_amount_is_said_once_somebody_paused(
    panel: LivePanel, session: Session, heard: list[str]
) -> None:
    session.load(draft(raw_example("HH1")))
    QApplication.processEvents()
    panel.announce_now()
    assert heard == []  # the first amount of a dossier is no change
    for amount in ("900.00", "950.00"):
        session.change(("income", 0, "amount"), amount, "bedrag")
        session.assess_now()
    assert heard == []  # somebody types
    assert panel._pause.isActive()
    panel._pause.timeout.emit()
    panel._pause.timeout.emit()
    [said] = map(plain, heard)
    assert said.startswith("Kan betalen nu niets, de wet is de grens, concept, ")
    assert said.endswith(" punten")


def test_what_is_heard_has_the_amount_what_decides_and_the_points(
    panel: LivePanel, session: Session
) -> None:
    session.load(draft(raw_example("HH1")))
    said = plain(panel.pays.spoken(session.assessment))
    assert said == "Kan betalen € 165, de wet is de grens, concept, 9 punten"


# -- what comes first, and the points --------------------------------------------------------------


def test_ctrl_t_goes_to_what_comes_first_on_every_page(
    session: Session, texts: Texts, qtbot: QtBot
) -> None:
    window = MainWindow(session, texts)
    qtbot.addWidget(window)
    window.show()
    keys = [key.toString() for action in window.findChildren(QAction)
            for key in action.shortcuts()]  # fmt: skip
    assert keys.count("Ctrl+T") == 1
    for place in (0, 6):
        window.wizard.open(place)
        window.go_to_first_thing()
        assert isinstance(window.wizard.page, ChecksPage)


def test_ctrl_dot_comes_by_every_point_also_missed_money(
    session: Session, texts: Texts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.load(draft(two_missed()))
    window = MainWindow(session, texts)
    qtbot.addWidget(window)
    wanted = {place_of(each) for each in open_points(session.assessment)}
    seen: list[str] = []
    monkeypatch.setattr(window.ways, "go_to", seen.append)
    for _ in range(len(wanted)):
        window.next_open_point()
    assert set(seen) == wanted


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6", "two missed"])
def test_one_point_is_counted_once_in_panel_and_command(
    name: str, panel: LivePanel, session: Session, texts: Texts
) -> None:
    raw = two_missed() if name == "two missed" else raw_example(name)
    session.load(draft(raw))
    found = session.assessment
    panel.more.click()
    count = count_points(found)
    assert len(panel.buttons) == count
    assert len({button.text() for button in panel.buttons}) == count
    assert panel.points_title.text().endswith(f" {count}")
    said = command_points(texts, Assessed(draft(raw), example_policy(), found))
    assert len(said) == len(set(said)) == count


def test_toeslagen_that_one_check_settles_are_one_point(panel: LivePanel, session: Session) -> None:
    session.load(draft(two_missed()))
    assert [button.text() for button in panel.buttons[:2]] == [
        "Huurtoeslag aanvragen", "Kindgebonden budget en kinderbijslag aanvragen",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_conversation_has_one_date_in_panel_and_letter(
    language: str, session: Session, qtbot: QtBot
) -> None:
    texts = Texts(language)
    made = LivePanel(session, texts)
    qtbot.addWidget(made)
    raw = raw_example("HH1-afgerond")
    session.load(draft(raw))
    day = texts.formats.day(session.assessment.next_conversation.day)
    assert day in made.talk.text()
    about = Assessed(draft(raw), example_policy(), outcome(raw, example_policy(), shipped()))
    letter = prepared(DocumentKind.PLAN, about, texts).made
    assert plain(day) in plain(letter.text)
