"""The dossiers that somebody names: files as they are, folders with all that is in them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from app.services.portfolio.refused import PortfolioRefused
from app.store.dossier_file import SUFFIX
from app.store.files import trouble

ASSESSMENT: Final = ".assessment.json"
"""Beside NAME.uitzicht.json the assessment that was made of it, as NAME.assessment.json."""


class Found(NamedTuple):
    """A dossier by the name under which it was given, and the assessment beside it ("": none).

    `as_it_is`: sizes and times of both, that tell whether they are the same when work is resumed.
    """

    name: str
    stored: str
    as_it_is: str


def dossiers_in(paths: Iterable[Path]) -> list[Found]:
    """Every dossier once, in order of the names. Raises FileTrouble, PortfolioRefused for none.

    A file that is named counts whatever it is called. A folder is looked through, and the folders
    in it; a link to a folder is not followed.
    """
    found = {each.name: each for path in paths for each in _in(path)}
    if not found:
        raise PortfolioRefused("nothing_found", suffix=SUFFIX)
    return [found[name] for name in sorted(found)]


def _in(path: Path) -> Iterator[Found]:
    try:
        if not path.is_dir():
            yield _found(str(path), is_there=True)
            return
        for folder, _, names in os.walk(path, onerror=_not_passed_over):
            there = set(names)
            for name in names:
                if name.endswith(SUFFIX):
                    stored = name.removesuffix(SUFFIX) + ASSESSMENT
                    yield _found(os.path.join(folder, name), is_there=stored in there)
    except OSError as error:
        raise trouble("read", error, Path(error.filename or path)) from error
    except ValueError as error:  # a name that no file can have
        raise trouble("read", OSError(), path) from error


def _not_passed_over(error: OSError) -> None:
    """A folder that cannot be read is said: its dossiers would be missing without a word."""
    raise error


def _found(name: str, *, is_there: bool) -> Found:
    status = os.stat(name)
    stored = f"{name.removesuffix(SUFFIX)}{ASSESSMENT}"
    try:
        beside = os.stat(stored) if is_there and name.endswith(SUFFIX) else None
    except FileNotFoundError:
        beside = None
    both = (status,) if beside is None else (status, beside)
    as_it_is = " ".join(f"{each.st_size}:{each.st_mtime_ns}" for each in both)
    return Found(name, stored if beside else "", as_it_is)
