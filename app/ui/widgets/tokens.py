"""Every colour, size and space of the window; nothing else names one.

    now()            the theme in use; whoever paints asks it while painting
    use(THEMES[...]) another theme; `style.apply_style` then dresses the program in it

Contrast is computed by tests/app/ui/look: text at least 5.3:1 on every ground it stands on, borders
of what takes input at least 3:1. High contrast has no soft grounds: what is chosen has a sign.
"""

from enum import StrEnum
from typing import Final, NamedTuple


class ThemeName(StrEnum):
    """What a person can choose; the system's own choice is one of these three."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(NamedTuple):
    """The colours of a theme, as #rrggbb. `hairline` means nothing; `border` marks an input."""

    name: ThemeName
    bg: str
    surface: str
    ink: str
    mute: str
    border: str
    hairline: str
    accent: str
    on_accent: str
    soft: str
    ok: str
    warn: str
    stop: str
    warn_ground: str
    stop_ground: str
    border_width: int = 1


THEMES: Final = {
    theme.name: theme
    for theme in (
        Theme(
            ThemeName.LIGHT, bg="#f6f7f9", surface="#ffffff", ink="#17212b", mute="#4a5764",
            border="#75818e", hairline="#dfe4e9", accent="#0b5563", on_accent="#ffffff",
            soft="#dcecef", ok="#1b6b3a", warn="#704400", stop="#8f1d1d",
            warn_ground="#fcf0d3", stop_ground="#fbe9e7",
        ),
        Theme(
            ThemeName.DARK, bg="#12181d", surface="#1a222a", ink="#e8edf1", mute="#aab6c2",
            border="#788796", hairline="#2c3741", accent="#6cc4d3", on_accent="#0d1b20",
            soft="#203a44", ok="#74cf95", warn="#f4c468", stop="#f5a39c",
            warn_ground="#3a2f18", stop_ground="#41211f",
        ),
        Theme(
            ThemeName.CONTRAST, bg="#000000", surface="#000000", ink="#ffffff", mute="#ffffff",
            border="#ffffff", hairline="#ffffff", accent="#ffe100", on_accent="#000000",
            soft="#000000", ok="#ffffff", warn="#ffe100", stop="#ffffff",
            warn_ground="#000000", stop_ground="#000000", border_width=2,
        ),
    )
}  # fmt: skip

SPACE: Final = (4, 8, 12, 16, 24, 32)
"""Between things, in pixels."""
RADIUS: Final = 6
RADIUS_LARGE: Final = 10
"""Of a field, and of a card."""
SIZES: Final = (12, 14, 16, 22, 28)
"""Letters at 100%, in pixels: caption, text, lead, title, the one answer."""


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as WCAG counts: 1 for the same, 21 for black and white."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_used: list[Theme] = [THEMES[ThemeName.LIGHT]]


def now() -> Theme:
    """The theme in use."""
    return _used[0]


def use(theme: Theme) -> None:
    """Take another theme. It is seen once the program is dressed in it."""
    _used[0] = theme
