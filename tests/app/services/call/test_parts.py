"""A tick means that all of it was asked: a step is open as long as the conversation has questions
about it."""

from app.i18n import Texts
from app.services.call.parts import PartCount, counts_by_part
from app.services.steps import StepState, steps_said
from calc import Draft
from tests.app.services.call.five_households import ANSWERS
from tests.app.services.call.player import assessed
from tests.app.services.call.saying import amount, chose, say
from tests.app.services.call.test_conversation import JUNE, bank, called
from tests.building import draft as built

PARTS = [("income", ["income"]), ("expenses", ["expenses"]), ("savings", ["savings"])]


def states(draft: Draft) -> dict[str, StepState]:
    found = steps_said(Texts("nl"), PARTS, draft, assessed(draft, JUNE))
    return {key: said.state for (key, _), said in zip(PARTS, found, strict=True)}


def test_each_part_counts_its_questions() -> None:
    draft = say(say(bank(), "inc-kinds.A", chose("wp")), "inc-wage.A", amount(2000))
    counts = counts_by_part(draft, JUNE)
    assert counts["income"] == PartCount(
        2, 6
    )  # kinds and wage; holiday, pension, one more, zorgtoeslag
    assert counts["savings"] == PartCount(0, 1)
    assert "" not in counts


def test_a_step_is_open_while_the_conversation_asks_about_it() -> None:
    draft = say(say(bank(), "inc-kinds.A", chose("w")), "inc-wage.A", amount(2000))
    assert states(draft)["income"] is StepState.OPEN
    done, _ = called(bank(), ANSWERS["single_renting_worker"])
    assert states(done)["income"] is not StepState.OPEN
    assert {part for part, count in counts_by_part(done, JUNE).items()
            if count.done < count.asked} == set()  # fmt: skip


def test_a_dossier_that_was_typed_in_has_no_conversation_to_finish() -> None:
    draft = built()
    count = counts_by_part(draft, JUNE)["expenses"]
    assert count.done < count.asked
    assert states(draft)["expenses"] is not StepState.OPEN
