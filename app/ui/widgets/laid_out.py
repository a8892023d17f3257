"""Several changes in a widget, and its places worked out once after them.

Qt lays a widget out again at each part of it that is shown, before it goes on: a panel in which
five lines come into sight would be laid out five times.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def laid_out_once(*widgets: QWidget) -> Iterator[None]:
    """Keep the places in these widgets as they are meanwhile; Qt lays them out at its next turn."""
    layouts = [layout for widget in widgets if (layout := widget.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
