"""Nothing is written over a file that it was made from; the commands and the window ask here."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import tomli

from app.i18n import LANGUAGES
from app.resources import EXAMPLE_POLICY, EXAMPLES, TARIFFS
from app.services.dossier_store.place import files_of, own_store
from app.store.files import FileTrouble, read_file
from app.store.installed_packages import folders_of_packages
from app.store.leftovers import sweep_all
from app.store.same_file import first_same, is_same_file
from app.store.tariff_files import folders_of_own
from app.store.writing import write_file, write_pieces

__all__ = ["OutputIsInput", "inputs_of", "refuse_inputs", "write_output", "write_output_pieces"]


class OutputIsInput(FileTrouble):
    """What would be written to is a file that is read for it: `other`, as it is known."""

    def __init__(self, path: Path, other: Path) -> None:
        super().__init__("write", "is_input", path)
        self.other = other
        self.named["other"] = other


def refuse_inputs(output: Path, inputs: Iterable[Path], *, own: Path | None = None) -> None:
    """Raises OutputIsInput when a path means one of the files that are read.

    `own`: the one of them that may be written again, as a dossier is to its own file.
    """
    if own is not None and is_same_file(output, own):
        return
    other = first_same(output, inputs)
    if other is not None:
        raise OutputIsInput(output, other)


def write_output(path: Path, data: bytes, inputs: Iterable[Path]) -> None:
    """Write a file that is none of those that were read. Raises FileTrouble; the old one stays."""
    refuse_inputs(path, inputs)
    write_file(path, data)


def write_output_pieces(path: Path, pieces: Iterable[bytes], inputs: Iterable[Path]) -> None:
    """The same for what is made piece by piece, and need not be in memory at once."""
    refuse_inputs(path, inputs)
    write_pieces(path, pieces)


def inputs_of(named: Iterable[Path], policy: Path | None, folder: Path) -> Iterator[Path]:
    """Every file that is read when these are named.

    The named ones; the policy with its sentences and its logo; the tariff files of the program and
    of the user's data folder, the packages and the store in it; what the program brings.
    """
    yield from named
    yield from files_of(str(own_store(folder)))
    yield from _with_policy(policy or EXAMPLE_POLICY)
    yield from _with_policy(EXAMPLE_POLICY)
    for place in (TARIFFS, EXAMPLES, *folders_of_own(folder), *folders_of_packages(folder)):
        try:
            yield from sorted(path for path in place.rglob("*") if path.is_file())
        except OSError:
            continue


def _with_policy(policy: Path) -> Iterator[Path]:
    # The letter guard comes with the sentences, and is slow to load: not to start the window.
    from app.services.own_texts import own_texts_path

    yield policy
    for language in LANGUAGES:
        yield own_texts_path(policy, language)
    try:
        logo = tomli.loads(read_file(policy).decode("utf-8-sig")).get("logo")
    except (FileTrouble, ValueError, RecursionError):
        return  # what is wrong with the policy is said by whoever reads it
    if isinstance(logo, str):
        yield policy.parent / logo


def sweep_beside(folders: Iterable[Path]) -> None:
    """Clear up what somebody who was killed left half-written in these folders."""
    sweep_all(folders)
