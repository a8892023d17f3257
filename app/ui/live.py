"""The panel that is always visible: the answer as it is now, while somebody types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.i18n import Texts, say_finding, say_from
from app.i18n.marks import say_no_figures, say_provisional
from app.ui.points import short_point
from app.ui.session import Session
from app.ui.style import ACCENT
from app.ui.words import Label, markup, set_tip
from calc import Assessment, Finding, Severity
from calc.outcome import Decided
from calc.rounding import cents_half_up

_MOST_POINTS = 8
_MOST_RUNGS = 3


class LivePanel(QScrollArea):
    """Amount a month, until when, which wall decides, what is left to live on, what is missing."""

    go_to_requested = Signal(str)

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.setObjectName("live")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.text("ui.live.name"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget(self)
        body.setObjectName("pageBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(8)
        self.caption = self._label(column, "quiet")
        self.amount = self._label(column, "bigAmount")
        self.rungs = self._label(column)
        self.until = self._label(column)
        self.decided = self._label(column)
        self.left = self._label(column)
        self.end = self._label(column)
        self.badge = self._label(column, "badge")
        self.points_title = self._label(column, "sectionTitle")
        self._points = QVBoxLayout()
        self._points.setSpacing(4)
        column.addLayout(self._points)
        self.more = self._label(column, "quiet")
        column.addStretch(1)
        self.setWidget(body)
        session.assessed.connect(self.show_assessment)

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
        self._answer(assessment)
        self._show(self.badge, " · ".join(self._marks(assessment)))
        self._list_points(assessment)

    def _answer(self, assessment: Assessment) -> None:
        texts, formats = self._texts, self._texts.formats
        plan, payment, rows = assessment.plan, assessment.payment, assessment.schedule
        self.caption.setText(
            texts.text("ui.live.pays" if plan or not assessment.partial else "ui.live.indication")
        )
        # Nobody says that there is no room while the taxable income is unknown.
        unknown = payment is None or assessment.room_is_open
        self._show_amount(
            texts.text("ui.live.unknown")
            if payment is None or unknown
            else formats.euros(payment.amount)
        )
        self._show(self.rungs, "\n".join(self._later(assessment)))
        until = texts.text("ui.live.until", day=formats.day(plan.end_date)) if plan else ""
        self._show(self.until, until)
        decided = texts.text(f"decided.{rows[0].decided.value}") if rows else ""
        self._show(self.decided, self._say_decided(assessment, decided))
        if rows and payment is not None and not unknown:
            first = rows[0]
            left = first.income.amount - first.arrangements.amount - payment.amount
            money = formats.euros(cents_half_up(left))
            self._show(self.left, texts.text("ui.live.left", amount=money))
        else:
            self._show(self.left, "")
        discharge = plan.discharge if plan else None
        self._show(
            self.end,
            texts.text("ui.live.discharge", amount=formats.euros(cents_half_up(discharge.amount)))
            if discharge is not None
            else "",
        )

    def _say_decided(self, assessment: Assessment, decided: str) -> str:
        """What decides; or why nothing can be said yet."""
        if none := say_no_figures(self._texts, assessment, self._session.draft):
            return none
        if assessment.room_is_open:
            return self._texts.text("law.room_open.title")
        if not assessment.schedule:
            return ""
        return self._texts.text("ui.live.decided", decided=decided)

    def _later(self, assessment: Assessment) -> list[str]:
        """The next steps of a plan, in short."""
        if assessment.plan is None:
            return []
        paid = [rung for rung in assessment.rungs[1:] if rung.decided is not Decided.DEBT]
        said = [say_from(self._texts, rung) for rung in paid[:_MOST_RUNGS]]
        more = len(paid) - _MOST_RUNGS
        return said + ([self._texts.plural("rung.more", more)] if more > 0 else [])

    def _show_amount(self, text: str) -> None:
        """The answer, in letters that fit beside the page."""
        self.amount.setText(text)
        self.amount.setProperty("long", len(text) > len("€ 888,88"))
        self.amount.style().unpolish(self.amount)
        self.amount.style().polish(self.amount)

    def _marks(self, assessment: Assessment) -> list[str]:
        marks = []
        if assessment.partial:
            marks.append(self._texts.text("ui.live.partial"))
        elif not assessment.final:
            marks.append(self._texts.text("ui.live.concept"))
        if assessment.provisional:
            marks.append(say_provisional(self._texts, assessment))
        return marks

    def _list_points(self, assessment: Assessment) -> None:
        while (taken := self._points.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        stops = (Severity.MISSING, Severity.BLOCKS)
        points = [finding for finding in assessment.findings if finding.severity in stops]
        for finding in points[:_MOST_POINTS]:
            self._points.addWidget(self._point(finding))
        self._show(self.points_title, self._texts.text("ui.live.points") if points else "")
        rest = len(points) - _MOST_POINTS
        self._show(self.more, self._texts.plural("ui.live.more", rest) if rest > 0 else "")

    def _point(self, finding: Finding) -> QWidget:
        """A point as a link to its field; long ones wrap."""
        short = short_point(self._texts, finding, self._session.draft)
        said = say_finding(self._texts, finding, self._session.draft)
        link = Label()
        link.show_markup(
            markup(
                '<a href="{path}" style="color:{colour}">{short}</a>',
                path=finding.path,
                colour=ACCENT,
                short=short,
            )
        )
        link.setWordWrap(True)
        link.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        set_tip(link, said)
        link.setAccessibleName(said)
        link.linkActivated.connect(self.go_to_requested)
        return link

    def _show(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
