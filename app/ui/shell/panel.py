"""The panel that is always visible: what is known of the sum, what is missed, what can be paid, and
what is still to be asked, while somebody types.

It works nothing out: every amount is a step of the engine, in the words of
`app.services.what_we_know` and `app.i18n.headline`.
"""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.short_findings import (
    open_points,
    place_of,
    point_words,
    said_point,
)
from app.services.what_we_know import known
from app.ui.intake.pays_hidden import show_pays
from app.ui.intake.session import Session
from app.ui.result.cards import label, show_text
from app.ui.shell.frame import EDGE, PanelFrame
from app.ui.shell.known_card import KnownCard
from app.ui.shell.missed_card import MissedCard
from app.ui.shell.pays_card import PaysCard
from app.ui.shell.regions import OneStop
from app.ui.widgets.announce import announce
from app.ui.widgets.laid_out import laid_out_once
from app.ui.widgets.point_button import PointButton
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import set_name
from calc import Assessment, Finding, Severity

_MOST_POINTS: Final = 3
SIDE: Final = 2
PAUSE_MS: Final = 1200
"""So long nobody typed: then a screen reader says the amount, if it is another one."""
RESULT: Final = "result"
"""Where a point without a field of its own is explained: the page with the calculation."""
_NEXT: Final = "Ctrl+."
_ASKS: Final = "not_asked"


class LivePanel(PanelFrame):
    """Four parts, from top to bottom: the sum, the money that is missed, the amount, the points."""

    go_to_requested = Signal(str)

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self._session, self._texts = session, texts
        self._shown: list[tuple[Severity, str, str, str]] = []
        self._all = False
        self._count = 0
        """of the points, seen or not"""
        self._announced = ""
        self._pays_hidden = False
        self.buttons: list[PointButton] = []
        self._body = body = QWidget(self)
        body.setObjectName("pageBody")
        self.title = label(body, "caption", _capitals(texts, "panel.title", "panel.title.unit"))
        set_name(self.title, texts.text("panel.title"))
        self.known = KnownCard(body)
        self.missed = MissedCard(texts, body)
        self.pays = PaysCard(texts, body)
        self.points_title = label(body, "caption")
        self._points = QVBoxLayout()
        self._points.setSpacing(0)
        self.more = PointButton(Severity.INFORMS, "", "", "more", body, brief=True)
        self.more.clicked.connect(self._show_all)
        self.talk = label(body, "statNote")
        self._lay_out()
        self.setWidget(body)  # whole: its words have their letters before anything is fitted
        self.missed.go_to_requested.connect(self.go_to_requested)
        self.pays.show_requested.connect(self._show_pays)
        self._one_stop = OneStop(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.announce_now)
        session.assessed.connect(self.show_assessment)
        session.draft_changed.connect(self._pause.start)
        session.loaded.connect(self._start_brief)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(SIDE, EDGE, SIDE, SPACE[1])
        column.setSpacing(SPACE[0] + 2)
        for part in (self.title, self.known, self.missed, self.pays, self.points_title):
            column.addWidget(part)
        column.addLayout(self._points)
        self._points.addWidget(self.more)
        column.addWidget(self.talk)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A lower window has room for fewer points."""
        super().resizeEvent(event)
        self._share_height()

    def show_assessment(self) -> None:
        """Show the newest assessment."""
        session, assessment = self._session, self._session.assessment
        policy, on = session.policy_file.policy, session.moment.date()
        with laid_out_once(self._body, self.known, self.missed, self.pays):
            found = known(self._texts, assessment, session.draft, policy, on)
            self.known.show_known(found)
            self.missed.show_assessment(assessment)
            self.pays.show_assessment(assessment, session.draft, hidden=found.pays_hidden)
            self._pays_hidden = found.pays_hidden
            self._list_points(assessment)
            show_text(self.talk, self._say_talk(assessment))
        self._share_height()

    def announce_now(self) -> None:
        """Say the answer, when it is another one than was said before."""
        said = self.pays.spoken(self._session.assessment)
        if said != self._announced:
            self._announced = said
            if not self.isHidden():  # the page that takes its place says it itself
                announce(self.pays.amount, said)

    def _say_talk(self, assessment: Assessment) -> str:
        talk = assessment.next_conversation
        if talk.off:
            return self._texts.text("ui.live.talk_off")
        if assessment.headline.ask:
            return ""
        key = "ui.live.talk_on" if talk.agreed else "ui.live.talk_by"
        return self._texts.text(key, day=self._texts.formats.day(talk.day))

    def _show_pays(self) -> None:
        show_pays(self._session, self._texts)
        self.announce_now()
        for button in self.buttons[:1]:  # the one that was pressed is gone
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is still to be asked -----------------------------------------------------------------

    def _list_points(self, assessment: Assessment) -> None:
        """What is still to be done, each a link. What did not change keeps the focus it has."""
        found = open_points(assessment)
        self._show_title(found)
        seen = found if self._all else found[:_MOST_POINTS]
        points = [self._point(finding, assessment) for finding in seen]
        if points != self._shown:
            self._shown = points
            self._build()
        self._count = len(found)

    def _say_more(self, rest: int) -> None:
        """How many points are not seen here."""
        said = self._texts.plural("panel.points.more", rest, key=_NEXT) if rest > 0 else ""
        if said != self.more.text():
            self.more.setText(said)
            name = self._texts.plural("panel.points.more.name", rest) if said else ""
            self.more.setAccessibleName(name)
            self.more.updateGeometry()
        if self.more.isHidden() is bool(said):
            self.more.setVisible(bool(said))

    def _share_height(self) -> None:
        """As many of the points as there is room for, one at least: the amount stays in sight."""
        fits = self._fitting() if self.isVisible() and not self._all else len(self.buttons)
        for place, button in enumerate(self.buttons):
            if button.isHidden() is (place < fits):
                button.setVisible(place < fits)
        self._say_more(self._count - fits)

    def _fitting(self) -> int:
        """How many points there is room for; of all else the height is asked once, at each key."""
        width = self.viewport().width()
        column, inside = self._body.layout(), width - 2 * SIDE
        assert isinstance(column, QVBoxLayout)  # it was laid out like that
        others = column.totalHeightForWidth(width) - self._points.totalHeightForWidth(inside)
        room = self.viewport().height() - others
        heights = [_height(button, inside) for button in self.buttons]
        more, fits = _height(self.more, inside), len(heights)
        while fits > 1 and sum(heights[:fits]) + (more if fits < self._count else 0) > room:
            fits -= 1
        return fits

    def _show_title(self, found: list[Finding]) -> None:
        """What is not known is asked for; what only stands open is to be decided or arranged."""
        asks = any(each.severity is Severity.MISSING or each.code == _ASKS for each in found)
        title = self._texts.text("panel.points.ask" if asks else "panel.points.open")
        said = f"{title} {len(found)}" if found else ""
        show_text(self.points_title, said.upper())
        set_name(self.points_title, said)

    def _point(self, finding: Finding, assessment: Assessment) -> tuple[Severity, str, str, str]:
        draft = self._session.draft
        title = point_words(self._texts, finding, assessment, draft)
        said = said_point(self._texts, finding, draft, pays_hidden=self._pays_hidden)
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
            self._points.insertWidget(len(self.buttons), button)
            button.show()
            self.buttons.append(button)
        if True in focused and self.buttons:
            self.buttons[min(focused.index(True), len(self.buttons) - 1)].setFocus()

    def _show_all(self) -> None:
        """Every point, and the cursor on the first that was not seen."""
        seen = sum(not button.isHidden() for button in self.buttons)
        self._all = True
        self._list_points(self._session.assessment)
        self._share_height()
        if len(self.buttons) > seen:
            self.buttons[seen].setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_brief(self) -> None:
        """Another dossier: a few points again, and its first amount is no change."""
        self._all = False
        QTimer.singleShot(0, self, self._take_as_said)

    def _take_as_said(self) -> None:
        self._pause.stop()
        self._announced = self.pays.spoken(self._session.assessment)


def _capitals(texts: Texts, key: str, more: str) -> str:
    return f"{texts.text(key).upper()} \N{MIDDLE DOT} {texts.text(more)}"


def _height(button: PointButton, width: int) -> int:
    return max(button.heightForWidth(width), button.minimumSizeHint().height())
