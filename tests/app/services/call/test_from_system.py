"""What the bank's system did not tell is asked of the officer; what it told is not."""

from datetime import date
from decimal import Decimal

import pytest

from app.services.call.conversation import Conversation
from app.services.call.given import given_of
from app.services.call.turns import TurnState
from calc import UNKNOWN, Draft
from calc.dossier.asked import Answer
from calc.dossier.debt import EarlierArrangement
from calc.dossier.people import Adult, AdultRef, YearIncome
from tests.app.services.call.player import assessed, example, played
from tests.app.services.call.saying import (
    NO,
    ON,
    UNKNOWN_IS_SAID,
    YES,
    amount,
    chose,
    refused,
    say,
    state,
    turn_of,
)

NOVEMBER = date(2026, 11, 23)
FROM_SYSTEM = ("sys-liable", "sys-earlier", "sys-taxable.A")


def known_by_the_bank() -> Draft:
    adult = Adult(
        ref=AdultRef.A, liable=True, taxable_income=YearIncome(amount=Decimal(20000), year=2026)
    )
    draft = Draft(adults=(adult,))
    earlier = draft.debt.model_copy(update={"earlier_arrangements": (EarlierArrangement(),)})
    return draft.model_copy(update={"debt": earlier})


@pytest.mark.parametrize("key", FROM_SYSTEM)
def test_it_is_asked_only_where_the_system_told_nothing(key: str) -> None:
    assert state(Draft(), key) is TurnState.OPEN
    assert state(known_by_the_bank(), key) is TurnState.CLOSED


def test_an_answer_of_the_officer_stays_to_be_mended() -> None:
    draft = say(say(Draft(), "sys-liable", YES), "sys-taxable.A", amount(26000))
    adult = draft.adults[0]
    assert (adult.liable, adult.taxable_income.amount) == (True, Decimal(26000))
    assert adult.taxable_income.year is UNKNOWN  # of which year nobody said
    assert state(draft, "sys-liable") is state(draft, "sys-taxable.A") is TurnState.ANSWERED
    assert {"adults.A.liable", "adults.A.taxable_income.amount"} <= {
        record.question for record in draft.asked if record.answer is Answer.ANSWERED
    }
    assert say(draft, "sys-liable", NO).adults[0].liable is False


@pytest.mark.parametrize("key", FROM_SYSTEM)
def test_not_known_is_written_down_and_no_amount_is_made_of_it(key: str) -> None:
    draft = say(Draft(), key, UNKNOWN_IS_SAID)
    assert state(draft, key) is TurnState.UNKNOWN
    assert draft.adults == () or draft.adults[0].liable is UNKNOWN
    assert draft.adults == () or draft.adults[0].taxable_income.amount is UNKNOWN
    assert Answer.UNKNOWN in {record.answer for record in draft.asked}


def test_the_partner_is_looked_up_too() -> None:
    draft = say(known_by_the_bank(), "hh-who", chose("p"))
    assert state(draft, "sys-taxable.A") is TurnState.CLOSED
    assert state(draft, "sys-taxable.B") is TurnState.OPEN


def test_an_earlier_arrangement_is_begun_and_taken_back_while_nothing_stands_in_it() -> None:
    draft = say(Draft(), "sys-earlier", YES)
    assert draft.debt.earlier_arrangements == (EarlierArrangement(),)
    assert say(draft, "sys-earlier", NO).debt.earlier_arrangements == ()
    filled = EarlierArrangement(why_ended="te hoog")
    debt = draft.debt.model_copy(update={"earlier_arrangements": (filled,)})
    draft = draft.model_copy(update={"debt": debt})
    (problem,) = refused(draft, "sys-earlier", NO)  # what was typed is not lost
    assert problem.code == "call_arrangement_there"
    assert given_of(Conversation(draft, ON), turn_of(draft, "sys-earlier")) == YES


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH3", "HH4", "HH5", "HH6"])
def test_a_new_dossier_by_the_conversation_alone_has_the_outcome_on_paper(name: str) -> None:
    source = example(name)
    draft, turns = played(source, NOVEMBER, lambda _: Draft())
    said, paper = assessed(draft, NOVEMBER), assessed(source, NOVEMBER)
    assert {"sys-liable", "sys-taxable.A"} <= {turn.key for turn in turns}
    assert (said.headline.kind, said.headline.amount and said.headline.amount.amount) == (
        paper.headline.kind, paper.headline.amount and paper.headline.amount.amount,
    )  # fmt: skip
