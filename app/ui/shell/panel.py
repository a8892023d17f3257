"""The panel that is always visible: the answer as it is now, while somebody types.

It works nothing out: every amount is a step of the engine, in the words of `app.i18n.headline`.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts, say_finding, say_from
from app.i18n.headline import say_ask, say_headline
from app.i18n.marks import say_no_figures, say_provisional
from app.i18n.plan_context import say_closed
from app.i18n.running import say_paid
from app.services.short_findings import count_points, open_points, place_of, short_point
from app.ui.intake.session import Session
from app.ui.result.account_card import AccountCard
from app.ui.result.missed_card import MissedCard
from app.ui.shell.frame import PanelFrame
from app.ui.shell.regions import OneStop
from app.ui.widgets.laid_out import laid_out_once
from app.ui.widgets.point_button import PointButton
from app.ui.widgets.words import Label
from calc import Assessment, Finding, HeadlineKind, Severity
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Decided

_MOST_POINTS: Final = 8
_MOST_RUNGS: Final = 3
_PAYS: Final = (HeadlineKind.CONCEPT, HeadlineKind.FINAL)
RESULT: Final = "result"
"""Where a point without a field of its own is explained: the page with the calculation."""


class LivePanel(PanelFrame):
    """What is missed, the amount, until when, what decides, the sum behind it, what to ask."""

    go_to_requested = Signal(str)

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self._session, self._texts = session, texts
        self._shown: list[tuple[Severity, str, str, str]] = []
        self._all = False
        self.buttons: list[PointButton] = []
        self._body = body = QWidget(self)
        body.setObjectName("pageBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(8)
        self.missed = MissedCard(texts, body)
        column.addWidget(self.missed)
        self.caption = self._label(column, "quiet")
        self.amount = self._label(column, "bigAmount")
        self.later = self._label(column)
        self.rungs = self._label(column)
        self.until = self._label(column)
        self.paid = self._label(column)
        self.badge = self._label(column, "badge")
        self.decided = self._label(column)
        self.left = AccountCard(texts, body)
        column.addWidget(self.left)
        self.end = self._label(column)
        self.talk = self._label(column)
        self.points_title = self._label(column, "sectionTitle")
        self._points = QVBoxLayout()
        self._points.setSpacing(0)
        column.addLayout(self._points)
        self.more = PointButton(Severity.INFORMS, "", "", "more", body, brief=True)
        self.more.clicked.connect(self._show_all)
        column.addWidget(self.more)
        column.addStretch(1)
        self.setWidget(body)
        self.missed.go_to_requested.connect(self.go_to_requested)
        OneStop(self)
        session.assessed.connect(self.show_assessment)
        session.loaded.connect(self._start_brief)

    def _label(self, column: QVBoxLayout, name: str = "") -> Label:
        label = Label(self)
        label.setWordWrap(True)
        label.setObjectName(name)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
        return label

    def show_assessment(self) -> None:
        """Show the newest assessment."""
        assessment = self._session.assessment
        with laid_out_once(self._body, self.missed, self.left):
            self.missed.show_assessment(assessment)
            self._answer(assessment)
            self.left.show_assessment(assessment, self._session.draft)
            self._show(self.badge, " · ".join(self._marks(assessment)))
            self._list_points(assessment)

    def _answer(self, assessment: Assessment) -> None:
        texts, formats, plan = self._texts, self._texts.formats, assessment.plan
        said = say_headline(texts, assessment)
        self.caption.setText(said.caption)
        self._show_amount(said.amount)
        running = assessment.running
        pays = _pays(assessment)
        # A plan that begins with nothing says its later amount here; the steps stand on the page.
        self._show(self.later, said.later)
        steps = "\n".join(self._later(assessment))
        self._show(self.rungs, "" if said.later and running is None else steps)
        key = "ui.live.until" if running is None else "life.running.ends"
        until = texts.text(key, day=formats.day(plan.end_date)) if plan else ""
        self._show(self.until, until if pays else "")
        self._show(self.paid, "" if running is None else say_paid(texts, running))
        self._show(self.decided, self._say_decided(assessment))
        discharge = plan.discharge if plan and pays else None
        self._show(
            self.end,
            texts.text("ui.live.discharge", amount=formats.euros(cents_half_up(discharge.amount)))
            if discharge is not None
            else "",
        )
        talk = assessment.next_conversation
        key = "ui.live.talk_on" if talk.agreed else "ui.live.talk_by"
        off = texts.text("ui.live.talk_off") if talk.off else ""
        asked = assessment.headline.kind is not HeadlineKind.NOT_ASKED
        said_talk = texts.text(key, day=formats.day(talk.day)) if asked else ""
        self._show(self.talk, off or said_talk)

    def _say_decided(self, assessment: Assessment) -> str:
        """What decides; or why nothing can be said yet, and what to ask first."""
        if assessment.nothing_is_asked:
            return self._texts.text("ui.live.none_asked")
        if none := say_no_figures(self._texts, assessment, self._session.draft):
            return none
        if ask := say_ask(self._texts, assessment):
            return ask
        if closed := say_closed(self._texts, assessment.beside):
            return closed
        if assessment.headline.kind is HeadlineKind.ROOM_OPEN:
            return self._texts.text("law.room_open.title")
        if assessment.headline.amount is None:
            return self._texts.text("account.unknown")
        row = assessment.shown
        assert row is not None  # there is an amount
        decided = self._texts.text(f"decided.{row.decided.value}")
        return self._texts.text("ui.live.decided", decided=decided)

    def _later(self, assessment: Assessment) -> list[str]:
        """The next steps of a plan, in short."""
        if not _pays(assessment):
            return []
        paid = [rung for rung in assessment.ahead[1:] if rung.decided is not Decided.DEBT]
        said = [say_from(self._texts, rung) for rung in paid[:_MOST_RUNGS]]
        more = len(paid) - _MOST_RUNGS
        return said + ([self._texts.plural("rung.more", more)] if more > 0 else [])

    def _show_amount(self, text: str) -> None:
        """The answer, in letters that fit beside the page."""
        self.amount.setText(text)
        long = len(text) > len("€ 888,88")
        if long is self.amount.property("long"):
            return  # to style a label again is to lay the panel out again
        self.amount.setProperty("long", long)
        self.amount.style().unpolish(self.amount)
        self.amount.style().polish(self.amount)

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

    def _list_points(self, assessment: Assessment) -> None:
        """What is still to be done, each a link. What did not change keeps the focus it has."""
        found = open_points(assessment)
        self._show(self.points_title, self._texts.text("ui.live.points") if found else "")
        seen = found if self._all else found[:_MOST_POINTS]
        points = [self._point(finding) for finding in seen]
        if points != self._shown:
            self._shown = points
            self._build()
        rest = len(found) - len(seen)
        said = self._texts.plural("ui.live.more", rest) if rest > 0 else ""
        if said != self.more.text():
            self.more.setText(said)
            self.more.setAccessibleName(said)
            self.more.updateGeometry()
        self.more.setVisible(bool(said))

    def _point(self, finding: Finding) -> tuple[Severity, str, str, str]:
        title = short_point(self._texts, finding, self._session.draft)
        said = say_finding(self._texts, finding, self._session.draft)
        return finding.severity, title[:1].upper() + title[1:], said, place_of(finding) or RESULT

    def _build(self) -> None:
        focused = [button.hasFocus() for button in self.buttons]
        for button in self.buttons[len(self._shown) :]:
            self._points.removeWidget(button)
            button.hide()
            button.deleteLater()
        del self.buttons[len(self._shown) :]
        for button, point in zip(self.buttons, self._shown, strict=False):
            button.show_point(*point)
        for point in self._shown[len(self.buttons) :]:
            button = PointButton(*point, self.widget(), brief=True)
            button.clicked.connect(lambda _=False, of=button: self.go_to_requested.emit(of.path))
            self._points.addWidget(button)
            button.show()
            self.buttons.append(button)
        if True in focused and self.buttons:
            self.buttons[min(focused.index(True), len(self.buttons) - 1)].setFocus()

    def _show_all(self) -> None:
        """Every point, and the cursor on the first that was not seen."""
        self._all = True
        self._list_points(self._session.assessment)
        if len(self.buttons) > _MOST_POINTS:
            self.buttons[_MOST_POINTS].setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_brief(self) -> None:
        self._all = False

    def _show(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


def _pays(assessment: Assessment) -> bool:
    """Whether there is a plan to show; not one that runs while nothing of it is asked."""
    if assessment.running is not None:
        return not assessment.nothing_is_asked
    return assessment.headline.kind in _PAYS
