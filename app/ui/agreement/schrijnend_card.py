"""SchrijnendCard: whether this is a distressing situation. The program proposes, people decide.

The cause is never asked and has no place here.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.i18n import Texts, say_finding, say_typed
from app.services.deciding import with_schrijnend
from app.services.editing import Path
from app.services.intake.page_fields import SCHRIJNEND
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Label
from app.ui.widgets.words_grid import Card, label
from calc import UNKNOWN

_PENDING = "schrijnend.by"


class SchrijnendCard(Card):
    """The signs in words, two buttons, and who takes it over."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        title = texts.text("ui.section.schrijnend")
        super().__init__(title, parent, texts.text("ui.section.schrijnend_help"))
        self._session, self._texts = session, texts
        policy = session.policy_file.policy
        examples = texts.text(
            "beside.schrijnend.examples",
            examples="; ".join(policy.schrijnend_examples),
            team=policy.schrijnend_team,
        )
        self.proposal = label(self, "fieldQuestion")
        self.decided = label(self, "cardTitle")
        self.by = QLineEdit(self)
        self.caption = Label(texts.text("ui.schrijnend.by"), self)
        self.caption.setBuddy(self.by)
        self.by.setAccessibleName(self.caption.text())
        self.error = label(self, "fieldError")
        self.yes = QPushButton(texts.text("ui.schrijnend.yes"), self)
        self.no = QPushButton(texts.text("ui.schrijnend.no"), self)
        self.yes.clicked.connect(lambda: self._decide(True))
        self.no.clicked.connect(lambda: self._decide(False))
        self.by.textEdited.connect(lambda text: session.pending.keep(_PENDING, text))
        row = QHBoxLayout()
        row.addWidget(self.caption)
        row.addWidget(self.by, 1)
        row.addStretch(1)
        holder = QWidget(self)
        buttons = FlowLayout(8, holder)
        for button in (self.yes, self.no):
            buttons.addWidget(button)
        self.form = Form(session, texts, (SCHRIJNEND,), (), self)
        self.column.addWidget(self.proposal)
        self.column.addWidget(self.decided)
        self.column.addLayout(row)
        for widget in (self.error, holder, self.form, label(self, "quiet", examples)):
            self.column.addWidget(widget)
        session.loaded.connect(self._start)
        session.draft_changed.connect(self.refresh)
        self._start()

    def refresh(self) -> None:
        """Show what was decided."""
        marked = self._session.draft.schrijnend
        is_decided = marked.flagged is not UNKNOWN
        if is_decided:
            key = "decided_yes" if marked.flagged else "decided_no"
            self.decided.setText(self._texts.text(f"ui.schrijnend.{key}"))
        self.decided.setVisible(is_decided)
        for widget in (self.caption, self.by):
            widget.setVisible(marked.decided_by is UNKNOWN)
        self.form.refresh()
        self.form.setVisible(any(not editor.isHidden() for editor in self.form.editors))

    def show_assessment(self) -> None:
        """Show the signs, as long as the program proposes to look at them."""
        proposed = [
            say_finding(self._texts, each, self._session.draft)
            for each in self._session.assessment.findings
            if each.code == "maybe_schrijnend"
        ]
        self.proposal.setText("\n".join(proposed))
        self.proposal.setVisible(bool(proposed))
        self.refresh()

    def go_to(self, path: Path) -> bool:
        """A field of it; the buttons where it is decided whether it is one."""
        editor = self.form.editor_for(path)
        if path[1:2] in ((), ("flagged",)) or editor is None or editor.isHidden():
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            editor.focus_here()
        return True

    def _start(self) -> None:
        """The officer of the dossier decides, as long as nobody says otherwise."""
        officer = self._session.draft.handling.officer
        known = "" if officer is UNKNOWN else officer
        self.by.setText(self._session.pending.text(_PENDING) or known)
        self.error.hide()
        self.show_assessment()

    def _decide(self, flagged: bool) -> None:
        session, texts = self._session, self._texts
        known = session.draft.schrijnend.decided_by
        by = self.by.text() if known is UNKNOWN else known
        day = session.assessment.reference_date
        found = with_schrijnend(session.draft, flagged, by, day)
        if isinstance(found, tuple):
            self.error.setText("\n".join(say_typed(texts, each) for each in found))
            self.error.show()
            self.by.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.error.hide()
        session.end_run()
        session.pending.drop(_PENDING)
        session.replace(found, texts.text("ui.schrijnend.undo"))
