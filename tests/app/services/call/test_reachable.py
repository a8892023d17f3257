"""Each question of the script comes up in some call, in the order of the conversation itself."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.services.call.answering import answered
from app.services.call.facts import ALLOWANCE_CHECK
from app.services.call.officer_choices import with_choice
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind, load_script
from app.services.call.turns import Turn
from app.services.intake.catalogue import questions
from calc import Draft
from tests.app.services.call.player import Talks
from tests.app.services.call.saying import chose

DECEMBER: Final = date(2026, 12, 3)
_MAIL_AND_OWN: Final = {"hello-channel": "e", "home-tenure": "k", "chk-extra-care": "g"}
CALLS: Final[Mapping[str, tuple[Draft, Mapping[str, Any]]]] = {
    "a couple with everything": (Draft(), {}),
    "the partner does not owe": (
        Draft(), {"hh-partner-liable": False, "care-together": True, "hh-child-of": "a"},
    ),
    "nothing is left": (
        Draft.model_validate({"debt": {"nhg": True}}),
        {"home-tenure": "h", "home-rent": 900, "all-rent": 0, "care-premium": 0, "hh-who": "k",
         "chk-extra-care": "s"},
    ),
    "enough is left": (
        Draft.model_validate({"debt": {"balance": "30000.00"}}),
        {"hh-who": "a", "inc-kinds": "w", "inc-wage": 3000, "fix-more": "n", "oth-kinds": "n",
         "oth-seizure": False, "oth-help": "n", "chk-food": "n", "fix-insurance": 0,
         "out-fits": False, **_MAIL_AND_OWN},
    ),
}  # fmt: skip
"""What was known before the call, and what is said otherwise than "everything"."""


def everything(turn: Turn, said: Mapping[str, Any]) -> Reply:
    """All that can be chosen, yes, and 50 of everything; `said`: where this household differs."""
    question = turn.question
    own = said.get(question.id)
    match turn.kind:
        case AnswerKind.CHOICE:
            keys = [each.key for each in question.choices if not each.alone]
            alone = [each.key for each in question.choices if each.alone]
            every = alone if question.asks_again else keys if question.multiple else keys[:1]
            return chose(own or "".join(every))
        case AnswerKind.YES_NO:
            return Reply(yes=own if own is not None else True)
        case AnswerKind.TEXT:
            return Reply(text="sentinel@example.org")
        case AnswerKind.COUNT:
            return Reply(number=own if own is not None else 1)
        case AnswerKind.DATE:
            return Reply(given=Given.UNKNOWN)
        case _:
            return Reply(amount=Decimal(own if own is not None else 50))


def seen(draft: Draft, said: Mapping[str, Any]) -> set[str]:
    """The questions that this household is asked."""
    draft = with_choice(draft, ALLOWANCE_CHECK, DECEMBER, chosen=True)
    talks, found = Talks(DECEMBER), list[str]()
    while (turn := (talk := talks.of(draft)).next_open()) is not None:
        result = answered(talk, turn, everything(turn, said))
        assert isinstance(result, Draft), (turn.key, result)
        draft = result
        found.append(turn.key)
        assert len(found) < 250, found[-5:]
    return {key.partition(".")[0] for key in found}


def test_each_question_and_each_code_of_the_catalogue_is_reachable() -> None:
    reached = set[str]().union(*(seen(*call) for call in CALLS.values()))
    script = load_script()
    assert {each.id for each in script.questions} - reached == set()
    codes = {code for each in script.questions if each.id in reached for code in each.codes}
    assert codes == {code for group in questions().values() for code in group}
