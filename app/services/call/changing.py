"""Small changes of a draft for one answer. What cannot be is raised, and given as problems."""

from datetime import date
from typing import Any

from app.services.call.places import Place, index_of, path_of_place
from app.services.editing import Path, changed, value_at
from app.services.intake import asking
from calc import UNKNOWN, Draft, Problem
from calc.dossier.codes import CheckState
from calc.dossier.debt import CoDebtor
from calc.dossier.people import Adult, AdultRef, Helper
from calc.dossier.stabilisation import Check


class Refused(Exception):
    """An answer that cannot be: what is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def sound(result: Draft | tuple[Problem, ...]) -> Draft:
    """A draft, when it is one. Raises Refused."""
    if isinstance(result, tuple):
        raise Refused(result)
    return result


def with_value(draft: Draft, path: Path, value: object, on: date) -> Draft:
    """The draft with a value at a path, and the record that it was asked. Raises Refused."""
    return asking.noted(draft, sound(changed(draft, path, value)), path, on)


def set_quietly(draft: Draft, path: Path, value: object) -> Draft:
    """The draft with a value that nobody was asked for. Raises Refused."""
    return sound(changed(draft, path, value))


def with_place(draft: Draft, place: Place, ref: str) -> tuple[Draft, Path]:
    """The draft in which a place is there, and its path: a person, a helper or a check is made."""
    draft = _with_part(draft, place, ref)
    path = path_of_place(draft, place, ref)
    assert path is not None  # it was made here, or the turn is about it
    return draft, path


def with_check(draft: Draft, code: str, state: CheckState, reason: str = "") -> Draft:
    """The draft with this state of a check; what was written there stays."""
    place = Place(("checks",), code, ())
    draft = _with_part(draft, place, "")
    at = index_of(draft, place, "")
    assert at is not None  # made just now
    changes: dict[str, object] = {"state": state}
    if reason:
        changes["reason"] = reason
    check = draft.checks[at].model_copy(update=changes)
    return sound(changed(draft, ("checks", at), check))


def with_note(draft: Draft, begins: str, note: str) -> Draft:
    """The draft with a line in its notes that begins so, instead of an earlier one; "": without."""
    kept = [line for line in draft.notes.splitlines() if not line.startswith(f"{begins}: ")]
    said = " ".join(note.split())
    lines = [*kept, f"{begins}: {said}"] if said else kept
    return set_quietly(draft, ("notes",), "\n".join(lines))


def with_added_note(draft: Draft, note: str) -> Draft:
    """The draft with one more line in its notes."""
    return set_quietly(draft, ("notes",), "\n".join([*draft.notes.splitlines(), note]))


def _with_part(draft: Draft, place: Place, ref: str) -> Draft:
    """People, co-debtors, helpers and checks that are not there yet; lines are made elsewhere."""
    if place.names[:2] == ("contact", "helper") and not isinstance(draft.contact.helper, Helper):
        return set_quietly(draft, ("contact", "helper"), {})
    if not place.group or index_of(draft, place, ref) is not None:
        return draft
    made: Any
    match place.group:
        case ("adults",):
            made = Adult(ref=AdultRef(place.selector or ref))
        case ("debt", "co_debtors"):
            made = CoDebtor(ref=place.selector)
        case ("checks",):
            made = Check(code=place.selector)
        case _:
            return draft
    items = (*value_at(draft, place.group), made)
    name = "code" if place.group == ("checks",) else "ref"
    return set_quietly(
        draft, place.group, tuple(sorted(items, key=lambda each: str(getattr(each, name))))
    )


def is_unknown(value: object) -> bool:
    """The dossier holds no answer there."""
    return value is UNKNOWN or value is CheckState.NOT_ASKED
