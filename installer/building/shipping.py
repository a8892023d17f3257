"""What ships, as one list of parts: distributions, the libraries inside them, Python, this system.

The licences and the SBOM are made from it, so that neither knows of a part that the other lacks.
"""

from __future__ import annotations

import platform
import re
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from installer.building.inventory import Origins, normalized
from installer.console import Finished, MachineProblem, run_quietly

TEXTS = Path("installer", "building", "licences")
LIBRARIES = Path("installer", "building", "libraries.toml")
QT_DISTRIBUTIONS = ("pyside6-essentials", "shiboken6")
"""Their wheels name the licence and hold no text of it."""
SBOMS = "sboms/"
"""What a wheel says itself of the libraries and crates in it (PEP 770)."""
FOLDER_OF_LIBRARIES = re.compile(r"^[^/]+\.libs/|/\.dylibs/|^PySide6/Qt/lib/")
_IS_LICENCE = re.compile(r"(^|/)(licen[cs]es?|copying|notice|authors)([^/]*|/.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One part that ships. `folder`: of its licences; `texts`: the files, by their name in it."""

    name: str
    version: str
    licence: str
    kind: str
    """distribution, library, python, system, program or data"""
    folder: str
    texts: tuple[tuple[str, Path], ...] = ()
    within: str = ""
    """the distribution that it came in"""
    files: tuple[str, ...] = ()
    """its places in the bundle, of a library"""


def parts(
    root: Path,
    origins: Origins,
    found: Mapping[str, Distribution],
    versions: Mapping[str, str],
    version: str,
    run: Callable[..., Finished] = run_quietly,
) -> list[Part]:
    """Every part, sorted by name. `versions`: what libraries say of themselves.

    Raises MachineProblem with each part of which there is no licence text.
    """
    made = [_program(root, version), *_data(root), _python()]
    table = tomllib.loads((root / LIBRARIES).read_text(encoding="utf-8"))
    said = table["licences"]
    made += [_distribution(root, found[name], said) for name in sorted(origins.distributions)]
    owner = {place: name for name, every in origins.distributions.items() for place in every}
    made += libraries(root, table["library"], owner, versions)
    made += system_parts(origins.system, run)
    must_have_texts(made)
    must_not_bind(made)
    return sorted(made, key=lambda part: (part.name.casefold(), part.within))


def licence_of(distribution: Distribution) -> str:
    """What a distribution says of its licence: an expression where it has one."""
    told = distribution.metadata
    for key in ("License-Expression", "License"):
        line = str((told.get_all(key) or [""])[0]).strip()
        if line and "\n" not in line:
            return line
    classes = (str(each) for each in told.get_all("Classifier") or ())
    named = [each.rsplit(" :: ", 1)[-1] for each in classes if each.startswith("License ::")]
    return ", ".join(named)


def texts_of(distribution: Distribution) -> tuple[tuple[str, Path], ...]:
    """The licence texts inside a distribution's own metadata, and its own list of what it holds."""
    made = []
    for file in distribution.files or ():
        folder = file.parts[0]
        inside = "/".join(file.parts[1:])
        is_paper = _IS_LICENCE.search(inside) or inside.startswith(SBOMS)
        if folder.endswith(".dist-info") and is_paper:
            made.append((inside.removeprefix("licenses/"), Path(str(file.locate()))))
    return tuple(sorted(made))


def libraries(
    root: Path,
    known: Sequence[Mapping[str, Any]],
    owner: Mapping[str, str],
    versions: Mapping[str, str],
) -> list[Part]:
    """The libraries inside distributions that are in the bundle.

    `known`: the rows of libraries.toml; `owner`: the distribution of a place in the bundle. Raises
    MachineProblem with what stands in a folder of libraries and is in no row.
    """
    made, seen = [], set()
    every = sorted(owner)
    for row in known:
        files = [place for place in every if any(fnmatchcase(place, p) for p in row["files"])]
        if not files:
            continue
        seen.update(files)
        texts = tuple((name, root / TEXTS / name) for name in row["texts"])
        for within in sorted({owner[place] for place in files}):
            its = tuple(place for place in files if owner[place] == within)
            version = versions.get(row.get("version", "")) or _version_in_name(its)
            folder = normalized(row["name"].replace(" ", "-"))
            part = Part(row["name"], version, row["licence"], "library", folder, texts, within, its)
            made.append(part)
    strangers = [
        place for place in every if FOLDER_OF_LIBRARIES.search(place) and place not in seen
    ]
    if strangers:
        raise MachineProblem(
            "Deze bibliotheken staan niet in installer/building/libraries.toml:\n  "
            + "\n  ".join(strangers)
            + "\nThese libraries are not in that file: add them, with their licence."
        )
    return made


def system_parts(
    system: Mapping[str, Path],
    run: Callable[..., Finished] = run_quietly,
    documents: Path = Path("/usr/share/doc"),
) -> list[Part]:
    """The Debian packages of the libraries that this machine lent, with their papers.

    Raises MachineProblem with a library of which no package is known.
    """
    files: dict[str, list[str]] = {}
    lost = []
    for place, path in sorted(system.items()):
        package = _package_of(path, run)
        if package is None:
            lost.append(f"{place} ({path.name})")
        else:
            files.setdefault(package, []).append(place)
    if lost:
        raise MachineProblem(
            "Van deze bibliotheken is geen pakket bekend, en dus geen licentie:\n  "
            + "\n  ".join(lost)
            + "\nNo package is known for these libraries, and so no licence. Build on Debian."
        )
    made = []
    for package, places in sorted(files.items()):
        asked = ["dpkg-query", "-W", "-f", "${Version}", package]
        version = run(asked, Path("/")).output.strip()
        paper = documents / package / "copyright"
        texts = (("copyright", paper),) if paper.is_file() else ()
        licence = "see its copyright file"
        made.append(Part(package, version, licence, "system", package, texts, files=tuple(places)))
    return made


def _package_of(path: Path, run: Callable[..., Finished]) -> str | None:
    # Since /usr and / became one, a package may name its file in either.
    for name in dict.fromkeys((path, path.resolve())):
        for each in (str(name), str(name).removeprefix("/usr"), f"/usr{name}"):
            ended = run(["dpkg-query", "-S", each], Path("/"))
            if ended.code == 0:
                return ended.output.split(":", 1)[0].split(",")[0].strip()
    return None


def _version_in_name(files: Sequence[str]) -> str:
    """`libkrb5-f18b4d11.so.3.3` is 3.3: the version of the interface, where no other is known."""
    for file in files:
        found = re.search(r"(?:\.so\.|-)(\d[\d.]*?)(?:\.dylib|\.dll)?$", file)
        if found:
            return found[1]
    return ""


def _distribution(root: Path, distribution: Distribution, said: Mapping[str, str]) -> Part:
    name = normalized(distribution.metadata["Name"])
    texts = texts_of(distribution)
    if name in QT_DISTRIBUTIONS:
        texts = tuple((each, root / TEXTS / each) for each in ("LGPL-3.0.txt", "GPL-3.0.txt"))
    licence = said.get(name) or licence_of(distribution)
    return Part(name, distribution.version, licence, "distribution", name, texts)


def _python() -> Part:
    version = platform.python_version()
    folders = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    found = [folder / "LICENSE.txt" for folder in folders if (folder / "LICENSE.txt").is_file()]
    texts = tuple((path.name, path) for path in found[:1])
    return Part("Python", version, "PSF-2.0", "python", "python", texts)


def _program(root: Path, version: str) -> Part:
    texts = (("LICENSE", root / "LICENSE"),)
    return Part("uitzicht", version, "EUPL-1.2", "program", "uitzicht", texts)


def _data(root: Path) -> list[Part]:
    fonts, icons = root / "app/resources/fonts", root / "app/resources/icons"
    signs = (("DEJAVU.txt", fonts / "DEJAVU.txt"),)
    return [
        Part("Noto Sans", "", "OFL-1.1", "data", "noto-sans", (("OFL.txt", fonts / "OFL.txt"),)),
        Part("DejaVu (signs)", "", "Bitstream-Vera", "data", "dejavu", signs),
        Part("Lucide", "", "ISC", "data", "lucide", (("LICENSE", icons / "LICENSE"),)),
    ]


def must_have_texts(made: Sequence[Part]) -> None:
    """A library inside a distribution has its text there or by libraries.toml; others their own."""
    without = [
        part.name
        for part in made
        if not [path for name, path in part.texts if path.is_file() and not name.startswith(SBOMS)]
        and part.kind != "library"
    ]
    if without:
        raise MachineProblem(
            f"Zonder licentietekst gaat niets mee. Die ontbreekt van: {', '.join(without)}\n"
            f"Nothing ships without the text of its licence. It lacks for: {', '.join(without)}"
        )


def must_not_bind(made: Sequence[Part]) -> None:
    """Nothing under the GPL and no other licence: it would bind the program itself."""
    bound = [
        f"{part.name} ({part.licence})"
        for part in made
        if re.search(r"\bA?GPL|GNU (Affero )?General Public", part.licence)
        and not re.search(r"\b(OR|WITH)\b", part.licence)
    ]
    if bound:
        raise MachineProblem(
            f"Alleen onder de GPL, dus niet mee te leveren: {', '.join(bound)}\n"
            f"Under the GPL alone, so it cannot ship: {', '.join(bound)}"
        )
