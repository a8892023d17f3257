"""The panel line by line: what it says first of each kind of outcome, and what it leaves out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.short_findings import open_points, place_of
from app.ui.intake.session import Session
from app.ui.shell.panel import RESULT, LivePanel
from calc import Draft, Finding, Severity
from calc.base.params import Code
from calc.dossier.agreed_schedule import Decided
from tests.app.documents.test_running import running
from tests.app.test_closed_gates import GATES
from tests.building import draft, raw_example

Show = Callable[[Draft], LivePanel]
BY_LAW = "De wet is de grens"
UNTIL = f"{BY_LAW}, t/m november 2029"


@pytest.fixture
def panel(session: Session, texts: Texts, qtbot: QtBot) -> LivePanel:
    made = LivePanel(session, texts)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def show(panel: LivePanel, session: Session) -> Show:
    def shown(made: Draft) -> LivePanel:
        session.load(made)
        return panel

    return shown


def says(panel: LivePanel, name: str) -> str:
    label = panel.talk if name == "talk" else getattr(panel.pays, name)
    assert label.isHidden() is not bool(label.text())
    return str(label.text()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("name", "line", "wanted"),
    [
        ("HH1", "badge", "Concept · 9 punten"),
        ("HH1-afgerond", "badge", ""),
        ("HH1", "decided", UNTIL),
        ("HH1", "after", "Opzij € 118,00, na alles blijft € 115,80"),
        ("HH1", "amount", "€ 165"),
        ("HH2", "amount", "nu niets"),
        (
            "HH1",
            "rungs",
            "Vanaf mei 2027 € 185,00 per maand\nVanaf oktober 2027 € 205,00 per maand",
        ),
        ("HH1", "later", ""),
        ("HH1", "talk", "Volgend gesprek: uiterlijk 23 maart 2027"),
        ("HH2", "later", "Vanaf april 2029 € 100,00 per maand\nt/m november 2029"),
        ("HH2", "rungs", ""),
        ("HH3", "decided", "Te weinig voor een betaling."),
        ("HH4", "ends", ""),
        ("HH4", "after", ""),
        ("HH6", "ends", ""),
        ("HH6", "rungs", ""),  # a later month is open: that is no step to promise
        ("HH6", "after", ""),
        ("HH6", "talk", "Volgend gesprek: uiterlijk 29 januari 2027"),
        (
            "HH2-afgerond",
            "rungs",
            "Vanaf april 2027 € 100,00 per maand\n"
            "Vanaf juni 2027 € 125,00 per maand\n"
            "Vanaf september 2027 € 135,00 per maand\n"
            "Er komt nog 1 stap; die staat in de tabel.",
        ),
    ],
)
def test_each_line_of_an_example(name: str, line: str, wanted: str, show: Show) -> None:
    assert says(show(draft(raw_example(name))), line) == wanted


def test_who_was_asked_nothing_hears_of_no_conversation_end_or_gate(show: Show) -> None:
    panel = show(Draft())
    for line in ("later", "rungs", "ends", "paid", "after", "talk"):
        assert says(panel, line) == ""
    assert says(panel, "badge") == "Nog niet compleet · Voorlopig · 17 punten"
    assert says(panel, "decided").endswith("Vraag eerst: inkomen en kosten.")


def test_a_conversation_that_was_agreed_is_no_latest_day(show: Show) -> None:
    raw = raw_example("HH1")
    raw["contact"] = raw.get("contact", {}) | {"next_conversation": "2026-12-08"}
    assert says(show(draft(raw)), "talk") == "Volgend gesprek: 8 december 2026"


def test_a_plan_that_runs_says_what_is_next_and_what_was_paid(show: Show) -> None:
    panel = show(running())
    assert says(panel, "caption") == "Volgende betaling"
    assert says(panel, "later") == "in december 2026"
    assert says(panel, "badge") == "Afgesproken plan"
    assert says(panel, "ends") == "Einddatum, zoals afgesproken: 30 november 2029."
    assert says(panel, "paid").startswith("Al betaald: € 0,00. Nog te betalen: ")
    assert says(panel, "decided").startswith(BY_LAW)


@pytest.mark.parametrize("gate", GATES, ids=str)
def test_behind_a_gate_the_panel_says_which_one_and_promises_nothing(gate: str, show: Show) -> None:
    raw = raw_example("HH1-afgerond")
    raw["debt"] |= GATES[gate]  # type: ignore[index]
    panel = show(draft(raw))
    assert says(panel, "decided").startswith("Er wordt nu geen betaling gevraagd, want ")
    for line in ("later", "rungs", "ends", "after"):
        assert says(panel, line) == ""


def test_the_last_month_that_only_settles_the_debt_is_no_step(show: Show) -> None:
    """The last payment is smaller, which nobody need be told here."""
    raw = raw_example("HH1-afgerond")
    raw["debt"]["balance"] = "5000.00"
    panel = show(draft(raw))
    ahead = panel._session.assessment.ahead
    assert ahead[-1].decided is Decided.DEBT
    assert says(panel, "rungs") == (
        "Vanaf mei 2027 € 415,00 per maand\nVanaf oktober 2027 € 435,00 per maand"
    )


def test_a_second_dossier_begins_with_the_first_points(panel: LivePanel, session: Session) -> None:
    session.load(Draft())
    assert len(panel.buttons) == 3
    assert not panel.more.isHidden()
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    assert len(panel.buttons) == len(open_points(session.assessment)) > 3
    assert panel.more.isHidden()
    session.load(Draft())
    assert len(panel.buttons) == 3
    assert not panel.more.isHidden()


def test_only_what_stands_in_the_way_is_a_point(panel: LivePanel, session: Session) -> None:
    """Warnings and what only informs stand on the page with the calculation."""
    for name in ("HH1", "HH2", "HH5", "HH6"):
        session.load(draft(raw_example(name)))
        every = {each.severity for each in session.assessment.findings}
        assert every - {Severity.MISSING, Severity.BLOCKS}, name
        shown = {each.severity for each in open_points(session.assessment)}
        assert shown <= {Severity.MISSING, Severity.BLOCKS}
        assert len(panel.buttons) == min(3, len(open_points(session.assessment)))


def test_what_to_ask_first_is_the_first_point_in_the_order_of_asking(session: Session) -> None:
    session.load(draft(asked=[], income=[], expenses=[]))
    found = session.assessment
    # The engine may list them in any order: the panel follows the order of asking.
    turned = replace(found, findings=tuple(reversed(found.findings)))
    for assessment in (found, turned):
        points = open_points(assessment)
        assert [each.path for each in points[:2]] == ["income", "expenses"]
        assert {each.code for each in points[:2]} == {"not_asked"}
        assert "not_asked" not in {each.code for each in points[2:]}


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (
            Finding(Severity.BLOCKS, "check_open", "checks", (("check", Code("check", "S02")),)),
            "checks.S02",
        ),
        (
            Finding(Severity.BLOCKS, "check_open", "checks[3]", (("check", Code("check", "S02")),)),
            "checks[3]",
        ),
        (Finding(Severity.BLOCKS, "same_again", "reasons"), "reasons"),
        (Finding(Severity.BLOCKS, "tariff_provisional", ""), ""),
    ],
    ids=lambda each: getattr(each, "path", each) or "none",
)
def test_a_point_leads_to_its_field_or_its_check(finding: Finding, place: str) -> None:
    assert place_of(finding) == place


def test_a_point_without_a_field_leads_to_the_calculation(
    panel: LivePanel, session: Session
) -> None:
    session.load(Draft())
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    fields = {place_of(each) for each in open_points(session.assessment)}
    assert {button.path for button in panel.buttons} == {field or RESULT for field in fields}


def test_a_point_that_changes_stands_in_the_same_button_and_leads_to_its_own_field(
    panel: LivePanel, session: Session, qtbot: QtBot
) -> None:
    """A keystroke changes sentences: buttons that are made again each time cost a layout."""
    session.load(Draft())
    before, asked = list(panel.buttons), [button.path for button in panel.buttons]
    session.load(draft(raw_example("HH2")))
    assert panel.buttons == before[: len(panel.buttons)]
    points = open_points(session.assessment)[: len(panel.buttons)]
    paths = [button.path for button in panel.buttons]
    assert paths == [place_of(each) or RESULT for each in points]
    changed = next(at for at, button in enumerate(panel.buttons) if button.path != asked[at])
    with qtbot.waitSignal(panel.go_to_requested, timeout=1000) as led:
        panel.buttons[changed].click()
    assert led.args == [panel.buttons[changed].path]


def test_an_amount_that_is_long_gets_smaller_letters(show: Show) -> None:
    panel = show(draft(raw_example("HH1")))
    assert panel.pays.amount.property("look") is None
    assert show(Draft()).pays.amount.property("look") == "long"
