"""F1: what a field is about, why it is asked, and which article it comes from. No Qt."""

from typing import Final

from app.i18n import Texts, say_field
from app.services.call.conversation import Conversation
from app.services.call.sentences import sentences
from app.services.call.turns import Turn
from app.services.editing import Path, value_at
from app.services.intake import page_fields, people_fields
from app.services.intake.fields import Section
from app.services.locating.entries import question_title
from calc.base.value_type import value_type

_SECTIONS: Final = tuple(
    each
    for module in (page_fields, people_fields)
    for value in vars(module).values()
    for each in (value if isinstance(value, tuple) else (value,))
    if isinstance(each, Section)
)
_WITH_CODES: Final = ("income", "expenses", "arrangements", "checks")
_OWN: Final = ("amount", "code", "label", "creditor", "state")
"""What of a line or a check its question is about; its other fields have words of their own."""


@value_type
class FieldHelp:
    """`say`: the question to ask; `parts`: a caption and what it says, the most needed first."""

    title: str
    say: str
    parts: tuple[tuple[str, str], ...]


def help_at(path: Path, talk: Conversation, texts: Texts) -> FieldHelp:
    """The help at a field. A field that nobody is asked about has what stands at it in the form."""
    turn = _turn_at(path, talk)
    names = tuple(str(part) for part in path if isinstance(part, str))
    own = _own_words(names, texts)
    if turn is None:
        return FieldHelp(_name(names, texts), "", own)
    said = sentences(talk, turn, texts)
    captions = (
        ("why", said.explain), ("law", said.help), ("unknown", said.if_unknown),
        ("evidence", said.evidence),
    )  # fmt: skip
    parts = tuple((texts.text(f"find.help.{key}"), words) for key, words in captions if words)
    is_own = len(path) < 3 or names[-1] in _OWN or talk.path(turn) == path
    title = question_title(turn.question, texts)
    if not is_own:
        title = f"{title}: {say_field(texts, names)}"
    return FieldHelp(title, said.say, (*own, *parts))


def _turn_at(path: Path, talk: Conversation) -> Turn | None:
    """The turn that asks for what stands here; also one that is not for this household now.

    The other fields of a line belong to its question; those of a person do not.
    """
    places = [(turn, talk.path(turn)) for turn in talk.turns]
    exact = next((turn for turn, at in places if at == path), None)
    if exact is not None or len(path) < 2 or not isinstance(path[1], int):
        return exact
    if path[0] not in _WITH_CODES:
        wanted = (path[:1], path[2:])
        return next((turn for turn in talk.turns if turn.question.place is not None
                     and (turn.question.place.group, turn.question.place.names) == wanted),
                    None)  # fmt: skip
    near = next((turn for turn, at in places if at and at[:2] == path[:2]), None)
    return near or _of_code(path, talk)


def _of_code(path: Path, talk: Conversation) -> Turn | None:
    try:
        code = value_at(talk.draft, (*path[:2], "code"))
    except LookupError:
        return None
    question = talk.script.asks_code(code) if isinstance(code, str) else None
    return next((turn for turn in talk.turns if turn.question is question), None)


def _own_words(names: tuple[str, ...], texts: Texts) -> tuple[tuple[str, str], ...]:
    """What the form says at a field, and at the section it is in."""
    found: list[tuple[str, str]] = []
    for section in _SECTIONS:
        for spec in section.fields:
            if spec.names in (names, names[1:]) and names:
                here = (spec.help, section.help if spec.names == names else "")
                found += [(texts.text("find.help.here"), texts.text(key)) for key in here if key]
    return tuple(dict.fromkeys(found))


def _name(names: tuple[str, ...], texts: Texts) -> str:
    if not names:
        return texts.text("find.help.title")
    said = say_field(texts, names)
    return said[:1].upper() + said[1:]
