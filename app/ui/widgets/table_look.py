"""Sizes that follow the letters: what is so many letters wide, and so many lines high."""

from PySide6.QtWidgets import QWidget


def letters(widget: QWidget, count: float) -> int:
    """The width of so many average letters, in the pixels of this widget's font."""
    return round(widget.fontMetrics().averageCharWidth() * count)


def lines(widget: QWidget, count: float) -> int:
    """The height of so many lines of text."""
    return round(widget.fontMetrics().lineSpacing() * count)
