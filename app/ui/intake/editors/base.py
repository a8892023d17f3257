"""FieldEditor: label, input, "weet ik niet" and the error under it, bound to one path.

What somebody typed stays in the field even when it cannot be read or is refused: then the field
says what is wrong and the draft keeps its last good value.
"""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.i18n import Texts, say_field, say_typed
from app.services.editing import Path
from app.services.intake.fields import FieldKind, FieldSpec
from app.services.intake.plausibility import question_about
from app.services.reading import Doubt, Refusal, say_reading
from app.ui.intake.pending import Pending
from app.ui.widgets.words import Label, set_description, set_tip
from calc import UNKNOWN, Problem
from calc.base.problem import path_of

UNKNOWN_KEY = Qt.Key.Key_F8
_KEY_PRESS: Final = QEvent.Type.KeyPress
_FOCUS_OUT: Final = QEvent.Type.FocusOut


class Fields(Protocol):
    """What an editor shows and changes: the session of a dossier, or inputs that stand alone."""

    @property
    def pending(self) -> Pending:
        """The texts that were refused, so that they outlive their widgets."""

    @property
    def on(self) -> date:
        """The day of the conversation: what a month without its year is told by."""

    def value(self, path: Path) -> Any:
        """What stands at a path. Raises LookupError."""

    def problems(self, path: Path, value: object) -> tuple[Problem, ...]:
        """What would be wrong with another value in a field; nothing changes."""

    def change(self, path: Path, value: object, text: str) -> tuple[Problem, ...]:
        """Give a field another value; gives what is wrong, if any."""

    def end_run(self) -> None:
        """The next change begins a new step of undo."""


_BELOW: Final = ("help", "error", "question")
"""What can stand below a field, from top to bottom."""


class Kind(Protocol):
    """What each kind of editor has of its own: mypy makes none that lacks it."""

    def make_input(self) -> QWidget:
        """The widget in which the value is given."""

    def show_value(self, value: Any) -> None:
        """Show a value of the draft; UNKNOWN and None show as empty."""


if TYPE_CHECKING:

    class _OfAKind(QWidget, Kind):
        pass

else:
    _OfAKind = QWidget  # Qt has no room for a Protocol among the parents of its own


class FieldEditor(_OfAKind):
    """One field of the draft: what every `Kind` of editor has in common."""

    is_among_answers: ClassVar[bool] = False
    """whether "weet ik niet" is one of the answers of this kind"""

    def __init__(
        self, session: Fields, texts: Texts, spec: FieldSpec, base: Path = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.session, self.texts, self.spec = session, texts, spec
        self.path: Path = (*base, *spec.path)
        self._place = path_of(self.path)
        self.caption = (
            _capital(texts.text(spec.caption)) if spec.caption else _caption(texts, self.path)
        )
        self._made = set[str]()
        self._refused = False
        self._committing = False
        self._seen: object = None
        self._stands: tuple[object, ...] | None = None
        """what is shown was made of this; None while somebody types"""
        self.label = Label(_short(texts, self.path) or self.caption, self)
        self.label.setObjectName("quiet")
        self.label.setWordWrap(True)  # a long one would make its page wider than the window
        self.unknown_button = self._make_unknown_button() if self._has_button else None
        self.input = self.make_input()
        self.label.setBuddy(self.input)
        self._lay_out()
        self._name(self.input)
        if spec.help:
            self.explain(texts.text(spec.help))
        for widget in (self.input, *self.input.findChildren(QWidget)):
            widget.installEventFilter(self)
        self.refresh()

    # -- what a kind may say -----------------------------------------------------------------------

    def typed_text(self) -> str:
        """The text in the input, for editors of which it can be refused."""
        return ""

    def show_refused(self, text: str) -> None:
        """Show a text that was refused before, and say what is wrong with it; change nothing."""

    def forget(self) -> None:
        """Nothing of what was typed or chosen here stays: the field is to be another one."""

    def is_untouched(self) -> bool:
        """Whether what was shown last is still there as it was; False where that is not known."""
        return False

    # -- what everybody uses -----------------------------------------------------------------------

    def explain(self, said: str) -> None:
        """Put a quiet sentence below the field: what exactly is asked."""
        if said or self._has("help"):
            self.help.setText(said)
            self.help.setVisible(bool(said))
        set_tip(self.input, said)

    def show_base(self, base: Path) -> None:
        """The same field of something else, as if it were made for that."""
        self.path = (*base, *self.spec.path)
        self._place = path_of(self.path)
        self._refused = self._committing = False
        self._seen = self._stands = None
        self.forget()
        self.refresh()

    def refresh(self) -> None:
        """Show the draft's value. A text that was refused stays until the value itself changes."""
        try:
            value = self.session.value(self.path)
        except LookupError:
            return
        pending, place = self.session.pending, self._place
        text = pending.text(place)
        if self._refused and text:
            if value == self._seen:
                return
            pending.drop(place)  # undo, or another page: what stood here before is over
            text = pending.text(place)
        on = self._reference_date()
        now = type(value), value, text, on
        waits = self._refused or self._committing or bool(text)
        if now == self._stands and not waits and self.is_untouched():
            return  # each key in one field asks all others on the page
        self._seen, self._stands = value, None
        self._refused = False
        self._say(())
        self._ask(value, on)
        if self.unknown_button is not None:
            self.unknown_button.setChecked(value is UNKNOWN)
        if self._committing:
            return
        self.show_value(value)
        self._stands = now
        if text:
            self.show_refused(text)

    def commit(self, value: object) -> None:
        """Put a value into the draft, or say why it cannot be. The text stays as it was typed."""
        text = self.texts.text("ui.undo.change", field=self.caption)
        self._committing = True
        problems = self.give(value, text)
        if problems:
            self.take_back()
            self.refuse(problems)
        else:
            self._refused = False
            self.session.pending.drop(self._place)
            self.refresh()
        self._committing = False

    def give(self, value: object, text: str) -> tuple[Problem, ...]:
        """Give the draft a value; `text` is what undo calls it. Gives what is wrong, if any."""
        return self.session.change(self.path, value, text)

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong; the draft keeps its last good value."""
        self._keep_refused()
        if self.spec.caption:  # no field of a dossier: there is no other name for it
            problems = tuple(replace(problem, path="") for problem in problems)
        self._say(tuple(say_typed(self.texts, problem) for problem in problems))

    def _keep_refused(self) -> None:
        """The text stays where it was typed, also on another page."""
        self._refused = True
        self.session.pending.keep(self._place, self.typed_text())
        if self._has("question"):
            self.question.hide()

    def take_back(self) -> None:
        """Give the draft the value from before this typing; for editors that commit halfway."""

    def refuse_reading(self, said: Doubt | Refusal) -> None:
        """Say why the text is not read; where it may be two things, ask which."""
        self._committing = True
        self.take_back()
        self._committing = False
        if isinstance(said, Refusal):
            # Its name stands right above; only of a percentage it says what a text should be.
            where = self._place if self.spec.kind is FieldKind.PERCENT else ""
            self.refuse((Problem(said.code, where, said.params),))
        else:
            self._keep_refused()
            below = (self.texts.text("reading.choose_below"),) if said.choices else ()
            self._say((" ".join((say_reading(self.texts, said), *below)),))

    def say_waits(self) -> None:
        """A text that was refused could be taken now; nobody takes it but who typed it."""
        self._refused = True
        self._say((self.texts.text("ui.field.waits"),))

    def set_unknown(self) -> None:
        """ "Weet ik niet"."""
        if self.spec.unknown:
            self.session.end_run()  # a step of undo of its own: back is what stood there
            self.commit(UNKNOWN)
            self.session.end_run()
            self.show_value(UNKNOWN)

    def focus_here(self) -> None:
        """Bring the cursor into this field: what a click on a finding does."""
        if self._has_focus():
            return
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.input or self.input.isAncestorOf(focus))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F8 says "weet ik niet"; leaving the field ends the run of its keystrokes."""
        kind = event.type()  # asked once: a page of sixty fields sees two thousand at its start
        if kind is _KEY_PRESS and isinstance(event, QKeyEvent):
            if event.key() == UNKNOWN_KEY:
                self.set_unknown()
                return True
        elif kind is _FOCUS_OUT:
            self.session.end_run()
        return False

    def _say(self, sentences: tuple[str, ...]) -> None:
        said = "\n".join(sentences)
        if (self.error.text() if self._has("error") else "") == said:
            return
        self.error.setText(said)
        self.error.setVisible(bool(said))
        self.input.setAccessibleDescription(said)
        self.input.setProperty("refused", bool(said))
        self.input.style().unpolish(self.input)
        self.input.style().polish(self.input)

    def _reference_date(self) -> date | None:
        """Of a dossier; inputs that stand alone have none."""
        session: Any = self.session
        assessment = getattr(session, "assessment", None)
        found: date | None = None if assessment is None else assessment.reference_date
        return found

    def _ask(self, value: object, on: date | None) -> None:
        """Ask about what is in the draft and cannot well be: born after the reference date."""
        key = ""
        if on is not None:
            names = [part for part in self.path if isinstance(part, str)]
            key = question_about(names, value, on)
        asked = self.texts.text(f"ask.{key}") if key else ""
        if asked or self._has("question"):
            self.question.setText(asked)
            self.question.setVisible(bool(asked))
        wrong = self.error.text() if self._has("error") else ""
        set_description(self.input, asked or wrong)

    @property
    def _has_button(self) -> bool:
        """Whether "weet ik niet" is a button beside the input, and not one of its answers."""
        return self.spec.unknown and not self.is_among_answers

    def _make_unknown_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("notKnown")
        button.setText("?")
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_tip(button, self.texts.text("ui.field.unknown_tip"))
        button.setAccessibleName(self.texts.text("ui.field.unknown", field=self.caption))
        button.clicked.connect(self.set_unknown)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.input, 1)
        if self.unknown_button is not None:
            row.addWidget(self.unknown_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.label)
        whole.addLayout(row)

    # Most fields have nothing below them: a page of sixty would make two hundred labels for it.

    @cached_property
    def help(self) -> Label:
        """What exactly is asked."""
        return self._below("help", "quiet")

    @cached_property
    def error(self) -> Label:
        """Why a text was refused."""
        return self._below("error", "fieldError")

    @cached_property
    def question(self) -> Label:
        """What there is to ask about a value."""
        return self._below("question", "fieldQuestion")

    def _has(self, below: str) -> bool:
        return below in self._made

    def _below(self, name: str, look: str) -> Label:
        """A line below the field, between those that come before and after it."""
        label = Label(self)
        label.setObjectName(look)
        label.setWordWrap(True)
        label.hide()
        self._made.add(name)
        above = sum(self._has(other) for other in _BELOW[: _BELOW.index(name)])
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(2 + above, label)  # its name and its input come first
        return label

    def _name(self, widget: QWidget) -> None:
        if not widget.accessibleName():
            widget.setAccessibleName(self.caption)


# Groups that a page's own headings already name.
_SAID_BY_HEADING = frozenset(
    {"about", "contact", "helper", "debt", "housing", "adults", "children"}
)


_NAMED_ABOVE = frozenset({"creditors", "municipality"})
"""Groups of which each field has the same name: the heading tells them apart for who sees it, and
their full name for who hears it."""


def _short(texts: Texts, path: Path) -> str:
    """What stands above a field of such a group; "" for any other."""
    names = [part for part in path if isinstance(part, str)]
    named = len(names) > 1 and names[-2] in _NAMED_ABOVE
    return _capital(say_field(texts, names)) if named else ""


def _caption(texts: Texts, path: Path) -> str:
    """What the field is called, with the group it is in where no heading says that."""
    names = [part for part in path if isinstance(part, str)]
    said = [
        say_field(texts, names[: end + 1])
        for end, name in enumerate(names)
        if end == len(names) - 1
        or (end and name not in _SAID_BY_HEADING and not _is_list(path, name))
    ]
    caption = ": ".join(said)
    return _capital(caption)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_list(path: Path, name: str) -> bool:
    """Whether a name in a path is followed by a place: the card around the field names it."""
    after = path.index(name) + 1
    return after < len(path) and isinstance(path[after], int)
