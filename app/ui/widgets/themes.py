"""Which theme the window has: the one that was chosen, or else the one of the computer.

Contrast goes before dark: who asks the computer for high contrast gets the computer's own colours.
"""

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.widgets.tokens import THEMES, Theme, ThemeName, contrast

_READABLE = 7.0


def first_theme(choice: str | None) -> Theme:
    """For the first paint, before the look of the window was ever applied.

    To ask Qt for its enumerations would double the time until a window is painted; what the
    computer wants can be seen of its colours.
    """
    if choice is not None:
        return THEMES[ThemeName(choice)]
    window = QGuiApplication.palette().window().color()
    return THEMES[ThemeName.DARK if window.lightnessF() < 0.5 else ThemeName.LIGHT]


def theme_for(choice: str | None, app: QApplication, usual: Theme) -> Theme:
    """What was chosen, or what the computer asks for now; `usual` where it does not say.

    Native parts, such as the edge of the window, are told to follow.
    """
    from PySide6.QtCore import Qt

    hints = app.styleHints()
    if choice is not None:
        theme = THEMES[ThemeName(choice)]
        is_light = theme.name is ThemeName.LIGHT
        hints.setColorScheme(Qt.ColorScheme.Light if is_light else Qt.ColorScheme.Dark)
        return theme
    hints.unsetColorScheme()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return contrast_of(system_palette(app))
    return {
        Qt.ColorScheme.Dark: THEMES[ThemeName.DARK],
        Qt.ColorScheme.Light: THEMES[ThemeName.LIGHT],
    }.get(hints.colorScheme(), usual)


def system_palette(app: QApplication) -> QPalette:
    """The colours of the computer, under those of the program."""
    ours = app.palette()
    app.setPalette(QPalette())
    theirs = QPalette(app.palette())
    app.setPalette(ours)
    return theirs


def contrast_of(palette: QPalette) -> Theme:
    """A theme of high contrast in the colours that somebody gave their computer.

    A colour that cannot be read on its ground is not used: then it is the colour of the text.
    """
    roles = QPalette.ColorRole

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name()

    bg, ink = colour(roles.Window), colour(roles.WindowText)
    accent, on_accent = colour(roles.Highlight), colour(roles.HighlightedText)
    if contrast(accent, bg) < _READABLE or contrast(accent, on_accent) < _READABLE:
        accent, on_accent = ink, bg
    return Theme(
        ThemeName.CONTRAST, bg=bg, surface=bg, ink=ink, mute=ink, border=ink, hairline=ink,
        accent=accent, on_accent=on_accent, soft=bg, ok=ink, warn=ink, stop=ink,
        warn_ground=bg, stop_ground=bg, border_width=2,
    )  # fmt: skip
