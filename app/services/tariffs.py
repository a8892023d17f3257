"""The tariff files together: which are used, which are not, and which were set aside and why.

For each year the highest revision rules. Files that call themselves the same revision of the same
year and differ cannot both be right: the program's own is used, never the other. A file that fails
its checks is set aside with its problems; the others keep working.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from app.i18n import Texts, say_problem
from app.i18n.user_error import MOST_SAID, UserError, with_more
from app.store.files import FileTrouble
from app.store.installed_packages import packages_folder
from app.store.tariff_files import (
    OWN,
    TariffText,
    by_hash,
    keep,
    own_files,
    program_files,
    read_tariffs,
)
from calc import Problem, TariffFile, Tariffs
from calc.base.characters import on_one_line
from calc.base.value_type import value_type

Origin = Literal["program", "own", "package"]


@value_type
class ShelfFile:
    """A sound tariff file. `place` is its path; `used`: it rules for its year.

    `signed_by`: the key of the package that it came in; "" for every other.
    """

    file: TariffFile
    origin: Origin
    place: str
    used: bool
    signed_by: str = ""


@value_type
class SetAside:
    """A file that is not used, and everything that is wrong with it."""

    name: str
    place: str
    problems: tuple[Problem, ...]


@value_type
class TariffShelf:
    """All tariff files. `not_kept` are the places of own files of which no copy could be kept."""

    tariffs: Tariffs
    files: tuple[ShelfFile, ...]
    set_aside: tuple[SetAside, ...]
    not_kept: tuple[str, ...] = ()


def open_shelf(folder: Path) -> TariffShelf:
    """Every tariff file of the program, of the packages and of the data folder. Raises nothing.

    Of each sound file in the data folder a copy is kept, so that a later re-check finds it.
    """
    sound: list[ShelfFile] = []
    aside: list[SetAside] = []
    not_kept: list[str] = []
    signed, own_refused = _signed(folder, aside)
    in_package = {text.file.source.sha256 for _, text, _ in signed}
    for path, origin in _paths(folder, aside):
        read = _read(path)
        if not isinstance(read, TariffText):
            aside.append(SetAside(path.name, str(path), read))
            continue
        if origin == "own" and read.file.source.sha256 in in_package:
            continue  # the same file, unpacked by somebody
        if origin == "own" and own_refused is not None:
            aside.append(SetAside(path.name, str(path), (own_refused,)))
            continue
        sound.append(ShelfFile(read.file, origin, str(path), used=False))
        if origin == "own" and not _kept(folder, read):
            not_kept.append(str(path))
    for path, text, key in signed:
        sound.append(ShelfFile(text.file, "package", str(path), used=False, signed_by=key))
        if not _kept(folder, text):
            not_kept.append(str(path))
    trusted: list[ShelfFile] = []
    for file in sound:
        if rivals := _rivals(file, sound):
            aside.append(_contradicted(file, rivals))
        else:
            trusted.append(file)
    every = [file.file for file in trusted]
    # A plan that was agreed under an earlier revision counts back what was paid too much under it.
    tariffs = Tariffs.of(every).knowing(every)
    files = tuple(
        replace(file, used=any(file.file is ruling for ruling in tariffs.files))
        for file in sorted(trusted, key=lambda file: (file.file.year, file.file.revision))
    )
    return TariffShelf(tariffs, files, tuple(aside), tuple(not_kept))


def _signed(
    folder: Path, aside: list[SetAside]
) -> tuple[list[tuple[Path, TariffText, str]], Problem | None]:
    """The figures out of packages, each with its key; and why there may be no others, if so.

    Without packages and without files of somebody's own nobody asks who is trusted.
    """
    if not packages_folder(folder).is_dir() and not (folder / OWN).is_dir():
        return [], None
    from app.services.packages.installed import installed
    from app.services.packages.trust import PackageTrust, trust_here

    trust, own_refused = PackageTrust(), None
    try:
        trust = trust_here()
        if trust.only_signed:
            own_refused = Problem("tariff_not_signed", "")
    except UserError:  # perhaps it forbids what lies here: then nothing but the program's own
        own_refused = Problem("administrator_unreadable", "")
    found: list[tuple[Path, TariffText, str]] = []
    try:
        packages = installed(folder, trust)
    except FileTrouble as trouble:
        problem = Problem("tariff_file_unreadable", "")
        aside.append(SetAside(trouble.path.name, str(trouble.path), (problem,)))
        packages = ()
    for package in packages:
        if package.contents is None:
            problem = Problem(_not_used(package.why), "")
            aside.append(SetAside(package.path.name, str(package.path), (problem,)))
            continue
        key = package.contents.signed.key.name
        found += [(package.path, text, key) for text in package.contents.tariffs]
    return found, own_refused


def _not_used(why: UserError | None) -> str:
    """Which problem a package has that is here and is not used."""
    if isinstance(why, FileTrouble):
        return "tariff_file_unreadable"
    reason = getattr(why, "reason", "")
    if reason.startswith("newer_"):
        return "package_newer"
    return "package_not_trusted" if reason in ("no_keys", "wrong_key") else "package_altered"


def check_file(path: Path) -> TariffFile | tuple[Problem, ...]:
    """A tariff file anywhere, or everything that is wrong with it. Raises FileTrouble."""
    read = read_tariffs(path)
    return read.file if isinstance(read, TariffText) else read


def found_by_hash(folder: Path, sha256: str) -> TariffFile | None:
    """The revision with this hash, of the program or kept; None when this computer has it not."""
    return by_hash(folder, sha256)


def _paths(folder: Path, aside: list[SetAside]) -> Iterable[tuple[Path, Origin]]:
    """The program's files and then somebody's own; a folder that cannot be read is set aside."""
    places: tuple[tuple[Callable[[], list[Path]], Origin], ...] = (
        (program_files, "program"),
        (lambda: own_files(folder), "own"),
    )
    for listed, origin in places:
        try:
            paths = listed()
        except FileTrouble as trouble:
            problem = Problem("tariff_file_unreadable", "")
            aside.append(SetAside(trouble.path.name, str(trouble.path), (problem,)))
            continue
        for path in paths:
            yield path, origin


def _read(path: Path) -> TariffText | tuple[Problem, ...]:
    try:
        return read_tariffs(path)
    except FileTrouble:
        return (Problem("tariff_file_unreadable", ""),)


def _kept(folder: Path, read: TariffText) -> bool:
    try:
        keep(folder, read)
    except FileTrouble:
        return False
    return True


def _rivals(file: ShelfFile, sound: list[ShelfFile]) -> list[ShelfFile]:
    """Other files for the same year and revision with other contents; the program's has none.

    Where the program has that revision itself, its file alone says what is in it; then a signed
    one: nobody takes figures away by putting others beside them.
    """
    same = [
        other
        for other in sound
        if (other.file.year, other.file.revision) == (file.file.year, file.file.revision)
    ]
    firm = (
        [other for other in same if other.origin == origin] for origin in ("program", "package")
    )
    say = next(filter(None, firm), same)
    return [other for other in say if other.file.source.sha256 != file.file.source.sha256]


def _contradicted(file: ShelfFile, rivals: list[ShelfFile]) -> SetAside:
    params = (
        ("other", rivals[0].place),
        ("revision", file.file.revision),
        ("year", file.file.year),
    )
    problem = Problem("tariff_same_revision", "revision", params)
    return SetAside(Path(file.place).name, file.place, (problem,))


def aside_sentences(texts: Texts, set_aside: tuple[SetAside, ...]) -> list[str]:
    """A sentence for each tariff file that is not used, with the first thing that is wrong."""
    said = [
        texts.text(
            "rule.set_aside",
            file=on_one_line(aside.place),
            why=say_problem(texts, aside.problems[0]),
        )
        for aside in set_aside[:MOST_SAID]
    ]
    return with_more(texts, said, len(set_aside) - len(said))
