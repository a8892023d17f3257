"""What became of one document of one dossier: a plain row, that is written down and read back."""

from enum import StrEnum
from typing import Any, Final, NamedTuple


class Status(StrEnum):
    """Whether there is a document."""

    MADE = "made"
    CONCEPT = "concept"
    """it may not be sent yet: no part of what is printed or mailed"""
    SKIPPED = "skipped"
    """there is none; the row says why"""


class Row(NamedTuple):
    """One document. `kind`: "" where nobody got that far. `why`: a sentence, "" for what was made.

    `document`: the name of its file, "" for none; `sha`: of its bytes. `day`: of the letter.
    `cells`: for the mail merge, as `mail_merge.COLUMNS` from the address on.
    """

    dossier: str
    status: Status
    kind: str = ""
    reference: str = ""
    why: str = ""
    document: str = ""
    sha: str = ""
    day: str = ""
    cells: tuple[str, ...] = ()


_TEXTS: Final = tuple(name for name in Row._fields if name not in ("status", "cells"))


def as_values(row: Row) -> dict[str, Any]:
    """For the journal."""
    return row._asdict()


def row_of(values: Any) -> Row | None:
    """A row out of the journal; None for what is none of ours."""
    if not isinstance(values, dict) or values.keys() != set(Row._fields):
        return None
    cells = values["cells"]
    if not isinstance(cells, list) or not all(isinstance(each, str) for each in cells):
        return None
    if values["status"] not in list(Status) or not all(
        isinstance(values[name], str) for name in _TEXTS
    ):
        return None
    return Row(**{**values, "status": Status(values["status"]), "cells": tuple(cells)})
