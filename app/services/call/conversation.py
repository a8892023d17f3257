"""One conversation: its turns in order, what is open, how far it is, how long it still takes.

    talk = Conversation(draft, on, assessment)
    talk.turns          all of them; what does not apply stays as a closed one
    talk.next_open()    the first question that still has to be asked

Made anew after every answer, of the dossier alone: it goes on after a crash where it was. What the
dossier tells is read once for all conversations about it (making.py).
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final

from app.services.call.conditions import Value
from app.services.call.facts import Facts
from app.services.call.making import making_of, partial_value
from app.services.call.progress import ChapterCount, TimeLeft, count_of, time_left
from app.services.call.script import Script, load_script
from app.services.call.turns import SHORT_CALL, Turn, TurnState, key_of
from app.services.editing import Path
from app.services.intake.asking import LINES
from calc import Assessment, Draft


class Conversation:
    """The conversation about one dossier, as it stands now. `on`: the day of the call."""

    def __init__(
        self,
        draft: Draft,
        on: date,
        assessment: Assessment | None = None,
        script: Script | None = None,
        language: str = "nl",
    ) -> None:
        self.draft, self.on, self.assessment, self.language = draft, on, assessment, language
        self.script = script or load_script()
        self._making: Final = making_of(draft, on, self.script)
        self.facts: Final = Facts(draft, on, assessment, self._making.facts)
        self._can_get: Final = set[str]()
        self._value: Final = partial_value(self.facts, self._can_get)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """All of them; made when somebody looks: where a line stands needs none."""
        return tuple(self._made())

    @cached_property
    def _by_key(self) -> dict[str, Turn]:
        return {turn.key: turn for turn in self.turns}

    @cached_property
    def asked(self) -> tuple[Turn, ...]:
        """The turns for this household, whatever their state."""
        return tuple(turn for turn in self.turns if turn.is_asked)

    @cached_property
    def open(self) -> tuple[Turn, ...]:
        """The turns that still have to be asked; of a short call only the few that it has."""
        return tuple(turn for turn in self.turns if turn.is_open and self._is_wanted(turn))

    @property
    def is_short(self) -> bool:
        """Only the few questions are asked of somebody who cannot go on."""
        return self.facts.record(SHORT_CALL) is not None

    def _is_wanted(self, turn: Turn) -> bool:
        return not self.is_short or turn.question.id in self.script.short_call.ids

    def turn(self, key: str) -> Turn | None:
        """The turn with this key; also a new line of a code that has lines ("inc-wage.A.2")."""
        return self._by_key.get(key)

    def next_open(self, after: str = "") -> Turn | None:
        """The first open turn after another one, or the first of all when none follows it."""
        keys = [turn.key for turn in self.turns]
        start = keys.index(after) + 1 if after in keys else 0
        coming = {turn.key for turn in self.turns[start:]}
        here = self._by_key.get(after)
        if here is not None and here.is_open and here.question.asks_again:
            asked = here.question.asks_again
            same = (turn for turn in self.open if turn.ref == here.ref)
            return next((turn for turn in same if turn.question.id in asked), here)
        later = next((turn for turn in self.open if turn.key in coming), None)
        return later or next(iter(self.open), None)

    def beside(self, key: str, step: int) -> Turn | None:
        """The turn for this household before (-1) or after (1) another one, open or not."""
        turns = [turn for turn in self.turns if turn.is_asked or turn.key == key]
        place = next((at for at, turn in enumerate(turns) if turn.key == key), None)
        if place is None or not 0 <= place + step < len(turns):
            return None
        return turns[place + step]

    def another(self, turn: Turn) -> Turn:
        """A turn for one more line of the same code: a second job, another fund."""
        number = 1 + sum(
            each.question is turn.question and each.ref == turn.ref and each.is_asked
            for each in self.turns
        )
        return Turn(
            key_of(turn.question, turn.ref, number), turn.question, turn.about, number,
            TurnState.OPEN, turn.kind,
        )  # fmt: skip

    @cached_property
    def chapters(self) -> tuple[ChapterCount, ...]:
        """How far each chapter is; one without questions for this household has 0 of 0."""
        return tuple(
            count_of(chapter, [each for each in self.asked if each.question.chapter == chapter.key])
            for chapter in self.script.chapters
        )

    def time_left(self, answers: int = 0, seconds: float = 0) -> TimeLeft:
        """The minutes that are left; `answers`, `seconds`: so many in this call, in that time."""
        return time_left(len(self.open), answers, seconds)

    def value(self, name: str, ref: str = "") -> Value:
        """The value of a variable; NOT_YET while the question that gives it is still open."""
        _ = self.turns  # which questions are open is known when they are made
        return self._value(name, ref)

    def path(self, turn: Turn) -> Path | None:
        """Where the answer of a turn stands in the dossier; None as long as it stands nowhere."""
        return self._making.subjects.path(turn)

    def turn_at(self, path: Path) -> Turn | None:
        """The turn that asks for what stands at a path: the field itself, or its line.

        Of a person only the field itself: the name is no answer to whether somebody is liable.
        """
        turns = [(turn, self.path(turn)) for turn in self.asked]
        exact = next((turn for turn, at in turns if at == path), None)
        is_line = path[0] in LINES and len(path) > 1
        near = (turn for turn, at in turns if is_line and at and at[:2] == path[:2])
        return exact or next(near, None)

    def _made(self) -> Iterator[Turn]:
        told = self._making.turns
        for question in self.script.questions:
            if question not in told:
                turns, _ = self._making.turns_of(question, self._value, self._can_get)
            else:
                turns, own = told[question]
                self._can_get.update(own)
            yield from turns
