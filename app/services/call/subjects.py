"""Of whom and of what a question is asked: the people and the lines of a dossier."""

from collections.abc import Sequence
from typing import Any, Final

from app.services.call.line_abouts import arrangements_of, incomes_of
from app.services.call.places import path_of_place
from app.services.call.script import Question, Repeat, Script
from app.services.call.told_by_lines import lines_of
from app.services.call.turns import About, Turn
from app.services.editing import Path
from calc import UNKNOWN, Draft
from calc.dossier.budget_lines import LINES

OF_EACH: Final = frozenset({Repeat.CHILD, Repeat.ARRANGEMENT, Repeat.INCOME})
"""Questions that are not asked where there is nothing of it."""


class Subjects:
    """The people and the lines of one dossier that the script asks about."""

    def __init__(self, draft: Draft, script: Script) -> None:
        self._draft, self._script = draft, script
        self._abouts: Final[dict[tuple[Repeat, str], Sequence[About | None]]] = {}
        self._lines: Final[dict[tuple[Question, str], Sequence[int]]] = {}
        self._by_code: Final[dict[tuple[str, object], list[tuple[int, Any]]]] = {}
        for group in LINES:
            for at, line in enumerate(getattr(draft, group)):
                self._by_code.setdefault((group, line.code), []).append((at, line))

    def abouts(self, question: Question) -> Sequence[About | None]:
        """About whom or what a question is asked; None: about the household."""
        asked = question.repeat, question.chapter
        if asked not in self._abouts:
            self._abouts[asked] = self._abouts_of(question)
        return self._abouts[asked]

    def _abouts_of(self, question: Question) -> Sequence[About | None]:
        draft = self._draft
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
                return incomes_of(draft, self._script, question.chapter) or [None]
            case _:
                return [None]

    def count_of(self, question: Question, about: About | None) -> int:
        """How many lines of its code there are; 1 for a question that is not about lines."""
        if not question.codes or question.place is None or not question.place.is_line:
            return 1
        if question.repeat is Repeat.ARRANGEMENT:
            return 1
        return max(1, len(self.lines(question, about.ref if about else "")))

    def lines(self, question: Question, ref: str) -> Sequence[int]:
        """Which lines of the dossier a question is about: of its code, and of this person."""
        asked = question, ref
        if asked not in self._lines:
            self._lines[asked] = self._lines_of(question, ref)
        return self._lines[asked]

    def _lines_of(self, question: Question, ref: str) -> list[int]:
        assert question.place is not None  # only questions about lines come here
        if question.repeat in (Repeat.ARRANGEMENT, Repeat.INCOME):
            return [each.place for each in self.abouts(question)
                    if each and each.ref == ref and each.place is not None]  # fmt: skip
        of = lines_of(ref)
        coded = self._by_code.get((str(question.place.group[0]), question.place.selector), ())
        return [at for at, line in coded if of is None or line.who in of]

    def path(self, turn: Turn) -> Path | None:
        """Where the answer of a turn stands in the dossier; None as long as it stands nowhere."""
        question = turn.question
        if question.place is None:
            return None
        if question.place.is_line:
            found = self.lines(question, turn.ref)
            place = None if len(found) < turn.number else found[turn.number - 1]
            if place is None:
                return None
            return (*question.place.group, place, *question.place.names)
        return path_of_place(self._draft, question.place, turn.ref)


def _name(person: Any) -> str:
    return "" if person.name is UNKNOWN else str(person.name)
