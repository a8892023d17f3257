"""What the program remembers of how somebody likes it: one small file in the data folder.

Each setting is data: a type, a default and a description. A value that cannot be is replaced by its
default, and said. An unknown key is said and kept: it is of a newer version, and to refuse the file
would take the other settings away from somebody who went back to an older one. A file that is no
settings at all is set aside, and said. Nothing here is personal but the paths of recent files.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.i18n.languages import LANGUAGES
from app.store.files import FileTrouble, read_file
from app.store.json_text import depth_is_at_most, json_values
from app.store.window_look import LARGEST, NAME, SIDES, THEMES, ZOOMS, WindowLook
from app.store.writing import write_private_file
from calc.base.value_type import value_type

_DEEPEST: Final = 10
MOST_RECENT: Final = 10
_USUAL: Final = WindowLook()

_Side = Annotated[int, Field(ge=SIDES[0], le=SIDES[1])]
_Language = Annotated[str, Field(pattern=f"^({'|'.join(LANGUAGES)})$")]
_Theme = Annotated[str, Field(pattern=f"^({'|'.join(THEMES)})$")]
_Zoom = Annotated[int, Field(ge=ZOOMS[0], le=ZOOMS[-1])]


class Settings(BaseModel):
    """All settings. A new one is one line here; a test walks them all."""

    model_config = ConfigDict(frozen=True, extra="allow")

    language: _Language | None = Field(
        None, description="the language of the window; null follows the computer"
    )
    zoom: _Zoom = Field(_USUAL.zoom, description="size of the letters, in per cent")
    theme: _Theme | None = Field(
        None, description="the colours of the window; null follows the computer"
    )
    window_width: _Side = Field(_USUAL.width, description="width of the window in pixels")
    window_height: _Side = Field(_USUAL.height, description="height of the window in pixels")
    recent_files: Annotated[tuple[str, ...], Field(max_length=MOST_RECENT)] = Field(
        (), description="paths of the dossiers opened last, the newest first"
    )
    last_folder: str = Field("", description="the folder that a file was last chosen in")
    lock_minutes: Annotated[int, Field(ge=0, le=480)] = Field(
        15, description="minutes without a key or the mouse after which it is locked; 0: never"
    )
    store: str = Field("", description="the store of dossiers: a file, or a server; empty: the own")
    backup_folder: str = Field("", description="where backups are put; empty: beside the store")
    backup_daily: bool = Field(True, description="a backup at the first start of a day")


@value_type
class Note:
    """Something about the settings file to say: `code` of a text, `what` it is about."""

    code: Literal["unknown_key", "wrong_value", "set_aside", "unreadable"]
    what: str


def read_settings(folder: Path) -> tuple[Settings | None, tuple[Note, ...]]:
    """The settings with what is to be said of them; None when there are none yet."""
    path = folder / NAME
    try:
        data = read_file(path, largest=LARGEST)
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return None, ()
        return Settings(), (Note("unreadable", str(path)),)
    values = json_values(data)
    if not isinstance(values, dict) or not depth_is_at_most(values, _DEEPEST):
        return Settings(), (_set_aside(path),)
    return _sound(values)


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep what somebody chose; for the rest a later default may count. Raises FileTrouble."""
    chosen = settings.model_dump(mode="json", exclude_unset=True)
    text = json.dumps(chosen, ensure_ascii=False, indent=2)
    write_private_file(folder / NAME, (text + "\n").encode())


def _sound(values: dict[str, Any]) -> tuple[Settings, tuple[Note, ...]]:
    notes = []
    try:
        settings = Settings.model_validate_json(json.dumps(values), strict=True)
    except ValidationError as error:
        for key in sorted({str(wrong["loc"][0]) for wrong in error.errors()}):
            notes.append(Note("wrong_value", key))
            del values[key]
        settings = Settings.model_validate_json(json.dumps(values), strict=True)
    notes += [Note("unknown_key", key) for key in sorted(settings.model_extra or {})]
    return settings, tuple(notes)


def _set_aside(path: Path) -> Note:
    aside = path.with_name(f"{path.name}.broken")
    with contextlib.suppress(OSError):  # it stays where it is, and is written over later
        os.replace(path, aside)
    return Note("set_aside", str(aside))
