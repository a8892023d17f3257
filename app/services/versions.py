"""The versions of what this program is made of, each apart: they change for different reasons."""

from typing import NamedTuple

from app.i18n import Texts
from app.store.dossier_file import SCHEMA_VERSION
from app.store.store_step import newest_step
from app.version import PROGRAM_VERSION
from calc import Tariffs
from calc.version import ENGINE_VERSION


class Versions(NamedTuple):
    """`program`: what somebody sees. `engine`: how it is computed. `dossier`: the form of a file.
    `store`: the step of a store. `figures`: of the law that are in use, year and revision."""

    program: str
    engine: str
    dossier: int
    store: str
    figures: tuple[tuple[int, int], ...]


def say_versions(texts: Texts, found: Versions) -> list[str]:
    """The form of a dossier, the step of a store and the figures, a line each."""
    figures = [
        texts.text("self_check.version.year", year=str(year), revision=str(revision))
        for year, revision in found.figures
    ]
    return [
        texts.text("self_check.version.dossier", form=str(found.dossier)),
        texts.text("self_check.version.store", step=found.store),
        texts.text("self_check.version.figures", years=", ".join(figures)),
    ]


def versions(tariffs: Tariffs) -> Versions:
    """Those of this copy of the program, with the figures that it uses."""
    figures = sorted((each.year, each.revision) for each in tariffs.files)
    return Versions(PROGRAM_VERSION, ENGINE_VERSION, SCHEMA_VERSION, newest_step(), tuple(figures))
