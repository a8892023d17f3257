"""CallView: Gesprek. The chapters with what is left at the left, one question beside them.

    enter()         the cursor in the question that is to be asked
    go_to(path)     the question of a field of the dossier; False when there is none
    path()          the field of the question that is shown

An answer is one step of undo. Everything else that is typed waits among the pending texts.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.i18n import Texts
from app.services.call.closing import close
from app.services.call.conversation import Conversation
from app.services.call.facts import ALLOWANCE_CHECK
from app.services.call.heard import Heard, Needs, Typed
from app.services.call.officer_choices import with_choice
from app.services.call.script import ThenKind
from app.services.call.shown import shown
from app.services.call.turns import SHORT_CALL, Turn, TurnState
from app.services.call.walking import first_of, last_of, next_of, of_chapter, passed, turn_of
from app.services.call.whose_heard import people_of
from app.ui.call import around
from app.ui.call.acts import Act, act_of
from app.ui.call.chapters import Chapters
from app.ui.call.closing_page import ClosingPage
from app.ui.call.moments_sheet import MomentsSheet
from app.ui.call.put_answer import put_answer, why_refused
from app.ui.call.question_card import QuestionCard
from app.ui.call.question_page import QuestionPage
from app.ui.call.spoken import moments_of, spoken_of
from app.ui.call.typed_texts import keep_typed, kept_typed
from app.ui.intake.session import Session
from app.ui.widgets.announce import announce
from app.ui.widgets.tokens import SPACE

_QUESTION: Final = "question_of_the_call"
"""A property of the session: the window is made anew in another language, at the same question."""
END: Final = "end"
"""In the place of the key of a question: the end of the conversation is shown."""


class CallView(QWidget):
    """The conversation about the dossier of a session."""

    keys_changed = Signal()
    go_to_requested = Signal(str)
    """a place that only the form has"""
    answered = Signal()
    """the customer said something: the clock of the call may run"""
    document_requested = Signal(str)
    """the kind of the document that goes by post"""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.seconds: Callable[[], float] = lambda: 0
        """how long the call has taken; the window knows"""
        self._answers = 0
        self._is_taking = False
        """an answer goes into the dossier: this question is not shown once more before the next"""
        self._talk: Conversation | None = None
        self.shown_key = str(session.property(_QUESTION) or "")
        self._extra: Turn | None = None
        self._base = Typed()
        self.chapters = Chapters(texts, self)
        self.card = QuestionCard(texts, self)
        self.moments = MomentsSheet(texts, self)
        self.closing = ClosingPage(texts, self)
        self.stack = QStackedWidget(self)
        self.question = QuestionPage(self.card, self.stack)
        for page in (self.question, self.moments, self.closing):
            self.stack.addWidget(page)
        self._acts: Final[dict[Act, Callable[[], object]]] = {
            Act.MOMENTS: self.open_moments,
            Act.BACK: lambda: self._step(-1),
            Act.ON: lambda: self._step(1),
            Act.NEXT: self._next,
            Act.UNKNOWN: self._unknown,
            Act.GUESS: lambda: self.card.ask_guess(self._base),
            Act.NOT_APPLICABLE: self._not_applicable,
            Act.WHY: self.card.words.toggle_why,
            Act.ANOTHER: self._another,
            Act.TO_ANSWER: self.card.focus_here,
        }
        self._lay_out()
        self.chapters.chosen.connect(self._open_chapter)
        self.chapters.walked.connect(lambda step: self._step(step, focus=False))
        self.chapters.left.connect(self._focus_page)
        self.card.typed_changed.connect(self._keep)
        self.card.why_refused = lambda turn, found: why_refused(
            session, self.talk, turn, found, texts
        )
        self.card.dot_chosen.connect(self._open_dot)
        self.card.toeslagen_chosen.connect(partial(self._choose, ALLOWANCE_CHECK))
        self.moments.closed.connect(self._close_moments)
        self.moments.short_chosen.connect(partial(self._choose, SHORT_CALL))
        self.closing.letter_wanted.connect(self.document_requested)
        session.draft_changed.connect(self._take_notice)
        session.assessed.connect(self._take_notice)
        session.loaded.connect(self._start_again)

    # -- what the window asks ----------------------------------------------------------------------

    def enter(self) -> None:
        """Show the question that is to be asked, and put the cursor in it."""
        self._refresh()
        self._focus_page()

    def go_to(self, path: str) -> bool:
        """Show the question of a field, or of "call." and its key; the cursor is in it."""
        turn = turn_of(self.talk, path)
        if turn is None:
            return False
        self._show(turn)
        self._focus_page()
        return True

    def path(self) -> str:
        """Where the answer of the question that is shown stands in the form; "" for none."""
        return "" if self._turn is None else around.form_place(self.talk, self._turn)

    def keys(self) -> list[tuple[str, str]]:
        """What the keys do here, the most important first."""
        shown = self.stack.currentWidget()
        if shown is self.moments:
            return around.keys_of_moments(self._texts)
        if shown is self.closing:
            return around.keys_of_end(self._texts, has_letter=self.closing.has_letter)
        return around.keys_of_question(self._turn, self._texts)

    def make_narrow(self, narrow: bool) -> None:
        """Narrow: the chapters are signs."""
        self.chapters.make_narrow(narrow)

    @property
    def talk(self) -> Conversation:
        """The conversation as it stands now."""
        if self._talk is None:
            session = self._session
            self._talk = Conversation(
                session.draft, session.moment.date(), session.assessment,
                language=self._texts.language,
            )  # fmt: skip
        return self._talk

    # -- the keyboard ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a question; what is typed in a field never comes here."""
        shown = self.stack.currentWidget()
        act = act_of(
            event,
            on_question=shown is self.question,
            on_moments=shown is self.moments,
            in_unknown=self.card.unknown.has_focus,
        )
        if act is Act.ANOTHER and (self._turn is None or not around.may_add(self._turn)):
            act = None
        if act is None:
            super().keyPressEvent(event)
        else:
            self._acts[act]()

    # -- answers -----------------------------------------------------------------------------------

    def _next(self) -> None:
        """What was typed is the answer, as soon as nothing is missing in it."""
        turn = self._turn
        if turn is None:
            return
        typed = self.card.typed
        if turn.state is not TurnState.OPEN and typed == self._base:
            self._go_on(turn.key, walk=True)  # nothing changed: on to the next one
            return
        found = self.card.heard()
        if found.needs is not Needs.NOTHING and self.card.focus_for(found.needs):
            if found.needs is Needs.ANSWER:
                kind = "choice" if self.card.choices is not None else "answer"
                self.card.refuse(found.echo.words or self._texts.text(f"call.missing.{kind}"))
            return
        self._take(found)

    def _unknown(self) -> None:
        found = self.card.heard_unknown(self._base)
        if found.needs is Needs.FREQUENCY:
            self.card.focus_for(found.needs)
        elif found.reply is None:
            self.card.refuse(found.echo.words)
        else:
            self._take(found)

    def _not_applicable(self) -> None:
        """It is nothing for this customer; what the system should tell is looked up later."""
        turn = self._turn
        if turn is not None and turn.question.from_system:
            self._show_or_end(passed(self.talk, turn.key))
        else:
            self._take(self.card.heard_not_applicable(self._base))

    def _take(self, found: Heard) -> bool:
        """Put an answer into the dossier, and go on; whether it could be."""
        turn = self._turn
        if turn is None or found.reply is None:
            return False
        self._is_taking = True
        try:
            refused = put_answer(
                self._session, self.talk, turn, found, self._texts,
                said=self.card.words.spoken.say, keeps_note=found.reply.note == self._base.note,
            )  # fmt: skip
        finally:
            self._is_taking = False
        if refused:
            self.card.refuse(refused)
            return False
        self._extra = None
        self._answers += 1
        self.answered.emit()
        self._go_on(turn.key)
        return True

    def _choose(self, record: str, chosen: bool) -> None:
        """What the officer chose for this conversation; that is no answer of the customer."""
        draft = with_choice(self._session.draft, record, self.talk.on, chosen=chosen)
        self._session.replace(draft, self._texts.text("call.undo.choice"))

    def _another(self) -> None:
        """One more of the same: a second job, another fund."""
        turn = self._turn
        if turn is None:
            return
        if self.card.typed != self._base and not self._take(self.card.heard()):
            return
        self._extra = self.talk.another(turn)
        self._show(self._extra)
        self._focus_page()

    # -- where we are ------------------------------------------------------------------------------

    @property
    def _turn(self) -> Turn | None:
        if self._extra is not None and self._extra.key == self.shown_key:
            return self.talk.turn(self.shown_key) or self._extra
        return self.talk.turn(self.shown_key)

    def _go_on(self, after: str, *, walk: bool = False) -> None:
        """The next question that is open; when nothing changed, the next one there is."""
        self._show_or_end(next_of(self.talk, after, walk=walk))

    def _show_or_end(self, turn: Turn | None) -> None:
        """This question, or the end when there is none; the cursor is in it."""
        if turn is None:
            self.show_end()
        else:
            self._show(turn)
        self._focus_page()

    def _step(self, step: int, *, focus: bool = True) -> None:
        """The question before or after this one; nothing is answered."""
        is_back = self.shown_key == END and step < 0
        turn = last_of(self.talk) if is_back else self.talk.beside(self.shown_key, step)
        if turn is not None:
            self._show(turn)
        elif step > 0:
            self.show_end()
        if focus:
            self._focus_page()

    def _open_chapter(self, chapter: str) -> None:
        turn = first_of(self.talk, chapter)
        if turn is not None:
            self._show(turn)

    def _open_dot(self, place: int) -> None:
        turns = of_chapter(self.talk, self._turn)
        if place < len(turns) and turns[place].is_asked:
            self._show(turns[place])
            self._focus_page()

    # -- what is shown -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _start_again(self) -> None:
        self.shown_key, self._extra, self._answers = "", None, 0
        self._take_notice()

    def _take_notice(self) -> None:
        """The dossier or its outcome changed; what is not seen waits."""
        self._talk = None
        if self.isVisible() and not self._is_taking:
            self._refresh()

    def _refresh(self) -> None:
        """Show the conversation as it is now; what somebody is typing stays."""
        if self.shown_key == END:
            self._show_around()
            self._fill_end()
            return
        turn = self._turn
        if turn is None or not turn.is_asked:
            turn = self.talk.next_open(self.shown_key)
        if turn is None:
            self.show_end()
        elif (
            not self.card.shows(turn, self.shown_key)
            or shown(self.talk, turn, self._texts) != self._base
        ):
            self._show(turn)
        else:
            self._show_words(turn)
            self._show_around()

    def _show(self, turn: Turn) -> None:
        is_other = turn.key != self.shown_key
        self.shown_key = turn.key
        self._base = shown(self.talk, turn, self._texts)
        typed = kept_typed(self._session.pending, turn.key, self._base)
        self._show_words(turn)
        chosen = self.talk.value("allowance_check") is True
        is_of_it = turn.question.chapter == "allowances"
        self.card.show_toeslagen(chosen if is_of_it else None)
        caption = around.caption(self.talk, turn, self._texts)
        people = people_of(self.talk.draft)
        self.card.show_turn(turn, typed, self.talk.on, caption, people)
        self._show_around()
        if self.stack.currentWidget() is not self.moments:
            self.stack.setCurrentWidget(self.question)
        if is_other:
            self.question.verticalScrollBar().setValue(0)
            self.keys_changed.emit()
            announce(self.card, self.card.words.said)

    def _show_words(self, turn: Turn) -> None:
        spoken = spoken_of(self.talk, turn, self._texts, self._session)
        apart = turn.question.then_kind not in (None, ThenKind.FREQUENCY)
        self.card.words.show_spoken(spoken, then_is_apart=apart)

    def _show_around(self) -> None:
        """Chapters, dots and progress."""
        talk, here = self.talk, self._turn
        self._session.setProperty(_QUESTION, self.shown_key)
        left = talk.time_left(self._answers, self.seconds())
        around.show_chapter(self.chapters, self.card, talk, here, self.shown_key, left, self._texts)

    # -- beside the questions ----------------------------------------------------------------------

    def open_moments(self) -> None:
        """Sentences for a hard moment, in the place of the question."""
        moments = moments_of(self.talk, self._texts, self._session)
        self.moments.show_moments(moments, is_short=self.talk.is_short)
        self.stack.setCurrentWidget(self.moments)
        self.moments.enter()
        self.keys_changed.emit()

    def _close_moments(self) -> None:
        at_end = self.shown_key == END
        self.stack.setCurrentWidget(self.closing if at_end else self.question)
        self.keys_changed.emit()
        self._focus_page()

    def show_end(self) -> None:
        """The end of the conversation, in the place of a question."""
        self.shown_key = END
        self._show_around()
        self._fill_end()
        self.stack.setCurrentWidget(self.closing)
        self.keys_changed.emit()

    def _fill_end(self) -> None:
        policy = self._session.policy_file.policy
        self.closing.show_closing(close(self.talk, self._texts, policy))

    def _keep(self) -> None:
        if self._turn is not None:
            keep_typed(self._session.pending, self.shown_key, self.card.typed, self._base)

    def _focus_page(self) -> None:
        if self.stack.currentWidget() is self.question:
            self.card.focus_here()
        elif self.stack.currentWidget() is self.moments:
            self.moments.enter()
        else:
            self.closing.enter()

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE[2], SPACE[2], 0, SPACE[2])
        whole.setSpacing(SPACE[3])
        whole.addWidget(self.chapters)
        whole.addWidget(self.stack, 1)
