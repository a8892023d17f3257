"""A statement of somebody else as a new dossier, with a list of all that did not come along.

The list cannot forget anything: the dossier is written as a statement again, and each value of the
file that is not there, or is another one there, is on it.
"""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.services.dossiers import new_dossier
from app.services.refused import Refused
from app.services.statement.form import Computation, Made, Statement
from app.services.statement.lines import Frame, draft_of, plain_statement
from app.services.statement.reading import read_statement
from app.services.statement.sums import with_sums
from app.store.files import read_file
from calc import Draft, PolicyFile, Tariffs
from calc.base.characters import on_one_line
from calc.base.money import NotAnAmount, read_amount
from calc.base.problem import shortened
from calc.base.value_type import value_type


class Checked(StrEnum):
    """What came of computing a statement again."""

    SAME = "same"
    """the same sums come out, and by the same rules and figures"""
    SAME_SUMS = "same_sums"
    """the same sums; the rules, the figures or the engine are others"""
    OTHER_SUMS = "other_sums"
    NO_SUMS = "no_sums"
    """there are none in the file"""


@value_type
class NotTaken:
    """A value of the file that has no place in a dossier."""

    path: str
    value: str


@value_type
class Differs:
    """A value that is another one here than in the file: it is computed, or written otherwise."""

    path: str
    there: str
    here: str


@value_type
class Imported:
    """A dossier with what did not come along, and what came of computing it again."""

    draft: Draft
    made: Made
    checked: Checked
    not_taken: tuple[NotTaken, ...]
    differs: tuple[Differs, ...]


def import_statement(path: Path, policy_file: PolicyFile, tariffs: Tariffs) -> Imported:
    """The statement in a file as a dossier. Raises Refused and FileTrouble."""
    read = read_statement(read_file(path))
    if isinstance(read, tuple):
        raise Refused(path, read)
    draft = draft_of(read.statement)
    if isinstance(draft, tuple):
        raise Refused(path, draft)
    again = _again(read.statement, draft, policy_file, tariffs)
    found = list(_compared(read.values, _values(read.statement, again), ""))
    return Imported(
        draft.model_copy(update={"handling": new_dossier().handling}),
        read.statement.made,
        _checked(read.statement, again),
        tuple(each for each in found if isinstance(each, NotTaken)),
        tuple(each for each in found if isinstance(each, Differs)),
    )


def _again(
    statement: Statement, draft: Draft, policy_file: PolicyFile, tariffs: Tariffs
) -> Statement:
    """The dossier as a statement, with every name that is in it."""
    frame = Frame(statement.made, statement.reference_date, statement.month, named=True)
    return with_sums(plain_statement(draft, frame), draft, policy_file, tariffs)


def _values(statement: Statement, again: Statement) -> dict[str, Any]:
    """What a file is compared with; who made it and with what is theirs, and stays so."""
    own = {"named": statement.named, "computation": statement.computation}
    return again.model_copy(update=own).model_dump(mode="json", by_alias=True)


def _checked(statement: Statement, again: Statement) -> Checked:
    if statement.totals is None:
        return Checked.NO_SUMS
    if statement.totals != again.totals:
        return Checked.OTHER_SUMS
    return Checked.SAME if _is_same(statement.computation, again) else Checked.SAME_SUMS


def _is_same(computation: Computation | None, again: Statement) -> bool:
    return computation is not None and computation == again.computation


def _compared(there: Any, here: Any, path: str) -> Iterator[NotTaken | Differs]:
    """Each value of a file that is not here, or is another one here; the outermost of it."""
    if isinstance(there, dict) and isinstance(here, dict):
        for key, value in there.items():
            inner = f"{path}.{key}" if path else key
            if key in here:
                yield from _compared(value, here[key], inner)
            else:
                yield NotTaken(inner, _said(value))
    elif isinstance(there, list) and isinstance(here, list):
        for index, value in enumerate(there):
            inner = f"{path}[{index}]"
            if index < len(here):
                yield from _compared(value, here[index], inner)
            else:
                yield NotTaken(inner, _said(value))
    elif not _is_equal(there, here):
        if here is None:
            yield NotTaken(path, _said(there))
        else:
            yield Differs(path, _said(there), _said(here))


def _is_equal(there: Any, here: Any) -> bool:
    """The same value, or the same amount: 12 and "12.00"."""
    if isinstance(there, bool) or isinstance(here, bool):
        return there is here
    return there == here or (_amount(there) is not None and _amount(there) == _amount(here))


def _amount(value: Any) -> Any:
    try:
        return read_amount(value)
    except NotAnAmount:
        return None


def _said(value: Any) -> str:
    """What stands in a file, as much as is needed to know it again."""
    if not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False)
    return shortened(on_one_line(value))
