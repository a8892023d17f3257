"""The fields that the law asks of a household: entered, shown where they matter, kept in a file."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.editing import Path
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.ui.intake.editors import FieldEditor
from app.ui.intake.form import Form
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.household import Housemate, HousemateKind, LifeStateKind
from calc.dossier.people import AdultRef, BenefitRecipient, Child, Recipient
from tests.app.ui.kept import Kept
from tests.app.ui.page_of import page_of
from tests.building import draft

Example = Callable[[str], Draft]


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1"))


def editor(window: MainWindow, *path: str | int) -> FieldEditor:
    """The editor of a field, on whatever page it stands."""
    window.wizard.go_to(_written(path))
    found = [form.editor_at(path) for form in window.wizard.page.forms() if form.editor_at(path)]
    exact = [each for each in found if each is not None and each.path == path]
    assert exact, path
    return exact[0]


def _written(path: Path) -> str:
    said = ""
    for part in path:
        said += f"[{part}]" if isinstance(part, int) else f".{part}" if said else part
    return said


def child(window: MainWindow, **known: Any) -> None:
    session = window.session
    session.change(("children",), (Child(ref="K1", **known),), "kind")


def shown(window: MainWindow, *names: str) -> set[str]:
    return {name for name in names if not editor(window, "children", 0, name).isHidden()}


MORE = ("days_per_year", "kinderbijslag_to", "kindgebonden_budget_to")


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({}, {"days_per_year"}),
        ({"days_per_14": 14}, set()),
        ({"days_per_14": 6}, set(MORE)),
        ({"days_per_14": 10}, {"days_per_year"}),
        ({"days_per_14": 10, "other_home": True}, set(MORE)),
        ({"days_per_14": 14, "registered_at_address": False}, set(MORE) - {"days_per_year"}),
        ({"days_per_14": 14, "days_per_year": 160}, set(MORE)),
        (
            {"days_per_14": 14, "kinderbijslag_to": BenefitRecipient.HERE},
            set(MORE) - {"days_per_year"},
        ),
    ],
)
def test_a13_who_receives_is_asked_where_another_parent_may(
    known: dict[str, Any], wanted: set[str], window: MainWindow
) -> None:
    child(window, **known)
    assert shown(window, *MORE) == wanted


def test_a13_the_question_appears_while_the_days_are_typed(window: MainWindow) -> None:
    child(window, days_per_14=14)
    assert shown(window, *MORE) == set()
    days = editor(window, "children", 0, "days_per_14").input
    assert isinstance(days, QLineEdit)
    days.selectAll()
    days.insert("6")
    days.textEdited.emit("6")
    assert shown(window, *MORE) == set(MORE)
    window.session.undo_stack.undo()
    assert shown(window, *MORE) == set()


def test_a_child_that_leaves_takes_its_card_along(window: MainWindow) -> None:
    child(window, days_per_14=6)
    editor(window, "children", 0, "other_home")
    window.session.undo_stack.undo()
    assert window.session.draft.children == ()


def test_fields_of_living_elsewhere_appear_with_the_answer(window: MainWindow) -> None:
    about = ("country", "country_factor", "country_factor_source")

    def seen(*names: str) -> list[bool]:
        return [not editor(window, "residence", name).isHidden() for name in names]

    assert seen(*about, "institution_price") == [False] * 4
    window.session.change(("residence", "abroad"), True, "x")
    assert seen(*about, "institution_price") == [True, True, True, False]
    window.session.change(("residence", "institution"), True, "x")
    assert seen("institution_price") == [True]
    window.session.change(("residence", "country"), "SENTINEL", "x")
    window.session.change(("residence", "abroad"), False, "x")
    assert seen(*about) == [True] * 3


def test_the_income_of_a_lodger_is_not_asked(window: MainWindow) -> None:
    session = window.session
    session.change(("housemates",), (Housemate(ref="M1"),), "x")
    assert not editor(window, "housemates", 0, "income").isHidden()
    session.change(("housemates", 0, "kind"), HousemateKind.LODGER, "x")
    assert editor(window, "housemates", 0, "income").isHidden()


@pytest.mark.parametrize(
    ("typed", "factor"), [("0,5", "0.5"), ("0.4567", "0.4567"), ("0,456", "0.456")]
)
def test_a15_a_country_factor_is_typed_with_its_decimals(
    typed: str, factor: str, window: MainWindow
) -> None:
    window.session.change(("residence", "abroad"), True, "x")
    field = editor(window, "residence", "country_factor")
    assert isinstance(field.input, QLineEdit)
    field.input.setText(typed)
    field.input.textEdited.emit(typed)
    assert window.session.draft.residence.country_factor == Decimal(factor)
    field.input.editingFinished.emit()
    assert field.input.text() == typed.replace(".", ",")


@pytest.mark.parametrize("typed", ["half", "0,12345", "3", "-1"])
def test_a15_a_wrong_factor_stays_and_says_so(typed: str, window: MainWindow) -> None:
    window.session.change(("residence", "abroad"), True, "x")
    field = editor(window, "residence", "country_factor")
    assert isinstance(field.input, QLineEdit)
    field.input.setText(typed)
    field.input.textEdited.emit(typed)
    assert window.session.draft.residence.country_factor is UNKNOWN
    assert field.input.text() == typed
    assert field.error.text()
    assert "€" not in field.error.text()


def test_people_are_added_with_a_button_and_taken_away(window: MainWindow) -> None:
    from app.ui.intake.customer_debt_page import CustomerDebtPage
    from app.ui.intake.household_page import HouseholdPage

    home = page_of(window.wizard, HouseholdPage)
    home.unfold(("housemates",))
    for _ in range(19):
        home.housemates.add_button.click()
    refs = [other.ref for other in window.session.draft.housemates]
    assert refs == [f"M{number}" for number in range(1, 20)]
    assert home.housemates.add_button.isHidden()
    home.housemates._remove(0, "x")
    home.housemates.add_button.click()
    assert window.session.draft.housemates[-1].ref == "M1"
    first = page_of(window.wizard, CustomerDebtPage)
    first.unfold(("life_states",))
    first.life_states.add_button.click()
    [state] = window.session.draft.life_states
    assert (state.kind, state.who, state.from_date) == ("volmacht", "A", date(2026, 11, 23))
    window.session.change(("reference_date",), UNKNOWN, "x")
    first.life_states.add_button.click()
    assert window.session.draft.life_states[1].from_date == date(2026, 11, 23)


def test_who_comes_or_goes_last_leaves_the_cards_of_the_others(window: MainWindow) -> None:
    from app.ui.intake.household_page import HouseholdPage

    session = window.session
    session.change(("housemates",), (Housemate(ref="M1"), Housemate(ref="M2")), "x")
    home = page_of(window.wizard, HouseholdPage)
    home.unfold(("housemates",))

    def shown() -> list[FieldEditor]:
        """The incomes that are asked, in the order of their cards."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        forms = home.housemates.findChildren(Form)
        return [each for form in forms for each in form.editors if each.path[-1] == "income"]

    before = shown()
    assert len(before) == 2
    home.housemates.add_button.click()
    assert shown()[:2] == before
    assert len(shown()) == 3
    session.undo_stack.undo()
    assert shown() == before
    # Who goes before others makes their cards anew: each is of the person of its place.
    session.change(("housemates", 1, "income"), Decimal("900.00"), "x")
    session.remove(("housemates",), [0], "x")
    [left] = shown()
    assert isinstance(left.input, QLineEdit)
    assert left.input.text().startswith("900")


def test_all_of_it_is_entered_undone_and_survives_a_file(
    window: MainWindow, example: Example
) -> None:
    session = window.session
    child(window, days_per_14=6)
    session.change(("housemates",), (Housemate(ref="M1"),), "x")
    session.undo_stack.clear()
    before = session.draft
    for path, value in (
        (("handling", "client"), "SENTINEL-bank"),
        (("handling", "officer"), "SENTINEL-A"),
        (("handling", "replacement"), "SENTINEL-B"),
        (("contact", "country"), "SENTINEL-land"),
        (("children", 0, "days_per_year"), 156),
        (("children", 0, "other_home"), True),
        (("children", 0, "kinderbijslag_to"), BenefitRecipient.DIVIDED),
        (("children", 0, "kindgebonden_budget_to"), Recipient.HERE),
        (("housemates", 0, "kind"), HousemateKind.GROWN_CHILD),
        (("housemates", 0, "income"), Decimal("9000.00")),
        (("housemates", 0, "income_year"), 2026),
        (("housemates", 0, "from_date"), date(2026, 1, 1)),
        (("residence", "abroad"), True),
        (("residence", "country_factor"), Decimal("0.5")),
        (("residence", "country_factor_source"), "SENTINEL-bron"),
        (("residence", "institution_price"), Decimal("900.00")),
        (("residence", "no_fixed_address"), False),
    ):
        assert not session.change(path, value, "veld"), path
    assert parse_dossier(dossier_bytes(session.draft)) == session.draft != before
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == before


def test_a_state_is_chosen_and_kept(window: MainWindow) -> None:
    from app.ui.intake.customer_debt_page import CustomerDebtPage

    first = page_of(window.wizard, CustomerDebtPage)
    first.unfold(("life_states",))
    first.life_states.add_button.click()
    session = window.session
    assert not session.change(("life_states", 0, "kind"), LifeStateKind.BEWIND, "x")
    assert not session.change(("life_states", 0, "who"), AdultRef.B, "x")
    assert parse_dossier(dossier_bytes(session.draft)) == session.draft
    assert session.draft.life_states[0].who == "B"
    session.assess_now()
    assert "life_state" in {each.code for each in session.assessment.findings}


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("handling.officer", "customer_debt"),
        ("life_states[0].name", "customer_debt"),
        ("contact.country", "customer_debt"),
        ("children[0].kindgebonden_budget_to", "household"),
        ("children[0].days_per_year", "household"),
        ("housemates[0].income", "household"),
        ("residence.country_factor_source", "household"),
        ("residence.institution_price", "household"),
        ("statutory.corrections[0].ground", "checks"),
        ("statutory.corrections[0].until", "checks"),
    ],
)
def test_a_question_leads_to_its_field(
    path: str, page: str, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitExposed(window)
    window.activateWindow()
    raw: dict[str, Any] = {
        "children": [{"ref": "K1", "days_per_14": 6}],
        "housemates": [{"ref": "M1"}],
        "residence": {"abroad": True, "institution": True},
        "life_states": [{"kind": "bewind", "who": "A", "from_date": "2026-05-01"}],
        "statutory": {"corrections": [{"kind": "overige"}]},
    }
    window.session.load(draft(raw))
    window.wizard.go_to(path)
    assert window.wizard.page.key == page
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName()


@pytest.mark.parametrize("name", ["HH1", "HH2"])
def test_help_stands_below_a_field_and_in_its_tip(
    name: str, window: MainWindow, example: Example
) -> None:
    window.session.load(example(name))
    field = editor(window, "residence", "no_fixed_address")
    assert "waar hij echt woont" in field.help.text()
    assert field.help.textFormat() is not Qt.TextFormat.RichText
