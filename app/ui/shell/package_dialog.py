"""PackageDialog: a package of figures, before and after it is installed. Escape is no."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.packages.impact import Impact
from app.services.packages.impact_words import (
    Told,
    say_headline,
    say_marked,
    say_others,
    say_plans,
    say_policy,
    say_unmoved,
)
from app.services.packages.offer_words import (
    say_aside,
    say_from_whom,
    say_one_person,
    say_refused,
)
from app.services.packages.offering import Offer
from app.services.packages.running_plans import PlansImpact
from app.services.packages.whom_to_call import PersonToCall
from app.ui.shell.package_parts import (
    ReadCard,
    facts_card,
    households_card,
    long_card,
    sentences_card,
    warning_card,
    wrapped,
)
from app.ui.shell.people_to_call import PeopleToCall
from app.ui.shell.plans_picture import PlansPicture
from app.ui.widgets.announce import announce
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE

_WIDE: Final = 118
"""Average letters."""
_LINES, _LINES_REFUSED = 40, 18
"""As high at most: a reason has not much to say beside it."""
_OF_SCREEN: Final = 0.92
"""A frame and a bar of the computer stand around it."""


class PackageDialog(QDialog):
    """`name`: of the file. `people`: whose plans it touches, for who may see them.

    `plans_trouble`: why the plans could not be looked at.
    """

    install_wanted = Signal()
    open_wanted = Signal(str)
    """the number of a dossier in the store"""

    def __init__(
        self,
        parent: QWidget | None,
        texts: Texts,
        name: str,
        offer: Offer,
        plans: PlansImpact | None = None,
        people: Sequence[PersonToCall] = (),
        plans_trouble: str = "",
    ) -> None:
        super().__init__(parent)
        self._texts, self._offer, self._people = texts, offer, people
        self._plans_trouble = plans_trouble
        self.setWindowTitle(PROGRAM)
        self.heading = wrapped("", self, "sayText")
        self.about = wrapped(name, self, "quiet")
        self.install = QPushButton(texts.text("package.window.install"), self)
        self.install.clicked.connect(self.install_wanted)
        self.close_button = QPushButton(self)
        self.close_button.clicked.connect(self.reject)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        impact = offer.impact
        if offer.may_be_installed and impact is not None:
            self._show_offer(impact, plans)
        else:
            self._show_refused()

    def show_done(self, said: Sequence[str]) -> None:
        """It is installed: what that means, and whom to call."""
        text = self._texts.text
        body, column = self._new_body()
        column.addWidget(sentences_card(Told(text("package.window.now"), tuple(said)), body))
        if self._people:
            column.addWidget(self._people_list(body))
        self._say(text("package.window.done"), body, installs=False)
        announce(self, " ".join([text("package.window.done"), *said]))

    def show_trouble(self, said: Sequence[str]) -> None:
        """It could not be installed; nothing changed."""
        text = self._texts.text
        body, column = self._new_body()
        why = Told(text("package.window.why"), tuple(said))
        column.addWidget(warning_card(why, body, "readFirst"))
        self._say(text("package.window.failed"), body, installs=False)
        announce(self, " ".join([text("package.window.failed"), *said]))

    def _show_refused(self) -> None:
        texts = self._texts
        body, column = self._new_body()
        said = tuple(say_refused(texts, self._offer))
        why = warning_card(Told(texts.text("package.window.why"), said), body, "readFirst")
        column.addWidget(why)
        self._put_from_whom(column, body)
        self._say(texts.text("package.window.refused"), body, installs=False)

    def _show_offer(self, impact: Impact, plans: PlansImpact | None) -> None:
        texts = self._texts
        body, column = self._new_body()
        marked = say_marked(texts, impact)
        if marked.lines:
            column.addWidget(warning_card(marked, body))
        self._put_from_whom(column, body)
        for on in impact.days:
            if on.moves_households:
                column.addWidget(households_card(texts, on, body))
        if unmoved := tuple(say_unmoved(texts, impact)):
            title = texts.text("package.impact.households")
            column.addWidget(sentences_card(Told(title, unmoved), body))
        if plans is not None:
            column.addWidget(self._plans_card(plans, body))
            if self._people:
                column.addWidget(self._people_list(body))
        if self._plans_trouble:
            told = Told(texts.text("package.impact.plans"), (self._plans_trouble,))
            column.addWidget(warning_card(told, body))
        policy = say_policy(texts, impact)
        aside = tuple(say_aside(texts, self._offer.policies_aside))
        policy = Told(policy.title, (*policy.lines, *aside))
        if policy.lines:
            column.addWidget(sentences_card(policy, body))
        others = say_others(texts, impact)
        if others.lines:
            column.addWidget(long_card(others, body))
        self._say(say_headline(texts, impact), body, installs=True)

    def _put_from_whom(self, column: QVBoxLayout, body: QWidget) -> None:
        contents, texts = self._offer.contents, self._texts
        if contents is not None:
            rows, alone = say_from_whom(texts, contents), say_one_person(texts, contents)
            title = texts.text("package.window.from_whom")
            column.addWidget(facts_card(title, rows, alone, body))

    def _plans_card(self, plans: PlansImpact, body: QWidget) -> ReadCard:
        said = tuple(say_plans(self._texts, plans))
        card = ReadCard(self._texts.text("package.impact.plans"), said, body)
        card.put_sentences(said)
        if plans.running:
            picture = PlansPicture(self._texts, plans, card)
            card.column.addWidget(picture)
            legend = " \N{MIDDLE DOT} ".join(picture.sentences)
            card.column.addWidget(wrapped(legend, card, "quiet"))
        return card

    def _people_list(self, body: QWidget) -> PeopleToCall:
        people = PeopleToCall(self._texts, self._people, body)
        people.opened.connect(self.open_wanted)
        return people

    def _new_body(self) -> tuple[QWidget, QVBoxLayout]:
        body = QWidget(self)
        body.setObjectName("pageBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE[1], 0)
        column.setSpacing(SPACE[2])
        return body, column

    def _say(self, heading: str, body: QWidget, *, installs: bool) -> None:
        """Show this, with a button that may be pressed at once only when nothing asks a look."""
        layout = body.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addStretch(1)
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self._scroll.setWidget(body)
        self.install.setVisible(installs)
        closes = "not_now" if installs else "close"
        self.close_button.setText(self._texts.text(f"package.window.{closes}"))
        first = self.install if installs and not self._offer.asks_a_look else self.close_button
        for button in (self.install, self.close_button):
            button.setAutoDefault(False)
            button.setDefault(button is first)
            button.setObjectName("primary" if button is first else "")
            button.style().unpolish(button)
            button.style().polish(button)
        first.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.install)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        whole.setSpacing(SPACE[2])
        whole.addWidget(self.heading)
        whole.addWidget(self.about)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)
        room = self.screen().availableGeometry()
        high = _LINES if self._offer.may_be_installed else _LINES_REFUSED
        self.resize(
            min(letters(self, _WIDE), int(room.width() * _OF_SCREEN)),
            min(lines(self, high), int(room.height() * _OF_SCREEN)),
        )
