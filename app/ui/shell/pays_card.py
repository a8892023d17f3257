"""PaysCard: what can be paid, what decides it, what is left after all, until when and what later.

It works nothing out: every amount is a step of the engine. As long as costs are still asked for
it may be out of sight: then there is only a button that shows it.
"""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts, say_from
from app.i18n.headline import SaidHeadline, say_after, say_ask, say_headline
from app.i18n.marks import say_no_figures, say_provisional
from app.i18n.plan_context import say_closed
from app.i18n.running import say_paid
from app.i18n.taxable_income import room_open_title
from app.services.say_outcome import say_limit, short_euros
from app.services.short_findings import count_points
from app.ui.result.cards import OutcomeCard, amount_label, label, show_text
from app.ui.widgets.words import set_name, show_look
from calc import Assessment, Draft, HeadlineKind, Month
from calc.dossier.agreed_schedule import Decided

_MOST_RUNGS: Final = 3
_LONG: Final = "€ 888.888,88"
_PAYS: Final = (HeadlineKind.CONCEPT, HeadlineKind.FINAL)


class PaysCard(OutcomeCard):
    """One amount, and a few short lines about it."""

    show_requested = Signal()
    """somebody wants to see an amount that is out of sight"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.caption, self.amount = label(self, "strong"), amount_label(self, "statAmount")
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.caption, 1)
        above.addWidget(self.amount)
        self.column.addLayout(above)
        self.hidden_words = label(self, "quiet")
        self.show_button = QPushButton(texts.text("panel.pays.show"), self)
        self.show_button.clicked.connect(self.show_requested)
        set_name(self.show_button, texts.text("panel.pays.show.name"))
        shut = QHBoxLayout()
        shut.setSpacing(8)
        shut.addWidget(self.hidden_words, 1)
        shut.addWidget(self.show_button)
        self.column.addLayout(shut)
        self.decided = label(self)
        self.later = label(self)
        self.after = label(self, "statNote")
        self.ends = label(self, "statNote")
        self.rungs = label(self, "statNote")
        self.paid = label(self, "statNote")
        self.badge = label(self, "badge")
        self._lines = (self.decided, self.later, self.after, self.ends, self.rungs, self.paid)
        for line in (*self._lines, self.badge):
            self.column.addWidget(line)

    def show_assessment(self, assessment: Assessment, draft: Draft, *, hidden: bool) -> None:
        """Show the answer as it is now, or only that it is out of sight."""
        show_text(self.hidden_words, self._texts.text("panel.pays.hidden") if hidden else "")
        self.show_button.setVisible(hidden)
        said = say_headline(self._texts, assessment)
        amount = "" if hidden else self._say_amount(assessment, said)
        show_text(self.caption, "" if hidden else said.caption)
        show_text(self.amount, amount)
        set_name(self.amount, f"{said.caption}: {amount}" if amount else "")
        show_look(self.amount, "long" if len(amount) > len(_LONG) else None)
        lines = ("",) * len(self._lines) if hidden else self._said(assessment, draft, said.later)
        for line, text in zip(self._lines, lines, strict=True):
            show_text(line, text)
        show_text(self.badge, " · ".join(self._marks(assessment)))

    def spoken(self, assessment: Assessment) -> str:
        """The answer as a screen reader says it: amount, what decides, what it is, how many points.

        "" while it is out of sight.
        """
        if not self.amount.text():
            return ""
        said = [f"{self.caption.text()} {self.amount.text()}"]
        if limit := say_limit(self._texts, assessment):
            said.append(limit)
        said += self._marks(assessment)
        return ", ".join([said[0], *(each[:1].lower() + each[1:] for each in said[1:])])

    def _say_amount(self, assessment: Assessment, said: SaidHeadline) -> str:
        """As one says it: "€ 165", and "nu niets" where nothing is paid in the first month."""
        amount, running = assessment.headline.amount, assessment.running
        if running is not None or amount is None:
            return said.amount
        if not amount.amount:
            return self._texts.text("panel.pays.nothing_now")
        return short_euros(self._texts, amount.amount)

    def _said(self, assessment: Assessment, draft: Draft, later: str) -> tuple[str, ...]:
        texts, plan, running = self._texts, assessment.plan, assessment.running
        pays = _pays(assessment)
        decided, after, ends, paid = self._say_decided(assessment, draft), "", "", ""
        if running is not None:
            paid = say_paid(texts, running)
            if plan is not None and pays:
                ends = texts.text("life.running.ends", day=texts.formats.day(plan.end_date))
        elif plan is not None and pays:
            after = say_after(texts, assessment)
            if later:
                later = f"{later}\n{self._until(assessment)}"
        # A plan that begins with nothing says its later amount first.
        rungs = "" if later and running is None else "\n".join(self._rungs(assessment))
        return decided, later, after, ends, rungs, paid

    def _say_decided(self, assessment: Assessment, draft: Draft) -> str:
        """What decides; or why nothing can be said yet, and what to ask first."""
        texts = self._texts
        if assessment.nothing_is_asked:
            return texts.text("ui.live.none_asked")
        if none := say_no_figures(texts, assessment, draft):
            return none
        if ask := say_ask(texts, assessment):
            return ask
        if closed := say_closed(texts, assessment.beside):
            return closed
        if assessment.headline.kind is HeadlineKind.ROOM_OPEN:
            return room_open_title(texts, assessment)
        if assessment.headline.amount is None:
            return texts.text("account.unknown")
        limit, amount = say_limit(texts, assessment), assessment.headline.amount
        # While nothing is paid the end belongs to what is paid later.
        until = self._until(assessment) if amount.amount else ""
        return f"{limit}, {until}" if until else f"{limit}."

    def _until(self, assessment: Assessment) -> str:
        """The last month of a plan, where there is one to show."""
        plan = assessment.plan
        if plan is None or assessment.running is not None or not _pays(assessment):
            return ""
        month = self._texts.formats.month(Month.of(plan.end_date))
        return self._texts.text("panel.pays.until", month=month)

    def _rungs(self, assessment: Assessment) -> list[str]:
        """The next steps of a plan, in short."""
        if not _pays(assessment):
            return []
        paid = [rung for rung in assessment.ahead[1:] if rung.decided is not Decided.DEBT]
        said = [say_from(self._texts, rung) for rung in paid[:_MOST_RUNGS]]
        more = len(paid) - _MOST_RUNGS
        return said + ([self._texts.plural("rung.more", more)] if more > 0 else [])

    def _marks(self, assessment: Assessment) -> list[str]:
        marks = []
        if assessment.running is not None:
            marks.append(self._texts.text("life.running.mark"))
        elif assessment.partial:
            marks.append(self._texts.text("ui.live.partial"))
        elif not assessment.final:
            marks.append(self._texts.text("ui.live.concept"))
        if assessment.provisional:
            marks.append(say_provisional(self._texts, assessment))
        if count := count_points(assessment):
            marks.append(self._texts.plural("ui.live.count", count))
        return marks


def _pays(assessment: Assessment) -> bool:
    """Whether there is a plan to show; not one that runs while nothing of it is asked."""
    if assessment.running is not None:
        return not assessment.nothing_is_asked
    return assessment.headline.kind in _PAYS
