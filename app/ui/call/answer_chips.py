"""The chips of a question: its choices, how often an amount comes, and how well it is known."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.i18n import Texts, say_choice
from app.services.call.heard import NO, NOT_KNOWN, YES, Typed
from app.services.call.hearing import asks_how_often
from app.services.call.script import AnswerKind
from app.services.call.turns import Turn
from app.services.call.whose_chips import choice_words
from app.services.reading import People
from app.ui.widgets.chip import Answer, ChipRow
from calc.base.period import Frequency
from calc.dossier.codes import Evidence

_LETTERS: Final = {
    Frequency.DAY: "D", Frequency.WEEK: "W", Frequency.TWO_WEEKS: "2", Frequency.FOUR_WEEKS: "4",
    Frequency.MONTH: "M", Frequency.TWO_MONTHS: "T", Frequency.QUARTER: "K",
    Frequency.HALF_YEAR: "H", Frequency.YEAR: "J", Frequency.ONCE: "E",
}  # fmt: skip
_EVIDENCE: Final = {
    Evidence.SEEN: "G", Evidence.TOLD: "Z", Evidence.ESTIMATED: "S", Evidence.MISSING: "O",
}  # fmt: skip
_YES_NO: Final = {YES: "call.yes", NO: "call.no", NOT_KNOWN: "call.not_known"}


def choice_chips(
    turn: Turn, say: str, typed: Typed, texts: Texts, people: People, parent: QWidget
) -> ChipRow | None:
    """The answers to choose from by their letters; None for a question that is typed. `people`:
    whose names stand in them."""
    match turn.kind:
        case AnswerKind.YES_NO:
            words = {key: texts.text(word) for key, word in _YES_NO.items()}
            answers = [Answer(key, word[:1], word) for key, word in words.items()]
        case AnswerKind.CHOICE:
            labels = choice_words(turn.question, texts.language, people)
            answers = [Answer(key, key, label) for key, label in labels.items()]
        case _:
            return None
    many = turn.kind is AnswerKind.CHOICE and turn.question.multiple
    row = ChipRow(say, answers, parent, many=many)
    if many:
        row.choose_all(typed.chosen)
    else:
        row.choose(typed.chosen[0] if typed.chosen else None)
    return row


def often_chips(turn: Turn, typed: Typed, texts: Texts, parent: QWidget) -> ChipRow | None:
    """The usual ways in which an amount comes; None where there is one at most."""
    if not asks_how_often(turn):
        return None
    answers = [
        Answer(each.value, _LETTERS[each], say_choice(texts, each))
        for each in turn.question.frequencies
    ]
    row = ChipRow(texts.text("call.often.name"), answers, parent)
    row.choose(typed.frequency.value if typed.frequency else None)
    return row


def evidence_chips(texts: Texts, parent: QWidget) -> ChipRow:
    """How well an amount is known."""
    answers = [
        Answer(each.value, letter, texts.text(f"call.evidence.{each.name.lower()}"))
        for each, letter in _EVIDENCE.items()
    ]
    return ChipRow(texts.text("call.evidence.name"), answers, parent)


def toeslagen_chip(texts: Texts, parent: QWidget) -> ChipRow:
    """Whether the toeslagen are worked out during the call."""
    answer = Answer("yes", "T", texts.text("call.toeslagen"))
    return ChipRow(texts.text("call.toeslagen"), [answer], parent, many=True)
