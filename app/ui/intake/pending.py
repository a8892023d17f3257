"""Pending: what somebody typed that is in no dossier, by the place where it was typed.

A text that a field refused, a line half typed, an officer's own words for a letter. The widgets
come and go with the page, the chosen line and the language; this stays as long as the dossier is
open, and in the recovery file.

    income[3].amount      a field of the dossier, as findings write it
    income.new.code       a value of the line that is still being typed
    letter.plan           the own paragraph of a document
    status.reason         what was typed about an event that is not recorded yet
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.services.intake.row_changes import changes
from calc import Draft
from calc.base.path import field_path
from calc.base.value_type import value_type


@value_type
class _Gone:
    """A text that went with its item, and comes back with it."""

    name: str
    item: Any
    rest: str
    text: str


class Pending(QObject):
    """The texts of one session. A widget keeps its own here, and looks here when it is made."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self._used: set[str] = set()
        self._gone: list[_Gone] = []

    @property
    def texts(self) -> dict[str, str]:
        """Every text by its place."""
        return dict(self._texts)

    @property
    def unused(self) -> list[str]:
        """The places of texts that would be lost: not of a paragraph that is in a letter by now."""
        return [place for place in self._texts if place not in self._used]

    def text(self, place: str) -> str:
        """What was typed at a place; "" when all of that is in the dossier."""
        return self._texts.get(place, "")

    def keep(self, place: str, text: str) -> None:
        """Keep a text in place of what was kept there; nothing but spaces is no text."""
        self.replace(lambda known: known == place, {place: text})

    def drop(self, place: str) -> None:
        """What was typed here is in the dossier, or was taken back."""
        self.keep(place, "")

    def use(self, place: str) -> None:
        """What was typed here went into a document: it stays, and nobody need be warned."""
        self._used.add(place)

    def replace(self, mine: Callable[[str], bool], texts: Mapping[str, str]) -> None:
        """Keep these texts in place of all that are `mine`."""
        now = {place: text for place, text in self._texts.items() if not mine(place)}
        now |= {place: text for place, text in texts.items() if text.strip()}
        if now != self._texts:
            same = {place for place in self._used if now.get(place) == self._texts.get(place)}
            self._texts, self._used = now, same
            self.changed.emit()

    def start(self, texts: Mapping[str, str]) -> None:
        """Another dossier, with what was kept of it."""
        self._gone.clear()
        self.replace(lambda _: True, texts)

    def follow(self, before: Draft, after: Draft) -> None:
        """Lines and people came, went or moved: their texts go with them."""
        lists = {item.group for place in self._texts if (item := field_path(place).item)}
        lists |= {gone.name for gone in self._gone}
        for name in lists:
            old, new = _items(before, name), _items(after, name)
            if old != new:
                self._follow_list(name, old, new)

    def _follow_list(self, name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
        places, came = _moved(old, new)
        now: dict[str, str] = {}
        for place, text in self._texts.items():
            item = field_path(place).item
            if item is None or item.group != name:
                now[place] = text
                continue
            at, rest = item.at, item.rest
            to = places[at] if at < len(old) else at - len(old) + len(new)
            if to is None:
                self._gone.append(_Gone(name, old[at], rest, text))
            else:
                now[f"{name}[{to}]{rest}"] = text
        for gone in list(self._gone):
            back = [at for at in came if gone.name == name and new[at] == gone.item]
            if back:
                now[f"{name}[{back[0]}]{gone.rest}"] = gone.text
                self._gone.remove(gone)
        self.replace(lambda _: True, now)


def _items(draft: Draft, name: str) -> tuple[Any, ...]:
    here: Any = draft
    for part in name.split("."):
        here = getattr(here, part, ())
    return here if isinstance(here, tuple) else ()


def _moved(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[list[int | None], list[int]]:
    """Where each old item stands now, None for what went; and the places of what came."""
    places: list[int | None] = []
    came: list[int] = []
    shift = 0
    for change in reversed(changes(old, new)):
        places += range(len(places) + shift, change.first + shift)
        first = change.first + shift
        if change.resizes:
            places += [None] * (change.last - change.first)
            came += range(first, first + len(change.now))
        else:
            places += range(first, first + len(change.now))
        shift += len(change.now) - (change.last - change.first)
    places += range(len(places) + shift, len(old) + shift)
    return places, came
