"""DeskLayout: where everything of the documents stands: the list, the words, the pages."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.documents.conversations import Conversations
from app.ui.documents.earlier_list import EarlierList
from app.ui.documents.extra_fields import ExtraFields
from app.ui.documents.guarded_text import GuardedText
from app.ui.documents.hit_list import HitList
from app.ui.documents.needs_card import NeedsCard
from app.ui.documents.offer_list import OfferList
from app.ui.documents.preview import Preview
from app.ui.intake.session import Session
from app.ui.widgets.card import Card
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name, set_tip

SHOW_PAYS: Final = "Ctrl+R"
"""Shows what can be paid before the last cost was asked."""
_BESIDE = 105
"""Average letters that three columns beside each other need."""


class DeskLayout(QWidget):
    """Three columns; with large letters they stand below each other."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.note = Label(self)
        self.note.setObjectName("quiet")
        self.note.setWordWrap(True)
        self.offers = OfferList(texts, self)
        self.earlier = EarlierList(texts, self)
        self.needs = NeedsCard(texts, self)
        self.extras = ExtraFields(session, texts, self)
        self.own = GuardedText(self)
        self.hits = HitList(texts, self)
        self.talks = Conversations(session, texts, self._say_either, self)
        self.preview = Preview(texts, self)
        self.message = Label(self)
        self.message.setWordWrap(True)
        self._make_buttons()
        self._lay_out()

    def say_note(self, said: str) -> None:
        """What the letter will be, or why there is none."""
        if self.note.text() != said:
            self.note.setText(said)

    def show_talks(self) -> None:
        """The days for the next conversation, in the place of the words; again for the words."""
        if self.middle.currentWidget() is self._talks_card:
            self.show_letter()
            self.own.setFocus()
        else:
            self.middle.setCurrentWidget(self._talks_card)
            self.talks.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_letter(self) -> None:
        """The words of the letter."""
        self.middle.setCurrentIndex(0)

    def arrange(self) -> None:
        """Beside each other where three columns fit."""
        fits = self.width() >= letters(self, _BESIDE)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if fits else ways.TopToBottom
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        self.preview.setMinimumHeight(lines(self, 12 if fits else 24))
        self.offers.setMinimumHeight(lines(self, 8))
        self.own.setFixedHeight(lines(self, 3.4))
        self.hits.setMinimumHeight(lines(self, 3))
        self.talks.setMinimumHeight(self.talks.minimumSizeHint().height())

    def _name_save(self) -> None:
        """The button says how many there are, and that a concept is one."""
        many = len(self.offers.ticked)
        shown = getattr(self, "shown", None)
        key = "save_concept" if shown is not None and shown.made.concept else "save"
        said = self._texts.plural(f"papers.documents.{key}", max(many, 1))
        if self.save_button.text() != said:
            self.save_button.setText(said)

    def _say_either(self, text: str, stops: bool) -> None:
        self._say(text, stops=stops)

    def _say(self, text: str, *, stops: bool = False) -> None:
        wanted = "fieldError" if stops else ""
        if self.message.objectName() != wanted:
            self.message.setObjectName(wanted)
            self.message.style().unpolish(self.message)
            self.message.style().polish(self.message)
        if self.message.text() != text:
            self.message.setText(text)
        self.message.setVisible(bool(text))

    def _make_buttons(self) -> None:
        self.large_print = QCheckBox(self._texts.text("papers.documents.large_print"), self)
        set_tip(self.large_print, self._texts.text("papers.documents.large_print_tip"))
        self.save_button = self._button("")
        self.save_button.setObjectName("primary")
        self.print_button = self._button("paying.window.print")
        self.folder = self._button("paying.window.folder")
        self.folder.setEnabled(False)
        self.email = self._button("paying.window.email")
        self.email_file = self._button("paying.window.email_file")
        self.take = self._button("papers.documents.take")
        self.talks_button = self._button("papers.documents.talks")
        # Beside the note that names it: whoever has this desk puts both where they are seen.
        self.reveal = QWidget(self)
        self.show_pays = self._button("panel.pays.show")
        shows = QHBoxLayout(self.reveal)
        shows.setContentsMargins(0, 0, 0, 0)
        shows.addWidget(self.show_pays)
        shows.addWidget(KeyCap(self._texts, SHOW_PAYS, self.reveal))
        self.reveal.hide()
        set_name(self.show_pays, self._texts.text("panel.pays.show.name"))
        self.back = self._button("papers.documents.back")
        for button in (self.talks_button, self.back):
            button.clicked.connect(self.show_talks)

    def _lay_out(self) -> None:
        texts = self._texts
        left = Card(parent=self)
        left.column.addWidget(self.offers, 1)
        why = QHBoxLayout()
        hint = Label(texts.text("papers.documents.why_hint"), self)
        hint.setObjectName("statNote")
        hint.setWordWrap(True)
        why.addWidget(hint, 1)
        why.addWidget(KeyCap(texts, "F1", self))
        left.column.addLayout(why)
        left.column.addWidget(self.earlier)
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self._letter_column())
        # The days take the height that the words have: the page is never higher for them.
        self.talks.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._talks_card = Card(texts.text("paying.window.conversations"), self)
        self._talks_card.column.addWidget(self.talks, 1)
        self._talks_card.column.addWidget(self.back)
        self.middle.addWidget(self._talks_card)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SPACE[2])
        self._columns.addWidget(left, 23)
        self._columns.addWidget(self.middle, 41)
        self._columns.addWidget(right, 36)
        holder = QWidget(self)
        bottom = FlowLayout(SPACE[1], holder)
        for button in (
            self.save_button, self.print_button, self.email, self.email_file, self.folder,
            self.talks_button,
        ):  # fmt: skip
            bottom.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[1])
        whole.addWidget(self.note)
        whole.addWidget(self.reveal)
        whole.addLayout(self._columns, 1)
        whole.addWidget(self.message)
        whole.addWidget(holder)

    def _letter_column(self) -> QWidget:
        texts = self._texts
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.needs)
        words = Card(parent=self)
        words.column.addWidget(self.large_print)
        words.column.addWidget(self.extras)
        words.column.addWidget(self._label("paying.window.own", self.own))
        words.column.addWidget(self.own)
        words.column.addWidget(self._label("paying.window.hits_label", self.hits))
        words.column.addWidget(self.hits, 1)
        take = QHBoxLayout()
        take.addWidget(self.take)
        take.addWidget(KeyCap(texts, "Alt+Return", self))
        take.addStretch(1)
        words.column.addLayout(take)
        column.addWidget(words, 1)
        self.own.setPlaceholderText(texts.text("paying.window.own_example"))
        return holder

    def _label(self, key: str, buddy: QWidget) -> Label:
        label = Label(self._texts.text(key), self)
        label.setBuddy(buddy)
        buddy.setAccessibleName(self._texts.text(key).replace("&", ""))
        return label

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self._texts.text(key) if key else "", self)
        button.setAutoDefault(False)
        return button
