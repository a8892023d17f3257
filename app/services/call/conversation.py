"""One conversation: its turns in order, what is open, how far it is, how long it still takes.

    talk = Conversation(draft, on, assessment)
    talk.turns          all of them; what does not apply stays as a closed one
    talk.next_open()    the first question that still has to be asked

Made anew after every answer, of the dossier alone: it goes on after a crash where it was.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

from app.services.call.conditions import NoValue, Value
from app.services.call.facts import Facts
from app.services.call.line_abouts import arrangements_of, incomes_of
from app.services.call.owners import is_said
from app.services.call.places import path_of_place
from app.services.call.script import (
    AnswerKind,
    Chapter,
    Question,
    Repeat,
    Script,
    load_script,
)
from app.services.call.told_by_lines import lines_of
from app.services.call.turns import (
    DERIVED,
    NOT_APPLICABLE,
    RECORD,
    SHORT_CALL,
    About,
    Turn,
    TurnState,
    key_of,
)
from app.services.editing import Path, value_at
from app.services.intake.asking import LINES, earlier_of
from calc import UNKNOWN, Assessment, Draft
from calc.base.value_type import value_type
from calc.dossier.asked import Answer, Asked
from calc.dossier.codes import CheckState

SECONDS_A_QUESTION: Final = 25
"""For a question with its answer, as long as the call itself has not shown how long it takes."""
ENOUGH_TO_TELL: Final = 8
"""So many answers say how long a question takes in this call."""
OF_EACH: Final = frozenset({Repeat.CHILD, Repeat.ARRANGEMENT, Repeat.INCOME})
"""Questions that are not asked where there is nothing of it."""


@value_type(eq=False)
class ChapterCount:
    """How far a chapter is: `done` of `asked`, and how many of those the customer did not know."""

    chapter: Chapter
    done: int
    asked: int
    unknown: int


@value_type
class TimeLeft:
    """Minutes for the questions that are left. `measured`: at the pace of this call itself."""

    minutes: int
    questions: int
    measured: bool


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
        self.facts: Final = Facts(draft, on, assessment)
        self._open: set[str] = set()
        self.turns: Final[tuple[Turn, ...]] = tuple(self._made())
        self._by_key = {turn.key: turn for turn in self.turns}

    @property
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
            _count(chapter, [each for each in self.asked if each.question.chapter == chapter.key])
            for chapter in self.script.chapters
        )

    def time_left(self, answers: int = 0, seconds: float = 0) -> TimeLeft:
        """The minutes that are left; `answers`, `seconds`: so many in this call, in that time."""
        left = len(self.open)
        measured = answers >= ENOUGH_TO_TELL and seconds > 0
        each = seconds / answers if measured else SECONDS_A_QUESTION
        return TimeLeft(-int(-left * each // 60), left, measured)

    def value(self, name: str, ref: str = "") -> Value:
        """The value of a variable; NOT_YET while the question that gives it is still open."""
        found = self.facts.value(name, ref)
        if found is not None:
            return found
        return NoValue.NOT_YET if name in self._open else NoValue.UNKNOWN

    def path(self, turn: Turn) -> Path | None:
        """Where the answer of a turn stands in the dossier; None as long as it stands nowhere."""
        question = turn.question
        if question.place is None:
            return None
        if question.place.is_line:
            found = self._lines(question, turn.ref)
            place = None if len(found) < turn.number else found[turn.number - 1]
            if place is None:
                return None
            return (*question.place.group, place, *question.place.names)
        return path_of_place(self.draft, question.place, turn.ref)

    def turn_at(self, path: Path) -> Turn | None:
        """The turn that asks for what stands at a path: the field itself, or its line.

        Of a person only the field itself: the name is no answer to whether somebody is liable.
        """
        turns = [(turn, self.path(turn)) for turn in self.asked]
        exact = next((turn for turn, at in turns if at == path), None)
        is_line = path[0] in LINES and len(path) > 1
        near = (turn for turn, at in turns if is_line and at and at[:2] == path[:2])
        return exact or next(near, None)

    def _made(self) -> Iterable[Turn]:
        for question in self.script.questions:
            for about in self._abouts(question):
                for number in range(1, self._lines_of(question, about) + 1):
                    turn = self._turn(question, about, number)
                    if turn.is_open or (not turn.is_asked and self._waits(question, turn.ref)):
                        self._open |= question.sets_variables
                    yield turn

    def _waits(self, question: Question, ref: str) -> bool:
        """Whether a question may still be asked: it hangs on one that is open."""
        return any(self.value(name, ref) is NoValue.NOT_YET for name in question.ask_when.variables)

    def _abouts(self, question: Question) -> Sequence[About | None]:
        draft = self.draft
        match question.repeat:
            case Repeat.ADULT:
                adults = [About(str(each.ref), _name(each)) for each in draft.adults]
                return adults or [About("A", "")]
            case Repeat.CHILD:
                children = [
                    About(each.ref, _name(each), at) for at, each in enumerate(draft.children)
                ]
                return children or [None]
            case Repeat.ARRANGEMENT:
                return arrangements_of(draft) or [None]
            case Repeat.INCOME:
                return incomes_of(draft, self.script, question.chapter) or [None]
            case _:
                return [None]

    def _lines_of(self, question: Question, about: About | None) -> int:
        if not question.codes or question.place is None or not question.place.is_line:
            return 1
        if question.repeat is Repeat.ARRANGEMENT:
            return 1
        return max(1, len(self._lines(question, about.ref if about else "")))

    def _lines(self, question: Question, ref: str) -> list[int]:
        """Which lines of the dossier a question is about: of its code, and of this person."""
        assert question.place is not None  # only questions about lines come here
        group = getattr(self.draft, str(question.place.group[0]))
        if question.repeat in (Repeat.ARRANGEMENT, Repeat.INCOME):
            return [each.place for each in self._abouts(question)
                    if each and each.ref == ref and each.place is not None]  # fmt: skip
        of = lines_of(ref)
        return [
            at
            for at, line in enumerate(group)
            if line.code == question.place.selector and (of is None or line.who in of)
        ]

    def _turn(self, question: Question, about: About | None, number: int) -> Turn:
        ref = about.ref if about else ""
        key = key_of(question, ref, number)
        kind = question.kind
        if question.id == "debt-balance" and self.draft.debt.balance is UNKNOWN:
            kind = AnswerKind.AMOUNT
        applies = question.repeat not in OF_EACH or about is not None
        if self._was_told(question, ref, key) or self._was_typed(question, ref):
            applies = False
        if not applies or not question.ask_when.holds(lambda name: self.value(name, ref)):
            return Turn(key, question, about, number, TurnState.CLOSED, kind)
        turn = Turn(key, question, about, number, TurnState.OPEN, kind)
        return Turn(key, question, about, number, self._state(turn), kind)

    def _was_told(self, question: Question, ref: str, key: str) -> bool:
        """The system told it, so that nobody looks it up: it is there, and was never asked."""
        if not question.from_system or self.facts.record(RECORD + key) is not None:
            return False
        if question.place is None:
            return earlier_of(self.draft) is not None
        path = path_of_place(self.draft, question.place, ref)
        if path is None or value_at(self.draft, path) is UNKNOWN:
            return False
        return self.facts.record(_named(path, question.place.selector or ref)) is None

    def _was_typed(self, question: Question, ref: str) -> bool:
        """Who typed the incomes in the form wrote down all: nobody asked which there are."""
        asked_first = question.id == "inc-more"
        return asked_first and self.facts.record(f"{RECORD}inc-kinds.{ref}") is None

    def _state(self, turn: Turn) -> TurnState:
        question = turn.question
        record = self.facts.record(turn.record)
        if question.place is not None and question.place.field == "who":
            return self._by_owner(turn, record)
        if record is not None and DERIVED in record.said:
            record = None
        by_value = self._by_value(turn)
        # The state of a check says less than its record, and so does a line that is not there.
        if by_value is not None and (record is None or self._is_written(turn)):
            return by_value
        if record is not None:
            return _of_record(record)
        if self.facts.tells(question, turn.ref):
            return TurnState.ANSWERED
        return TurnState.OPEN

    def _by_owner(self, turn: Turn, record: Asked | None) -> TurnState:
        """Whether it was said whose a line is; what was said of a line that went says nothing."""
        path = self.path(turn)
        assert path is not None  # it is asked of a line that is there
        line = value_at(self.draft, path[:2])
        if is_said(self.draft, str(path[0]), line, asked=record is not None):
            return TurnState.ANSWERED
        state = _of_record(record) if record is not None else TurnState.OPEN
        return TurnState.OPEN if state is TurnState.ANSWERED else state

    def _is_written(self, turn: Turn) -> bool:
        """The answer itself stands in the dossier, whatever was recorded before."""
        place = turn.question.place
        return place is not None and not place.is_check and self.path(turn) is not None

    def _by_value(self, turn: Turn) -> TurnState | None:
        """How a turn stands by what is in the dossier; None: it says nothing of it."""
        question = turn.question
        place = question.place
        if question.id in ASKED_BY_RECORD:
            return self._known_otherwise(question)
        if place is None:
            return None
        if place.is_line:
            return self._by_line(turn)
        path = path_of_place(self.draft, place, turn.ref)
        if path is None:
            return None
        try:
            value = value_at(self.draft, path)
        except LookupError:  # a helper who is not there
            return None
        if place.is_check:
            return None if value is CheckState.NOT_ASKED else TurnState.ANSWERED
        if value is UNKNOWN:
            record = self.facts.record(_named(path, place.selector or turn.ref))
            return TurnState.UNKNOWN if record and record.answer is Answer.UNKNOWN else None
        return TurnState.ANSWERED

    def _known_otherwise(self, question: Question) -> TurnState | None:
        """Of a question whose answer stands in several places, or in none of its own."""
        names = {
            "hh-who": "partner",
            "hh-children": "children",
            "home-tenure": "renting",
            "oth-help": "helped",
            "care-together": "premium_together",
            "out-fits": "fits",
        }
        name = names.get(question.id)
        if name is None:
            return None
        value = self.facts.value(name, "")
        if value is None:
            return None
        return TurnState.UNKNOWN if value is NoValue.UNKNOWN else TurnState.ANSWERED

    def _by_line(self, turn: Turn) -> TurnState | None:
        place = turn.question.place
        assert place is not None  # only questions about lines come here
        group = getattr(self.draft, str(place.group[0]))
        lines = self._lines(turn.question, turn.ref)
        if len(lines) < turn.number:
            record = self.facts.record(place.selector)
            other = any(line.code == place.selector for line in group)
            none = record is not None and record.answer is Answer.ANSWERED and not other
            return TurnState.ANSWERED if none and place.selector else None
        line: Any = group[lines[turn.number - 1]]
        if place.field != "amount":
            value = getattr(line, place.field)
            return None if value in (UNKNOWN, None) else TurnState.ANSWERED
        if line.amount is not UNKNOWN or bool(getattr(line, "months", ())):
            return TurnState.ANSWERED
        # One of two lines may be known: that it was asked is not that this one was.
        record = self.facts.record(str(line.code))
        return TurnState.UNKNOWN if record and record.answer is Answer.UNKNOWN else None


ASKED_BY_RECORD: Final = frozenset(
    {
        "hello-who", "debt-balance", "hh-who", "oth-help-who", "hh-children", "home-tenure",
        "oth-help", "chk-colleague", "care-together",
        "out-fits", "out-better", "out-money-help", "debt-together",
    }
)  # fmt: skip
"""Questions whose field may hold something without their answer: a balance is there and still has
to be confirmed."""


def _of_record(record: Any) -> TurnState:
    if record.answer is Answer.UNKNOWN:
        return TurnState.UNKNOWN
    return TurnState.NOT_APPLICABLE if NOT_APPLICABLE in record.said else TurnState.ANSWERED


def _named(path: Path, ref: str) -> str:
    """The name of the record of a field: people by their own name."""
    return ".".join(ref if isinstance(part, int) else str(part) for part in path)


def _name(person: Any) -> str:
    return "" if person.name is UNKNOWN else str(person.name)


def _count(chapter: Chapter, turns: Sequence[Turn]) -> ChapterCount:
    done = sum(not turn.is_open for turn in turns)
    return ChapterCount(
        chapter, done, len(turns), sum(turn.state is TurnState.UNKNOWN for turn in turns)
    )
