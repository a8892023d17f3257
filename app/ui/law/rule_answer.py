"""RuleAnswer: what the rule gives, on top of the window; the amount, and what one must know."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.rules import (
    amounts_of,
    answer_of,
    say_mistake,
    say_no_tariff,
    say_rule,
    say_unused,
    sentences_of,
)
from app.services.rules import NoRuleOn, RuleComputed
from app.ui.widgets.facts import FactsCard
from app.ui.widgets.words import Label
from calc.base.step import Status


class RuleAnswer(QFrame):
    """A card. `said` has the whole of it as text: `title`, then `lead`, then all amounts."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        self.said = self.title = ""
        self.lead: tuple[str, ...] = ()
        self.caption = self._label("cardTitle")
        self.amount = self._label("bigAmount")
        self.mark = self._label("badge")
        self.sentences = self._label()
        self.facts = FactsCard(texts.text("rule.window.amounts"), self)
        self.facts.setObjectName("")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        for widget in (self.caption, self.amount, self.mark, self.sentences, self.facts):
            column.addWidget(widget)
        column.setAlignment(self.mark, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_outcome(self, name: str, computed: RuleComputed | NoRuleOn | None) -> None:
        """Show what the rule of this name gives, or why it gives nothing."""
        if isinstance(computed, RuleComputed):
            self._show_computed(name, computed)
            return
        text = self._texts.text
        reason = text("rule.window.no_day")
        if computed is not None:
            reason = say_no_tariff(self._texts, computed.none)
        self._show(say_rule(self._texts, name), text("rule.no_amount"), "", [reason], [])

    def _show_computed(self, name: str, computed: RuleComputed) -> None:
        texts, outcome = self._texts, computed.outcome
        day = texts.formats.day(computed.tariffs.day)
        caption = texts.text("rule.window.caption", name=say_rule(texts, name), day=day)
        if computed.refused:
            why = [say_unused(texts, computed.rule, each) for each in computed.refused]
            self._show(caption, texts.text("rule.refused"), "", why, [])
            return
        marks = [key for key, holds in (("provisional", computed.tariffs.provisional),
                                        ("indicative", outcome.status is Status.DERIVED))
                 if holds]  # fmt: skip
        said = [
            *(
                say_mistake(texts, computed.rule, each.found, each.instead)
                for each in computed.mistakes
            ),
            *sentences_of(texts, computed.rule, outcome, computed.tariffs),
        ]
        shown = amounts_of(texts, outcome) if len(outcome.amounts) > 1 else []
        answer = answer_of(texts, outcome)
        mark = ", ".join(texts.text(f"rule.mark.{key}") for key in marks)
        self._show(caption, answer, mark, said, shown)

    def _show(
        self,
        caption: str,
        answer: str,
        mark: str,
        sentences: list[str],
        amounts: list[tuple[str, str]],
    ) -> None:
        self.caption.setText(caption)
        self.amount.setText(answer[:1].upper() + answer[1:])
        self.amount.setProperty("long", len(answer) > _LONG)
        self.amount.style().unpolish(self.amount)
        self.amount.style().polish(self.amount)
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))
        self.sentences.setText("\n".join(f"• {sentence}" for sentence in sentences))
        self.sentences.setVisible(bool(sentences))
        self.facts.show_facts(amounts)
        self.facts.setVisible(bool(amounts))
        self.title = f"{caption}: {answer}"
        self.lead = (*([mark[:1].upper() + mark[1:] + "."] if mark else []), *sentences)
        lines = [f"{name}: {value}" for name, value in amounts]
        self.said = "\n".join([self.title, *self.lead, *lines])
        self.setAccessibleName(caption)
        self.setAccessibleDescription(self.said)

    def _label(self, name: str = "") -> Label:
        label = Label(self)
        label.setObjectName(name)
        label.setWordWrap(name != "badge")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


_LONG = 14
