"""The turns of a conversation made of what the dossier tells, whatever comes out of it.

    made = making_of(draft, on, script)
    made.turns[question]        of each question that does not hang on the outcome

An Enter asks for the conversation six times: what follows from the answer, the page, the panel and
the steps, with the assessment of before and of after. They are about one dossier, so it is read
once. Of each question that hangs on what comes out its conversation makes the turns itself.
"""

from collections.abc import Callable, Set
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Final

from app.services.call.conditions import NoValue, Value
from app.services.call.facts import OF_OUTCOME, Facts
from app.services.call.places import path_of_place
from app.services.call.script import AnswerKind, Question, Script
from app.services.call.states import States, record_name
from app.services.call.subjects import OF_EACH, Subjects
from app.services.call.turns import RECORD, About, Turn, TurnState, key_of
from app.services.editing import value_at
from app.services.intake.asking import earlier_of
from calc import UNKNOWN, Draft

_KEPT: Final = 2
"""The dossier as it is and as it becomes with an answer."""
Values = Callable[[str, str], Value]


class Making:
    """Makes the turns of one dossier on one day."""

    def __init__(self, draft: Draft, on: date, script: Script) -> None:
        self._draft, self._script = draft, script
        self.facts: Final = Facts(draft, on, None)
        self.subjects: Final = Subjects(draft, script)
        self._states: Final = States(draft, self.facts, self.subjects)

    @cached_property
    def turns(self) -> dict[Question, tuple[list[Turn], Set[str]]]:
        """By question its turns, and the variables that can still get a value by them."""
        found: dict[Question, tuple[list[Turn], Set[str]]] = {}
        can_get = set[str]()
        hang = hang_on_outcome(self._script)
        value = partial_value(self.facts, can_get)
        for question in self._script.questions:
            if question not in hang:
                found[question] = self.turns_of(question, value, can_get)
        return found

    def turns_of(
        self, question: Question, value: Values, can_get: set[str]
    ) -> tuple[list[Turn], Set[str]]:
        """The turns of one question. `can_get`: what can still get a value; it may add its own."""
        turns: list[Turn] = []
        own: Set[str] = frozenset()
        for about in self.subjects.abouts(question):
            for number in range(1, self.subjects.count_of(question, about) + 1):
                turn = self._turn(question, about, number, value)
                if turn.is_open or (not turn.is_asked and _waits(question, turn.ref, value)):
                    own = question.sets_variables
                    can_get |= own
                turns.append(turn)
        return turns, own

    def _turn(self, question: Question, about: About | None, number: int, value: Values) -> Turn:
        ref = about.ref if about else ""
        key = key_of(question, ref, number)
        kind = question.kind
        if question.id == "debt-balance" and self._draft.debt.balance is UNKNOWN:
            kind = AnswerKind.AMOUNT
        applies = question.repeat not in OF_EACH or about is not None
        if self._was_told(question, ref, key) or self._was_typed(question, ref):
            applies = False
        if not applies or not question.ask_when.holds(lambda name: value(name, ref)):
            return Turn(key, question, about, number, TurnState.CLOSED, kind)
        turn = Turn(key, question, about, number, TurnState.OPEN, kind)
        state = self._states.of(turn)
        if state is TurnState.OPEN:
            return turn
        return Turn(key, question, about, number, state, kind)

    def _was_told(self, question: Question, ref: str, key: str) -> bool:
        """The system told it, so that nobody looks it up: it is there, and was never asked."""
        if not question.from_system or self.facts.record(RECORD + key) is not None:
            return False
        if question.place is None:
            return earlier_of(self._draft) is not None
        path = path_of_place(self._draft, question.place, ref)
        if path is None or value_at(self._draft, path) is UNKNOWN:
            return False
        return self.facts.record(record_name(path, question.place.selector or ref)) is None

    def _was_typed(self, question: Question, ref: str) -> bool:
        """Who typed the incomes in the form wrote down all: nobody asked which there are."""
        asked_first = question.id == "inc-more"
        return asked_first and self.facts.record(f"{RECORD}inc-kinds.{ref}") is None


def partial_value(facts: Facts, can_get: Set[str]) -> Values:
    """The value of a variable as far as the questions were made."""

    def value(name: str, ref: str) -> Value:
        found = facts.value(name, ref)
        if found is not None:
            return found
        return NoValue.NOT_YET if name in can_get else NoValue.UNKNOWN

    return value


def _waits(question: Question, ref: str, value: Values) -> bool:
    """Whether a question may still be asked: it hangs on one that is open."""
    return any(
        value(term.variable, ref) is NoValue.NOT_YET
        for every in question.ask_when.either
        for term in every
    )


@cache
def hang_on_outcome(script: Script) -> frozenset[Question]:
    """The questions whose turns can be other ones when something else comes out."""
    names, found = set(OF_OUTCOME), set[Question]()
    while more := {
        each for each in script.questions if each not in found and each.ask_when.variables & names
    }:
        found |= more
        names.update(*(each.sets_variables for each in more))
    return frozenset(found)


class _About:
    """What is asked about: a draft is compared by which it is, and not value by value."""

    def __init__(self, draft: Draft, on: date, script: Script) -> None:
        self.draft, self.on, self.script = draft, on, script

    def __hash__(self) -> int:
        return hash((id(self.draft), self.on, self.script))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _About)
            and (self.draft is other.draft)
            and (self.on, self.script) == (other.on, other.script)
        )


def making_of(draft: Draft, on: date, script: Script) -> Making:
    """The same one for the same dossier, of the last few."""
    return _made(_About(draft, on, script))


@lru_cache(maxsize=_KEPT)
def _made(asked: _About) -> Making:
    return Making(asked.draft, asked.on, asked.script)
