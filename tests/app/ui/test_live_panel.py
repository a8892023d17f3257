"""B1 to B4 in the window: the panel, the ticks, the plan card, and what is written down."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.intake.asked_words import asked_rows
from app.services.short_findings import short_point
from app.services.steps import StepState
from app.ui.agreement.checks_page import ChecksPage
from app.ui.budget.cells import Role
from app.ui.budget.line_page import LinePage
from app.ui.intake.session import Session
from app.ui.result.result_page import ResultPage
from app.ui.shell.asked_list import asked_notice
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft, Finding, Severity
from calc.dossier.household import LifeState, LifeStateKind
from calc.dossier.topics import asked
from calc.signals.decisions import BEFORE_A_PLAN
from tests.app.documents.test_running import running
from tests.app.ui.page_of import page_of
from tests.building import cost, draft, income, raw_example

NAMES = ("HH1", "HH1-afgerond", "HH2", "HH3", "HH4", "HH5", "HH6")
Make = Callable[..., MainWindow]


@pytest.fixture
def make(session: Session, qtbot: QtBot) -> Make:
    def window(made: Draft, language: str = "nl") -> MainWindow:
        session.load(made)
        found = MainWindow(session, Texts(language))
        qtbot.addWidget(found)
        found.resize(1366, 768)
        found.show()
        return found

    return window


def example(name: str) -> Draft:
    return draft(raw_example(name))


def states(window: MainWindow) -> dict[str, StepState]:
    return window.wizard.states


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(window: MainWindow) -> str:
    live = window.live
    pays = live.pays
    labels = (pays.caption, pays.amount, pays.later, pays.rungs, pays.ends, pays.decided,
              pays.after)  # fmt: skip
    return plain("\n".join([*(label.text() for label in labels), live.known.text()]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_b1_an_empty_dossier_shows_no_amount_and_no_tick(language: str, make: Make) -> None:
    window = make(Draft(), language)
    assert "€" not in said(window)
    assert StepState.COMPLETE not in states(window).values()
    for page in window.wizard.pages:
        page.show_assessment()
        if isinstance(page, ResultPage):
            assert "€" not in page.say.sentence.text() + page.money.account.text()
            assert page.steps.isHidden()
            assert not page.money.view.isVisibleTo(page)


def test_b1_with_no_cost_asked_there_is_no_amount_but_the_sum_of_what_was(make: Make) -> None:
    window = make(draft(asked=[], expenses=[], income=[income("1000.00"), income("310.00", "I20")]))
    assert plain(window.live.pays.amount.text()) == "nog niet bekend"
    assert "Komt binnen: € 1.310,00, 2 regels" in said(window)
    assert "Gaat eruit: nog niet gevraagd" in said(window)
    assert "Vraag eerst: kosten." in said(window)
    assert states(window)["expenses"] is StepState.EMPTY
    # One cost that is known: from then on there is an amount.
    window.session.insert(("expenses",), 0, draft(expenses=[cost("300.00")]).expenses, "regel")
    window.session.assess_now()
    assert "nog niet gevraagd" not in window.live.pays.decided.text()


def test_b1_arrangements_that_were_not_asked_are_no_nothing(make: Make) -> None:
    window = make(draft())
    assert "Andere regelingen: nog niet gevraagd" in said(window)
    assert states(window)["arrangements"] is StepState.EMPTY
    window.session.ask_nothing("arrangements", "niets")
    window.session.assess_now()
    assert "Andere regelingen: € 0,00, niets" in said(window)
    assert states(window)["arrangements"] is StepState.COMPLETE
    window.session.undo_stack.undo()
    window.session.assess_now()
    assert states(window)["arrangements"] is StepState.EMPTY


def test_b1_nothing_chosen_or_agreed_has_no_tick(make: Make) -> None:
    window = make(example("HH1"))
    found = states(window)
    assert (found["solution"], found["agreement"]) == (StepState.EMPTY, StepState.EMPTY)
    assert found["income"] is StepState.COMPLETE


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("HH1", ["Blijft over vóór opzij leggen: € 398,80", "na alles blijft € 115,80"]),
        ("HH2", ["Blijft over vóór opzij leggen: € 357,61", "na alles blijft € 143,81"]),
        ("HH6", ["Blijft over vóór opzij leggen: € 41,16", "te weinig om ook € 153,93 opzij"]),
    ],
)
def test_b2_what_is_left_takes_the_costs_off(name: str, left: list[str], make: Make) -> None:
    window = make(example(name))
    for part in left:
        assert part in said(window)
    assert "2.466,56" not in said(window)


@pytest.mark.parametrize("name", NAMES)
def test_b3_the_panel_and_the_outcome_have_one_headline(name: str, make: Make) -> None:
    window = make(example(name))
    page = page_of(window.wizard, ResultPage)
    page.show_assessment()
    amount = plain(window.live.pays.amount.text())
    if window.session.assessment.plan is None:
        assert amount == "nu niets"
    if window.session.assessment.may_ask_payment:
        of_month = f"{amount},00" if "," not in amount else amount
        of_month = "€ 0,00" if amount == "nu niets" else of_month
        assert f"Betaalt nu: {of_month}" in plain("\n".join(page.money.view.sentences))
    said = plain(page.say.sentence.text())
    assert amount in said
    if later := plain(window.live.pays.later.text()):
        assert later.partition("€")[2].split(",")[0].strip() in said


def test_b4_what_is_missed_stands_first_and_leads_to_its_check(make: Make, qtbot: QtBot) -> None:
    raw = raw_example("HH2")
    raw["income"] = [line for line in raw["income"] if line["code"] != "I23"]
    window = make(draft(raw))
    live, card = window.live, window.live.missed
    total = window.session.assessment.missed
    assert total is not None
    assert plain(card.title.text()) == f"Mist misschien {_euros(total.month.amount)} per maand"
    assert card.geometry().bottom() < live.pays.geometry().top()
    assert [button.path for button in card.asks.buttons] == ["checks.S02", "checks.S03"]
    # The same money is the first of the points, under what is to be done about it.
    assert [button.text() for button in live.buttons[:2]] == [
        "Huurtoeslag aanvragen", "Kinderbijslag aanvragen",
    ]  # fmt: skip
    with qtbot.waitSignal(live.go_to_requested) as sent:
        QTest.mouseClick(card.asks.buttons[1], Qt.MouseButton.LeftButton)
    assert sent.args == ["checks.S03"]
    assert isinstance(window.wizard.page, ChecksPage)
    page = page_of(window.wizard, ResultPage)
    page.show_assessment()
    assert plain(page.next.amount.text()) == _euros(total.month.amount)
    assert page.next.title.text() == "Eerst: huurtoeslag en kinderbijslag"
    assert page.say.sentence.text().startswith("“Eerst vragen wij samen uw huurtoeslag en ")


def _euros(amount: Any) -> str:
    return plain(Texts("nl").formats.euros(amount.quantize(amount.__class__("0.01"))))


def test_b4_every_point_can_be_reached_by_mouse_and_keys(make: Make, qtbot: QtBot) -> None:
    window = make(Draft())
    live = window.live
    assert len(live.buttons) == 3
    assert live.more.isVisible()
    assert live.more.focusPolicy() is Qt.FocusPolicy.StrongFocus
    rest = int("".join(filter(str.isdigit, live.more.text())))
    assert live.points_title.text() == f"NOG NAVRAGEN {3 + rest}"
    QTest.keyClick(live.more, Qt.Key.Key_Return)
    assert len(live.buttons) == 3 + rest
    assert live.more.isHidden()
    assert live.buttons[0].text().startswith("Inkomsten")
    assert live.buttons[1].text().startswith("Uitgaven")
    for button in list(live.buttons):
        assert button.path
        assert button.focusPolicy() is Qt.FocusPolicy.StrongFocus
        with qtbot.waitSignal(live.go_to_requested):
            QTest.keyClick(button, Qt.Key.Key_Return)


def test_b4_one_open_point_is_counted_once(make: Make) -> None:
    """HH1: the missed huurtoeslag and its check are one point; sketches say six, and
    three decisions came since."""
    window = make(example("HH1"))
    live, wizard = window.live, window.wizard
    assert "9 punten" in live.pays.badge.text()
    assert live.points_title.text() == "NOG OPEN 9"
    live.more.click()
    titles = [button.text() for button in live.buttons]
    assert len(titles) == len(set(titles)) == 9
    assert titles[0] == "Huurtoeslag aanvragen"
    counts = [item.counts for item in wizard.steps.items]
    assert sum(int(each.split()[0]) for each in counts if each.endswith(" open")) == 9


def test_each_decision_is_named_by_what_is_to_be_decided(texts: Texts) -> None:
    """Two of them are recorded among the reasons: their field would not tell them apart."""
    named = [
        short_point(texts, Finding(Severity.BLOCKS, code, "reasons"), Draft())
        for code in sorted(BEFORE_A_PLAN - {"terugkerend", "schrijnend_not_taken_over"})
    ]
    assert len(set(named)) == len(named) == 5
    assert "redenen" not in named


def test_b1_typing_not_knowing_and_nothing_are_written_down(session: Session) -> None:
    session.load(Draft())
    session.change(("handling", "officer"), "SENTINEL-medewerker", "wie")
    session.insert(("income",), 0, draft(income=[income("UNKNOWN")]).income, "regel")
    assert not session.draft.asked  # a line without an amount says nothing yet
    session.end_run()
    session.change(("income", 0, "amount"), UNKNOWN, "bedrag")
    assert not session.draft.asked
    session.change(("income", 0, "amount"), draft().income[0].amount, "bedrag")
    session.end_run()
    session.change(("savings",), UNKNOWN, "spaargeld")
    session.end_run()
    session.change(("savings",), draft().savings, "spaargeld")
    session.ask_nothing("arrangements", "niets")
    questions = [(each.question, each.on, each.by, each.answer.value)
                 for each in session.draft.asked]  # fmt: skip
    day, who = date(2026, 11, 23), "SENTINEL-medewerker"
    assert questions == [
        ("I01", day, who, "beantwoord"),
        ("savings", day, who, "beantwoord"),
        ("arrangements", day, who, "beantwoord"),
    ]
    session.end_run()
    session.change(("income", 0, "amount"), UNKNOWN, "bedrag")
    assert session.draft.asked[-1].question == "I01"
    assert session.draft.asked[-1].answer.value == "weet niet"
    assert {topic.value for topic in asked(session.draft)} == {"income", "savings", "arrangements"}
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == Draft()


def test_b1_what_is_typed_and_taken_back_was_not_asked(session: Session) -> None:
    session.load(example("HH1"))
    before = session.draft
    session.change(("income", 0, "amount"), draft().income[0].amount, "bedrag")
    assert session.draft.asked
    session.change(("income", 0, "amount"), before.income[0].amount, "bedrag")
    assert session.draft == before
    assert not session.undo_stack.canUndo()


def test_b1_a_line_that_comes_takes_back_that_there_is_nothing(session: Session) -> None:
    session.load(Draft())
    for question in ("income", "income.werk", "income.toeslag"):
        session.ask_nothing(question, "niets")
    session.insert(("income",), 0, draft().income, "regel")
    assert [each.question for each in session.draft.asked] == ["income.toeslag", "I01"]
    # C10: taken away at once it was never there, and what was said before stands again.
    session.remove(("income",), [0], "weg")
    said = ["income", "income.werk", "income.toeslag"]
    assert [each.question for each in session.draft.asked] == said
    # Taken away later nobody has said that there is nothing.
    session.insert(("income",), 0, draft().income, "regel")
    session.replace(session.draft.model_copy(update={"notes": "SENTINEL"}), "notitie")
    session.remove(("income",), [0], "weg")
    assert [each.question for each in session.draft.asked] == ["income.toeslag"]
    session.ask_nothing("income.toeslag", "niets")
    assert not session.draft.asked


def test_b1_the_page_offers_there_is_nothing_per_list_and_per_kind(make: Make) -> None:
    window = make(Draft())
    page = page_of(window.wizard, LinePage)
    window.wizard.open(2)
    box = page.empty.nothing
    assert box.isVisible()
    box.click()
    assert [each.question for each in window.session.draft.asked] == ["income"]
    assert "23 november 2026" in plain(box.toolTip())
    page.refresh()
    assert box.isChecked()
    window.session.insert(("income",), 0, draft().income, "regel")
    page.refresh()
    assert not box.isVisible()
    # Of a kind it is said with F7, on the row of that kind.
    for kind, known in (("werk", ["I01"]), ("toeslag", ["I01", "income.toeslag"])):
        page.grid.setCurrentIndex(page.model.index(page.model.kind_row(kind), 0))
        page.commands.not_applicable()
        assert [each.question for each in window.session.draft.asked] == known
    said = page.model.index(page.model.kind_row("toeslag"), 0).data(Role.KIND).said
    assert said == "gevraagd: niet van toepassing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_b1_a_supervisor_sees_what_was_asked(language: str, session: Session, qtbot: QtBot) -> None:
    session.load(example("HH2"))
    session.change(("children", 1, "birth_month"), UNKNOWN, "maand")
    session.end_run()
    session.change(("expenses", 0, "amount"), UNKNOWN, "bedrag")
    session.ask_nothing("income.gemeente", "niets")
    texts = Texts(language)
    rows = asked_rows(texts, session.draft)
    assert [len(row) for row in rows] == [4] * 3
    assert [row[3] for row in rows][:2] == [texts.text("asked_answer.weet niet")] * 2
    notice = asked_notice(None, texts, session.draft)  # type: ignore[arg-type]
    qtbot.addWidget(notice)
    assert "3" in notice.body.toPlainText()
    empty = asked_notice(None, texts, Draft())  # type: ignore[arg-type]
    qtbot.addWidget(empty)
    assert texts.text("asked.empty") in empty.body.toPlainText()


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_death_the_panel_calls_no_amount_of_a_plan_that_runs(
    language: str, make: Make, session: Session
) -> None:
    made = running()
    state = LifeState(kind=LifeStateKind.DECEASED, who="A", from_date=date(2026, 11, 1))
    window = make(made, language)
    live = window.live
    assert "€" in live.pays.amount.text()
    session.load(made.model_copy(update={"life_states": (state,)}))
    texts = Texts(language)
    pays = live.pays
    labels = (pays.caption, pays.amount, pays.later, pays.rungs, pays.ends, pays.after)
    assert "€" not in "".join(label.text() for label in labels)
    assert live.pays.amount.text() == texts.text("life.running.none")
    assert live.pays.decided.text() == texts.text("ui.live.none_asked")
    # Before anything runs the amount is a sum of ours; beside it stands that nobody asks it.
    session.load(example("HH1").model_copy(update={"life_states": (state,)}))
    assert live.pays.decided.text() == texts.text("ui.live.none_asked")


def test_a_low_window_shows_fewer_points_one_at_least_and_says_how_many_are_left(
    make: Make, qtbot: QtBot, styled: None
) -> None:
    window = make(example("HH1"))
    live = window.live

    def seen(height: int) -> int:
        window.resize(1366, height)
        qtbot.waitUntil(lambda: window.height() == height)
        found = sum(not button.isHidden() for button in live.buttons)
        rest = int("".join(filter(str.isdigit, live.more.text())) or 0)
        assert found + rest == 9
        return found

    assert [seen(height) for height in (1200, 560, 540)] == [3, 1, 1]
    # While there is room for more than one, nothing has to be rolled to see the amount.
    fitting = [height for height in range(540, 900, 10) if seen(height) == 2]
    assert fitting
    seen(fitting[0])
    qtbot.waitUntil(lambda: live.verticalScrollBar().maximum() == 0)
