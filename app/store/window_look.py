"""How the window looked last: read before anything of the program, so that it opens looking right.

The settings file has it (see `app.store.settings`, which says what a setting may be). To check that
file whole takes longer than to show a window, so only these five are looked at here, and for
whatever is odd the usual is taken. Nothing is said or set aside: the settings themselves are read a
moment later, and what they say then is what counts.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from app.i18n.languages import LANGUAGES
from app.store.files import FileTrouble, read_file

NAME: Final = "settings.json"
LARGEST: Final = 100_000
"""Bytes: ten paths and a few numbers, and what a newer version adds."""
ZOOMS: Final = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Per cent."""
THEMES: Final = ("light", "dark", "contrast")
"""Of the colours of the window. None of them follows the computer."""
SIDES: Final = (400, 20_000)
"""Pixels: the least and the most of a side of the window."""

_NOTHING: Final = MappingProxyType(dict[str, Any]())


class WindowLook(NamedTuple):
    """`language` and `theme` None follow the computer; `zoom` in per cent, the sides in pixels."""

    language: str | None = None
    zoom: int = 100
    width: int = 1366
    height: int = 768
    theme: str | None = None


def read_look(folder: Path, set_for_all: Mapping[str, Any] = _NOTHING) -> WindowLook:
    """The look that the settings file in the data folder asks for, within what is set for all.

    `set_for_all`: what the administrator's file says, unchecked. Raises nothing.
    """
    defaults = set_for_all.get("defaults")
    kept = {**(defaults if isinstance(defaults, dict) else {}), **_kept(folder)}
    if (fixed := set_for_all.get("language")) is not None:
        kept["language"] = fixed
    language, theme, usual = kept.get("language"), kept.get("theme"), WindowLook()
    return WindowLook(
        language if language in LANGUAGES else None,
        _whole(kept.get("zoom"), ZOOMS[0], ZOOMS[-1], usual.zoom),
        _whole(kept.get("window_width"), *SIDES, usual.width),
        _whole(kept.get("window_height"), *SIDES, usual.height),
        theme if theme in THEMES else None,
    )


def _kept(folder: Path) -> dict[str, Any]:
    try:
        data = read_file(folder / NAME, largest=LARGEST)
    except FileTrouble:  # there is none the first time
        return {}
    import json

    try:
        kept = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _whole(value: Any, least: int, most: int, usual: int) -> int:
    return value if type(value) is int and least <= value <= most else usual
