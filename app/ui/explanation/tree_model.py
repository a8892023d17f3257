"""StepTreeModel: the explanation as a tree that makes a row when somebody opens the row above it.

A new assessment is put into the rows that are there: a row that still exists keeps its place in
the view, opened or chosen; only rows that came or went are put in or taken out.
"""

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.i18n import Texts
from app.services.explanation.tree_nodes import (
    Branch,
    Content,
    Node,
    branches_of,
    contents_of,
    keyed,
)
from app.services.explanation.tree_words import TreeColumn, say_cell
from app.ui.widgets.words import tip
from calc import Assessment, Draft, Step

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class StepTreeModel(QAbstractItemModel):
    """Headings, steps and their parts; the columns are those of `TreeColumn`."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._draft = Draft()
        self._numbers = count(1)
        self._nodes: dict[int, Node] = {}
        self._top = Node(0, "", Branch("", "", ()), None, children=[])

    # -- what is shown -----------------------------------------------------------------------------

    def show(self, assessment: Assessment, draft: Draft) -> None:
        """Show another assessment; `draft` gives the lines their names."""
        self.show_branches(branches_of(assessment, self._texts), draft)

    def show_branches(self, branches: tuple[Content, ...], draft: Draft) -> None:
        """Show these headings."""
        self._draft = draft
        self._put(self._top, Branch("", "", branches))

    def forget_under(self, index: Index) -> None:
        """Let go of the rows under a row; they are made again when somebody opens it."""
        node = self._node(index)
        if not node.children or node is self._top:
            return
        self.beginRemoveRows(self._index(node), 0, len(node.children) - 1)
        gone, node.children = node.children, []
        for child in gone:
            self._forget(child)
        self.endRemoveRows()
        node.children = None

    def made_under(self, index: Index) -> list[QModelIndex]:
        """The rows under a row that exist by now."""
        return [self._index(child) for child in self._node(index).children or ()]

    @property
    def branches(self) -> tuple[Content, ...]:
        """The headings on top."""
        return contents_of(self._top.content)

    @property
    def draft(self) -> Draft:
        """The dossier that the steps are about."""
        return self._draft

    def content(self, index: Index) -> Content | None:
        """The heading or the step of a row."""
        return self._node(index).content if index.isValid() else None

    def step(self, index: Index) -> Step | None:
        """The step of a row; None for a heading."""
        content = self.content(index)
        return content if isinstance(content, Step) else None

    def at(self, rows: Sequence[int]) -> QModelIndex:
        """The row that one comes to by these places from the top."""
        here = QModelIndex()
        for row in rows:
            here = self.index(row, 0, here)
        return here

    @property
    def made(self) -> int:
        """How many rows exist by now."""
        return len(self._nodes)

    # -- what Qt asks ------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if parent.isValid() and parent.column() != 0:
            return QModelIndex()
        children = self._children(self._node(parent))
        if not (0 <= row < len(children) and 0 <= column < len(TreeColumn)):
            return QModelIndex()
        return self.createIndex(row, column, children[row].number)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent if index.isValid() else None
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._children(self._node(parent)))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(TreeColumn)

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        return parent.column() <= 0 and bool(contents_of(self._node(parent).content))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node, column = self._node(index), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(node, column)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._words(node, column))
            case Qt.ItemDataRole.TextAlignmentRole if column == TreeColumn.AMOUNT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if isinstance(node.content, Branch):
                return _bold()
            case _:
                return None

    def _words(self, node: Node, column: int) -> str:
        if column not in node.words:
            node.words[column] = say_cell(self._texts, node.content, column, self._draft)
        return node.words[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(TreeColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.text(f"answer.column.{TreeColumn(section).name.lower()}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == TreeColumn.AMOUNT else None
            return (side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return None

    # -- rows --------------------------------------------------------------------------------------

    def _node(self, index: Index) -> Node:
        return self._nodes.get(index.internalId(), self._top) if index.isValid() else self._top

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number) if node.parent else QModelIndex()

    def _children(self, node: Node) -> list[Node]:
        if node.children is None:
            node.children = [self._make(key, content, node) for key, content in _under(node)]
            _number_rows(node.children)
        return node.children

    def _make(self, key: str, content: Content, parent: Node) -> Node:
        node = Node(next(self._numbers), key, content, parent)
        self._nodes[node.number] = node
        return node

    def _forget(self, node: Node) -> None:
        del self._nodes[node.number]
        for child in node.children or ():
            self._forget(child)

    def _put(self, node: Node, content: Content) -> None:
        """Give a row its new content, and the rows that exist under it theirs."""
        node.content = content
        node.words.clear()
        if node.children is None:
            return
        wanted = _under(node)
        if [child.key for child in node.children] != [key for key, _ in wanted]:
            self._rearrange(node, node.children, wanted)
        for child, (_, inner) in zip(node.children, wanted, strict=True):
            self._put(child, inner)
        if node.children:
            here = self._index(node)
            last = self.index(len(node.children) - 1, len(TreeColumn) - 1, here)
            self.dataChanged.emit(self.index(0, 0, here), last)

    def _rearrange(
        self, node: Node, children: list[Node], wanted: Sequence[tuple[str, Content]]
    ) -> None:
        """Take out the rows that went or moved, then put in those that came or moved."""
        here = self._index(node)
        kept = _kept([child.key for child in children], [key for key, _ in wanted])
        for row in range(len(children) - 1, -1, -1):
            if children[row].key not in kept:
                self.beginRemoveRows(here, row, row)
                self._forget(children.pop(row))
                _number_rows(children)
                self.endRemoveRows()
        for row, (key, content) in enumerate(wanted):
            if key not in kept:
                self.beginInsertRows(here, row, row)
                children.insert(row, self._make(key, content, node))
                _number_rows(children)
                self.endInsertRows()


def _under(node: Node) -> list[tuple[str, Content]]:
    return keyed(contents_of(node.content))


def _number_rows(nodes: Sequence[Node]) -> None:
    for row, node in enumerate(nodes):
        node.row = row


def _kept(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The keys that are in both and stand in the same order: those rows need not move."""
    place = {key: at for at, key in enumerate(after)}
    kept: set[str] = set()
    last = -1
    for key in before:
        if place.get(key, -1) > last:
            last = place[key]
            kept.add(key)
    return kept


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
