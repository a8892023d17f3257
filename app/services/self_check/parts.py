"""The parts of the program: every file is there as it was made, every module can be loaded."""

from collections.abc import Iterable, Iterator
from importlib import import_module

from app.resources import CONTENTS
from app.services.contents import Contents, contents_of, hash_of, is_packed, packed_contents
from app.services.self_check.check import Found, Place, said_of, wrong

_NEEDS_A_WINDOW = "app.ui"
"""What draws is loaded in the process that has a window."""


def find_parts(place: Place) -> Iterator[Found]:
    """What of this program is not there: by the list that it was packed with, or its folders."""
    yield from find_files(place, packed_contents(), is_packed=is_packed())
    yield from find_modules(module_names(place, of_window=False))


def find_files(place: Place, contents: Contents | None, *, is_packed: bool) -> Iterator[Found]:
    """Every file that should be there and is not, or is another one."""
    if contents is None:
        if is_packed:
            yield wrong("no_contents", file=CONTENTS.name)
        return
    for name, digest in contents.files:
        path = place.root / name
        if not path.is_file():
            yield wrong("file_gone", file=name)
        elif hash_of(path) != digest:
            yield wrong("file_changed", file=name)


def find_modules(names: Iterable[str]) -> Iterator[Found]:
    """Every module that cannot be loaded, with why; one reason that stops many is said once."""
    stopped: dict[str, list[str]] = {}
    for name in names:
        try:
            import_module(name)
        except Exception as error:
            stopped.setdefault(said_of(error), []).append(name)
    for why, each in stopped.items():
        yield wrong("module", name=each[0], why=why)
        if len(each) > 1:
            yield wrong("module_more", count=str(len(each) - 1))


def module_names(place: Place, *, of_window: bool) -> list[str]:
    """The modules of this program, of the window or all others."""
    contents = packed_contents() or contents_of(place.root)
    return [name for name in contents.modules if name.startswith(_NEEDS_A_WINDOW) is of_window]
