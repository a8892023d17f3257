"""Tab follows what one sees, also in cards that are made later: Qt puts those at the very end.

Only what takes the focus itself can be moved. What gives its focus to a child stays behind at the
end, and Tab would find the child there a second time: so nothing in a card has a focus proxy.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(widget: QWidget, made: QWidget) -> None:
    """Everything in a new card comes just before a widget that was there."""
    before = widget.previousInFocusChain()
    _put_between(before, made, widget)


def put_after(widget: QWidget, made: QWidget) -> None:
    """Everything in a card comes just after a widget that was there; it may stand there already."""
    after = widget.nextInFocusChain()
    while after is not None and (widget.isAncestorOf(after) or made.isAncestorOf(after)):
        after = after.nextInFocusChain()
    _put_between(widget, made, after)


def without_proxy(widget: QWidget) -> None:
    """Let a widget give its focus to no child."""
    widget.setFocusProxy(None)  # type: ignore[arg-type]


def put_all_after(widget: QWidget, parts: Iterable[QWidget]) -> None:
    """Everything in some cards, in their order, comes just after a widget that was there."""
    here = widget
    for part in parts:
        for each in _in_order(part):
            QWidget.setTabOrder(here, each)
            here = each


def _put_between(before: QWidget | None, made: QWidget, after: QWidget | None) -> None:
    here = before
    for widget in _in_order(made):
        if here is not None:
            QWidget.setTabOrder(here, widget)
        here = widget
    if here is not None and after is not None and here is not before:
        QWidget.setTabOrder(here, after)


def _in_order(made: QWidget) -> list[QWidget]:
    """What can have the focus in a card, in the order in which it was made.

    The list of a combo box is a window of its own.
    """
    return [
        widget
        for widget in made.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is made.window()
    ]
