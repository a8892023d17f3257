"""What an officer fills in about who decides, who is written to, and how is paid: the fields."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.intake.editors import FieldEditor
from app.ui.intake.editors.chosen import ChoiceEditor
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.codes import PaymentMethod, ReasonFor
from calc.dossier.debt import ArrangementOutcome, EarlierArrangement
from calc.dossier.stabilisation import Reason
from tests.app.ui.kept import Kept


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1-afgerond"))


def editor(window: MainWindow, *path: str | int) -> FieldEditor:
    """The editor of a field on the page that is open."""
    forms = window.wizard.page.forms()
    [found] = [each for form in forms for each in form.editors if each.path == path]
    return found


def test_the_client_is_one_of_the_policy_or_the_one_that_was(window: MainWindow) -> None:
    window.wizard.go_to("handling.client")
    field = editor(window, "handling", "client")
    assert isinstance(field, ChoiceEditor)
    assert [word for _, word in field.options()] == ["Voorbeeldbank N.V."]
    window.session.change(("handling", "client"), "SENTINEL-oude bank", "x")
    assert [word for _, word in field.options()] == ["Voorbeeldbank N.V.", "SENTINEL-oude bank"]


def test_a_policy_without_clients_takes_any_name(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    policy = session.policy_file.policy.model_copy(update={"clients": ()})
    session.policy_file = replace(session.policy_file, policy=policy)
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.wizard.go_to("handling.client")  # it is folded until somebody goes there
    field = editor(made, "handling", "client")
    assert isinstance(field.input, QLineEdit)
    qtbot.keyClicks(field.input, "Andere bank")
    assert session.draft.handling.client == "Andere bank"


def test_a_mandate_is_asked_for_a_direct_debit_only(window: MainWindow) -> None:
    window.wizard.go_to("contact.mandate")
    session = window.session
    fields = [editor(window, "contact", "mandate", name) for name in ("reference", "signed_on")]
    session.change(("contact", "payment_method"), PaymentMethod.TRANSFER, "x")
    assert all(field.isHidden() for field in fields)
    session.change(("contact", "payment_method"), PaymentMethod.DIRECT_DEBIT, "x")
    assert not any(field.isHidden() for field in fields)
    session.change(("contact", "mandate", "reference"), "SENTINEL-1", "x")
    session.change(("contact", "payment_method"), PaymentMethod.TRANSFER, "x")
    assert not any(field.isHidden() for field in fields)  # what is filled in stays to be seen


@pytest.mark.parametrize(
    "path", ["contact.mandate.reference", "contact.mandate.signed_on", "contact.mandate"]
)
def test_a_finding_about_a_mandate_leads_somewhere(path: str, window: MainWindow) -> None:
    window.session.change(("contact", "payment_method"), PaymentMethod.DIRECT_DEBIT, "x")
    window.wizard.open(3)
    window.wizard.go_to(path)
    assert window.wizard.page.key == "customer_debt"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert "achtiging" in focused.accessibleName()
    window.session.change(("contact", "payment_method"), PaymentMethod.TRANSFER, "x")
    window.wizard.open(3)
    window.wizard.go_to(path)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Land"  # the last that is asked before it


@pytest.mark.parametrize(
    ("typed", "kept"), [("14", "14:00"), ("9:30", "09:30"), ("9.30", "09:30"), ("9u", "09:00")]
)
def test_the_time_of_the_conversation_is_read_as_people_type_it(
    typed: str, kept: str, window: MainWindow, qtbot: QtBot
) -> None:
    window.wizard.go_to("contact.next_conversation_at")
    field = editor(window, "contact", "next_conversation_at")
    qtbot.keyClicks(field.input, typed)
    assert window.session.draft.contact.next_conversation_at == kept
    assert field.error.text() == ""


def test_a_time_that_is_none_is_refused_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.wizard.go_to("contact.next_conversation_at")
    field = editor(window, "contact", "next_conversation_at")
    qtbot.keyClicks(field.input, "half drie")
    assert window.session.draft.contact.next_conversation_at is UNKNOWN
    assert "uren en minuten" in field.error.text()
    assert field.typed_text() == "half drie"


@pytest.mark.parametrize(
    ("about", "seniors"),
    [
        (ReasonFor.MINIMUM_TOO_LONG, True), (ReasonFor.SAME_AGAIN, True),
        (ReasonFor.SCHULDHULP, False), (ReasonFor.REST_AT_END, False),
        (ReasonFor.STABILISATION_OVERRIDE, False), (ReasonFor.OTHER, False),
    ],
)  # fmt: skip
def test_what_is_out_of_the_ordinary_is_decided_by_a_senior_role(
    about: ReasonFor, seniors: bool, window: MainWindow
) -> None:
    window.session.change(("reasons",), (Reason(about=about, text="omdat"),), "x")
    window.wizard.go_to("reasons[0].role")
    field = editor(window, "reasons", 0, "role")
    assert isinstance(field, ChoiceEditor)
    policy = window.session.policy_file.policy
    wanted = policy.senior_roles if seniors else policy.roles
    assert tuple(word for _, word in field.options()) == wanted


def test_an_earlier_arrangement_says_how_it_ended(window: MainWindow, qtbot: QtBot) -> None:
    earlier = ("debt", "earlier_arrangements")
    window.session.change(earlier, (EarlierArrangement(),), "x")
    window.wizard.go_to("debt.earlier_arrangements[0].outcome")
    field = editor(window, *earlier, 0, "outcome")
    assert isinstance(field.input, QComboBox)
    qtbot.keyClicks(field.input, "niet g")
    qtbot.keyClick(field.input, "\r")
    [arrangement] = window.session.draft.debt.earlier_arrangements
    assert arrangement.outcome is ArrangementOutcome.FAILED
    window.session.undo_stack.undo()
    assert window.session.draft.debt.earlier_arrangements == (EarlierArrangement(),)
