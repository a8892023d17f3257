"""What a letter about a payment that failed offers: a joker that is left, no costs, how to pay."""

from dataclasses import replace
from typing import Any

import pytest

from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.letter import Bullets, Paragraph
from app.documents.payment_failed import payment_failed
from calc.running.ledger import Standing
from tests.app.documents.test_account import case, of, running, with_standings


def words(about: Case, **extra: Any) -> str:
    """Every sentence of the letter's own part, without the drawing."""
    letter = payment_failed(about, Extras(**extra), "")
    said: list[str] = []
    for block in letter.blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        if isinstance(block, Bullets):
            said += block.items
    return "\n".join(said)


@pytest.mark.parametrize(("used", "offered"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_joker_is_offered_while_one_of_this_year_is_left(used: int, offered: bool) -> None:
    """The plan promises two a year; the offer names both, as the promise does."""
    about = of(with_standings(running(), range(1, used + 1), Standing.JOKER))
    joker = about.tell_count_words("failed.choice.joker", 2, "times")
    assert (joker in words(about)) is offered
    assert about.tell("failed.choice.later") in words(about)


@pytest.mark.parametrize("charged", [True, False])
def test_that_it_costs_nothing_is_said_only_where_it_does_not(charged: bool) -> None:
    about = case(11)
    other = replace(about, policy=about.policy.model_copy(update={"costs_charged": charged}))
    assert (other.tell("failed.no_costs") in words(other)) is not charged


def test_of_an_interim_agreement_the_plan_is_not_said_to_go_on() -> None:
    about = case(11)
    assert about.tell("failed.goes_on") in words(about)
    interim = replace(about, assessment=replace(about.assessment, plan=None))
    assert interim.tell("failed.goes_on_interim") in words(interim)
    assert interim.tell("failed.goes_on") not in words(interim)
    joker = about.tell_count_words("failed.choice.joker", 2, "times")
    assert joker not in words(interim)
