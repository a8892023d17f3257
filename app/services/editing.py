"""Change one thing in a Draft: the new Draft, or what is wrong with the change. No Qt.

A path is a tuple such as ("income", 3, "amount"). A change that would make a Draft that cannot be
saved is refused with the problems it would cause; the old Draft stays as it was.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from calc import UNKNOWN, Draft, Problem, problems_of
from calc.dossier.asked import CALL

Path = tuple[str | int, ...]


def value_at(draft: Draft, path: Path) -> Any:
    """What stands at a path. Raises LookupError when there is nothing there."""
    here: Any = draft
    for part in path:
        if isinstance(part, int):
            here = here[part]
        elif isinstance(here, BaseModel) and part in type(here).model_fields:
            here = getattr(here, part)
        else:
            raise LookupError(part)
    return here


def changed(draft: Draft, path: Path, value: object) -> Draft | tuple[Problem, ...]:
    """The Draft with another value at a path.

    What is read again is the value, every part around it and what looks across the parts. The parts
    beside it were read when they came in: all of a large dossier would take a third of a keystroke.
    """
    try:
        return Draft.model_validate(_opened(draft, path, value))
    except ValidationError as error:
        return problems_of(error)


def inserted(
    draft: Draft, path: Path, index: int, items: Sequence[object]
) -> Draft | tuple[Problem, ...]:
    """The Draft with items put into the list at a path, before `index`."""
    old = value_at(draft, path)
    return changed(draft, path, (*old[:index], *items, *old[index:]))


def removed(draft: Draft, path: Path, indexes: Sequence[int]) -> Draft | tuple[Problem, ...]:
    """The Draft without these items of the list at a path. Nothing names an income that is gone."""
    gone = set(indexes)
    if path == ("income",):
        draft = _without_names(draft, {draft.income[index].ref for index in gone} - {None})
    old = value_at(draft, path)
    kept = tuple(item for index, item in enumerate(old) if index not in gone)
    return changed(draft, path, kept)


def moved(draft: Draft, path: Path, index: int, to: int) -> Draft | tuple[Problem, ...]:
    """The Draft with one item of the list at a path on another place."""
    items = list(value_at(draft, path))
    items.insert(to, items.pop(index))
    return changed(draft, path, tuple(items))


def changed_place(before: Draft, after: Draft) -> Path:
    """Where two drafts first differ; () when they do not. A list that grew or shrank gives the
    first place in it that holds something else.

    What was asked is written down beside every answer: it is the place only where nothing else
    differs, and then that is the list or field that was asked about.
    """
    return _difference(before, with_records_of(after, before)) or _asked_about(before, after)


def with_records_of(draft: Draft, other: Draft) -> Draft:
    """A draft with the record of what was asked that another one has."""
    return draft.model_copy(update={"asked": other.asked})


def without_person(draft: Draft, ref: str) -> Draft:
    """The Draft without an adult or a child; lines of that person are of nobody known yet."""
    gone = {ref, "AB"} if ref == "B" else {ref}

    def of_nobody(lines: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            line.model_copy(update={"who": UNKNOWN}) if line.who in gone else line for line in lines
        )

    return draft.model_copy(
        update={
            "adults": tuple(adult for adult in draft.adults if adult.ref != ref),
            "children": tuple(child for child in draft.children if child.ref != ref),
            "income": of_nobody(draft.income),
            "expenses": of_nobody(draft.expenses),
            "arrangements": of_nobody(draft.arrangements),
        }
    )


def _without_names(draft: Draft, refs: set[str | None]) -> Draft:
    """The Draft in which no line names an income by one of these names."""

    def unnamed(lines: Sequence[Any], field: str) -> tuple[Any, ...]:
        return tuple(
            line.model_copy(update={field: None}) if getattr(line, field) in refs else line
            for line in lines
        )

    return draft.model_copy(
        update={
            "income": unnamed(draft.income, "successor"),
            "arrangements": unnamed(draft.arrangements, "withheld_from"),
        }
    )


def _opened(here: Any, path: Path, value: object) -> Any:
    """The parts around a place as dicts, so that their fields and their own rules are checked
    again; pydantic takes a part beside it, which is a model, as it is."""
    if not path:
        return _plain(value)
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*here[:first], _opened(here[first], rest, value), *here[first + 1 :])
    if not isinstance(here, BaseModel) or first not in type(here).model_fields:
        raise LookupError(first)
    fields = {name: getattr(here, name) for name in type(here).model_fields}
    return fields | {first: _opened(getattr(here, first), rest, value)}


def _difference(before: Any, after: Any) -> Path | None:
    if before == after:
        return None
    if isinstance(before, BaseModel) and type(before) is type(after):
        for name in type(before).model_fields:
            found = _difference(getattr(before, name), getattr(after, name))
            if found is not None:
                return (name, *found)
    # Lists of items have places; a list of plain words or months is one field.
    if isinstance(before, tuple) and isinstance(after, tuple) and _has_items((*before, *after)):
        for place, (one, other) in enumerate(zip(before, after, strict=False)):
            found = _difference(one, other)
            if found is not None:
                return (place, *(found if len(before) == len(after) else ()))
        return (min(len(before), len(after)),)
    return ()


def _asked_about(before: Draft, after: Draft) -> Path:
    """The part of the dossier, or the list in it, of the first question that only one has."""
    differing = set(before.asked) ^ set(after.asked)
    for record in (*before.asked, *after.asked):
        if record in differing:
            if record.question.startswith(CALL):
                return (record.question,)  # a question of the conversation: its screen
            names = tuple(record.question.split("."))
            return names if _is_list(after, names) else names[:1]
    return ()


def _is_list(draft: Draft, path: Path) -> bool:
    try:
        return isinstance(value_at(draft, path), tuple)
    except LookupError:  # people by their own name, or a kind of lines
        return False


def _has_items(values: tuple[Any, ...]) -> bool:
    return all(isinstance(value, BaseModel) for value in values)


def _plain(value: Any) -> Any:
    """Models as dicts, so that every field is checked again; all other values as they are."""
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value
