"""CallView: Gesprek. The chapters with what is left at the left, one question beside them.

    enter()         the cursor in the question that is to be asked
    go_to(path)     the question of a field of the dossier; False when there is none
    path()          the field of the question that is shown

An answer is one step of undo. Everything else that is typed waits among the pending texts.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts, say_problem
from app.services.call.conversation import ChapterCount, Conversation
from app.services.call.hearing import Heard, Needs, Typed
from app.services.call.reply import Given, Reply
from app.services.call.script import ThenKind
from app.services.call.shown import shown
from app.services.call.taking import taken
from app.services.call.turns import Turn, TurnState
from app.ui.call.closing_page import ClosingPage
from app.ui.call.dots import Dot
from app.ui.call.dots import Sign as DotSign
from app.ui.call.moments_sheet import MomentsSheet
from app.ui.call.progress import CallProgress
from app.ui.call.question_card import QuestionCard
from app.ui.call.spoken import moments_of, spoken_of
from app.ui.call.typed_texts import CALL, drop_typed, keep_typed, kept_typed
from app.ui.intake.session import Session
from app.ui.widgets.announce import announce
from app.ui.widgets.first import without_focus, without_sideways_bar
from app.ui.widgets.rail import Rail
from app.ui.widgets.rail_items import RailItem, Sign
from app.ui.widgets.tokens import SPACE
from calc.base.path import field_path
from calc.base.problem import path_of

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DOTS: Final = {
    TurnState.OPEN: DotSign.OPEN,
    TurnState.ANSWERED: DotSign.ANSWERED,
    TurnState.UNKNOWN: DotSign.UNKNOWN,
    TurnState.NOT_APPLICABLE: DotSign.ANSWERED,
    TurnState.CLOSED: DotSign.NOT_ASKED,
}
_PLACES: Final = {
    "hello": "contact.preferred_channel", "debt": "debt.balance", "household": "household_type",
    "home": "housing.tenure", "income": "income", "allowances": "income", "fixed": "expenses",
    "daily": "expenses", "health": "expenses", "children": "expenses", "transport": "expenses",
    "others": "arrangements", "checks": "checks", "outcome": "result", "closing": "result",
}  # fmt: skip
"""Where the form has what a chapter is about, for a question without a field of its own."""
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
        self._talk: Conversation | None = None
        self.shown_key = ""
        self._extra: Turn | None = None
        self._base = Typed()
        self._following = False
        self.rail = Rail(texts.text("call.chapters"), self, one_line=True)
        self.progress = CallProgress(self)
        self.card = QuestionCard(texts, self)
        self.moments = MomentsSheet(texts, self)
        self.closing = ClosingPage(texts, self)
        self.stack = QStackedWidget(self)
        self.question = _Scrolled(self.card, self.stack)
        for page in (self.question, self.moments, self.closing):
            self.stack.addWidget(page)
        self._lay_out()
        self.rail.chosen.connect(self._open_chapter)
        self.rail.clicked.connect(lambda _: self._focus_page())
        self.rail.installEventFilter(self)
        self.card.typed_changed.connect(self._keep)
        self.card.dot_chosen.connect(self._open_dot)
        self.moments.closed.connect(self._close_moments)
        self.closing.closed.connect(lambda: self._step(-1))
        self.closing.go_to_requested.connect(self._go_to_open_point)
        self.closing.document_requested.connect(self.document_requested)
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
        turn = self._turn_of(path)
        if turn is None:
            return False
        self._show(turn)
        self._focus_page()
        return True

    def path(self) -> str:
        """Where the answer of the question that is shown stands in the form; "" for none."""
        turn = self._turn
        if turn is None:
            return ""
        path = self.talk.path(turn)
        if path is not None:
            return path_of(path)
        place = turn.question.place
        if place is not None and place.is_line:
            return str(place.group[0])
        return _PLACES.get(turn.question.chapter, "")

    def keys(self) -> list[tuple[str, str]]:
        """What the keys do here, the most important first."""
        text = self._texts.text
        shown = self.stack.currentWidget()
        if shown is self.moments:
            return [("1 \N{HORIZONTAL ELLIPSIS} 8", text("call.key.moment")),
                    ("Esc", text("call.key.back_to_question"))]  # fmt: skip
        if shown is self.closing:
            return [("Shift+Enter", text("call.key.back")), ("Ctrl+J", text("call.key.moments"))]
        names = ("next", "back", "not_applicable", "unknown", "why", "moments", "another")
        keys = ("Enter", "Shift+Enter", "F7", "F8", "F1", "Ctrl+J", "Ins")
        more = self._turn is not None and self._may_add(self._turn)
        count = len(names) - (not more)
        return [(key, text(f"call.key.{name}")) for key, name in zip(keys, names, strict=True)][
            :count
        ]

    def make_narrow(self, narrow: bool) -> None:
        """Narrow: the chapters are signs, and the words of the progress stand below the bar."""
        self.rail.make_narrow(narrow)
        self._left.setFixedWidth(self.rail.width())
        self.progress.words.setVisible(not narrow)

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

    def event(self, event: QEvent) -> bool:
        """F1 is about this question while it is shown."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F1 and self.stack.currentWidget() is self.question:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a question; what is typed in a field never comes here."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        on_question = self.stack.currentWidget() is self.question
        if key == Qt.Key.Key_J and control:
            self._open_moments()
        elif key in _ENTER and shift and self.stack.currentWidget() is not self.moments:
            self._step(-1)
        elif not on_question:
            super().keyPressEvent(event)
        elif key in _ENTER and not modifiers:
            self._unknown() if self.card.unknown.has_focus else self._next()
        elif key == Qt.Key.Key_F8 and not modifiers:
            self._unknown() if self.card.unknown.has_focus else self.card.unknown.focus_here()
        elif key == Qt.Key.Key_F7 and not modifiers:
            self._take(Heard(Needs.NOTHING, Reply(given=Given.NOT_APPLICABLE)))
        elif key == Qt.Key.Key_F1:
            self._toggle_why()
        elif key == Qt.Key.Key_Insert and self._turn is not None and self._may_add(self._turn):
            self._another()
        elif key == Qt.Key.Key_Escape and self.card.unknown.has_focus:
            self.card.focus_here()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and control:
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """In the chapters ← and → walk through the questions, Enter goes to the answer."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if event.key() == Qt.Key.Key_Right else -1, focus=False)
            return True
        if event.key() in _ENTER:
            self._focus_page()
            return True
        return super().eventFilter(watched, event)

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
                self.card.refuse(found.echo.words or self._missing(turn))
            return
        self._take(found)

    def _unknown(self) -> None:
        found = self.card.heard_unknown()
        if found.reply is None:
            self.card.refuse(found.echo.words)
            return
        self._take(found)

    def _take(self, found: Heard) -> bool:
        """Put an answer into the dossier, and go on; whether it could be."""
        turn = self._turn
        if turn is None or found.reply is None:
            return False
        if self.card.typed.note == self._base.note:  # what was written there stays
            found = replace(found, reply=replace(found.reply, note=None))
        result = taken(self.talk, turn, found)
        if isinstance(result, tuple):
            self.card.refuse(say_problem(self._texts, result[0]))
            return False
        drop_typed(self._session.pending, turn.key)
        self._extra = None
        said = self.card.words.spoken.say
        self._session.replace(result, self._texts.text("call.undo", question=said))
        self._session.assess_now()
        self.answered.emit()
        self._go_on(turn.key)
        return True

    def _another(self) -> None:
        """One more of the same: a second job, another fund."""
        turn = self._turn
        if turn is None:
            return
        if self.card.typed != self._base:
            found = self.card.heard()
            if not self._take(found):
                return
        self._extra = self.talk.another(turn)
        self._show(self._extra)
        self._focus_page()

    def _may_add(self, turn: Turn) -> bool:
        place = turn.question.place
        return bool(turn.question.codes) and place is not None and place.is_line

    def _missing(self, turn: Turn) -> str:
        key = "choice" if self.card.choices is not None else "answer"
        return self._texts.text(f"call.missing.{key}")

    # -- where we are ------------------------------------------------------------------------------

    @property
    def _turn(self) -> Turn | None:
        if self._extra is not None and self._extra.key == self.shown_key:
            return self.talk.turn(self.shown_key) or self._extra
        return self.talk.turn(self.shown_key)

    def _go_on(self, after: str, *, walk: bool = False) -> None:
        """The next question that is open; when nothing changed, the next one there is."""
        turn = self.talk.beside(after, 1) if walk else self.talk.next_open(after)
        if turn is None:
            self._show_end()
        else:
            self._show(turn)
        self._focus_page()

    def _step(self, step: int, *, focus: bool = True) -> None:
        """The question before or after this one; nothing is answered."""
        if self.shown_key == END:
            asked = self.talk.asked
            turn = asked[-1] if step < 0 and asked else None
        else:
            turn = self.talk.beside(self.shown_key, step)
        if turn is not None:
            self._show(turn)
        elif step > 0:
            self._show_end()
        if focus:
            self._focus_page()

    def _turn_of(self, path: str) -> Turn | None:
        if path.startswith(CALL):
            return self.talk.turn(path.removeprefix(CALL))
        parts = field_path(path).parts
        return self.talk.turn_at(parts) if parts else None

    def _open_chapter(self, row: int) -> None:
        if self._following:
            return
        chapter = self.talk.chapters[row].chapter.key
        turns = [turn for turn in self.talk.asked if turn.question.chapter == chapter]
        turn = next((turn for turn in turns if turn.is_open), turns[0] if turns else None)
        if turn is not None:
            self._show(turn)

    def _open_dot(self, place: int) -> None:
        turns = self._of_chapter()
        if place < len(turns) and turns[place].is_asked:
            self._show(turns[place])
            self._focus_page()

    def _of_chapter(self) -> list[Turn]:
        here = self._turn
        if here is None:
            return []
        return [turn for turn in self.talk.turns if turn.question.chapter == here.question.chapter]

    # -- what is shown -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _start_again(self) -> None:
        self.shown_key, self._extra = "", None
        self._take_notice()

    def _take_notice(self) -> None:
        """The dossier or its outcome changed; what is not seen waits."""
        self._talk = None
        if self.isVisible():
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
            self._show_end()
        elif turn.key != self.shown_key or shown(self.talk, turn, self._texts) != self._base:
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
        self.card.show_turn(turn, typed, self.talk.on, self._caption(turn))
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

    def _caption(self, turn: Turn) -> str:
        """ "Inkomsten · vraag 14 · Kim"."""
        asked = [each.key for each in self.talk.asked]
        number = asked.index(turn.key) + 1 if turn.key in asked else len(asked) + 1
        chapter = next(
            each.chapter for each in self.talk.chapters
            if each.chapter.key == turn.question.chapter
        )  # fmt: skip
        parts = [
            chapter.title[self._texts.language],
            self._texts.text("call.question_number", number=number),
        ]
        if turn.about is not None and turn.about.name and turn.ref != "A":
            parts.append(turn.about.name)
        return " \N{MIDDLE DOT} ".join(parts)

    def _show_around(self) -> None:
        """Chapters, dots and progress."""
        talk, texts = self.talk, self._texts
        self.rail.set_items([self._row(each) for each in talk.chapters])
        here = self._turn
        chapter = here.question.chapter if here is not None else talk.chapters[-1].chapter.key
        keys = [each.chapter.key for each in talk.chapters]
        self._following = True
        self.rail.choose(keys.index(chapter))
        self._following = False
        turns = self._of_chapter()
        dots = [self._dot(turn) for turn in turns]
        count = next(each for each in talk.chapters if each.chapter.key == chapter)
        said = texts.text("call.chapter_count", done=count.done, of=count.asked)
        self.card.show_dots(dots, said)
        left = talk.time_left()
        of = len(talk.asked)
        done = of - left.questions
        words = texts.text("call.progress", done=done, of=of, minutes=left.minutes)
        self.progress.show_progress(done, of, words, texts.text("call.progress.why"))

    def _dot(self, turn: Turn) -> Dot:
        sign = DotSign.HERE if turn.key == self.shown_key else _DOTS[turn.state]
        name = turn.question.say[self._texts.language]
        state = self._texts.text(f"call.state.{turn.state.name.lower()}")
        return Dot(sign, f"{name} ({state})")

    def _row(self, count: ChapterCount) -> RailItem:
        texts = self._texts
        title = count.chapter.title[texts.language]
        if not count.asked:
            return RailItem(title, "", Sign.SKIPPED, spoken=texts.text("call.state.closed"))
        sign = Sign.OPEN if count.done < count.asked else Sign.NOTE if count.unknown else Sign.DONE
        said = texts.text("call.chapter_count", done=count.done, of=count.asked)
        if count.unknown:
            said = f"{said}, {texts.plural('call.to_ask_again', count.unknown)}"
        return RailItem(title, f"{count.done}/{count.asked}", sign, spoken=said)

    # -- beside the questions ----------------------------------------------------------------------

    def _toggle_why(self) -> None:
        if self.card.words.toggle_why():
            why = self.card.words.why
            announce(why, f"{why.say.text()} {why.help.text()}")

    def _open_moments(self) -> None:
        self.moments.show_moments(moments_of(self.talk, self._texts, self._session))
        self.stack.setCurrentWidget(self.moments)
        self.moments.enter()
        self.keys_changed.emit()

    def _close_moments(self) -> None:
        at_end = self.shown_key == END
        self.stack.setCurrentWidget(self.closing if at_end else self.question)
        self.keys_changed.emit()
        self._focus_page()

    def _show_end(self) -> None:
        self.shown_key = END
        self.stack.setCurrentWidget(self.closing)
        self._show_around()
        self._fill_end()
        self.keys_changed.emit()

    def _fill_end(self) -> None:
        self.closing.show_closing(self.talk, self._session)

    def _go_to_open_point(self, path: str) -> None:
        if not self.go_to(path):
            self.go_to_requested.emit(path)

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
        self._left = QWidget(self)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.rail, 1)
        left.addWidget(self.progress)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE[2], SPACE[2], 0, SPACE[2])
        whole.setSpacing(SPACE[3])
        whole.addWidget(self._left)
        whole.addWidget(self.stack, 1)


class _Scrolled(QScrollArea):
    """A page that scrolls down where its letters are large, and never sideways."""

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        without_focus(self)
        without_sideways_bar(self)
        self.setWidget(widget)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # there are no widgets without one
        app.focusChanged.connect(self._follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys with Ctrl are of the conversation."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """What has the cursor is in sight."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, SPACE[4])
