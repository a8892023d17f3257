"""Editors for a line that names another one: people choose it, the program makes the name.

Each choice is one step of undo, also where it changes more than the field itself.
"""

from datetime import date
from typing import Any

from app.i18n.paths import line_name
from app.services.intake.line_refs import followed_by, may_be_named, naming, place_of
from app.ui.intake.editors.chosen import ChoiceEditor
from app.ui.intake.session import Session
from calc import Draft, Problem


class IncomeLineEditor(ChoiceEditor):
    """One of the incomes of the dossier, or none."""

    def options(self) -> list[tuple[object, str]]:
        draft = self._session.draft
        try:
            named = place_of(draft, self.session.value(self.path))
        except LookupError:  # the line has just gone, and its card goes next
            return []
        places = set(may_be_named(draft, self.path))
        if named is not None:
            places.add(named)  # a file may name any line: what it names can be seen
        return [(place, self._said(draft, place)) for place in sorted(places)]

    def show_value(self, value: Any) -> None:
        super().show_value(place_of(self._session.draft, value))

    def give(self, value: object, text: str) -> tuple[Problem, ...]:
        assert value is None or isinstance(value, int)  # a place, as in the options
        return _take(self._session, naming(self._session.draft, self.path, value), text)

    @property
    def _session(self) -> Session:
        assert isinstance(self.session, Session)  # lines are of a dossier
        return self.session

    def _said(self, draft: Draft, place: int) -> str:
        name = line_name(self.texts, f"income[{place}]", draft)
        begins = draft.income[place].from_date
        if not isinstance(begins, date):
            return self.texts.text("lines.card.title", n=place + 1, name=name)
        day = self.texts.formats.short_day(begins)
        return self.texts.text("lines.named.from", n=place + 1, name=name, day=day)


class AfterEndEditor(ChoiceEditor):
    """What follows when an income ends. Where no line follows, none stays named."""

    def give(self, value: object, text: str) -> tuple[Problem, ...]:
        assert isinstance(self.session, Session)  # lines are of a dossier
        index = self.path[1]
        assert isinstance(index, int)  # a field of a line
        return _take(self.session, followed_by(self.session.draft, index, value), text)


def _take(session: Session, changed: Draft | tuple[Problem, ...], text: str) -> tuple[Problem, ...]:
    """Give the session the changed dossier, as one step of undo, or what is wrong with it."""
    if isinstance(changed, tuple):
        return changed
    session.end_run()
    session.replace(changed, text)
    return ()
