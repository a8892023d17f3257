"""Two versions of a dossier, field by field, in words: what it was and what it became.

A line is the same line wherever it stands (`aligning`). What was asked, by whom and when is a
record of its own and is not compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel

from app.i18n import Texts, say_choice, say_path
from app.i18n.paths import say_field
from app.services.cells import as_rows
from app.services.dossier_store.aligning import aligned
from app.services.dossier_store.merging import TOGETHER
from app.services.intake.people import say_person
from calc import UNKNOWN, Draft, Month
from calc.base.path import field_path
from calc.base.value_type import value_type

_NOT_COMPARED: Final = frozenset({"asked", "handling.case_id"})
_SHARES: Final = ("rate", "internal_share", "interest_during_plan")
"""Numbers that are per cents and no euros; a factor of a country is a bare number."""
_FACTOR: Final = "country_factor"
_LONG: Final = ("schedule", "earlier_schedules")
"""Said by the term and the events that stand beside them."""
_NAMES: Final = ("ref", "code", "kind", "about", "label", "creditor", "successor", "withheld_from")
"""What a line is called already, or how the program names it: no part of what it says."""


@value_type
class Change:
    """One field. `group`: the part of the dossier it is in; "" where there was or is nothing."""

    path: str
    group: str
    name: str
    before: str
    after: str


def compared(texts: Texts, before: Draft, after: Draft) -> tuple[Change, ...]:
    """Every field that is not the same, in the order of the dossier."""
    return tuple(_Comparing(texts, before, after).parts(before, after, "", ""))


def as_text(texts: Texts, changes: tuple[Change, ...], heads: tuple[str, str]) -> str:
    """The comparison as rows for the clipboard; `heads`: what the two versions are called."""
    rows = [(texts.text("store.dossier.field"), *heads)]
    rows += [(change.name, change.before, change.after) for change in changes]
    return as_rows(rows)


def say_at(texts: Texts, draft: Draft, path: str) -> str:
    """What stands at a path of a dossier, in words, with what it means nothing without."""
    words = _Comparing(texts, draft, draft)
    above: Any = draft
    here: Any = draft
    name = ""
    for name, index in field_path(path).tokens:
        above, here = here, getattr(here, name, None)
        if index is not None:
            here = here[index] if isinstance(here, tuple) and index < len(here) else None
    for names in TOGETHER:
        if name in names and sum(each in type(above).model_fields for each in names) > 1:
            return words.together(above, names, draft)
    return words.value(name, here, draft)


class _Comparing:
    def __init__(self, texts: Texts, before: Draft, after: Draft) -> None:
        self._texts, self._before, self._after = texts, before, after

    def parts(
        self, before: BaseModel, after: BaseModel, old_path: str, path: str
    ) -> Iterator[Change]:
        """Two parts, field by field; the paths of the part in the one and in the other."""
        dot = "." if path else ""
        for name in type(after).model_fields:
            old, new = getattr(before, name), getattr(after, name)
            here, there = f"{old_path}{dot}{name}", f"{path}{dot}{name}"
            if old == new or there in _NOT_COMPARED:
                continue
            if isinstance(old, BaseModel) and isinstance(new, BaseModel):
                yield from self.parts(old, new, here, there)
            elif _holds_parts(old) and _holds_parts(new) and (old or new):
                yield from self._lists(name, old, new, here, there)
            else:
                yield self._change(
                    there,
                    say_path(self._texts, there, self._after),
                    self.value(name, old, self._before),
                    self.value(name, new, self._after),
                )

    def _lists(
        self, name: str, old: tuple[Any, ...], new: tuple[Any, ...], old_path: str, path: str
    ) -> Iterator[Change]:
        places = aligned(name, [_dumped(item) for item in old], [_dumped(item) for item in new])
        for place, item in enumerate(old):
            if place not in places:
                here = f"{old_path}[{place}]"
                said = say_path(self._texts, here, self._before)
                yield self._change(here, said, self.summary(item, self._before), "")
        for place, was in enumerate(places):
            there = f"{path}[{place}]"
            if was is None:
                said = say_path(self._texts, there, self._after)
                yield self._change(there, said, "", self.summary(new[place], self._after))
            else:
                yield from self.parts(old[was], new[place], f"{old_path}[{was}]", there)

    def _change(self, path: str, name: str, before: str, after: str) -> Change:
        top = path.partition(".")[0].partition("[")[0]
        group = say_path(self._texts, top)
        return Change(path, group, name, before, after)

    def summary(self, item: BaseModel, draft: Draft) -> str:
        """What a line says, in a few words; its name stands before it."""
        fields = type(item).model_fields
        said = [
            self._named(name, value, draft)
            for name, value in item
            if name not in _NAMES and value is not UNKNOWN and value != fields[name].default
        ]
        whole = ", ".join(filter(None, said))
        return whole or self._texts.text("store.dossier.line")

    def _named(self, name: str, value: Any, draft: Draft) -> str:
        """A number or a yes says nothing without what it is about."""
        said = self.value(name, value, draft)
        if isinstance(value, int):
            return f"{say_field(self._texts, [name])} {said}"
        return said

    def together(self, item: BaseModel, names: Sequence[str], draft: Draft) -> str:
        """What some fields of a part say in one breath."""
        said = [
            self.value(name, value, draft)
            for name, value in item
            if name in names and name not in _LONG and value is not UNKNOWN and value is not False
        ]
        return ", ".join(filter(None, said))

    def value(self, name: str, value: Any, draft: Draft) -> str:
        """A value in words; "" for nothing."""
        text, formats = self._texts.text, self._texts.formats
        match value:
            case None | "" | ():
                return ""
            case _ if value is UNKNOWN:
                return text("ui.field.not_known")
            case bool():
                return text("ui.field.yes" if value else "ui.field.no")
            case StrEnum():
                return say_choice(self._texts, value)
            case Decimal() if name in _SHARES:
                return formats.percent(value / 100)
            case Decimal() if name == _FACTOR:
                return formats.number(value, 4)
            case Decimal():
                return formats.euros(value)
            case Month():
                return formats.month(value)
            case date():
                return formats.day(value)
            case BaseModel():
                return self.summary(value, draft)
            case tuple():
                return formats.join([self.value(name, each, draft) for each in value])
            case str() if name == "who":
                return say_person(self._texts, draft, value)
            case _:
                return str(value)


def _holds_parts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, BaseModel) for item in value)


def _dumped(item: BaseModel) -> Mapping[str, Any]:
    return item.model_dump(mode="json", exclude_defaults=True)
