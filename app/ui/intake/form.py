"""Form: sections of fields, in as many columns as there is room for."""

from collections.abc import Sequence
from typing import ClassVar, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.i18n import Texts
from app.services.editing import Path
from app.services.intake.fields import FieldKind, Section
from app.ui.intake.editors import FieldEditor, make_editor
from app.ui.intake.session import Session
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_COLUMN_IN_LETTERS: Final = 34
"""A column is at least so many average letters wide; below two of them there is one column."""


_USUAL: Final = 2
"""So many columns has a form that is not told otherwise."""
_BETWEEN: Final = 24
_BETWEEN_NARROW: Final = SPACE[1]
"""Between two columns, in pixels; narrow ones stand in a row or a drawer that has no more room."""
_SHARES: Final = {FieldKind.TEXT: 36, FieldKind.CHOICE: 23}
"""Words need more of a row than an amount; a choice has nothing behind it."""
_SHARE: Final = 22


class Form(QWidget):
    """Editors for the fields of some sections, all under one base path."""

    _made: ClassVar[WeakKeyDictionary["Form", None]] = WeakKeyDictionary()

    def __init__(
        self, session: Session, texts: Texts, sections: Sequence[Section], base: Path = (),
        parent: QWidget | None = None, *, letters: int = _COLUMN_IN_LETTERS, most: int = _USUAL,
    ) -> None:  # fmt: skip
        """`letters`: so many average letters wide is a column at least; `most`: columns."""
        super().__init__(parent)
        self._made[self] = None
        self._session, self._base, self._letters = session, base, letters
        self._most = most
        if most > _USUAL or letters < _COLUMN_IN_LETTERS:
            # It takes what there is: else its columns would hold the page or the drawer wide.
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grids: list[tuple[QGridLayout, list[FieldEditor]]] = []
        self._columns = 0
        self.editors: list[FieldEditor] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        for section in sections:
            whole.addWidget(self._section(session, texts, section, base))
        self._arrange(most)

    @classmethod
    def within(cls, widget: QWidget) -> list["Form"]:
        """The forms in a widget, as they were made.

        A keystroke asks it: to search all that stands in a page for them takes ten times as long.
        """
        return [form for form in cls._made if isValid(form) and widget.isAncestorOf(form)]

    def refresh(self) -> None:
        """Show the draft as it is, and only the fields that apply to it."""
        before = [editor.isHidden() for editor in self.editors]
        for editor in self.editors:
            editor.setVisible(self._applies(editor))
            editor.refresh()
        if before != [editor.isHidden() for editor in self.editors]:
            self._arrange(self._columns, again=True)

    def show_base(self, base: Path) -> None:
        """The same fields of something else. `refresh` says which of them apply to it."""
        self._base = base
        for editor in self.editors:
            editor.show_base(base)

    def _applies(self, editor: FieldEditor) -> bool:
        """Whether a field is for this dossier, and for this item of a list."""
        spec = editor.spec
        if spec.applies is not None and not spec.applies(self._session.draft):
            return False
        if spec.item_applies is None:
            return True
        try:
            return spec.item_applies(self._session.value(self._base))
        except LookupError:  # the item is gone, by undo for instance; its card follows
            return False

    def editor_at(self, path: Path) -> FieldEditor | None:
        """The editor of a path, or of the nearest field around it or within it."""
        exact = [editor for editor in self.editors if editor.path == path]
        around = [editor for editor in self.editors if path[: len(editor.path)] == editor.path]
        within = [editor for editor in self.editors if editor.path[: len(path)] == path]
        found = exact or around or within
        return found[0] if found else None

    def editor_for(self, path: Path) -> FieldEditor | None:
        """The editor that is seen for a path: for one that is not asked now, the field before it.

        Fields that decide whether others are asked come before them.
        """
        found = self.editor_at(path)
        if found is None or not found.isHidden():
            return found
        before = self.editors[: self.editors.index(found)]
        return next((each for each in reversed(before) if not each.isHidden()), found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        column = self._letters * self.fontMetrics().averageCharWidth()
        columns = min(max(self.width() // max(column, 1), 1), self._most)
        if columns == _USUAL and self._most == _USUAL and self._wants() > self.width():
            columns = 1
        self._arrange(columns)

    def _wants(self) -> int:
        """So wide are two columns at least: a word of a language may be longer than its column."""
        half = [
            each.minimumSizeHint().width()
            for _, editors in self._grids
            for each in editors
            if not each.spec.wide and not each.isHidden()
        ]
        between = max((grid.horizontalSpacing() for grid, _ in self._grids), default=0)
        return _USUAL * max(half, default=0) + between

    def _section(self, session: Session, texts: Texts, section: Section, base: Path) -> QWidget:
        box = QWidget(self)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        if section.title:
            title = Label(texts.text(section.title), box)
            title.setObjectName("sectionTitle")
            title.setWordWrap(True)
            inside.addWidget(title)
        if section.help:
            explanation = Label(texts.text(section.help), box)
            explanation.setObjectName("sectionHelp")
            explanation.setWordWrap(True)
            inside.addWidget(explanation)
        grid = QGridLayout()
        grid.setHorizontalSpacing(
            _BETWEEN if self._letters == _COLUMN_IN_LETTERS else _BETWEEN_NARROW
        )
        grid.setVerticalSpacing(10)
        inside.addLayout(grid)
        made = [make_editor(session, texts, spec, base, box) for spec in section.fields]
        self.editors += made
        self._grids.append((grid, made))
        return box

    def _arrange(self, columns: int, *, again: bool = False) -> None:
        if columns == self._columns and not again:
            return
        self._columns = columns
        for grid, editors in self._grids:
            for editor in editors:
                grid.removeWidget(editor)
            row = column = 0
            for editor in editors:
                if editor.isHidden():
                    continue
                if editor.spec.wide and column:
                    row, column = row + 1, 0
                span = columns if editor.spec.wide else 1
                grid.addWidget(editor, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
                column += span
                if column >= columns:
                    row, column = row + 1, 0
            shares = self._shares(editors, columns)
            for index in range(self._most):
                grid.setColumnStretch(index, shares[index] if index < columns else 0)

    def _shares(self, editors: Sequence[FieldEditor], columns: int) -> list[int]:
        """How the columns share the row: two of a form alike, of more each as its first field."""
        if self._most == _USUAL or columns < self._most:
            return [1] * columns
        first = [each.spec.kind for each in editors if not each.isHidden()][:columns]
        return [_SHARES.get(kind, _SHARE) for kind in first] + [_SHARE] * (columns - len(first))
