"""How the window looks, to be chosen in the welcome: the theme and the size of the letters."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.i18n import Texts
from app.services.local_state import THEMES
from app.ui.widgets.chip import Answer, ChipRow
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.tokens import SPACE

SIZES = {"usual": 100, "large": 150, "largest": 200}
"""Per cent, by their name in the texts."""
_SYSTEM = "system"


def put_looks(
    place: QWidget,
    texts: Texts,
    theme: str | None,
    zoom: int,
    set_theme: Callable[[str | None], object],
    set_zoom: Callable[[int], object],
) -> tuple[ChipRow, ChipRow]:
    """Fill a place with both choices; gives them."""
    text = texts.text
    themes = ChipRow(
        text("shell.welcome.look"),
        [Answer(name, "", text(f"shell.look.{name}")) for name in (_SYSTEM, *THEMES)],
        place,
    )
    sizes = ChipRow(
        text("shell.welcome.size"),
        [Answer(name, "", text(f"shell.size.{name}")) for name in SIZES],
        place,
    )
    themes.choose(theme or _SYSTEM)
    sizes.choose(next((name for name, size in SIZES.items() if size == zoom), None))
    themes.chosen.connect(lambda name: set_theme(None if name == _SYSTEM else name))
    sizes.chosen.connect(lambda name: set_zoom(SIZES[name]))
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE[3])
    row.addWidget(themes, 3)
    row.addWidget(PlainLabel(text("shell.welcome.size"), place))
    row.addWidget(sizes, 2)
    if place.fontMetrics().averageCharWidth() * 110 > place.window().width():
        row.setDirection(QBoxLayout.Direction.TopToBottom)
    return themes, sizes
