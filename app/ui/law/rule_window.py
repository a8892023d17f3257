"""RuleWindow, "proefberekening": one rule of the law alone, the answer while somebody types."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.i18n.rules import answer_of, say_file, say_input, say_rule, say_value
from app.services.explanation.tree_copy import rows_as_text, rows_of
from app.services.explanation.tree_nodes import Branch
from app.services.intake.fields import FieldKind, FieldSpec
from app.services.rules import RULES, NoRuleOn, RuleComputed
from app.ui.explanation.explanation import Explanation
from app.ui.explanation.on_paper import ExplanationSubject
from app.ui.intake.editors import make_editor
from app.ui.law.rule_answer import RuleAnswer
from app.ui.law.rule_form import RuleForm
from app.ui.law.rule_session import DAY, RuleSession
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.undo_keys import UndoKeys
from app.ui.widgets.words import Label
from calc import UNKNOWN, Draft, Tariffs
from calc.law.rule import AmountName


class RuleWindow(QWidget):
    """Stands beside the main window and knows nothing of the dossier; nothing is kept."""

    def __init__(self, session: RuleSession, texts: Texts, parent: QWidget | None = None) -> None:
        # No QDialog: there Enter in a field would press a button.
        super().__init__(parent, Qt.WindowType.Window)
        self.session, self._texts = session, texts
        self.setWindowTitle(texts.text("rule.window.title"))
        self._undo_keys = UndoKeys(self)
        self._lay_out()
        stack = session.undo_stack
        for keys, slot in (
            ("Ctrl+Z", stack.undo),
            ("Ctrl+Y", stack.redo),
            ("Ctrl+Shift+Z", stack.redo),
            ("Ctrl+P", self.explanation.print),
            ("Ctrl+Shift+C", self.copy),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        stack.canUndoChanged.connect(self.undo.setEnabled)
        session.rule_chosen.connect(self.form.make)
        session.changed.connect(self.refresh)
        self.refresh()
        self.choice.setFocus()

    def refresh(self) -> None:
        """Show the fields as they are, and the answer to them."""
        session, texts = self.session, self._texts
        self.choice.setCurrentIndex(list(RULES).index(session.rule.name))
        self.day.refresh()
        self.form.refresh()
        computed = session.computed()
        self.answer.show_outcome(session.rule.name, computed)
        branches: tuple[Branch, ...] = ()
        tariffs = Tariffs()
        if isinstance(computed, RuleComputed) and computed.steps and not computed.refused:
            branches = _branches(texts, computed)
            tariffs = computed.sources
        self.explanation.show_branches(branches, Draft(), tariffs, self._about(computed))
        self.explanation.setVisible(bool(branches))
        self.tree_title.setVisible(bool(branches))

    def as_text(self) -> str:
        """What was filled in, the answer and the explanation, to paste somewhere."""
        tree = self.explanation.tree
        rows = rows_of(self._texts, tree.steps.branches, tree.steps.draft, tree.tariffs)
        filled = "\n".join(self._filled_in())
        blocks = [self.answer.said, filled, rows_as_text(self._texts, rows)]
        return "\n\n".join(block for block in blocks if block).replace("\N{NO-BREAK SPACE}", " ")

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        copy_lines(self.as_text())

    def clear(self) -> None:
        """Empty every field; that can be undone."""
        self.session.clear(self._texts.text("rule.window.clear_undo"))
        self.choice.setFocus()

    def _about(self, computed: RuleComputed | NoRuleOn | None) -> ExplanationSubject:
        """What the explanation is called on paper, and in which file."""
        if not isinstance(computed, RuleComputed):
            return ExplanationSubject(self.answer.title, (), "", "")
        lead = self.answer.lead
        if filled := "; ".join(self._filled_in()):
            lead = (*lead, self._texts.text("rule.print.filled", inputs=filled))
        name = f"{computed.tariffs.day.isoformat()}-{computed.rule.name}"
        return ExplanationSubject(
            self.answer.title,
            lead,
            name,
            say_file(self._texts, computed.tariffs),
            computed.tariffs.day,
        )

    def _filled_in(self) -> list[str]:
        """What somebody said, a line each."""
        session, texts = self.session, self._texts
        return [
            f"{say_input(texts, spec.name, session.rule.name)}: {say_value(texts, spec, value)}"
            for spec in session.rule.inputs
            if (value := session.value((spec.name,))) is not UNKNOWN
        ]

    def _choose(self, place: int) -> None:
        name = list(RULES)[place]
        undo = self._texts.text("rule.window.choose_undo", name=say_rule(self._texts, name))
        self.session.choose(name, undo)

    def _go_to(self, name: str) -> None:
        if editor := self.form.editor(name):
            self.area.ensureWidgetVisible(editor)
            editor.focus_here()

    def _lay_out(self) -> None:
        text = self._texts.text
        body = QWidget(self)
        body.setObjectName("pageBody")
        self.choice = ChoiceBox(body)
        self.choice.addItems([say_rule(self._texts, name) for name in RULES])
        self.choice.setAccessibleName(text("rule.window.rule"))
        self.choice.activated.connect(self._choose)
        label = Label(text("rule.window.rule"), body)
        label.setBuddy(self.choice)
        spec = FieldSpec((DAY,), FieldKind.DAY, unknown=False, caption="rule.window.day")
        self.day = make_editor(self.session, self._texts, spec, parent=body)
        self.form = RuleForm(self.session, self._texts, body)
        help_ = Label(text("rule.window.help"), body)
        help_.setObjectName("sectionHelp")
        help_.setWordWrap(True)
        fields = QWidget(body)
        inside = QVBoxLayout(fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(label)
        inside.addWidget(self.choice)
        for widget in (self.day, help_, self.form):
            inside.addWidget(widget)
        inside.addStretch(1)
        self.answer = RuleAnswer(self._texts, body)
        self.tree_title = Label(text("rule.report.tree"), body)
        self.tree_title.setObjectName("sectionTitle")
        self.explanation = Explanation(self._texts, body)
        self.explanation.input_requested.connect(self._go_to)
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(SideBySide((fields, self.answer), body))
        column.addWidget(self.tree_title)
        column.addWidget(self.explanation)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(text("rule.window.title"))
        self.area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area, 1)
        row = QVBoxLayout()
        row.setContentsMargins(20, 4, 20, 10)
        row.addLayout(self._make_buttons())
        whole.addLayout(row)

    def _make_buttons(self) -> FlowLayout:
        stack = self.session.undo_stack
        self.undo = self._button("undo", stack.undo)
        self.undo.setEnabled(stack.canUndo())
        buttons = FlowLayout(spacing=6)
        for button in (
            self._button("copy", self.copy),
            self._button("clear", self.clear),
            self.undo,
            self._button("close", self.close),
        ):
            buttons.addWidget(button)
        return buttons

    def _button(self, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._texts.text(f"rule.window.{key}"), self)
        button.clicked.connect(lambda _=False: slot())
        return button


def _branches(texts: Texts, computed: RuleComputed) -> tuple[Branch, ...]:
    """The amounts of the rule, and what is only said beside them."""
    outcome = computed.outcome
    answer = [step for name, step in outcome.amounts.items() if name in frozenset(AmountName)]
    main = tuple(step for step in computed.steps if any(step is each for each in answer))
    beside = tuple(step for step in computed.steps if step not in main)
    title = texts.text("rule.window.tree", answer=answer_of(texts, outcome))
    found = (
        Branch("answer", title, main),
        Branch("beside", texts.text("rule.window.beside"), beside),
    )
    return tuple(branch for branch in found if branch.contents)
