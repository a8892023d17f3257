"""The pages: every field of a Draft can be entered, and leads to where it is entered."""

import types
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.intake import consent_fields
from app.services.intake import page_fields as specs
from app.services.intake import people_fields as people_specs
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.codes import Prescription
from tests.app.ui.kept import Kept
from tests.app.ui.page_of import page_of


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1"))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models within an annotation, through unions and lists."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (tuple, types.UnionType) or get_args(annotation):
        for part in get_args(annotation):
            yield from _models(part)


def _leaves(model: type[BaseModel], prefix: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, field in model.model_fields.items():
        inner = list(_models(field.annotation))
        if not inner:
            yield (*prefix, name)
        for part in inner:
            yield from _leaves(part, (*prefix, name))


def _entered() -> set[tuple[str, ...]]:
    """Every field that a page offers, as the specs and the tables have it."""
    fields: set[tuple[str, ...]] = set()

    def take(section: Any, *base: str) -> None:
        fields.update((*base, *spec.names) for spec in section.fields)

    for section in (specs.CALL, specs.ABOUT, people_specs.HANDLING, specs.CONTACT,
                    people_specs.RESIDENCE,
                    specs.HELPER, *consent_fields.CONSENTS, consent_fields.COMPLAINT,
                    *specs.DEBT, specs.HOUSEHOLD,
                    specs.HOUSING, specs.CUT_OFF, specs.RECURRENCE, specs.SCHRIJNEND, specs.NOTES,
                    specs.STATUTORY, *specs.SOLUTION, specs.PAID):  # fmt: skip
        take(section)
    take(specs.ADULT_ROW, "adults")
    take(specs.ADULT, "adults")
    take(specs.CHILD_ROW, "children")
    take(specs.CHILD, "children")
    take(people_specs.HOUSEMATE, "housemates")
    take(people_specs.LIFE_STATE, "life_states")
    take(specs.CO_DEBTOR, "debt", "co_debtors")
    take(specs.EARLIER, "debt", "earlier_arrangements")
    take(specs.REASON, "reasons")
    take(specs.CORRECTION, "statutory", "corrections")
    take(specs.ENTRY, "agreement", "entries")
    # Ticked and recorded in widgets of their own: tests/app/ui/life.
    fields |= {("solution", "confirmed"), ("solution", "reasons"), ("schrijnend", "flagged")}
    fields.update(("solution", "rejected", name) for name in ("kind", "reason", "note"))
    names = ["status", "on", "channel", "by", "role", "reason", "amount", "first_month"]
    names.append("last_month")
    fields.update(("agreement", "events", name) for name in names)
    return fields


# Given by the program, not asked: which person, child or co-debtor it is.
_NAMED_BY_US = {("adults", "ref"), ("children", "ref"), ("debt", "co_debtors", "ref")}
_NAMED_BY_US |= {("housemates", "ref"), ("handling", "case_id")}
# Fixed when a plan is accepted, so that its end date cannot move.
_NAMED_BY_US |= {("agreement", name) for name in ("first_month", "term_months", "balance_at_start")}
# Recorded by the program when a plan is accepted or reviewed, and while somebody asks.
_RECORDED = {("agreement", "schedule"), ("agreement", "earlier_schedules"), ("asked",)}
# Entered in the tables and the check list, which have tests of their own for every field.
_ELSEWHERE = ("income", "expenses", "arrangements", "checks")


def test_every_field_of_a_draft_stands_on_a_page() -> None:
    wanted = {path for path in _leaves(Draft) if path[0] not in _ELSEWHERE} - _NAMED_BY_US
    wanted = {path for path in wanted if not {path[:1], path[:2]} & _RECORDED}
    assert wanted - _entered() == set()
    assert _entered() - wanted == set()


def test_every_path_of_a_draft_belongs_to_one_page(window: MainWindow) -> None:
    covered = [path for step in window.wizard.kinds for path in step.covers]
    assert sorted(covered) == sorted(Draft.model_fields)


def test_the_cursor_goes_to_the_field_of_a_finding(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitExposed(window)
    window.activateWindow()
    window.wizard.go_to("savings")
    assert window.wizard.page.key == "household"
    assert QApplication.focusWidget().accessibleName() == "Spaargeld"  # type: ignore[union-attr]
    window.wizard.go_to("adults[0].liable")
    assert "Aansprakelijk" in QApplication.focusWidget().accessibleName()  # type: ignore[union-attr]


def test_a_step_shows_whether_it_is_complete(window: MainWindow) -> None:
    def word(key: str) -> str:
        place = [kind.key for kind in window.wizard.kinds].index(key)
        return window.wizard.steps.items[place].spoken

    window.session.assess_now()
    assert word("household") == "compleet"
    window.session.change(("savings",), UNKNOWN, "spaargeld")
    window.session.assess_now()
    assert word("household") == "hier moet nog iets"


def test_children_and_partner_questions_disappear_and_come_back(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    from app.ui.intake.household_page import HouseholdPage

    session = window.session
    session.load(example("HH2"))
    page = page_of(window.wizard, HouseholdPage)
    before = session.draft
    page.people.choose(("children", 0))
    page.remove_person()
    assert [child.ref for child in session.draft.children] == ["K2"]
    session.undo_stack.undo()
    assert session.draft == before


def test_a_line_of_somebody_who_leaves_is_of_nobody_known(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    from app.ui.intake.household_page import HouseholdPage

    session = window.session
    session.load(example("HH4"))
    page = page_of(window.wizard, HouseholdPage)
    page.people.choose(("adults", 1))
    page.remove_person()
    assert {line.who for line in session.draft.expenses} == {"A", UNKNOWN}
    session.assess_now()
    assert session.assessment.partial


def test_a_hidden_field_keeps_what_was_entered(window: MainWindow) -> None:
    session = window.session
    session.change(("debt", "nhg_decision"), "afgewezen", "besluit")
    session.change(("debt", "nhg"), False, "nhg")
    window.wizard.open(0)
    window.wizard.page.unfold(("debt", "nhg_decision"))
    hidden = [
        editor
        for form in window.wizard.page.forms()
        for editor in form.editors
        if editor.path == ("debt", "nhg_decision")
    ]
    assert [editor.isVisible() for editor in hidden] == [False]
    assert session.draft.debt.nhg_decision == "afgewezen"


def test_a_check_that_was_never_asked_gets_a_state(window: MainWindow) -> None:
    from app.ui.agreement.checks_page import ChecksPage

    page = page_of(window.wizard, ChecksPage)
    window.wizard.go_to("checks.S11")
    card = page.checks.card
    assert card.state.text() == "○ niet gevraagd"
    assert card.chips.value is None
    assert card.chips.take_letter("a")
    assert {check.code: check.state for check in window.session.draft.checks}["S11"] == "akkoord"
    window.session.undo_stack.undo()
    assert "S11" not in {check.code for check in window.session.draft.checks}
    page.checks.open("S11")
    assert card.state.text() == "○ niet gevraagd"


def test_the_panel_says_amount_end_and_what_is_missing(window: MainWindow) -> None:
    live = window.live
    assert live.pays.amount.text() == "€\u00a0165"
    assert live.pays.decided.text() == "De wet is de grens, t/m november 2029"
    window.session.change(("debt", "balance"), UNKNOWN, "schuld")
    window.session.assess_now()
    assert "compleet" in live.pays.badge.text().lower()
    # B1: unknown is not zero, and an unknown debt is no payment of nothing.
    assert live.pays.amount.text() == "nog niet bekend"


def test_what_a_signal_asks_is_entered_undone_and_survives_a_file(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    session = window.session
    session.load(example("HH3"))
    before = session.draft
    for path, value in (
        (("schrijnend", "flagged"), True),
        (("schrijnend", "handled_by"), "SENTINEL-collega"),
        (("schrijnend", "aftercare_on"), date(2027, 1, 5)),
        (("debt", "prescription"), Prescription.STANDS),
        (("debt", "prescription_reviewer"), "SENTINEL-senior"),
        (("debt", "recurrence", "cause_found"), True),
        (("debt", "recurrence", "what_changed"), "ander werk"),
    ):
        assert not session.change(path, value, "veld")

    assert parse_dossier(dossier_bytes(session.draft)) == session.draft != before
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == before


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("schrijnend.aftercare_on", "checks"),
        ("debt.recurrence.behaviour", "customer_debt"),
        ("debt.prescription", "customer_debt"),
        ("contact.next_conversation", "customer_debt"),
    ],
)
def test_a_signal_leads_to_its_field(
    path: str, page: str, window: MainWindow, example: Callable[[str], Draft], qtbot: QtBot
) -> None:
    qtbot.waitExposed(window)
    window.activateWindow()
    window.session.load(example("HH3"))
    window.session.change(("schrijnend", "flagged"), True, "schrijnend")
    window.wizard.go_to(path)
    assert window.wizard.page.key == page
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName()


def test_questions_that_do_not_apply_are_not_there(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    from app.ui.intake.customer_debt_page import CustomerDebtPage

    page = page_of(window.wizard, CustomerDebtPage)
    page.unfold(("debt", "recurrence"))
    assert page.recurrence.isHidden()
    window.session.load(example("HH3"))
    window.wizard.open(0)
    assert not page.recurrence.isHidden()
