"""Conversations: when we speak again; one is chosen with the customer, and goes into a calendar."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.calendar import (
    NoCalendar,
    calendar_bytes,
    calendar_name,
    read_clock,
    refuse_name,
)
from app.services.documents import FileTrouble
from app.services.outgoing_documents import conversations, no_conversations, quiet_sentences
from app.services.outputs import refuse_inputs
from app.ui.documents import files
from app.ui.intake.session import Session
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.saving import files_in_use, save_for
from app.ui.widgets.words import Label
from calc import UNKNOWN

_CLOCK: Final = "letter.clock"


class Conversations(QWidget):
    """The days that the policy proposes. `say` shows a sentence: its text, and whether it stops."""

    def __init__(
        self, session: Session, texts: Texts, say: Callable[[str, bool], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._texts, self._say = session, texts, say
        self._folder: Path | None = None
        self.list = PlainList(self)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(texts.text("paying.window.conversations"))
        self.choose = QPushButton(texts.text("paying.window.choose"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.choose_now)
        self.clock = QLineEdit(self)
        self.clock.setText(session.pending.text(_CLOCK))
        self.clock.textEdited.connect(lambda text: session.pending.keep(_CLOCK, text))
        self.clock.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        label = Label(texts.text("paying.window.clock"), self)
        label.setBuddy(self.clock)
        self.clock.setAccessibleName(texts.text("paying.window.clock").replace("&", ""))
        self.save = QPushButton(texts.text("paying.window.calendar"), self)
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.save_calendar)
        intro = Label(texts.text("paying.window.conversations_help"), self)
        intro.setWordWrap(True)
        intro.setObjectName("quiet")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.clock)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(intro)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.choose)
        whole.addLayout(row)
        whole.addWidget(self.save)

    @property
    def at(self) -> time | None:
        """The hour that was typed; None when there is none, or none that can be read."""
        return read_clock(self.clock.text())

    def show_assessment(self) -> None:
        """Show the days of the assessment as it is."""
        texts, row = self._texts, max(self.list.currentRow(), 0)
        agreed = self._session.draft.contact.next_conversation_at
        example = texts.text("paying.window.clock_example")
        self.clock.setPlaceholderText(example if agreed is UNKNOWN else agreed)
        self.list.clear()
        none = no_conversations(self._assessed(), texts)
        if none:
            QListWidgetItem(none, self.list)
        for contact in conversations(self._assessed()):
            why = " ".join(texts.text(f"paying.contact.{code.value}") for code in contact.reasons)
            key = "figures" if contact.figures_only else "talk"
            why = f"{texts.text(f'paying.window.{key}')} {why}"
            item = QListWidgetItem(f"{texts.formats.day(contact.day)}\n{why}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, contact.day.isoformat())
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        for button in (self.choose, self.save):
            button.setEnabled(self.list.count() > 0 and not none)

    def choose_now(self) -> None:
        """The chosen day becomes the next conversation of the dossier."""
        contacts = conversations(self._assessed())
        row = self.list.currentRow()
        if not 0 <= row < len(contacts):
            return
        day = contacts[row].day
        latest = self._session.assessment.next_conversation.latest
        if day > latest:
            until = self._texts.formats.day(latest)
            self._say(self._texts.text("paying.window.too_far", until=until), True)
            return
        if self._is_wrong_hour() or self._is_quiet(day):
            return
        text = self._texts.text("paying.window.choose_undo")
        at = UNKNOWN if self.at is None else self.at.isoformat("minutes")
        self._session.end_run()
        # The hour of another day does not go along to this one.
        self._session.change(("contact", "next_conversation_at"), at, text)
        self._session.change(("contact", "next_conversation"), day, text)
        self._session.pending.use(_CLOCK)
        self._session.assess_now()
        said = self._texts.text("paying.window.chosen", day=self._texts.formats.day(day))
        self._say(said, False)

    def save_calendar(self) -> None:
        """Write the next conversation, which may not be at a quiet hour."""
        texts, session = self._texts, self._session
        if self._is_wrong_hour():
            return
        assessed = self._assessed()
        try:
            data = calendar_bytes(assessed, texts, made_at=session.moment, at=self.at)
            name = calendar_name(assessed, texts)
            path = files.ask_calendar_path(texts, self._folder, name, self)
            if path is None:
                return
            refuse_inputs(path, files_in_use(self))
            refuse_name(path, texts)
            save_for(self, path, data)
        except NoCalendar as none:
            self._say(" ".join(none.sentences), True)
            return
        except FileTrouble as trouble:
            self._say(trouble.sentence(texts), True)
            return
        self._folder = path.parent
        self._session.pending.use(_CLOCK)
        self._say(texts.text("answer.letter.saved", file=str(path)), False)

    def _is_wrong_hour(self) -> bool:
        """Whether something was typed that is no hour; then it is said."""
        if not self.clock.text().strip() or self.at is not None:
            return False
        self._say(self._texts.text("paying.help.at_wrong"), True)
        self.clock.setFocus()
        return True

    def _is_quiet(self, day: date) -> bool:
        """Whether nobody may call then; then it is said."""
        policy = self._session.policy_file.policy
        quiet = quiet_sentences([day], policy, self._texts, self.at)
        if quiet:
            self._say(" ".join(quiet), True)
        return bool(quiet)

    def _assessed(self) -> Assessed:
        session = self._session
        logo = session.organisation.logo
        return Assessed(session.draft, session.policy_file, session.assessment, logo)
