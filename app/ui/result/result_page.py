"""Step 7, uitkomst: the sentence to say, why, how long, and what to do first, on one screen."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n.plan_context import say_gate
from app.ui.intake.page import Page
from app.ui.intake.pays_hidden import is_hidden, show_pays
from app.ui.result import debt_help_card, next_card
from app.ui.result.debt_help_card import DebtHelpCard
from app.ui.result.explain_tab import ExplainTab
from app.ui.result.hidden_card import HiddenCard
from app.ui.result.money_card import MoneyCard
from app.ui.result.months_tab import MonthsTab
from app.ui.result.next_card import NextCard
from app.ui.result.no_plan import NoPlan
from app.ui.result.outcome_tabs import OutcomeTabs
from app.ui.result.part_card import PartCard
from app.ui.result.say_card import SayCard
from app.ui.result.shocks_card import ShocksCard
from app.ui.result.steps_card import StepsCard
from app.ui.result.toeslagen_card import ToeslagenCard
from app.ui.result.whatif_drawer import WhatIfDrawer
from app.ui.widgets.announce import announce
from app.ui.widgets.table_look import letters
from calc import Assessment, OutcomeStanding
from calc.context.gate import GateState

EXPLAIN, TOESLAGEN, MONTHS, WHAT_IF = "explain", "toeslagen", "months", "whatif"
_TABS: Final = (EXPLAIN, TOESLAGEN, MONTHS, WHAT_IF)
_WIDE: Final = 118
"""Average letters that two columns need beside each other."""


class ResultPage(Page):
    """What the engine found, and why. Nothing is entered here; what if changes nothing."""

    key = "result"
    wants_panel: ClassVar[bool] = False

    def build(self) -> None:
        texts, body = self.texts, self.body
        self.heading.hide()
        self.column.setContentsMargins(0, 0, 8, 8)
        self.column.setSpacing(8)
        self.hidden = HiddenCard(texts, body)
        self.hidden.hide()
        self.say = SayCard(texts, body)
        self.next = NextCard(texts, body)
        self.money = MoneyCard(texts, body)
        self.steps = StepsCard(texts, body)
        self.tabs = OutcomeTabs(texts, _TABS, self._make_tab, body)
        self.no_plan = NoPlan(texts, body)
        self.gate = PartCard(body)
        self.shocks = ShocksCard(texts, body)
        self.debt_help = DebtHelpCard(texts, body)
        self.drawer: WhatIfDrawer | None = None
        self._is_wide = True
        self._lay_out()
        for part in (self.next, self.debt_help):
            part.go_to_requested.connect(self.go_to_requested)
        self.hidden.show_requested.connect(self._show_pays)
        self.tabs.opened.connect(self._show_tab)
        self.tabs.beside_requested.connect(self.open_what_if)
        for keys, slot in (
            (debt_help_card.KEYS, self._go_to_debt_help),
            *((f"Ctrl+{place + 1}", self._opener(name)) for place, name in enumerate(_TABS)),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    @property
    def explain(self) -> ExplainTab:
        """The few lines and everything behind them."""
        tab = self.tabs.tab(EXPLAIN)
        assert isinstance(tab, ExplainTab)
        return tab

    @property
    def toeslagen(self) -> ToeslagenCard:
        """Each toeslag: what there is a right to, and what comes in."""
        tab = self.tabs.tab(TOESLAGEN)
        assert isinstance(tab, ToeslagenCard)
        return tab

    @property
    def months(self) -> MonthsTab:
        """The plan month for month."""
        tab = self.tabs.tab(MONTHS)
        assert isinstance(tab, MonthsTab)
        return tab

    def refresh(self) -> None:
        """Nothing follows the keystrokes: the page shows the assessment, after the debounce."""

    def show_assessment(self) -> None:
        assessment, draft = self.session.assessment, self.session.draft
        hidden = is_hidden(self.session)
        if hidden is self.hidden.isHidden():
            self.hidden.setVisible(hidden)
            self._place()
        self.next.show_assessment(assessment, draft, pays_hidden=hidden)
        always: tuple[QWidget, ...] = (self.say, self.money, self.steps, self.tabs)
        for part in always:
            part.setVisible(not hidden)
        if hidden:
            for other in (self.no_plan, self.gate, self.shocks, self.debt_help):
                other.hide()
            self._close_drawer()
            return
        self.say.show_assessment(assessment)
        self.money.show_assessment(assessment, draft)
        self.steps.show_assessment(assessment)
        # A plan may begin without a payment: what helps now is the same as without a plan.
        nothing_now = _nothing_now(assessment)
        if nothing_now:
            self.no_plan.show_assessment(assessment)
        self.no_plan.setVisible(nothing_now)
        overridden = assessment.beside.gate.state is GateState.OVERRIDDEN
        self.gate.show_part(say_gate(self.texts, assessment.beside) if overridden else None)
        self.shocks.show_shocks(() if assessment.partial else assessment.beside.shocks)
        self.debt_help.show_assessment(assessment, draft)
        self._show_tab(self.tabs.shown)
        if self.drawer is not None:
            self.drawer.show_assessment()

    def enter(self) -> None:
        """The top, with the cursor on what to do first."""
        self.verticalScrollBar().setValue(0)
        if self.hidden.isVisible():
            self.hidden.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        button = self.next.button
        (button if button.isVisible() else self.tabs.bar).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_what_if(self, term: str = "") -> None:
        """The drawer from the right, with this term; it gives the focus back when it is closed.

        While what can be paid is out of sight there is nothing to compare it with.
        """
        if is_hidden(self.session):
            announce(self.hidden, self.hidden.words.text())
            return
        if self.drawer is None:
            self.drawer = WhatIfDrawer(self.session, self.texts, self)
        if term:
            self.drawer.open_term(term)
        else:
            self.drawer.open()

    def keys(self) -> list[tuple[str, str]]:
        """What comes first, what if, and the other tabs."""
        text = self.texts.text
        keys = [(next_card.KEYS, text("outcome.keys.first"))]
        if is_hidden(self.session):
            return keys
        if self.debt_help.button.isVisibleTo(self.body):
            keys.append((debt_help_card.KEYS, text("outcome.keys.help")))
        order = (WHAT_IF, TOESLAGEN, MONTHS)
        return keys + [
            (f"Ctrl+{_TABS.index(name) + 1}", text(f"outcome.tab.{name}")) for name in order
        ]

    def _show_pays(self) -> None:
        show_pays(self.session, self.texts)
        self.enter()

    def _go_to_debt_help(self) -> None:
        if is_hidden(self.session):
            return
        self._close_drawer()
        self.debt_help.go()

    def _close_drawer(self) -> None:
        if self.drawer is not None and self.drawer.isVisible():
            self.drawer.close_it()

    def _opener(self, name: str) -> Callable[[], None]:
        def open_tab() -> None:
            if is_hidden(self.session):
                return
            self._close_drawer()
            self.tabs.open(name)
            if name == WHAT_IF:
                return
            self.ensureWidgetVisible(self.tabs.bar)
            bar = self.verticalScrollBar()
            bar.setValue(min(self.tabs.y() + self._left.y() - 8, bar.maximum()))
            self.tabs.bar.setFocus(Qt.FocusReason.ShortcutFocusReason)

        return open_tab

    def _make_tab(self, name: str, parent: QWidget) -> QWidget:
        made: ExplainTab | ToeslagenCard | MonthsTab
        if name == EXPLAIN:
            made = ExplainTab(self.session, self.texts, parent)
        elif name == TOESLAGEN:
            made = ToeslagenCard(self.texts, parent)
        else:
            return MonthsTab(self.texts, parent)
        made.go_to_requested.connect(self.go_to_requested)
        return made

    def _show_tab(self, name: str) -> None:
        """The newest assessment in the tab that is seen; the others get it when they are opened."""
        assessment, draft = self.session.assessment, self.session.draft
        if name == EXPLAIN:
            self.explain.show_assessment()
        elif name == TOESLAGEN:
            self.toeslagen.show_assessment(assessment, draft)
        else:
            self.months.show_assessment(assessment, draft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters the columns go below each other, what comes first above both."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= letters(self, _WIDE)
        if wide is not self._is_wide:
            self._is_wide = wide
            self._place()

    def _lay_out(self) -> None:
        self._left, self._right = QWidget(self.body), QWidget(self.body)
        left, self._at_right = QVBoxLayout(self._left), QVBoxLayout(self._right)
        for column in (left, self._at_right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        _add(left, self.money, self.steps, self.tabs)
        left.addStretch(1)
        _add(self._at_right, self.next, self.gate, self.no_plan, self.shocks, self.debt_help)
        self._at_right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._left, 2)
        self._columns.addWidget(self._right, 1)
        self.column.addWidget(self.hidden)
        self.column.addWidget(self.say)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)

    def _place(self) -> None:
        directions = QBoxLayout.Direction
        # Without an outcome there is one column: the other would be empty.
        wide = self._is_wide and self.hidden.isHidden()
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        if wide:
            self._at_right.insertWidget(0, self.next)
        else:
            self.column.insertWidget(self.column.indexOf(self.say) + 1, self.next)


def _nothing_now(assessment: Assessment) -> bool:
    """Whether it is known that nothing is paid now, and nothing else comes first."""
    plan = assessment.plan
    if assessment.standing is OutcomeStanding.PLAN and plan is not None:
        return assessment.running is None and not plan.payment.amount
    return assessment.standing in (OutcomeStanding.NO_ROOM, OutcomeStanding.NOTHING_OWED)


def _add(column: QVBoxLayout, *widgets: QWidget) -> None:
    for widget in widgets:
        column.addWidget(widget)
