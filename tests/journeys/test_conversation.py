"""A whole conversation in Gesprek, by the keyboard: the outcome and the letter of its dossier."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.services.assessing import Assessed
from app.services.call.turns import Turn
from app.services.documents import DocumentKind
from app.services.outgoing_documents import decided
from app.ui.call.call_view import END
from app.ui.shell.main_window import MainWindow
from app.ui.shell.top_bar import Way
from calc import Assessment, Draft, HeadlineKind
from calc.dossier.budget_lines import ArrangementLine
from tests.app.services.call.player import assessed, of_bank
from tests.app.ui.kept import Kept
from tests.journeys.caller import Caller
from tests.journeys.windows import example

ON = date(2026, 11, 23)
Begin = Callable[..., tuple[MainWindow, Caller]]
MOST_COMMANDS = 1.2
"""Command keys for each question, as the issue has it."""


def nothing_known(_: Draft) -> Draft:
    """A new dossier: the bank told nothing of the household."""
    return Draft()


@pytest.fixture
def call(qtbot: QtBot, one_window: Kept) -> Begin:
    """The window of this module, put back, with what was known of a household before the call, and
    its officer."""

    def begin(name: str, known: Callable[[Draft], Draft] = of_bank) -> tuple[MainWindow, Caller]:
        window = one_window.put_back(known(example(name)))
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_F2)
        assert window.ways.way is Way.CALL
        return window, Caller(window.ways.call, window.session, example(name), ON)

    return begin


def test_hh1_ends_with_the_outcome_and_the_plan_letter_of_its_dossier(
    call: Begin,
) -> None:
    window, caller = call("HH1")
    caller.ask_everything()
    found, wanted = window.session.assessment, assessed(example("HH1"), ON)
    assert _said(found) == _said(wanted)
    assert found.headline.kind is HeadlineKind.CONCEPT
    policy = window.session.policy_file
    letter = decided(Assessed(window.session.draft, policy, found), window.texts).made
    assert letter.kind is DocumentKind.PLAN
    assert "\N{EURO SIGN}\N{NO-BREAK SPACE}165,00" in letter.text
    assert caller.commands / len(caller.asked) <= MOST_COMMANDS


def test_the_months_of_hh4_leave_nothing_to_pay(call: Begin) -> None:
    """Only an average of them could be said: then it came to 40 euros."""
    window, caller = call("HH4")
    caller.ask_everything()
    found = window.session.assessment
    assert _said(found) == _said(assessed(example("HH4"), ON))
    assert found.headline.amount is not None
    assert found.headline.amount.amount == 0


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH3", "HH4", "HH5", "HH6"])
def test_a_new_dossier_comes_to_the_outcome_on_paper_by_the_conversation_alone(
    call: Begin, name: str
) -> None:
    """HH2: nobody asked a second loan, and it came to 80 euros; nor who is on the loan and what
    the taxable income is, and it came to no amount. HH3: nobody asked how many hours somebody
    works, and there was no plan. HH5: nobody asked whose an income and a premium are, and it came
    to 340 euros for 310."""
    window, caller = call(name, nothing_known)
    caller.ask_everything()
    assert {"sys-liable", "sys-taxable.A"} <= set(caller.asked)
    source = example(name)
    found, paper = window.session.assessment, assessed(source, ON)
    assert (_said(found), found.standing) == (_said(paper), paper.standing)
    made = window.session.draft.arrangements
    assert _amounts(made) == _amounts(source.arrangements)
    # What the plan takes the place of is asked too (since 0.8.0), and is no other arrangement.
    gone = [[each.code for each in lines if each.replaced_by_plan]
            for lines in (made, source.arrangements)]  # fmt: skip
    assert gone[0] == gone[1]


def test_hh6_comes_to_nothing_now(call: Begin) -> None:
    window, caller = call("HH6")
    caller.ask_everything()
    assert _said(window.session.assessment) == _said(assessed(example("HH6"), ON))
    assert window.session.assessment.headline.kind is HeadlineKind.NOTHING


def test_to_the_form_and_back_at_every_question_loses_nothing(
    call: Begin,
) -> None:
    window, caller = call("HH1")

    def there_and_back(turn: Turn) -> None:
        card = window.ways.call.card
        caller.type("1" if card.choices is None else "")
        typed = card.typed
        steps = window.session.undo_stack.count()
        for way in (Way.FORM, Way.CALL):
            QTest.keyClick(window, Qt.Key.Key_F2)
            assert window.ways.way is way
        assert window.ways.call.shown_key == turn.key
        assert card.typed == typed
        assert window.session.undo_stack.count() == steps
        if card.choices is None:
            card.answer.field.selectAll()

    caller.ask_everything(there_and_back)
    assert window.ways.call.shown_key == END
    assert _said(window.session.assessment) == _said(assessed(example("HH1"), ON))


def _amounts(lines: Sequence[ArrangementLine]) -> list[tuple[str, str]]:
    return sorted((str(each.code), str(each.amount)) for each in lines)


def _said(assessment: Assessment) -> tuple[object, ...]:
    """What stands large on the screen."""
    amount = assessment.headline.amount
    return assessment.headline.kind, amount and amount.amount


def test_f1_in_gesprek_says_why_this_is_asked_and_no_menu_takes_it(
    call: Begin,
) -> None:
    window, caller = call("HH1")
    help_of_all = QAction(window)
    help_of_all.setShortcut("F1")
    window.addAction(help_of_all)
    asked = QSignalSpy(help_of_all.triggered)
    caller.press("F1")
    window.removeAction(help_of_all)
    assert not window.ways.call.card.words.why.isHidden()
    assert asked.count() == 0
