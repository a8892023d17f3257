"""What a step is marked with: open, to look at, complete, or nothing where nobody asked."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.steps import StepState
from app.ui.intake.session import Session
from app.ui.shell.pages import PAGES
from app.ui.shell.wizard import Wizard
from calc import Draft, Finding, Severity

S = Severity
Mark = Callable[..., StepState]


@pytest.fixture
def mark(session: Session, texts: Texts, qtbot: QtBot) -> Mark:
    """The mark of a step with these findings; `path` as findings write it."""
    wizard = Wizard(session, texts, PAGES)
    qtbot.addWidget(wizard)

    def of(key: str, *found: tuple[Severity, str]) -> StepState:
        findings = tuple(Finding(severity, "missing", path) for severity, path in found)
        session._assessment = replace(session.assessment, findings=findings)
        session.assessed.emit()
        return wizard.states[key]

    return of


@pytest.mark.parametrize(
    ("severities", "state"),
    [
        ((), StepState.COMPLETE),
        ((S.INFORMS,), StepState.COMPLETE),
        ((S.WARNS,), StepState.ATTENTION),
        ((S.INFORMS, S.WARNS), StepState.ATTENTION),
        ((S.BLOCKS,), StepState.OPEN),
        ((S.MISSING,), StepState.OPEN),
        ((S.WARNS, S.MISSING), StepState.OPEN),
    ],
)
@pytest.mark.parametrize("path", ["expenses", "expenses[3].amount"])
def test_the_worst_of_its_own_findings_marks_a_step(
    path: str, severities: tuple[Severity, ...], state: StepState, mark: Mark
) -> None:
    assert mark("expenses", *((severity, path) for severity in severities)) is state


def test_what_is_wrong_elsewhere_marks_no_other_step(mark: Mark) -> None:
    found = (S.MISSING, "income[0].amount")
    assert mark("expenses", found) is StepState.COMPLETE
    assert mark("income", found) is StepState.OPEN
    # A name that begins the same is another field.
    assert mark("customer_debt", (S.BLOCKS, "debtors")) is StepState.COMPLETE


def test_a_step_that_nobody_touched_has_no_mark_whatever_is_missing(
    mark: Mark, session: Session
) -> None:
    session.load(Draft())
    assert mark("expenses", (S.MISSING, "expenses")) is StepState.EMPTY
    session.ask_nothing("expenses", "niets")
    assert mark("expenses") is StepState.COMPLETE
    session.undo_stack.undo()
    assert mark("expenses") is StepState.EMPTY


def test_what_was_asked_of_one_list_ticks_no_other(mark: Mark, session: Session) -> None:
    session.load(Draft())
    session.ask_nothing("arrangements", "niets")
    assert mark("arrangements") is StepState.COMPLETE
    assert mark("income") is StepState.EMPTY
