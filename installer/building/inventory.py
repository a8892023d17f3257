"""Where everything in the bundle comes from: a distribution, the project, Python or this machine.

The recipe writes down what PyInstaller took along. What comes from nowhere, or from a distribution
that is not in the lock of the program, ends the build: it would go out without its licence.
"""

from __future__ import annotations

import json
import re
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path

from installer.building.recipe import KEPT_METADATA
from installer.console import MachineProblem

BUILDERS = ("pyinstaller", "pyinstaller-hooks-contrib")
"""What leaves a part of itself in the bundle: the starter, and what runs before the program."""
OF_THE_PROJECT = ("app", "calc", "tariffs", "docs", "installer")


@dataclass
class Origins:
    """The places in the bundle, by where they come from."""

    distributions: dict[str, set[str]] = field(default_factory=dict)
    system: dict[str, Path] = field(default_factory=dict)
    """Libraries of this machine: place in the bundle, and the file."""
    python: set[str] = field(default_factory=set)
    project: set[str] = field(default_factory=set)


def normalized(name: str) -> str:
    """The name of a distribution as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: Path) -> set[str]:
    """The distributions of a lock."""
    text = lock.read_text(encoding="utf-8")
    return {normalized(name) for name in re.findall(r"^([A-Za-z0-9][\w.-]*)==", text, re.MULTILINE)}


def installed(sites: Iterable[Path] | None = None) -> dict[str, Distribution]:
    """The distributions that are there, by name; without folders those of this Python."""
    found = distributions() if sites is None else distributions(path=[str(each) for each in sites])
    return {normalized(each.metadata["Name"]): each for each in found}


def metadata(lock: Path) -> list[tuple[str, str]]:
    """What the program and an administrator read of each distribution, as (file, folder)."""
    found = []
    wanted = locked(lock)
    for name, distribution in sorted(installed().items()):
        if name not in wanted:
            continue
        for file in distribution.files or ():
            if file.name in KEPT_METADATA and file.parent.suffix == ".dist-info":
                found.append((str(distribution.locate_file(file)), str(file.parent)))
    return found


def hidden_halves(lock: Path) -> list[str]:
    """The modules that mypyc made, which hold what their namesakes only point at: not imported
    by any statement.
    """
    wanted = locked(lock)
    return sorted(
        file.name.split(".")[0]
        for name, distribution in installed().items()
        if name in wanted
        for file in distribution.files or ()
        if "__mypyc." in file.name and len(file.parts) == 1
    )


def only_for_building(lock: Path) -> list[str]:
    """The modules of what is here and not in the lock of the program: a package that has a use for
    one of them if it is there would take it along.
    """
    wanted = locked(lock)
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if module.isidentifier() and not any(normalized(name) in wanted for name in owners)
    )


def attribute(
    inventory: Path,
    found: Mapping[str, Distribution],
    root: Path,
    shipped: set[str],
    bases: Iterable[Path] | None = None,
) -> Origins:
    """Where each file and module comes from.

    `found`: the distributions of the build environment; `shipped`: those in the lock of the
    program; `bases`: the folders of Python itself. Raises MachineProblem with what has no origin.
    """
    written = json.loads(inventory.read_text(encoding="utf-8"))
    owner = _owners(found)
    roots = [path.resolve() for path in (bases if bases is not None else _bases())]
    origins, strangers = Origins(), []
    for place, source in (*written["files"], *written["modules"], *written["scripts"]):
        path = Path(source)
        name = owner.get(source) or owner.get(str(path.resolve()))
        if name is None and place.endswith(".pyc"):  # made on the way, of what stands at this place
            name = owner.get(place.removesuffix("c"))
        if name is not None:
            origins.distributions.setdefault(name, set()).add(place)
            if name not in shipped and name not in BUILDERS:
                strangers.append(f"{place} ({name})")
        elif source in ("", "-", "built-in", "frozen") or path.name == "base_library.zip":
            origins.python.add(place)
        elif any(path.resolve().is_relative_to(root / folder) for folder in OF_THE_PROJECT):
            origins.project.add(place)
        elif any(path.resolve().is_relative_to(base) for base in roots):
            origins.python.add(place)
        else:
            origins.system[place] = path
    if strangers:
        raise MachineProblem(
            "In de bundel zit iets dat niet in requirements-program.lock staat:\n  "
            + "\n  ".join(sorted(strangers))
            + "\nThe bundle holds what is not in requirements-program.lock. Leave it out\n"
            "(EXCLUDED in installer/building/recipe.py), or make it a dependency."
        )
    return origins


def _owners(found: Mapping[str, Distribution]) -> dict[str, str]:
    """The distribution of a file, by its path and by its place among the packages."""
    owner: dict[str, str] = {}
    for name, distribution in found.items():
        for file in distribution.files or ():
            path = Path(str(distribution.locate_file(file)))
            owner |= dict.fromkeys((str(path), str(path.resolve()), file.as_posix()), name)
    return owner


def _bases() -> list[Path]:
    paths = sysconfig.get_paths(vars={"base": sys.base_prefix, "platbase": sys.base_prefix})
    return [Path(sys.base_prefix, "lib"), *(Path(paths[name]) for name in ("stdlib", "platstdlib"))]
