"""DocumentsDesk: choose documents, read them, mend the words, print, save, send.

What was typed (own paragraphs, also refused ones, days and amounts) stands in the session: it
outlives this widget, another document, another page, undo, and a crash.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.document_needs import Need, needs_of, talks_need, why_not
from app.services.documents import DocumentKind, NoDocument, said_decision
from app.services.guarding import Context, Hit
from app.services.large_print import (
    can_remember_large_print,
    wants_large_print,
    with_large_print,
)
from app.services.outgoing_documents import Prepared, offers
from app.ui.documents.desk_layout import SHOW_PAYS
from app.ui.documents.letter_note import letter_note
from app.ui.documents.making import place_of_words
from app.ui.documents.sending import Sending
from app.ui.intake.pays_hidden import is_hidden, show_pays
from app.ui.intake.session import Session
from app.ui.widgets.announce import announce
from calc import Assessment

DEBOUNCE_MS: Final = 350
"""How long after the last keystroke the document is made again."""


class DocumentsDesk(Sending):
    """The documents of the dossier that is open. What a customer may not read stops the print."""

    go_to_requested = Signal(str)

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(session, texts, parent)
        self._of: Assessment | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.make_now)
        self.wanted.connect(self.make_now)
        self.offers.kind_chosen.connect(self._show_kind)
        self.offers.ticks_changed.connect(self._name_save)
        self.offers.why_wanted.connect(lambda: announce(self.offers, self.needs.said[0]))
        self.own.guarded.connect(self._typed)
        self.extras.changed.connect(self._timer.start)
        self.hits.go_to_requested.connect(self.own.select)
        self.hits.currentRowChanged.connect(self._allow_take)
        self.take.clicked.connect(self.take_over)
        self.large_print.clicked.connect(self._remember_print)
        self.needs.chosen.connect(self._go_to_need)
        self.show_pays.clicked.connect(self.show_hidden)
        self._makes_later = False
        """while everything is shown anew: the document is made when the rest of it stands"""
        session.loaded.connect(self._start)
        self._keys = {
            "Ctrl+S": self.save,
            "Ctrl+Shift+P": self.print_now,
            "Ctrl+Shift+C": self.copy_email,
            "Ctrl+D": self.show_talks,
            SHOW_PAYS: self.show_hidden,
            "Alt+Down": self.next_hit,
            "Alt+Return": self.take_over,
            "Alt+Enter": self.take_over,
        }

    # -- making ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The dossier changed: other documents may fit, and all of them are made again."""
        if self._of is self._session.assessment:
            return
        self._of = self._session.assessment
        self.own.context = Context(self._texts.language, self._session.draft.debt.seizure is True)
        self.say_note(letter_note(self._session, self._texts))
        self._show_print()
        self.reveal.setVisible(is_hidden(self._session))
        self._makes_later = True
        try:
            self.offers.show_offers(offers(self.making.assessed(), self._texts))
        finally:
            self._makes_later = False
        self.talks.show_assessment()
        self.show_earlier()
        self.make_now()

    def show_earlier(self) -> None:
        """What was made of this dossier before, where a store keeps it."""
        trail = self._session.trail
        self.earlier.show_documents(() if trail is None else trail.earlier())

    def show_hidden(self) -> None:
        """Show the letter with what can be paid, before the last cost was asked."""
        if not is_hidden(self._session):
            return
        had = self.show_pays.hasFocus()
        show_pays(self._session, self._texts)
        self.refresh()
        if had:  # the button is gone
            self.offers.setFocus()
        announce(self.offers, self.note.text())

    def _show_print(self) -> None:
        draft = self._session.draft
        self.large_print.setChecked(wants_large_print(draft))
        self.large_print.setEnabled(can_remember_large_print(draft))

    def _remember_print(self, wanted: bool) -> None:
        """Of the customer, in the dossier: the next letter is so too, whoever makes it."""
        text = self._texts.text("papers.documents.large_print")
        self._session.end_run()
        self._session.replace(with_large_print(self._session.draft, wanted=wanted), text)
        self._session.assess_now()

    def make_now(self) -> None:
        """Make the document that is shown, with the words as they are now."""
        self._timer.stop()
        kind = self.offers.kind
        self.extras.show_kind(kind)
        try:
            made = self.making.prepared(kind)
        except NoDocument as none:
            self.shown = None
            why = why_not(self._texts, none)
            self.preview.show_none(why)
            self.hits.show_hits(self.own.result.hits)
            self._say("")
            self._show_needs(why)
        else:
            same = self.shown is not None and self.shown.made.kind is kind
            self.shown = made
            self.preview.show_pdf(made.made.pdf, same=same)
            self.preview.mark(self.own.words)
            self.hits.show_hits(made.made.guard.hits)
            self._say(" ".join((*made.stops, *made.notes)), stops=bool(made.stops))
            self._show_needs("")
        self.extras.show_wrong(self.making.wrong(kind))
        # What does not fit at all asks nothing yet; what was typed for it waits.
        self.extras.setVisible(bool(self.extras.fields) and self.offers.fits(kind))
        self._allow()

    def _show_needs(self, why: str) -> None:
        session, texts = self._session, self._texts
        made = self.shown.made if self.shown else None
        if why:
            fits = self.offers.fits(self.offers.kind)
            title = "why_not_typed" if fits else "why_not"
            needs: list[Need] = [Need(why, "", "", stops=True)]
        else:
            title = "needs" if made is not None and made.concept else "about"
            needs = list(needs_of(texts, session.draft, session.assessment, made))
        if self.offers.kind is DocumentKind.DISCHARGE:
            said = said_decision(self.making.assessed(), texts)
            key = "decision" if said else "no_decision"
            needs.append(Need(texts.text(f"papers.need.{key}", said=said), "", "agreement"))
        elif not self.offers.kind.traits.for_professionals:
            needs.append(talks_need(texts, session.draft, session.on))
        self.needs.show_needs(texts.text(f"papers.documents.{title}"), needs)
        self._name_save()

    def _show_kind(self, value: str) -> None:
        """Each document has words of its own, and keeps them."""
        kind = DocumentKind(value)
        self.own.blockSignals(True)
        self.own.setPlainText(self._pending.text(place_of_words(kind)))
        self.own.blockSignals(False)
        self.own.guard_now()
        self._timer.stop()
        if not self._makes_later:
            self.make_now()

    def _typed(self) -> None:
        """At once what is wrong with the words; the whole document a moment later."""
        self._pending.keep(place_of_words(self.offers.kind), self.own.words)
        result = self.own.result
        if result.hits:
            self.hits.show_hits(_first_own(result.hits, self.shown))
            self._allow_take()
        if result.blocked:
            self._say(self._texts.text("paying.stop.guard"), stops=True)
        self._timer.start()

    def _start(self) -> None:
        """Another dossier: its own words and fields, and nothing of the one before."""
        self._of = None
        self.saved = ()
        self.folder.setEnabled(False)
        kind = self.offers.kind
        self.own.blockSignals(True)
        self.own.setPlainText(self._pending.text(place_of_words(kind)))
        self.own.blockSignals(False)
        self.own.guard_now()
        self._timer.stop()
        self.extras.forget()
        self.offers.forget()
        self.talks.clock.setText(self._pending.text("letter.clock"))

    # -- the words ---------------------------------------------------------------------------------

    def next_hit(self) -> None:
        """Bring the cursor to the words of the next remark; after the last the first."""
        self.show_letter()
        if hit := self.hits.next():
            self.own.select(hit.phrase)
            announce(self.own, self.hits.said_of(hit))

    def take_over(self) -> None:
        """Put the better sentence in the place of the one that is remarked upon."""
        hit = self.hits.chosen
        if hit is not None and not self.own.replace(hit, self.hits.replacement_of(hit)):
            self._say(self._texts.text("papers.documents.no_replacement"))

    def _go_to_need(self, need: Need) -> None:
        if need.path:
            self.go_to_requested.emit(need.path)
        elif need.key == "Ctrl+D":
            self.show_talks()
        elif need.key:
            self.next_hit()

    def _allow(self) -> None:
        for button in (self.email, self.email_file):
            button.setEnabled(bool(self.shown and self.shown.made.email))
        self._allow_take()

    def _allow_take(self) -> None:
        hit = self.hits.chosen
        self.take.setEnabled(hit is not None and bool(self.hits.replacement_of(hit)))

    # -- keys --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The keys of this page are its own, also those that a menu has for the whole window."""
        asked = QEvent.Type.ShortcutOverride
        if (
            isinstance(event, QKeyEvent)
            and event.type() == asked
            and self._keys_of(event) in self._keys
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        slot = self._keys.get(self._keys_of(event))
        if slot is not None:
            slot()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.preview.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _keys_of(event: QKeyEvent) -> str:
        return QKeySequence(event.keyCombination()).toString(
            QKeySequence.SequenceFormat.PortableText
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


def _first_own(own: tuple[Hit, ...], shown: Prepared | None) -> tuple[Hit, ...]:
    """What was typed now, then what the rest of the document still has."""
    phrases = {hit.phrase for hit in own}
    rest = shown.made.guard.hits if shown else ()
    return (*own, *(hit for hit in rest if hit.phrase not in phrases))
