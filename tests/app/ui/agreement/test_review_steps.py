"""A pause that is offered for more than one dip is taken for the first; the next can follow it."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.agreement.review_steps import ReviewSteps
from calc import Month
from calc.running.result import PauseOffer


def test_the_first_of_two_dips_is_the_pause_that_is_recorded(texts: Texts, qtbot: QtBot) -> None:
    taken: list[tuple[Month, Month]] = []
    steps = ReviewSteps(texts, lambda first, last: taken.append((first, last)), None)
    qtbot.addWidget(steps)
    steps.pause_button.click()
    assert taken == []  # nothing is offered
    dips = (Month(2027, 2), Month(2027, 3)), (Month(2027, 8), Month(2027, 8))
    steps._offer = PauseOffer(dips, (), Decimal(0))
    steps.pause_button.click()
    assert taken == [dips[0]]
