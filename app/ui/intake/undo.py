"""Steps of undo: keystrokes in one place are one step, and what is taken back is none."""

from typing import Any, Final

from PySide6.QtGui import QUndoCommand, QUndoStack

_MERGE: Final = 1


class Edit(QUndoCommand):
    """From one state to the next. A subclass says how a state is taken.

    `place` is what was typed in, or () for what stands alone; with the same `run` it is one visit.
    """

    def __init__(self, text: str, before: Any, after: Any, place: object, run: int) -> None:
        super().__init__(text)
        self.before, self.after, self.place, self.run = before, after, place, run

    def is_same(self, one: Any, other: Any) -> bool:
        """Whether nothing was changed between two states."""
        return bool(one == other)

    def id(self) -> int:
        return _MERGE if self.place else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Edit) or (other.place, other.run) != (self.place, self.run):
            return False
        self.after = other.after
        if self.after == self.before:
            self.setObsolete(True)  # typed and taken back: nothing to undo
        return True


def drop_taken_back(stack: QUndoStack) -> Any:
    """Take the last two steps away when the second took the first back, in the same place.

    Gives the state before them, or None when nothing was taken away. Not when the dossier was saved
    in between: then there is a way back to what was saved.
    """
    top = stack.index()
    steps = [stack.command(place) for place in range(max(top - 2, 0), top)]
    if len(steps) < 2 or top < stack.count() or stack.cleanIndex() == top - 1:
        return None
    first, second = steps
    if not isinstance(first, Edit) or not isinstance(second, Edit):
        return None
    if not first.place or first.place != second.place:
        return None
    if not first.is_same(first.before, second.after):
        return None
    before = first.before  # the step itself is thrown away
    for step in (second, first):
        step.setObsolete(True)
        stack.undo()  # which only throws an obsolete step away
    return before
