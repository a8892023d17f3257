"""A14 and A15 in the window: what is asked, and what changes nothing, which is refused."""

from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.i18n.rules import say_meant
from app.services.rules import RULES
from app.ui.law.rule_window import RuleWindow
from calc import UNKNOWN
from calc.law.rule import Leefsituatie
from tests.app.ui.law.rules.test_rule_window import choose, enter, field


def alone(window: RuleWindow) -> None:
    choose(window, "beslagvrije_voet")
    window.session.change(("situation",), Leefsituatie.ALLEENSTAANDE, "x")
    enter(window, "taxable_income", "17000")


@pytest.mark.parametrize("name", RULES)
def test_a14_below_every_field_stands_what_exactly_is_asked(
    name: str, window: RuleWindow, texts: Texts
) -> None:
    choose(window, name)
    for spec in RULES[name].inputs:
        editor = field(window, spec.name)
        assert editor.help.text() == say_meant(texts, spec.name, name)
        assert not editor.help.isHidden()


def test_a14_the_likely_mistake_is_the_first_thing_said(window: RuleWindow) -> None:
    alone(window)
    enter(window, "net_income", "1348,49")
    enter(window, "other_income", "0")
    assert window.answer.amount.text() == "€\N{NO-BREAK SPACE}1.281,07 per maand"
    first = window.answer.sentences.text().splitlines()[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 1.419,46" in first
    assert "Daarmee is de uitkomst: € 1.348,49 per maand" in first
    enter(window, "net_income", "1419,46")
    assert window.answer.amount.text() == "€\N{NO-BREAK SPACE}1.348,49 per maand"
    assert "Let op" not in window.answer.sentences.text()


def test_a15_an_input_that_changes_nothing_takes_the_answer_away(
    window: RuleWindow, qtbot: QtBot
) -> None:
    alone(window)
    assert "1.348,49" in window.answer.amount.text()
    enter(window, "country_factor", "0,5")
    assert window.answer.amount.text() == "Niet berekend: een antwoord telt niet mee"
    assert "factor van het woonland" in window.answer.sentences.text()
    assert "in het buitenland" in window.answer.sentences.text()
    assert window.answer.facts.isHidden()
    assert window.explanation.isHidden()
    window.copy()
    assert "€\N{NO-BREAK SPACE}1.348,49" not in QGuiApplication.clipboard().text()
    # What was typed stays, and counts as soon as the answer it belongs to is there.
    window.session.change(("abroad",), True, "x")
    window.session.change(("taxable_income",), UNKNOWN, "x")
    assert window.answer.amount.text() == "€\N{NO-BREAK SPACE}481,60 per maand"


def test_a15_it_comes_back_with_undo(window: RuleWindow) -> None:
    alone(window)
    enter(window, "institution_price", "900")
    assert "Niet berekend" in window.answer.amount.text()
    window.session.undo_stack.undo()
    assert "1.348,49" in window.answer.amount.text()


@pytest.mark.parametrize(("typed", "factor"), [("0,456", "0.456"), ("0.456", "0.456"), ("1", "1")])
def test_a_factor_is_never_read_as_thousands(typed: str, factor: str, window: RuleWindow) -> None:
    choose(window, "beslagvrije_voet")
    enter(window, "country_factor", typed)
    assert window.session.value(("country_factor",)) == Decimal(factor)
