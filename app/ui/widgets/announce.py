"""What a screen reader says when something changed that the cursor is not in."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Say it when the reader is done with what it is saying; "" says nothing."""
    if words:
        # Their two hundred names are not made before there is something to say.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
