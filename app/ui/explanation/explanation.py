"""Explanation: the tree with what one needs around it: search, open and close, copy, the detail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.explanation.tree_nodes import Content, branches_of
from app.services.explanation.tree_places import Place, found, places_of
from app.services.explanation.tree_words import searched
from app.ui.explanation.on_paper import ExplanationSubject, show_on_paper
from app.ui.explanation.step_detail import StepDetail
from app.ui.explanation.tree_view import ExplanationTree
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.words import Label, set_tip
from calc import Assessment, Draft, Tariffs


class Explanation(QWidget):
    """Every amount of the assessment, down to the lines of the intake."""

    go_to_requested = Signal(str)
    input_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._places: list[Place] = []
        self._words: dict[int, str] = {}
        self._hits: list[Place] = []
        self._hit = -1
        self.about = ExplanationSubject(texts.text("rule.print.title"), (), "", "")
        self.tree = ExplanationTree(texts, self)
        self.detail = StepDetail(texts, self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(texts.text("answer.search.placeholder"))
        self.search.setAccessibleName(texts.text("answer.search.name"))
        self.search.setClearButtonEnabled(True)
        self.count = Label(self)
        self.count.setObjectName("quiet")
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.tree.row_changed.connect(self._show_detail)
        self.tree.go_to_requested.connect(self.go_to_requested)
        self.detail.go_to_requested.connect(self.go_to_requested)
        self.tree.input_requested.connect(self.input_requested)
        self.detail.input_requested.connect(self.input_requested)
        for keys, slot in (
            ("Ctrl+F", self._start_search),
            ("F3", self.next_hit),
            ("Shift+F3", self.previous_hit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_assessment(
        self, assessment: Assessment, draft: Draft, tariffs: Tariffs | None = None
    ) -> None:
        """Show an assessment; what was open or chosen stays so where it still exists.

        `tariffs`: where the figures of the law in it are from; None: those of before.
        """
        day = self._texts.formats.day(assessment.reference_date)
        title = self._texts.text("rule.print.assessment", day=day)
        about = ExplanationSubject(
            title, (), assessment.reference_date.isoformat(), title, assessment.reference_date
        )
        branches = branches_of(assessment, self._texts)
        self.show_branches(branches, draft, tariffs or self.tree.tariffs, about)

    def show_branches(
        self,
        branches: tuple[Content, ...],
        draft: Draft,
        tariffs: Tariffs,
        about: ExplanationSubject,
    ) -> None:
        """Show these headings. `tariffs`: where the figures of the law in them are from."""
        self.about = about
        fresh = not self.tree.steps.branches
        self.tree.show_branches(branches, draft, tariffs)
        self._places = []
        self._words = {}
        if fresh:
            self.tree.expand(self.tree.steps.at((0,)))
        self._show_detail()

    def next_hit(self) -> None:
        """The next row that was searched for; after the last the first."""
        self._go(1)

    def previous_hit(self) -> None:
        """The row before it."""
        self._go(-1)

    def print(self) -> None:
        """Show the chosen row with all under it, or everything, as it comes on paper."""
        chosen = self.tree.steps.content(self.tree.currentIndex())
        contents = self.tree.steps.branches if chosen is None else (chosen,)
        said = show_on_paper(self, self._texts, self.tree, contents, self.about)
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self) -> None:
        """A new text: show the first row that holds it, while somebody types."""
        self._find()
        self._hit = -1
        if self._hits:
            self._go(1)

    def _find(self) -> None:
        text = self.search.text()
        if text and not self._places:
            self._places = places_of(self.tree.steps.branches)
        self._hits = found(self._places, text, self._say) if text else []
        self._hit = min(self._hit, len(self._hits) - 1)
        self._show_count()

    def _say(self, content: Content) -> str:
        words = self._words.get(id(content))
        if words is None:
            words = searched(self._texts, content, self.tree.steps.draft, self.tree.tariffs)
            self._words[id(content)] = words
        return words

    def _go(self, by: int) -> None:
        if not self._places:  # another assessment came since: search again, now that it is asked
            self._find()
        if not self._hits:
            return
        start = -1 if self._hit < 0 and by > 0 else max(self._hit, 0)
        self._hit = (start + by) % len(self._hits)
        self.tree.show_place(self._hits[self._hit])
        self._show_count()

    def _show_count(self) -> None:
        if not self.search.text():
            said = ""
        elif not self._hits:
            said = self._texts.text("answer.search.none")
        else:
            at, of = self._hit + 1, len(self._hits)
            said = self._texts.text("answer.search.count", at=max(at, 1), of=of)
        self.count.setText(said)
        self.search.setAccessibleDescription(said)

    def _show_detail(self) -> None:
        steps = self.tree.steps
        content = steps.content(self.tree.currentIndex())
        self.detail.show_content(content, steps.draft, self.tree.tariffs)

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(letters(self, 26))
        self.previous = self._arrow(Qt.ArrowType.UpArrow, "answer.search.previous")
        self.next = self._arrow(Qt.ArrowType.DownArrow, "answer.search.next")
        self.previous.clicked.connect(self.previous_hit)
        self.next.clicked.connect(self.next_hit)
        self.search.returnPressed.connect(self.next_hit)
        finding = QWidget(self)
        row = QHBoxLayout(finding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.search, self.previous, self.next, self.count):
            row.addWidget(widget)
        bar = FlowLayout(spacing=6)
        bar.addWidget(finding)
        for key, slot in (
            ("answer.tree.open_level", self.tree.open_one_level),
            ("answer.tree.open_all", self.tree.open_all),
            ("answer.tree.close_all", self.tree.close_all),
            ("answer.tree.copy", self.tree.copy),
            ("rule.tree.print", self.print),
        ):
            button = QPushButton(self._texts.text(key), self)
            set_tip(button, self._texts.text(f"{key}_tip"))
            button.clicked.connect(slot)
            bar.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(bar)
        self.trouble = Label(self)
        self.trouble.setObjectName("fieldError")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        whole.addWidget(self.trouble)
        whole.addWidget(self.tree)
        whole.addWidget(self.detail)

    def _arrow(self, arrow: Qt.ArrowType, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(arrow)
        button.setAccessibleName(self._texts.text(key))
        set_tip(button, self._texts.text(key))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setMinimumSize(lines(self, 1.5), lines(self, 1.5))
        return button
