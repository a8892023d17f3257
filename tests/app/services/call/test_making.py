"""What a dossier tells is read once for the conversations about it; each has its own outcome."""

from datetime import date

import pytest

from app.services.call.conversation import Conversation
from app.services.call.facts import OF_OUTCOME, Facts
from app.services.call.making import Making, hang_on_outcome, making_of, partial_value
from app.services.call.script import load_script
from calc import Assessment, Draft
from tests.app.services.call.player import assessed, example

ON = date(2026, 11, 23)
Told = list[tuple[str, str]]


def without_memory(draft: Draft, assessment: Assessment | None) -> Told:
    """The turns made one after the other, each question with all that comes before it."""
    script = load_script()
    making, can_get = Making(draft, ON, script), set[str]()
    value = partial_value(Facts(draft, ON, assessment), can_get)
    turns = [making.turns_of(question, value, can_get)[0] for question in script.questions]
    return [(turn.key, turn.state.name) for each in turns for turn in each]


def told(talk: Conversation) -> Told:
    return [(turn.key, turn.state.name) for turn in talk.turns]


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6"])
def test_each_conversation_about_a_dossier_has_the_turns_of_its_own_outcome(name: str) -> None:
    whole = example(name)
    begun = whole.model_copy(update={"expenses": whole.expenses[:2], "asked": whole.asked[:5]})
    outcomes = [None, assessed(whole, ON), assessed(begun, ON), assessed(example("HH6"), ON)]
    for draft in (whole, begun, Draft()):
        talks = [Conversation(draft, ON, outcome) for outcome in outcomes]
        for talk, outcome in zip(talks, outcomes, strict=True):
            assert told(talk) == without_memory(draft, outcome)


def test_what_hangs_on_the_outcome_does_not_come_from_the_dossier_alone() -> None:
    draft = example("HH1")
    alone, with_plan = (Conversation(draft, ON, each) for each in (None, assessed(draft, ON)))
    differ = {one.question for one, other in zip(alone.turns, with_plan.turns, strict=True)
              if one.state is not other.state}  # fmt: skip
    assert differ
    assert differ <= hang_on_outcome(load_script())
    for name in OF_OUTCOME:
        assert with_plan.facts.value(name, "") != alone.facts.value(name, ""), name


def test_a_dossier_is_read_once_and_another_one_with_the_same_values_is_another() -> None:
    draft, script = example("HH1"), load_script()
    assert making_of(draft, ON, script) is making_of(draft, ON, script)
    same = draft.model_copy()
    assert same == draft
    assert making_of(same, ON, script) is not making_of(draft, ON, script)
    assert making_of(draft, date(2026, 12, 1), script) is not making_of(draft, ON, script)
