"""What a key does in the conversation; what is typed in a field never comes here."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Act(Enum):
    """What an officer may do."""

    MOMENTS = auto()
    BACK = auto()
    ON = auto()
    """the next question, answered or not"""
    NEXT = auto()
    """what was typed is the answer"""
    UNKNOWN = auto()
    GUESS = auto()
    NOT_APPLICABLE = auto()
    WHY = auto()
    ANOTHER = auto()
    TO_ANSWER = auto()
    """out of the guess, back to the answer"""


def act_of(
    event: QKeyEvent, *, on_question: bool, on_moments: bool, in_unknown: bool
) -> Act | None:
    """What a key does here; None where it is no key of the conversation. `in_unknown`: the cursor
    is where the customer does not know."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = modifiers == Qt.KeyboardModifier.ShiftModifier
    control = modifiers == Qt.KeyboardModifier.ControlModifier
    if key == Qt.Key.Key_J and control:
        return Act.MOMENTS
    if key in _ENTER and shift and not on_moments:
        return Act.BACK
    if not on_question:
        return None
    if control:
        return {Qt.Key.Key_PageDown: Act.ON, Qt.Key.Key_PageUp: Act.BACK}.get(Qt.Key(key))
    if key in _ENTER and not modifiers:
        return Act.UNKNOWN if in_unknown else Act.NEXT
    if key == Qt.Key.Key_F8 and not modifiers:
        return Act.UNKNOWN if in_unknown else Act.GUESS
    if key == Qt.Key.Key_F7 and not modifiers:
        return Act.NOT_APPLICABLE
    if key == Qt.Key.Key_Escape and in_unknown:
        return Act.TO_ANSWER
    return {Qt.Key.Key_F1: Act.WHY, Qt.Key.Key_Insert: Act.ANOTHER}.get(Qt.Key(key))
