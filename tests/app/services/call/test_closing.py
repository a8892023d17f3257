"""The end of a conversation: six sentences at most, one date, no amount that nobody computed."""

import re
from datetime import date
from typing import Any

import pytest

from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from app.services.call.closing import Closing, close, letter_for
from app.services.call.conversation import Conversation
from app.services.call.outcome import outcome_of
from app.services.call.sentences import spoken
from app.services.short_findings import open_points
from calc import UNKNOWN, Assessment, Draft
from calc.dossier.codes import CheckState
from tests.app.services.call.player import assessed, example
from tests.app.services.call.saying import amount, chose, say
from tests.building import draft as built
from tests.building import example_policy

ON = date(2026, 11, 23)
POLICY = example_policy().policy
SETTLED = [
    {"code": f"S{number:02}", "state": "n.v.t.", "reason": "test"} for number in range(1, 25)
]


def closed(draft: Draft, language: str = "nl") -> tuple[Assessment, Closing]:
    assessment = assessed(draft, ON)
    return assessment, close(Conversation(draft, ON, assessment), Texts(language), POLICY)


def settled(name: str, **changes: Any) -> Draft:
    """An example without anything open that would stop a plan."""
    ready = {"checks": built(checks=SETTLED).checks, "asked": built().asked}
    return example(name).model_copy(update={**ready, **changes})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["HH1", "HH2", "HH3", "HH4", "HH5", "HH6", "HH1-afgerond"])
def test_six_sentences_at_most_and_no_bracket(name: str, language: str) -> None:
    assessment, end = closed(example(name), language)
    assert 2 <= len(end.readback) <= 6
    every = (*end.outcome, *end.readback, end.first, *end.by_post, end.not_agree, end.thanks)
    assert not any(re.search(r"[\[\]]", text) for text in every)
    formats = Texts(language).formats
    assert end.next_day == formats.day(assessment.next_conversation.day)
    assert end.next_day in end.readback[-1]


def test_what_hh1_hears() -> None:
    assessment, end = closed(example("HH1"))
    assert outcome_of(assessment) == "interim"
    assert end.letter is DocumentKind.INTERIM
    assert end.readback == (
        "U woont alleen en er komt 2.359,92 euro per maand binnen.",
        "Uw kosten zijn 1.879,11 euro per maand.",
        "Wij spreken af: u betaalt 25 euro per maand, tot 23 maart 2027.",
        "U gaat nog huurtoeslag aanvragen en uw brieven openmaken.",
        "Op 23 maart 2027 bel ik u, of eerder als u mij belt.",
    )
    assert end.first == "U doet één ding: huurtoeslag aanvragen, voor 23 maart 2027."
    assert end.open_points[0] == "huurtoeslag aanvragen"
    assert len(end.open_points) >= len(open_points(assessment))
    assert end.outcome[1] == "Tot 23 maart 2027 betaalt u 25 euro per maand."


def test_what_is_read_back_is_the_sum_of_the_panel() -> None:
    """HH2: of 3.866,68 a part is meant for a purpose or is not of the customer."""
    assessment, closing = closed(settled("HH2"))
    assert assessment.account is not None
    assert assessment.account.costs != assessment.groups.costs
    said = " ".join(closing.readback)
    texts = Texts("nl")
    for step in (assessment.account.income, assessment.account.costs):
        assert step is not None
        assert spoken(texts, step.amount) in said


def test_costs_that_nobody_knows_are_not_read_back_as_nothing() -> None:
    draft = example("HH1")
    unknown = [line.model_copy(update={"amount": UNKNOWN}) for line in draft.expenses]
    _, some = closed(draft.model_copy(update={"expenses": (unknown[0], *draft.expenses[1:])}))
    assert some.readback[1].startswith("Uw kosten zijn minstens ")
    _, none = closed(draft.model_copy(update={"expenses": tuple(unknown)}))
    assert none.readback[1] == "Uw kosten weten wij nog niet."


def test_income_that_nobody_knows_is_not_read_back_as_nothing() -> None:
    draft = example("HH1")
    unknown = [line.model_copy(update={"amount": UNKNOWN}) for line in draft.income]
    _, some = closed(draft.model_copy(update={"income": (unknown[0], *draft.income[1:])}))
    assert some.readback[0].startswith("U woont alleen en er komt minstens ")
    _, none = closed(draft.model_copy(update={"income": tuple(unknown)}))
    assert none.readback[0] == "U woont alleen en uw inkomen weten wij nog niet."


def test_a_call_that_stops_halfway_reads_back_what_there_is_at_least() -> None:
    """One cost of many was asked: that is not what this household pays a month."""
    draft = say(say(Draft(), "hh-who", chose("a")), "day-food", amount(70))
    _, end = closed(draft)
    assert "Uw kosten zijn minstens 303,33 euro per maand." in end.readback


def test_an_interim_agreement_may_ask_nothing() -> None:
    assessment, end = closed(example("HH3"))
    assert outcome_of(assessment) == "interim"
    assert "Wij spreken af: u betaalt niets tot 23 maart 2027." in end.readback
    assert "Tot 23 maart 2027 hoeft u ons niets te betalen." in end.outcome


def test_a_household_without_room_hears_no_amount() -> None:
    assessment, end = closed(example("HH4"))
    assert outcome_of(assessment) == "nothing"
    assert "Wij spreken af: u betaalt nu niets." in end.readback
    assert not any("laatste betaling" in line for line in end.readback)
    assert end.letter is DocumentKind.NO_PAYMENT


def test_people_come_first() -> None:
    """A distressing situation that nobody took over: no letter about money goes out."""
    assessment, end = closed(example("HH6"))
    assert assessment.nothing_is_asked
    assert outcome_of(assessment) == "nothing"
    assert end.letter is None
    assert end.by_post == ()


def test_a_plan_of_one_amount() -> None:
    assessment, end = closed(settled("HH1", arrangements=()))
    assert outcome_of(assessment) == "plan"
    assert assessment.payment is not None
    assert end.letter is DocumentKind.PLAN
    assert any("De laatste betaling is in" in line for line in end.readback)
    assert any(line.startswith("Wij spreken af: u betaalt ") for line in end.readback)


def test_a_plan_in_steps_names_what_ends() -> None:
    assessment, end = closed(settled("HH1"))
    assert outcome_of(assessment) == "steps"
    assert any("is uw afspraak met het energiebedrijf klaar" in each for each in end.outcome)
    assert any("en later" in each for each in end.readback)


def test_nothing_in_the_first_month_is_nothing_now() -> None:
    assessment = assessed(settled("HH2"), ON)
    assert assessment.plan is not None
    assert outcome_of(assessment) == "nothing"


def test_without_an_outcome_none_is_made_up() -> None:
    assessment, end = closed(built(income=[], asked=[]))
    assert outcome_of(assessment) is None
    assert end.outcome == ()
    assert "Een bedrag kan ik u nu nog niet noemen." in end.readback
    assert end.letter is DocumentKind.STILL_NEEDED
    assert letter_for(None) is None
    talk = Conversation(Draft(), ON)
    bare = close(talk, Texts("nl"), POLICY)
    assert bare.readback == ("Een bedrag kan ik u nu nog niet noemen.",)
    assert bare.open_points == ()


def test_only_what_has_to_be_done_is_given_to_somebody() -> None:
    """A check that nobody asked is open, and is nothing that the customer has to do."""
    draft = example("HH1")
    kept = tuple(check for check in draft.checks if check.state is not CheckState.OPEN)
    _, end = closed(draft.model_copy(update={"checks": kept}))
    assert not any("brieven" in line for line in end.readback)
    assert end.first == "U doet één ding: huurtoeslag aanvragen, voor 23 maart 2027."
