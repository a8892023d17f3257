"""What an officer decides, by keyboard: recorded, no longer asked, undone, asked again."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.services.deciding import place_of
from app.ui.agreement.checks_page import ChecksPage
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft, Severity
from calc.base.money import ZERO
from calc.dossier.agreed_schedule import RestAtEnd
from calc.dossier.codes import AfterEnd, ReasonFor
from calc.dossier.debt import ArrangementOutcome, Debt, EarlierArrangement, Recurrence
from calc.dossier.stabilisation import Reason
from tests.app.ui.kept import Kept
from tests.journeys.typist import press
from tests.journeys.windows import example

Key = Qt.Key


@pytest.fixture
def window(one_window: Kept) -> MainWindow:
    """The window of this module, put back, with a new dossier."""
    window = one_window.put_back(Draft())
    QApplication.processEvents()
    return window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def blocks(window: MainWindow, code: str) -> bool:
    """Whether a finding holds the plan up, in the newest assessment."""
    window.session.assess_now()
    found = [each for each in window.session.assessment.findings if each.code == code]
    return any(each.severity is Severity.BLOCKS for each in found)


def without(draft: Draft, *about: ReasonFor) -> Draft:
    reasons = tuple(reason for reason in draft.reasons if reason.about not in about)
    return draft.model_copy(update={"reasons": reasons})


def failed_twice(draft: Draft) -> Draft:
    """Two arrangements that failed, and the four questions about them answered."""
    failed = EarlierArrangement(outcome=ArrangementOutcome.FAILED)
    answered = Recurrence(
        cause_found=True, picture_complete=True, what_changed="ander werk", behaviour="op tijd"
    )
    update = {"earlier_arrangements": (failed, failed), "recurrence": answered}
    debt: Debt = draft.debt.model_copy(update=update)
    return draft.model_copy(update={"debt": debt})


def choose(word: str) -> None:
    """Open the list with a letter, go to the word and take it."""
    QTest.keyClicks(focused(), word[:1])
    list_ = QApplication.focusWidget()
    assert list_ is not None
    QTest.keyClicks(list_, word[1:])
    QTest.keyClick(list_, Key.Key_Return)


@pytest.mark.parametrize(
    ("about", "code", "role"),
    [
        (ReasonFor.MINIMUM_TOO_LONG, "minimum_too_long", "senior"),
        (ReasonFor.SCHULDHULP, "schuldhulp_better", "medewerker"),
        (ReasonFor.SAME_AGAIN, "same_again", "senior"),
    ],
)
def test_a_decision_is_typed_counts_is_undone_and_asked_again(
    about: ReasonFor, code: str, role: str, window: MainWindow
) -> None:
    session = window.session
    draft = without(example("HH1-afgerond"), about)
    session.load(failed_twice(draft) if about is ReasonFor.SAME_AGAIN else draft)
    assert blocks(window, code)
    before = session.draft
    window.wizard.go_to("reasons")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    row = page.decisions.rows[about]
    assert focused() is row.text
    QTest.keyClicks(focused(), "SENTINEL-reden")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert focused() is row.role
    choose(role)
    QTest.keyClick(focused(), Key.Key_Tab)
    assert focused() is row.by
    QTest.keyClick(focused(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "SENTINEL-naam")
    QTest.keyClick(focused(), Key.Key_Return)
    assert [reason for reason in session.draft.reasons if reason.about is about] == [
        Reason(
            about=about, text="SENTINEL-reden", by="SENTINEL-naam", role=role, on=date(2026, 11, 23)
        )
    ]
    assert not blocks(window, code)
    assert row.said.text() == "SENTINEL-reden"
    assert f"SENTINEL-naam ({role}), 23 november 2026" in row.signed.text()
    assert row.form.isHidden()
    assert focused() is row.more
    session.undo_stack.undo()
    assert session.draft == before
    assert blocks(window, code)
    assert row.form.isVisible()


@pytest.mark.parametrize("path", ["reasons", "reasons[9]", "reasons[0].role"])
@pytest.mark.parametrize("name", ["HH1-afgerond", "HH6", None])
def test_a_finding_about_reasons_always_leads_somewhere(
    name: str | None, path: str, window: MainWindow
) -> None:
    window.session.load(Draft() if name is None else example(name))
    window.wizard.open(0)
    window.wizard.go_to(path)
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    assert any(part.isAncestorOf(focused()) for part in (page.decisions, page.reasons))


def test_a_policy_without_seniors_says_that_nobody_may(window: MainWindow) -> None:
    session = window.session
    policy = session.policy_file.policy.model_copy(
        update={"senior_roles": (), "rest_at_end": RestAtEnd.DECIDE_BY_DATE}
    )
    session.policy_file = replace(session.policy_file, policy=policy)
    session.load(without(example("HH1-afgerond"), ReasonFor.MINIMUM_TOO_LONG))
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    row = page.decisions.rows[ReasonFor.MINIMUM_TOO_LONG]
    assert "niemand, want het beleid noemt geen rol" in row.signed.text()
    rest = page.decisions.rows[ReasonFor.REST_AT_END]
    assert rest.isVisible()
    assert blocks(window, "rest_needs_reason")
    QTest.keyClicks(rest.text, "SENTINEL-reden")
    rest.role.setFocus()
    choose("controleur")
    QTest.keyClicks(rest.by, "SENTINEL-naam")
    QTest.keyClick(rest.by, Key.Key_Return)
    assert not blocks(window, "rest_needs_reason")
    session.undo_stack.undo()
    assert blocks(window, "rest_needs_reason")


def test_open_checks_are_overruled_only_by_who_asks_for_it(window: MainWindow) -> None:
    session = window.session
    session.load(example("HH1"))
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    row = page.decisions.rows[ReasonFor.STABILISATION_OVERRIDE]
    assert row.form.isHidden()
    press(row.open, Key.Key_Space, " ")
    assert focused() is row.text
    QTest.keyClicks(row.text, "kan niet wachten")
    row.role.setFocus()
    choose("senior")
    row.by.setFocus()
    QTest.keyClicks(row.by, "SENTINEL-naam")
    QTest.keyClick(row.by, Key.Key_Return)
    session.assess_now()
    assert session.assessment.beside.gate.state == "overridden"
    session.undo_stack.undo()
    session.assess_now()
    assert session.assessment.beside.gate.state == "open"


def test_earlier_arrangements_are_asked_with_one_key(window: MainWindow) -> None:
    session = window.session
    session.load(example("HH1-afgerond").model_copy(update={"asked": ()}))
    assert blocks(window, "earlier_not_asked")
    [path] = [each.path for each in session.assessment.findings if each.code == "earlier_not_asked"]
    window.wizard.open(5)
    window.wizard.go_to(path)
    QTest.keyClicks(focused(), "w")
    assert blocks(window, "earlier_not_asked")  # nobody knows: still to be found out
    QTest.keyClicks(focused(), "n")
    assert not blocks(window, "earlier_not_asked")
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert blocks(window, "earlier_not_asked")
    assert session.draft.asked == ()


def fallen(draft: Draft) -> Draft:
    """The first income ends soon, nothing follows, and there are no savings."""
    lines = list(draft.income)
    lines[0] = lines[0].model_copy(
        update={"until": draft.reference_date, "followed_by": AfterEnd.NOTHING}
    )
    update = {"income": tuple(lines), "savings": ZERO}
    return draft.model_copy(update=update)


@pytest.mark.parametrize(("letter", "flagged"), [("yes", True), ("no", False)])
def test_the_program_proposes_and_an_officer_decides(
    letter: str, flagged: bool, window: MainWindow
) -> None:
    session = window.session
    session.load(fallen(example("HH1-afgerond")))
    assert blocks(window, "maybe_schrijnend")
    before = session.draft
    window.wizard.go_to("schrijnend.flagged")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    card = page.schrijnend
    assert card.isAncestorOf(focused())
    assert "inkomen daalt van" in card.proposal.text()
    assert "spaargeld" in card.proposal.text()
    assert "herstel" in card.proposal.text()
    button = getattr(card, letter)
    press(button, Key.Key_Space, " ")
    assert session.draft == before  # nobody's decision is no decision
    assert card.error.isVisible()
    assert focused() is card.by
    QTest.keyClicks(focused(), "SENTINEL-naam")
    press(button, Key.Key_Space, " ")
    marked = session.draft.schrijnend
    assert (marked.flagged, marked.decided_by) == (flagged, "SENTINEL-naam")
    assert str(marked.decided_on) == "2026-11-23"
    assert not blocks(window, "maybe_schrijnend")
    assert card.proposal.isHidden()
    assert blocks(window, "schrijnend_not_taken_over") is flagged
    session.undo_stack.undo()
    assert session.draft == before
    assert blocks(window, "maybe_schrijnend")
    assert card.proposal.isVisible()


def test_the_officer_of_the_dossier_decides_and_a_name_takes_it_over(window: MainWindow) -> None:
    session = window.session
    draft = fallen(example("HH1-afgerond"))
    handling = draft.handling.model_copy(update={"officer": "SENTINEL-een"})
    session.load(draft.model_copy(update={"handling": handling}))
    window.wizard.go_to("schrijnend.flagged")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    press(page.schrijnend.yes, Key.Key_Space, " ")
    assert session.draft.schrijnend.decided_by == "SENTINEL-een"
    assert blocks(window, "schrijnend_not_taken_over")
    window.wizard.go_to("schrijnend.handled_by")
    QTest.keyClicks(focused(), "SENTINEL-twee")
    assert session.draft.schrijnend.handled_by == "SENTINEL-twee"
    assert not blocks(window, "schrijnend_not_taken_over")
    assert page.schrijnend.by.isHidden()


def test_a_decision_can_be_read_changed_and_taken_away(window: MainWindow) -> None:
    session = window.session
    session.load(example("HH1-afgerond"))
    policy, day = session.policy_file.policy, session.assessment.reference_date
    place = place_of(session.draft, ReasonFor.MINIMUM_TOO_LONG, policy, day)
    window.wizard.go_to(f"reasons[{place}]")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    row = page.decisions.rows[ReasonFor.MINIMUM_TOO_LONG]
    assert row.detail is not None
    assert row.detail.isAncestorOf(focused())
    session.change(("reasons", place or 0, "role"), "medewerker", "x")
    assert blocks(window, "minimum_too_long")
    assert "telt nog niet" in row.signed.text()
    session.undo_stack.undo()
    press(row.remove, Key.Key_Space, " ")
    assert blocks(window, "minimum_too_long")
    assert focused() is row.text
    session.undo_stack.undo()
    assert session.draft == example("HH1-afgerond")
    assert session.draft.handling.case_id is UNKNOWN
