"""A whole conversation in Gesprek, by the keyboard, gives what the dossier of it gives."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.organisation import read_organisation
from app.ui.call.call_view import CallView
from app.ui.intake.session import Session
from app.ui.widgets.style import apply_style
from calc import Assessment
from tests.app.services.call.player import assessed, of_bank
from tests.journeys.caller import Caller
from tests.journeys.windows import example
from tests.tariff_files import shipped

ON = date(2026, 11, 23)


@pytest.fixture
def call(qtbot: QtBot, qapp: QApplication):
    apply_style(qapp)

    def begin(name: str) -> Caller:
        session = Session(read_organisation(None), shipped(), lambda: ON)
        session.load(of_bank(example(name)))
        view = CallView(session, Texts("nl"))
        qtbot.addWidget(view)
        view.resize(1008, 628)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.enter()
        return Caller(view, session, example(name), ON)

    return begin


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6"])
def test_a_conversation_gives_the_outcome_of_its_dossier(name, call) -> None:
    caller = call(name)
    caller.ask_everything()
    wanted = assessed(example(name), ON)
    found = caller.session.assessment
    print(name, caller.commands, caller.characters, len(caller.asked), caller.follow_ups, found.headline, wanted.headline)
    assert _said(found) == _said(wanted)


def _said(assessment: Assessment) -> tuple[object, ...]:
    """What stands large on the screen."""
    amount = assessment.headline.amount
    return assessment.headline.kind, amount and amount.amount
