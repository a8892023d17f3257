"""The mark of a step: complete, to look at, or open. Shapes differ, so colour is not needed."""

from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QColor, QIcon, QPixmap


class StepState(Enum):
    """How far a step is. `EMPTY`: nobody asked anything of it yet, so there is nothing to tick."""

    EMPTY = "empty"
    COMPLETE = "complete"
    ATTENTION = "attention"
    OPEN = "open"


@lru_cache(maxsize=8)
def state_icon(state: StepState | None) -> QIcon:
    """A tick, a triangle or an open circle; an empty place where nothing was asked."""
    if state is None or state is StepState.EMPTY:
        picture = QPixmap(128, 128)  # as large as the largest letters ask for
        picture.fill(QColor(0, 0, 0, 0))
        return QIcon(picture)
    # The frame of the window, shown before anything else, has only the empty place.
    from app.ui.widgets.icons import Icon, icon

    return {
        StepState.COMPLETE: icon(Icon.CHECK, "ok"),
        StepState.ATTENTION: icon(Icon.TRIANGLE, "warn"),
        StepState.OPEN: icon(Icon.CIRCLE, "stop"),
    }[state]
