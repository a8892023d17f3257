"""A check: something that the program needs, used once; and what was found.

A check works in a folder of its own, with the invented households of the program. It never sees
what somebody entered, so what an error says may be said here.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import extract_tb
from typing import Final, NamedTuple

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.resources import ROOT

# Nothing of the engine: a copy of the program without it must be able to say so.


_KEY: Final = "key"
"""Among the values: of a sentence that the program says elsewhere as well."""


class Found(NamedTuple):
    """Something to say. `code` and `values`: its sentence; `is_wrong`: the check failed by it."""

    code: str
    values: tuple[tuple[str, str], ...] = ()
    is_wrong: bool = True

    def sentence(self, texts: Texts) -> str:
        """The same in words, on one line whatever stands in it."""
        values = {name: " ".join(value.split()) for name, value in self.values}
        key = values.pop(_KEY, f"self_check.{self.code}")
        return texts.text(key, **values)


def wrong(code: str, /, **values: str) -> Found:
    """Something that is not as it should be."""
    return Found(code, tuple(values.items()))


def fact(code: str, /, **values: str) -> Found:
    """Something worth knowing that is no failure."""
    return Found(code, tuple(values.items()), is_wrong=False)


class Place(NamedTuple):
    """Where the program lies, and an empty folder to work in that is gone afterwards."""

    root: Path
    folder: Path


class Check(NamedTuple):
    """One check. `where`: what finds all that is wrong, or worth knowing, as "module:function".

    It is loaded when its turn comes: what cannot be loaded is found, and the others go on.
    """

    name: str
    where: str

    def find(self, place: Place) -> Iterable[Found]:
        """What it finds. Raises what loading it raises, and what it raises."""
        module, _, name = self.where.partition(":")
        found: Iterable[Found] = getattr(import_module(module), name)(place)
        return found


class Outcome(NamedTuple):
    """What came of a check."""

    name: str
    found: tuple[Found, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not any(each.is_wrong for each in self.found)


def outcomes(checks: Iterable[Check], root: Path = ROOT) -> Iterator[Outcome]:
    """Each check, run in a folder of its own. Raises nothing that a check raises."""
    for check in checks:
        with TemporaryDirectory(prefix="uitzicht-") as folder:
            found = tuple(_found(check, Place(root, Path(folder))))
        yield Outcome(check.name, found)


def failed(error: BaseException) -> Found:
    """An error that nobody expected: what it says, and where."""
    if isinstance(error, UserError):
        return wrong("refused", **{_KEY: error.key, **error.values})
    places = [
        f"{Path(each.filename).name}:{each.lineno}" for each in extract_tb(error.__traceback__)
    ]
    return wrong("failed", why=said_of(error), where=" > ".join(places[-3:]))


def said_of(error: BaseException) -> str:
    """Its kind, and what it says."""
    return f"{type(error).__name__}: {error}"


def _found(check: Check, place: Place) -> Iterator[Found]:
    try:
        yield from check.find(place)
    except Exception as error:
        yield failed(error)
