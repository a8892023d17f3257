"""While the policy keeps out of sight what can be paid, no place of the window tells it: not only
the panel hid it, and Uitkomst, the documents and the end of the call showed it all the same."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.call.closing import close
from app.services.call.conversation import Conversation
from app.services.call.officer_choices import ROOM_SHOWN, with_room_shown
from app.services.call.script import load_script
from app.services.call.sentences import moment_said
from app.services.documents import NoDocument, make_document
from app.services.first_thing import first_thing
from app.services.outgoing_documents import offers
from app.services.short_findings import said_point
from app.services.steps import steps_said
from app.ui.call.put_answer import say_refusal
from app.ui.documents.desk_layout import SHOW_PAYS
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.session import Session
from app.ui.result.result_page import ResultPage
from app.ui.shell.main_window import MainWindow
from app.ui.shell.pages import PAGES
from calc import Assessment, Draft, Finding, Problem, Severity, assess
from calc.base.rounding import cents_half_up
from tests.app.services.call.saying import YES, say
from tests.building import ON, draft, example_policy, raw_example, settled
from tests.tariff_files import shipped

PLACES = [step.key for step in PAGES]
RESULT = PLACES.index("result")
HIDDEN = "Betaalbedrag: verborgen tot de uitgaven er zijn"


def begun(name: str = "HH1", **changes: Any) -> Draft:
    """An example of which the first question of the conversation was asked as well."""
    raw = raw_example(name) | changes
    raw["expenses"] = raw["expenses"][:3]
    return say(draft(raw), "hello-moment", YES)


def secrets(assessment: Assessment) -> set[str]:
    """What can be paid, and what is left before and after it, as digits: "165", "168,17"."""
    assert assessment.shown is not None
    row = assessment.shown
    steps = [rung.payment for rung in assessment.rungs] + [row.own_wall, row.floor_wall, row.room]
    interim = assessment.beside.gate.interim
    amounts = [step.amount for step in steps if step is not None]
    amounts += [interim.amount.amount] if interim else []
    found = set()
    for amount in (cents_half_up(each) for each in amounts if each > 0):
        said = Texts("nl").formats.amount(amount)
        found |= {said, said.removesuffix(",00")} if amount % 1 == 0 else {said}
    return found


def told(text: str, amounts: set[str]) -> set[str]:
    """Which of the amounts a text names: whole numbers, and only as money."""
    euros = re.findall(
        r"(?:€|betaalt|missen|betalen)\s*([\d.]+(?:,\d\d)?)", text.replace("\xa0", " ")
    )
    return amounts & {*euros}


def words(of: QWidget) -> Iterator[str]:
    """Everything that is read on the screen or by a screen reader."""
    for each in of.findChildren(QWidget):
        if not each.isVisibleTo(of):
            continue
        yield each.accessibleName()
        yield each.accessibleDescription()
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            yield each.text()
        elif isinstance(each, QPlainTextEdit):
            yield each.toPlainText()


@pytest.fixture
def window(session: Session, texts: Texts, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    session.load(begun())
    return made


def result_of(window: MainWindow) -> ResultPage:
    window.open_step(RESULT)
    assert isinstance(window.wizard.page, ResultPage)
    return window.wizard.page


def test_no_page_of_the_window_tells_what_can_be_paid(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    for where in ("shell.panel", "result.say_card", "result.result_page", "documents.desk"):
        monkeypatch.setattr(f"app.ui.{where}.announce", lambda _, said: heard.append(said))
    amounts = secrets(session.assessment)
    assert len(amounts) > 2
    for place in range(len(PLACES)):
        window.open_step(place)
        said = "\n".join([*words(window), *heard])
        assert not told(said, amounts), PLACES[place]
        assert "De brief met het plan" not in said
    # The same look finds them where they may be seen.
    session.replace(with_room_shown(session.draft, ON), "getoond")
    session.assess_now()
    window.open_step(RESULT)
    assert told("\n".join(words(window)), amounts)


def test_uitkomst_says_that_it_is_hidden_and_no_key_gets_behind_it(window: MainWindow) -> None:
    page = result_of(window)
    assert page.hidden.isVisible()
    assert page.hidden.words.text() == HIDDEN
    assert page.hidden.button.hasFocus()
    behind = (page.say, page.money, page.steps, page.tabs, page.no_plan, page.shocks,
              page.debt_help)  # fmt: skip
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_H):
        QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
        assert not any(part.isVisible() for part in behind)
    page.open_what_if("48")
    assert page.drawer is None
    assert dict(page.keys()).keys() == {"Ctrl+T"}


def test_toon_shows_it_there_and_the_dossier_says_so(window: MainWindow, session: Session) -> None:
    page = result_of(window)
    QTest.mouseClick(page.hidden.button, Qt.MouseButton.LeftButton)
    assert ROOM_SHOWN in [each.question for each in session.draft.asked]
    assert page.hidden.isHidden()
    assert page.say.isVisible()
    assert page.tabs.isVisible()
    page.open_what_if("48")
    assert page.drawer is not None
    assert page.drawer.isVisible()
    session.undo_stack.undo()
    session.assess_now()
    assert page.hidden.isVisible()
    assert not page.drawer.isVisible()


@pytest.fixture
def documents(window: MainWindow) -> DocumentsPage:
    window.open_step(PLACES.index("documents"))
    assert isinstance(window.wizard.page, DocumentsPage)
    return window.wizard.page


def bar_of(window: MainWindow) -> dict[str, str]:
    assert window.desk is not None
    return dict(window.desk.keys.keys)


@pytest.mark.parametrize("by_key", [True, False])
def test_documenten_has_toon_itself_with_a_button_and_a_key(
    window: MainWindow, documents: DocumentsPage, by_key: bool
) -> None:
    """It sent people to Uitkomst for it, and they came back to another letter."""
    desk = documents.documents
    desk.offers.show_kind(DocumentKind.PLAN)
    assert desk.show_pays.isVisible()
    assert desk.shown is None
    assert bar_of(window)[SHOW_PAYS] == "Toon"
    if by_key:
        QTest.keyClick(desk.offers, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    else:
        desk.show_pays.setFocus()
        QTest.mouseClick(desk.show_pays, Qt.MouseButton.LeftButton)
    assert ROOM_SHOWN in [each.question for each in window.session.draft.asked]
    assert not desk.show_pays.isVisible()
    assert desk.offers.kind is DocumentKind.PLAN
    assert desk.shown is not None
    assert SHOW_PAYS not in bar_of(window)
    here = QApplication.focusWidget()
    assert here is None or here.isVisible()
    window.session.undo_stack.undo()
    window.session.assess_now()
    assert desk.show_pays.isVisible()


def test_toon_does_nothing_where_nothing_is_hidden(
    window: MainWindow, documents: DocumentsPage, example: Callable[[str], Draft]
) -> None:
    window.session.load(example("HH1"))
    before = window.session.draft
    assert not documents.documents.show_pays.isVisible()
    documents.documents.show_hidden()
    assert window.session.draft == before
    assert SHOW_PAYS not in dict(documents.keys())


def test_after_toon_the_bar_has_the_keys_of_uitkomst(window: MainWindow) -> None:
    page = result_of(window)
    assert "Ctrl+4" not in bar_of(window)
    QTest.mouseClick(page.hidden.button, Qt.MouseButton.LeftButton)
    assert "Ctrl+4" in bar_of(window)


# -- without the window ----------------------------------------------------------------------------


def assessed(made: Draft) -> Assessed:
    policy = example_policy()
    return Assessed(made, policy, assess(made, policy, shipped(), ON))


@pytest.mark.parametrize("name", ["HH1", "HH4"])
def test_a_document_that_would_tell_it_waits_and_says_what_for(name: str) -> None:
    """One that was made all the same names none of the amounts."""
    texts, about = Texts("nl"), assessed(begun(name))
    seen = assessed(with_room_shown(about.draft, ON))
    by_kind = {offer.kind: offer for offer in offers(about, texts)}
    made = 0
    for kind in DocumentKind:
        if kind.traits.tells_payment:
            assert not by_kind[kind].fits
            assert by_kind[kind].why.startswith("Eerst de uitgaven: ")
            with pytest.raises(NoDocument) as none:
                make_document(kind, about, texts)
            assert none.value.key == "papers.none.hidden"
        elif by_kind[kind].fits:
            made += 1
            text = make_document(kind, about, texts).text
            assert not told(text, secrets(about.assessment)), kind
    assert made
    assert any(o.fits and o.kind.traits.tells_payment for o in offers(seen, texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_end_of_a_call_reads_out_no_amount_before_the_costs(language: str) -> None:
    """Somebody may go to the end with costs still open."""
    texts, policy = Texts(language), example_policy().policy
    made = begun(checks=settled())
    found = assessed(made).assessment
    hidden = close(Conversation(made, ON, found), texts, policy)
    assert hidden.outcome == ()
    assert hidden.letter is DocumentKind.STILL_NEEDED
    seen = with_room_shown(made, ON)
    shown = close(Conversation(seen, ON, found), texts, policy)
    assert shown.outcome != ()
    assert shown.letter is not DocumentKind.STILL_NEEDED
    said = set(hidden.readback) - set(shown.readback)
    assert len(said) == 1
    assert not re.search(r"\d", said.pop())


def test_who_wants_to_pay_more_hears_no_amount_before_the_costs() -> None:
    moment = next(each for each in load_script().moments if each.key == "wants_more")
    found, policy = assessed(begun()), example_policy().policy
    for made, names in ((found.draft, False), (with_room_shown(found.draft, ON), True)):
        talk = Conversation(made, ON, found.assessment)
        said = " ".join(moment_said(moment, Texts("nl"), talk, policy).say)
        assert bool(re.search(r"\d+ euro", said)) is names


def test_the_rail_does_not_say_that_nothing_is_paid() -> None:
    """HH4 has no room: "nu geen betaling" is an outcome as well."""
    texts, found = Texts("nl"), assessed(begun("HH4"))
    steps = [("result", ())]
    for hidden, said in ((True, "verborgen"), (False, None)):
        [step] = steps_said(texts, steps, found.draft, found.assessment, pays_hidden=hidden)
        assert (step.counts == said) is hidden


def test_what_comes_first_names_no_payment() -> None:
    texts, found = Texts("nl"), assessed(begun("HH1"))
    of = found.assessment
    assert of.beside.gate.interim is not None
    open_, shut = (
        first_thing(texts, of, found.draft, pays_hidden=hidden) for hidden in (False, True)
    )
    assert len(open_.said) == len(shut.said) + 1
    assert open_.said[-1].startswith("Tot het plan: hoogstens €")
    params = (("amount", Decimal(10)), ("payment", Decimal(165)), ("until", date(2029, 1, 1)))
    better = Finding(Severity.BLOCKS, "schuldhulp_better", "reasons", params)
    other = replace(of, findings=(better,), missed=None)
    for hidden in (False, True):
        said = first_thing(texts, other, found.draft, pays_hidden=hidden).said
        assert any("165" in each for each in said) is not hidden


PAID = (("amount", Decimal(10)), ("payment", Decimal(165)), ("until", date(2029, 1, 1)))
BETTER = Finding(Severity.BLOCKS, "schuldhulp_better", "reasons", PAID)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_about_a_point_names_the_payment(language: str) -> None:
    texts, made = Texts(language), begun("HH1")
    hidden, seen = (said_point(texts, BETTER, made, pays_hidden=each) for each in (True, False))
    assert "165" in seen
    assert not re.search(r"\d", hidden)


def test_the_points_of_the_panel_name_no_payment(window: MainWindow, session: Session) -> None:
    for hidden in (True, False):
        if not hidden:
            session.replace(with_room_shown(session.draft, ON), "getoond")
        other = replace(session.assessment, findings=(BETTER,), missed=None)
        session._assessment = other
        window.live.show_assessment()
        said = "\n".join(words(window.live))
        assert ("165" in said) is not hidden


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_higher_amount_is_refused_without_the_highest(session: Session, language: str) -> None:
    """ "Niet boven € 165" would tell it."""
    texts = Texts(language)
    problem = Problem("call_above_computed", "solution.amount", (("highest", Decimal(165)),))
    session.load(begun())
    assert "165" not in say_refusal(session, texts, problem)
    session.replace(with_room_shown(session.draft, ON), "getoond")
    assert "165" in say_refusal(session, texts, problem)
