"""Caller: an officer who asks a whole household everything in Gesprek, by real keys alone.

It counts: characters of answers, and command keys (Enter, Tab, F-keys, arrows, Ctrl and Alt).
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.heard import Typed
from app.services.call.reply import Reply
from app.services.call.script import ThenKind, load_script
from app.services.call.shown import written
from app.services.call.turns import Turn
from app.ui.call.call_view import END, CallView
from app.ui.intake.session import Session
from calc import Draft
from tests.app.services.call.player import assessed, reply_of

Before = Callable[[Turn], object]
"""What to do at every question before it is answered."""
_SHORT = {"4weeks": "4w", "week": "pw", "month": "pm", "quarter": "pk", "year": "pj"}


class Caller:
    """Answers what is asked, as the household of a finished dossier would."""

    def __init__(self, view: CallView, session: Session, source: Draft, on: date) -> None:
        self.view, self.session, self._source = view, session, source
        self._texts = Texts("nl")
        self._whole = Conversation(source, on, assessed(source, on))
        self.commands = self.characters = 0
        self.asked: list[str] = []
        self.follow_ups = 0

    def ask_everything(self, before: Before = lambda turn: None) -> None:
        """Until the end of the conversation is shown."""
        while self.view.shown_key != END:
            turn = self.view.card.turn
            assert turn is not None
            before(turn)
            self._answer(turn)
            self.asked.append(turn.key)
            assert len(self.asked) < 200, self.asked[-5:]

    def press(self, keys: str) -> None:
        """A command key."""
        self.commands += 1
        pressed = QKeySequence(keys)[0]  # type: ignore[index]  # it has an order
        QTest.keyClick(self._focus, pressed.key(), pressed.keyboardModifiers())

    def type(self, text: str) -> None:
        """Letters of an answer."""
        self.characters += len(text)
        QTest.keyClicks(self._focus, text)

    def _answer(self, turn: Turn) -> None:
        reply = self._more(turn) or reply_of(self._source, self._whole, turn)
        typed = written(turn, reply, self._texts)
        if typed == Typed():
            self.press("F8")
            self.press("Return")
            return
        for letter in typed.chosen:
            self.type(letter)
        along = _said_along(turn, typed)
        if typed.answer or along:
            self.type(f"{_with_frequency(typed)}{along}")
        else:
            self._type_only_then(typed)
        self.press("Return")
        if self.view.shown_key == turn.key and self.view.card.then.field.hasFocus():
            self.follow_ups += 1
            self.type(typed.then)
            self.press("Return")
        card = self.view.card
        assert self.view.shown_key != turn.key, (turn.key, typed, card.answer.echo.text())

    def _more(self, turn: Turn) -> Reply | None:
        """What this household has one more of, as long as it was not told."""
        for choice in turn.question.choices:
            if not choice.again:
                continue
            place = load_script().question(choice.again).place
            assert place is not None  # the place of a line
            theirs, told = (
                sum(each.code == place.selector and turn.ref in ("", each.who)
                    for each in getattr(draft, str(place.group[0])))
                for draft in (self._source, self.session.draft)
            )  # fmt: skip
            if told < theirs:
                return Reply(choices=(choice.key,))
        return None

    def _type_only_then(self, typed: Typed) -> None:
        """Only the follow-up has an answer: a child whose name nobody said."""
        if typed.then:
            self.type(typed.then)

    @property
    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


def _with_frequency(typed: Typed) -> str:
    """ "1985 4w": as an officer types it, without cents that are none."""
    answer = typed.answer.removesuffix(",00")
    if typed.frequency is None:
        return answer
    return f"{answer} {_SHORT.get(typed.frequency.value, typed.frequency.value)}"


def _said_along(turn: Turn, typed: Typed) -> str:
    """What people say in one breath: until when, and when somebody was born."""
    if not typed.then or not typed.answer:
        return ""
    match turn.question.then_kind, turn.question.then_place:
        case ThenKind.DAY, place if place is not None and place.field == "until":
            return f" t/m {typed.then}"
        case ThenKind.MONTH, _:
            return f", {typed.then}"
        case _:
            return ""
