"""What stands around a question: its place in the form, its caption, its dots and the keys."""

from collections.abc import Sequence
from typing import Final

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.progress import TimeLeft
from app.services.call.turns import Turn, TurnState
from app.services.call.walking import of_chapter
from app.ui.call.chapters import Chapters
from app.ui.call.dots import Dot, Sign
from app.ui.call.question_card import QuestionCard
from calc.base.problem import path_of

_SIGNS: Final = {
    TurnState.OPEN: Sign.OPEN,
    TurnState.ANSWERED: Sign.ANSWERED,
    TurnState.UNKNOWN: Sign.UNKNOWN,
    TurnState.NOT_APPLICABLE: Sign.ANSWERED,
    TurnState.CLOSED: Sign.NOT_ASKED,
}
_PLACES: Final = {
    "hello": "contact.preferred_channel", "debt": "debt.balance", "household": "household_type",
    "home": "housing.tenure", "income": "income", "allowances": "income", "fixed": "expenses",
    "daily": "expenses", "health": "expenses", "children": "expenses", "transport": "expenses",
    "others": "arrangements", "checks": "checks", "outcome": "result", "closing": "result",
}  # fmt: skip
"""Where the form has what a chapter is about, for a question without a field of its own."""
_KEYS: Final = {
    "Enter": "next", "Shift+Enter": "back", "F7": "not_applicable", "F8": "unknown", "F1": "why",
    "Ctrl+J": "moments",
}  # fmt: skip


def form_place(talk: Conversation, turn: Turn) -> str:
    """Where the answer of a question stands in the form, or what comes nearest."""
    path = talk.path(turn)
    if path is not None:
        return path_of(path)
    place = turn.question.place
    if place is not None and place.is_line:
        return str(place.group[0])
    return _PLACES.get(turn.question.chapter, "")


def caption(talk: Conversation, turn: Turn, texts: Texts) -> str:
    """ "Inkomsten · vraag 14 · Kim": the number is that of this household."""
    asked = [each.key for each in talk.asked]
    number = asked.index(turn.key) + 1 if turn.key in asked else len(asked) + 1
    chapter = next(
        each.chapter for each in talk.chapters if each.chapter.key == turn.question.chapter
    )
    parts = [chapter.title[texts.language], texts.text("call.question_number", number=number)]
    if turn.about is not None and turn.about.name and turn.ref != "A":
        parts.append(turn.about.name)
    return " \N{MIDDLE DOT} ".join(parts)


def dots_of(turns: Sequence[Turn], here: str, texts: Texts) -> list[Dot]:
    """The questions of a chapter; `here` is the key of the one that is shown."""
    return [
        Dot(
            Sign.HERE if turn.key == here else _SIGNS[turn.state],
            f"{turn.question.say[texts.language]} "
            f"({texts.text(f'call.state.{turn.state.name.lower()}')})",
        )
        for turn in turns
    ]


def may_add(turn: Turn) -> bool:
    """Whether there may be one more of the same: a second job, another fund."""
    place = turn.question.place
    return bool(turn.question.codes) and place is not None and place.is_line


def keys_of_question(turn: Turn | None, texts: Texts) -> list[tuple[str, str]]:
    """The keys of a question, the most important first."""
    keys = dict(_KEYS)
    if turn is not None and turn.question.from_system:
        keys["F7"] = "later"
    if turn is not None and may_add(turn):
        keys["Ins"] = "another"
    return [(key, texts.text(f"call.key.{name}")) for key, name in keys.items()]


def keys_of_moments(texts: Texts) -> list[tuple[str, str]]:
    """The keys of the sheet with hard moments."""
    return [("1 \N{HORIZONTAL ELLIPSIS} 8", texts.text("call.key.moment")),
            ("Esc", texts.text("call.key.back_to_question"))]  # fmt: skip


def keys_of_end(texts: Texts, *, has_letter: bool) -> list[tuple[str, str]]:
    """The keys of the end of the conversation."""
    letter = [("Enter", texts.text("call.key.letter"))] if has_letter else []
    back = ("Shift+Enter", texts.text("call.key.back"))
    return [*letter, back, ("Ctrl+J", texts.text("call.key.moments"))]


def show_chapter(
    chapters: Chapters, card: QuestionCard, talk: Conversation, here: Turn | None, key: str,
    left: TimeLeft, texts: Texts,
) -> None:  # fmt: skip
    """Show where we are: the chapters, the signs of this one, and what is left. `key`: what is
    shown, also when that is no question."""
    chapter = here.question.chapter if here is not None else talk.chapters[-1].chapter.key
    chapters.show_talk(talk, chapter, left)
    count = next(each for each in talk.chapters if each.chapter.key == chapter)
    said = texts.text("call.chapter_count", done=count.done, of=count.asked)
    card.show_dots(dots_of(of_chapter(talk, here), key, texts), said)
