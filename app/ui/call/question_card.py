"""QuestionCard: one question: what to say, the answer, how well it is known, and a note."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.call.heard import (
    AMOUNTS,
    Echoed,
    Heard,
    Needs,
    Typed,
    takes_line,
    takes_months,
    with_left,
)
from app.services.call.hearing import heard, not_known
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind
from app.services.call.turns import Turn
from app.services.reading import People
from app.ui.call.answer_chips import (
    choice_chips,
    evidence_chips,
    often_chips,
    toeslagen_chip,
)
from app.ui.call.answer_input import AnswerInput
from app.ui.call.caption import Caption
from app.ui.call.dots import Dot, Dots
from app.ui.call.question_words import QuestionWords
from app.ui.call.unknown_card import UnknownCard
from app.ui.widgets.announce import announce
from app.ui.widgets.chip import ChipRow
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label
from calc.base.period import Frequency
from calc.dossier.codes import Evidence

_WIDE: Final = 30
"""Letters of a field for an amount, a number or a date."""
_FITS: Final = 20
"""So many letters stand in such a field in its large type."""


class QuestionCard(QFrame):
    """Shows one turn. `typed_changed` whenever what stands here is something else than before."""

    typed_changed = Signal()
    dot_chosen = Signal(int)
    toeslagen_chosen = Signal(bool)
    """the officer wants them worked out during the call, or no longer"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._texts = texts
        self._on = date.min
        self._people = People()
        self.turn: Turn | None = None
        self._typed = Typed()
        self._then_visited = False
        self.chapter = Caption(self)
        self.dots = Dots(self)
        self.dots.chosen.connect(self.dot_chosen)
        self.words = QuestionWords(texts, self)
        self.answer = AnswerInput("answerField", self)
        self.choices: ChipRow | None = None
        self.often: ChipRow | None = None
        self.then_say = self._label("lead")
        self.then = AnswerInput("thenField", self)
        self.evidence_name = self._label("quiet")
        self.evidence = evidence_chips(texts, self)
        self.note_name = self._label("quiet")
        self.note_name.setWordWrap(False)
        self.note_name.setText(texts.text("call.note"))
        self.note = QLineEdit(self)
        self.note.setAccessibleName(texts.text("call.note"))
        self.toeslagen = toeslagen_chip(texts, self)
        self.toeslagen.chosen.connect(
            lambda _: self.toeslagen_chosen.emit(bool(self.toeslagen.values))
        )
        self.unknown = UnknownCard(texts, self)
        self._lay_out()
        for signal in (self.answer.typed, self.then.typed, self.note.textEdited):
            signal.connect(self._changed)
        self.unknown.guessed.connect(self._changed)
        self.why_refused: Callable[[Turn, Heard], str] = lambda turn, found: ""
        """why the dossier cannot hold an answer that was understood; the conversation knows"""
        self.evidence.chosen.connect(self._evidence_chosen)

    # -- what is shown -----------------------------------------------------------------------------

    def show_turn(self, turn: Turn, typed: Typed, on: date, chapter: str, people: People) -> None:
        """Show a question with what was typed at it; the words and the dots come apart. `people`:
        of whom an answer can be."""
        self._people = people
        same = self.turn is not None and self.turn.key == turn.key
        self.turn, self._typed, self._on = turn, typed, on
        self._then_visited = self._then_visited and same
        self.chapter.setText(chapter.upper())
        self.chapter.setAccessibleName(chapter)
        say = self.words.said
        is_picked = turn.kind in (AnswerKind.CHOICE, AnswerKind.YES_NO)
        self.answer.setVisible(not is_picked)
        is_long = turn.kind is AnswerKind.TEXT or len(typed.answer) > _FITS
        wide = 0 if is_long else _WIDE
        hint = self._texts.text("call.months_hint") if takes_months(turn) else ""
        self.answer.show_text("" if is_picked else typed.answer, say, letters=wide, hint=hint)
        self.then.show_text(typed.then, self.words.spoken.then)
        self.note.setText(typed.note)
        self.unknown.guess.setText(typed.guess)
        self._make_chips(turn, typed)
        takes = takes_line(turn)
        self.evidence.setVisible(takes)
        self.evidence_name.setVisible(takes)
        what = self.words.spoken.evidence
        text = self._texts.text
        self.evidence_name.setText(
            text("call.evidence", what=what) if what else text("call.evidence.alone")
        )
        may_guess = turn.kind in AMOUNTS and not turn.question.from_system
        self.unknown.show_question(self.words.if_unknown, may_guess=may_guess)
        self._follow()

    def shows(self, turn: Turn, key: str) -> bool:
        """Whether a turn is the one with this key and stands here already: not when the window was
        made anew, in another language; then the card is empty."""
        return turn.key == key and self.turn is not None and self.turn.key == key

    def show_toeslagen(self, chosen: bool | None) -> None:
        """Whether they are worked out during the call; None: this question has no such choice."""
        self.toeslagen.setVisible(chosen is not None)
        self.toeslagen.choose_all(["yes"] if chosen else [])

    def show_dots(self, dots: Sequence[Dot], said: str) -> None:
        """The questions of this chapter."""
        self.dots.show_dots(dots, said)

    @property
    def typed(self) -> Typed:
        """What stands here now."""
        picked = self.choices.values if self.choices is not None else ()
        return Typed(
            answer=self.answer.field.text(),
            then=self.then.field.text(),
            chosen=picked,
            frequency=self._typed.frequency,
            evidence=self._typed.evidence,
            note=self.note.text(),
            way=self.answer.way,
            then_way=self.then.way,
            guess=self.unknown.guess.text(),
        )

    def heard(self) -> Heard:
        """What was understood of it."""
        assert self.turn is not None  # it shows one
        return heard(
            self.turn, self._with_evidence(self.typed), self._texts, self._on, self._people
        )

    def heard_unknown(self, base: Typed) -> Heard:
        """What was understood when the customer does not know, perhaps with a guess."""
        assert self.turn is not None  # it shows one
        guess = Typed(
            answer=self.unknown.guess.text(),
            frequency=self._typed.frequency,
            note=self.note.text(),
        )
        found = not_known(self.turn, guess, self._texts, self._on, self._people)
        return found if found.reply is None else with_left(found, self.typed, base)

    def heard_not_applicable(self, base: Typed) -> Heard:
        """It is nothing for this customer."""
        found = Heard(Needs.NOTHING, Reply(given=Given.NOT_APPLICABLE))
        return with_left(found, self.typed, base)

    def ask_guess(self, base: Typed) -> None:
        """The cursor in the guess; an amount that was typed as the answer is one, unknown now."""
        assert self.turn is not None  # it shows one
        typed, guess = self.typed.answer, self.unknown.guess
        if self.unknown.may_guess and not guess.text() and typed != base.answer:
            guessed = Typed(answer=typed, frequency=self._typed.frequency)
            found = not_known(self.turn, guessed, self._texts, self._on, self._people)
            if found.reading is not None and found.reading.amount is not None:
                guess.setText(typed)
                self._changed()
        self.unknown.focus_here()

    def refuse(self, words: str) -> None:
        """Say why this answer cannot be, and stay."""
        self.answer.show_echo(Echoed(words, is_understood=False))
        announce(self, words)

    def focus_here(self) -> None:
        """The cursor in the answer."""
        if self.choices is not None:
            chips = self.choices.chips
            (next((chip for chip in chips if chip.isChecked()), chips[0])).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        else:
            self.answer.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.answer.field.selectAll()

    def focus_for(self, needs: Needs) -> bool:
        """Go to what is still needed; False when that was seen already and may stay empty."""
        match needs:
            case Needs.WAY:
                self.answer.focus_ways()
            case Needs.FREQUENCY if self.often is not None:
                self.often.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)
            case Needs.THEN:
                if self._then_visited and not self.then.field.text().strip():
                    return False
                self._then_visited = True
                if self.then.ways is not None:
                    self.then.focus_ways()
                    return True
                self.then.field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.then.field.selectAll()
            case _:
                self.focus_here()
        return True

    # -- parts -------------------------------------------------------------------------------------

    def _label(self, name: str) -> Label:
        label = Label(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.chapter, 1)
        top.addWidget(self.dots)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[3], SPACE[5], SPACE[3])
        column.setSpacing(SPACE[1])
        column.addLayout(top)
        column.addWidget(self.words)
        self._chips = QVBoxLayout()
        self._chips.setSpacing(SPACE[1])
        column.addSpacing(SPACE[1])
        column.addWidget(self.answer)
        column.addLayout(self._chips)
        column.addSpacing(SPACE[1])
        for widget in (self.then_say, self.then, self.evidence_name, self.evidence):
            column.addWidget(widget)
        column.addSpacing(SPACE[1])
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(self.note_name)
        row.addWidget(self.note, 1)
        column.addLayout(row)
        column.addWidget(self.toeslagen)
        column.addSpacing(SPACE[1])
        column.addStretch(1)
        column.addWidget(self.unknown)

    def _make_chips(self, turn: Turn, typed: Typed) -> None:
        """The choices, or how often it comes, of this question in the place of the last one."""
        say = self.words.said
        self._instead(self.choices, self.often)
        self.choices = choice_chips(turn, say, typed, self._texts, self._people, self)
        self.often = often_chips(turn, typed, self._texts, self)
        if self.choices is not None:
            self.choices.chosen.connect(self._picked)
        if self.often is not None:
            self.often.chosen.connect(self._often_chosen)
        for row in (self.choices, self.often):
            if row is not None:
                self._chips.addWidget(row)
                row.show()
                self._mend_tab_order(row)

    def _instead(self, *rows: ChipRow | None) -> None:
        for row in rows:
            if row is not None:
                self._chips.removeWidget(row)
                row.hide()
                row.deleteLater()

    def _mend_tab_order(self, row: ChipRow) -> None:
        """Tab follows what one sees; what is made later would come last."""
        QWidget.setTabOrder(self.answer.field, row.chips[0])
        for before, after in zip(row.chips, row.chips[1:], strict=False):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(row.chips[-1], self.then.field)

    # -- what happens ------------------------------------------------------------------------------

    def _picked(self, key: str) -> None:
        """A letter or a click; "niets" goes with no other answer."""
        assert self.turn is not None  # there are choices
        assert self.choices is not None
        alone = {choice.key for choice in self.turn.question.choices if choice.alone}
        chosen = self.choices.values
        if len(chosen) > 1:
            kept = (key,) if key in alone else tuple(each for each in chosen if each not in alone)
            if kept != chosen:
                self.choices.choose_all(kept)
        self._changed()

    def _often_chosen(self, key: str) -> None:
        """A chip says how often: the words in the text that say something else go. Where it says
        whose an amount is, the text stays, and counts."""
        self._set(frequency=Frequency(key))
        found = self.heard()
        says_else = found.said not in (None, Frequency(key))
        if says_else and found.reading is not None and not found.reading.who:
            amount = found.reading.amount
            if amount is not None:
                self.answer.field.setText(self._texts.formats.amount(amount))
        into = self.unknown.guess if self.unknown.guess.text() else self.answer.field
        into.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _evidence_chosen(self, key: str) -> None:
        self._set(evidence=Evidence(key))
        self._changed()

    def _set(self, **values: object) -> None:
        self._typed = replace(self._typed, **values)  # type: ignore[arg-type]

    def _changed(self) -> None:
        if len(self.answer.field.text()) > _FITS:
            self.answer.make_room()
        self._follow()
        self.typed_changed.emit()

    def _follow(self) -> None:
        """Echo, chips and follow-up as what was typed has it."""
        assert self.turn is not None  # it shows one
        found = self.heard()
        name = self._texts.text("call.ways.name")
        self.answer.show_echo(self._echo(found), found.ways, ways_name=name)
        self.then.show_echo(found.then_echo, found.then_ways, ways_name=name)
        if self.often is not None:
            often = found.said or self._typed.frequency
            self.often.choose(often.value if often else None)
        shown = (found.reply.evidence if found.reply else None) or self._evidence
        self.evidence.choose(shown.value)
        self.then.setVisible(found.has_then)
        self.then_say.setVisible(found.has_then)
        if self.then_say.text() != self.words.then_said:
            self.then_say.setText(self.words.then_said)

    def _echo(self, found: Heard) -> Echoed:
        """What was understood, unless Enter would refuse it: then why."""
        assert self.turn is not None  # it shows one
        if found.reply is None or not found.echo.words or not found.echo.is_understood:
            return found.echo
        refused = self.why_refused(self.turn, found)
        return Echoed(refused, is_understood=False) if refused else found.echo

    @property
    def _evidence(self) -> Evidence:
        """On the phone it is what the customer says, unless somebody says otherwise."""
        return self._typed.evidence or Evidence.TOLD

    def _with_evidence(self, typed: Typed) -> Typed:
        assert self.turn is not None
        return replace(typed, evidence=self._evidence) if takes_line(self.turn) else typed
