"""How the trees and tables of the answer look, over the style of the whole program."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.widgets.style import ACCENT, ACCENT_SOFT, GROUND, INK, LINE, PAPER, QUIET

VIEW_SHEET: Final = f"""
    QAbstractItemView {{ border: 1px solid {LINE}; border-radius: 4px; background: {PAPER};
                         selection-background-color: {ACCENT_SOFT}; selection-color: {INK};
                         gridline-color: #e6eaee; }}
    QAbstractItemView:focus {{ border: 2px solid {ACCENT}; }}
    QAbstractItemView::item {{ padding: 3px 4px; }}
    QTreeView::item:selected, QTableView::item:selected {{ background: {ACCENT_SOFT};
                                                           color: {INK}; }}
    QHeaderView {{ background: {GROUND}; border: none; }}
    QHeaderView::section {{ background: {GROUND}; color: {QUIET}; border: none; padding: 5px 4px;
                            border-bottom: 1px solid {LINE}; }}
    QTableCornerButton::section {{ background: {GROUND}; border: none; }}
"""


def letters(widget: QWidget, count: float) -> int:
    """The width of so many average letters, in the pixels of this widget's font."""
    return round(widget.fontMetrics().averageCharWidth() * count)


def lines(widget: QWidget, count: float) -> int:
    """The height of so many lines of text."""
    return round(widget.fontMetrics().lineSpacing() * count)
