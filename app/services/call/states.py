"""How a turn stands: by what is in the dossier, by its record, or by what other answers tell."""

from typing import Any, Final

from app.services.call.conditions import NoValue
from app.services.call.facts import Facts
from app.services.call.owners import is_said
from app.services.call.places import path_of_place
from app.services.call.script import Question
from app.services.call.subjects import Subjects
from app.services.call.turns import DERIVED, NOT_APPLICABLE, Turn, TurnState
from app.services.editing import Path, value_at
from calc import UNKNOWN, Draft
from calc.dossier.asked import Answer, Asked
from calc.dossier.codes import CheckState

ASKED_BY_RECORD: Final = frozenset(
    {
        "hello-who", "debt-balance", "hh-who", "oth-help-who", "hh-children", "home-tenure",
        "oth-help", "chk-colleague", "care-together",
        "out-fits", "out-better", "out-money-help", "debt-together",
    }
)  # fmt: skip
"""Questions whose field may hold something without their answer: a balance is there and still has
to be confirmed."""


class States:
    """How each question of one dossier stands."""

    def __init__(self, draft: Draft, facts: Facts, subjects: Subjects) -> None:
        self._draft, self._facts, self._subjects = draft, facts, subjects

    def of(self, turn: Turn) -> TurnState:
        """How it stands, where it is a question for this household."""
        question = turn.question
        record = self._facts.record(turn.record)
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
        if self._facts.tells(question, turn.ref):
            return TurnState.ANSWERED
        return TurnState.OPEN

    def _by_owner(self, turn: Turn, record: Asked | None) -> TurnState:
        """Whether it was said whose a line is; what was said of a line that went says nothing."""
        path = self._subjects.path(turn)
        assert path is not None  # it is asked of a line that is there
        line = value_at(self._draft, path[:2])
        if is_said(self._draft, str(path[0]), line, asked=record is not None):
            return TurnState.ANSWERED
        state = _of_record(record) if record is not None else TurnState.OPEN
        return TurnState.OPEN if state is TurnState.ANSWERED else state

    def _is_written(self, turn: Turn) -> bool:
        """The answer itself stands in the dossier, whatever was recorded before."""
        place = turn.question.place
        return place is not None and not place.is_check and self._subjects.path(turn) is not None

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
        path = path_of_place(self._draft, place, turn.ref)
        if path is None:
            return None
        try:
            value = value_at(self._draft, path)
        except LookupError:  # a helper who is not there
            return None
        if place.is_check:
            return None if value is CheckState.NOT_ASKED else TurnState.ANSWERED
        if value is UNKNOWN:
            record = self._facts.record(record_name(path, place.selector or turn.ref))
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
        value = self._facts.value(name, "")
        if value is None:
            return None
        return TurnState.UNKNOWN if value is NoValue.UNKNOWN else TurnState.ANSWERED

    def _by_line(self, turn: Turn) -> TurnState | None:
        place = turn.question.place
        assert place is not None  # only questions about lines come here
        group = getattr(self._draft, str(place.group[0]))
        lines = self._subjects.lines(turn.question, turn.ref)
        if len(lines) < turn.number:
            record = self._facts.record(place.selector)
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
        record = self._facts.record(str(line.code))
        return TurnState.UNKNOWN if record and record.answer is Answer.UNKNOWN else None


def _of_record(record: Any) -> TurnState:
    if record.answer is Answer.UNKNOWN:
        return TurnState.UNKNOWN
    return TurnState.NOT_APPLICABLE if NOT_APPLICABLE in record.said else TurnState.ANSWERED


def record_name(path: Path, ref: str) -> str:
    """The name of the record of a field: people by their own name."""
    return ".".join(ref if isinstance(part, int) else str(part) for part in path)
