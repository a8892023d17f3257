"""The versions of what this program is made of, each apart: they change for different reasons."""

from pathlib import Path
from typing import NamedTuple

from app.i18n import Texts
from app.services.tariffs import open_shelf
from app.store.dossier_file import SCHEMA_VERSION
from app.store.store_step import newest_step
from app.version import PROGRAM_VERSION
from calc.version import ENGINE_VERSION


class FiguresVersion(NamedTuple):
    """The figures of a year that are in use. `is_own`: somebody put them in the data folder."""

    year: int
    revision: int
    is_own: bool


class Versions(NamedTuple):
    """`program`: what somebody sees. `engine`: how it is computed. `dossier`: the form of a file.
    `store`: the step of a store. `figures`: of the law, by year."""

    program: str
    engine: str
    dossier: int
    store: str
    figures: tuple[FiguresVersion, ...]


def say_versions(texts: Texts, found: Versions) -> list[str]:
    """The form of a dossier, the step of a store and the figures, a line each."""
    figures = [
        texts.text(
            "self_check.version.year_own" if each.is_own else "self_check.version.year",
            year=str(each.year), revision=str(each.revision),
        )
        for each in found.figures
    ]  # fmt: skip
    return [
        texts.text("self_check.version.dossier", form=str(found.dossier)),
        texts.text("self_check.version.store", step=found.store),
        texts.text("self_check.version.figures", years=", ".join(figures)),
    ]


def versions(folder: Path) -> Versions:
    """Those of this copy of the program. `folder`: the data folder, for figures of its own."""
    used = [each for each in open_shelf(folder).files if each.used]
    figures = [
        FiguresVersion(each.file.year, each.file.revision, each.origin == "own") for each in used
    ]
    return Versions(
        PROGRAM_VERSION, ENGINE_VERSION, SCHEMA_VERSION, newest_step(), tuple(sorted(figures))
    )
