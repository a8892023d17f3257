"""HistoryDialog: the versions of a dossier: who, when, why; compared, copied, put back."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.dossier_store.comparing import Change, as_text, compared
from app.services.dossier_store.version_words import say_moment
from app.ui.widgets.announce import announce
from app.ui.widgets.clipboard import PlainTable, copy_lines
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, Markup, Paragraphs, joined, markup
from calc import Draft

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.history import StoredVersion

_COLUMNS = ("number", "when", "who", "why")
_WIDE, _ROWS = 100, 6


class HistoryDialog(QDialog):
    """`draft_of` gives the dossier of a version, `put_back` makes it the newest, with a reason.

    One row chosen is compared with the version before it, two with each other.
    """

    def __init__(
        self,
        parent: QWidget | None,
        texts: Texts,
        versions: "list[StoredVersion]",
        draft_of: Callable[[int], Draft],
        put_back: Callable[[int, str], bool],
    ) -> None:
        super().__init__(parent)
        self._texts, self._versions = texts, versions
        self._draft_of, self._put_back = draft_of, put_back
        self._changes: tuple[Change, ...] = ()
        self._heads = ("", "")
        text = texts.text
        self.setWindowTitle(text("store.dossier.history"))
        self.table = self._table()
        self.heading = Label("", self)
        self.heading.setObjectName("lead")
        self.heading.setWordWrap(True)
        self.said = Paragraphs(self)
        self.said.setAccessibleName(text("store.dossier.history.compared"))
        self.whole = self._button("whole", self.show_whole)
        self.copy = self._button("copy", self.copy_all)
        self.back = self._button("back", self.ask_reason)
        self.close_button = self._button("close", self.reject)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(text("store.dossier.history.reason"))
        self.reason.setAccessibleName(text("store.dossier.history.reason"))
        self.reason.returnPressed.connect(self.put_it_back)
        self.reason.hide()
        self._lay_out()
        self.table.itemSelectionChanged.connect(self.show_compared)
        self.table.selectRow(0)
        self.table.setFocus()

    def chosen(self) -> "list[StoredVersion]":
        """The versions that are chosen, the oldest first."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [self._versions[row] for row in sorted(rows, reverse=True)]

    def show_compared(self) -> None:
        """What changed between two versions: those that are chosen, or with the one before."""
        chosen = self.chosen()
        self.back.setEnabled(len(chosen) == 1 and chosen[0] is not self._versions[0])
        self.whole.setEnabled(len(chosen) == 1)
        self.reason.hide()
        if len(chosen) == 1:
            older = [each for each in self._versions if each.number < chosen[0].number]
            if not older:
                self.show_whole()
                return
            chosen = [older[0], *chosen]
        if len(chosen) == 2:
            first, second = chosen
            drafts = self._draft_of(first.number), self._draft_of(second.number)
            self._say(
                self._texts.text(
                    "store.dossier.history.between", first=str(first.number),
                    second=str(second.number),
                ),
                compared(self._texts, *drafts),
                (self._head(first), self._head(second)),
            )  # fmt: skip
        else:
            self._say(self._texts.text("store.dossier.history.choose"), (), ("", ""))

    def show_whole(self) -> None:
        """All that stands in one version, to read."""
        (one,) = self.chosen()[:1] or self._versions[:1]
        found = compared(self._texts, Draft(), self._draft_of(one.number))
        heading = self._texts.text("store.dossier.history.all", number=str(one.number))
        self._say(heading, found, ("", self._head(one)), whole=True)

    def copy_all(self) -> None:
        """The comparison, as rows for a mail or a spreadsheet."""
        copy_lines(as_text(self._texts, self._changes, self._heads))
        announce(self, self._texts.text("store.dossier.history.copied"))

    def ask_reason(self) -> None:
        """Putting back is a new version, and says why."""
        self.reason.show()
        self.reason.setFocus()

    def put_it_back(self) -> None:
        """Make the version the newest; nothing is removed."""
        (one,) = self.chosen()
        if self.reason.text().strip() and self._put_back(one.number, self.reason.text().strip()):
            self.accept()

    def _say(
        self,
        heading: str,
        changes: tuple[Change, ...],
        heads: tuple[str, str],
        *,
        whole: bool = False,
    ) -> None:
        self._changes, self._heads = changes, heads
        if not changes and heads != ("", ""):
            heading = f"{heading} {self._texts.text('store.dossier.history.same')}"
        self.heading.setText(heading)
        self.copy.setEnabled(bool(changes))
        self.said.show_markup(_markup(self._texts, changes, whole))
        announce(self.heading, heading)

    def _head(self, version: "StoredVersion") -> str:
        return self._texts.text("store.dossier.history.version", number=str(version.number))

    def _table(self) -> PlainTable:
        text = self._texts.text
        table = PlainTable(len(self._versions), len(_COLUMNS), self)
        table.setProperty("look", "figures")
        table.setAccessibleName(text("store.dossier.history"))
        table.setHorizontalHeaderLabels([text(f"store.dossier.column.{name}") for name in _COLUMNS])
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        for row, version in enumerate(self._versions):
            when = say_moment(self._texts, datetime.fromisoformat(version.at))
            cells = (str(version.number), when, version.login, version.reason)
            for column, cell in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(cell))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setMinimumHeight(lines(table, _ROWS))
        return table

    def _lay_out(self) -> None:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, SPACE[2], 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.said, 1)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(self.table)
        halves.addWidget(below)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        buttons = FlowLayout(SPACE[1])
        for button in (self.whole, self.copy, self.back, self.close_button):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        whole.setSpacing(SPACE[2])
        whole.addWidget(halves, 1)
        whole.addWidget(self.reason)
        whole.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(min(letters(self, _WIDE), int(room.width() * 0.9)), int(room.height() * 0.85))

    def _button(self, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._texts.text(f"store.dossier.history.{key}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button


def _markup(texts: Texts, changes: tuple[Change, ...], whole: bool) -> Markup:
    """Under the part of the dossier it is in: the field, what it was, what it became."""
    parts: list[Markup] = []
    group = ""
    nothing = texts.text("store.dossier.nothing")
    for change in changes:
        if change.group != group:
            group = change.group
            parts.append(markup("<p style='font-weight:bold'>{group}</p>", group=group))
        name = change.name.removeprefix(f"{group}: ").removeprefix(f"{group}, ")
        if whole:
            said = markup("{name}: {after}", name=name, after=change.after or nothing)
        else:
            said = markup(
                "{name}: {before} &rarr; <b>{after}</b>", name=name,
                before=change.before or nothing, after=change.after or nothing,
            )  # fmt: skip
        parts.append(markup("<p style='margin:2px 0 2px 12px'>{said}</p>", said=said))
    return joined(parts)
