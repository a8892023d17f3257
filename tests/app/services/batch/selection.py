"""A selection of dossiers in a folder, and a batch of them without a command or a window."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.batch.asked import Asked, Ground, ground_of
from app.services.batch.run import Done, make_batch
from app.services.organisation import read_organisation
from app.services.portfolio.run import Progress
from tests.tariff_files import shipped

DONE = ("HH1-afgerond", "HH2-afgerond", "HH3-afgerond")
"""Dossiers of which the plan may be sent."""
TODAY = date(2026, 11, 23)


def put(folder: Path, example: str, name: str = "", **changes: Any) -> Path:
    """An example as a dossier in a folder. `changes`: of its debt."""
    values = json.loads((EXAMPLES / f"{example}.uitzicht.json").read_bytes())
    values["debt"] |= changes
    folder.mkdir(exist_ok=True)
    path = folder / f"{name or example}.uitzicht.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def ground(language: str = "nl", policy: Path | None = None) -> Ground:
    """What a batch is made with."""
    return ground_of(read_organisation(policy), shipped(), Texts(language))


def asked(place: Path, **more: Any) -> Asked:
    """The plan of every dossier in d, into uit."""
    first = Asked(paths=(place / "d",), kind=DocumentKind.PLAN, folder=place / "uit", today=TODAY)
    return replace(first, **more)


def made(
    asked: Asked, ground: Ground, goes_on: Callable[[Progress], bool] = lambda progress: True
) -> Done:
    """The batch."""
    return make_batch(asked, ground, goes_on)


def files_in(folder: Path) -> dict[str, bytes]:
    """Everything in a folder that somebody would see."""
    return {
        path.name: path.read_bytes() for path in sorted(folder.iterdir())
        if not path.name.startswith(".")
    }  # fmt: skip
