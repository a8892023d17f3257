"""An answer as it was heard, put into the dossier: also from when and until when, whose it is, and
what was said of the other one along with it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.services.call.answering import answered, put
from app.services.call.conversation import Conversation
from app.services.call.heard import Heard
from app.services.call.owners import OWNERS
from app.services.call.records import with_record
from app.services.call.reply import Reply
from app.services.call.turns import Turn, key_of
from app.services.editing import changed, value_at
from calc import Draft, Problem

_Result = Draft | tuple[Problem, ...]
_Put = Callable[[Conversation, Turn, Reply], _Result]


def taken(talk: Conversation, turn: Turn, heard: Heard) -> _Result:
    """The draft with the answer, or what is wrong with it. `heard` has a reply."""
    return _all_put(talk, turn, heard, answered)


def refusals(talk: Conversation, turn: Turn, heard: Heard) -> tuple[Problem, ...]:
    """Why `taken` would refuse this answer, () when it would not; for every key that is typed, so
    what would follow from the answer is not worked out.
    """
    result = _all_put(talk, turn, heard, put)
    return result if isinstance(result, tuple) else ()


def _all_put(talk: Conversation, turn: Turn, heard: Heard, way: _Put) -> _Result:
    """The draft with the answer, and with that of the other one where it was said at once."""
    assert heard.reply is not None  # the screen asks first whether there is one
    draft = _with_bounds(talk, turn, heard, way(talk, turn, heard.reply))
    if isinstance(draft, tuple):
        return draft
    if heard.reply.who and not turn.ref:
        draft = _with_whose(talk, turn, draft, heard.reply.who)
    of = heard.reading.beside if heard.reading is not None else ()
    for reply, reading in zip(heard.reply.also, of, strict=False):
        after = _again(talk, draft)
        other = _turn_of(after, turn, reply.who)
        also = replace(heard, reply=reply, reading=replace(reading, beside=()))
        found = _all_put(after, other, also, way)
        if isinstance(found, tuple):
            return found
        draft = found
    return draft


def _turn_of(talk: Conversation, turn: Turn, who: str) -> Turn:
    """The turn for the same question about the other one: asked apart, or one more line."""
    if turn.ref:
        found = talk.turn(key_of(turn.question, who))
        assert found is not None  # each adult has one, open or not
        return found
    mine = talk.path(turn)
    for each in talk.turns:
        path = talk.path(each) if each.question is turn.question else None
        if path is None or path == mine:
            continue
        line: Any = value_at(talk.draft, path[:2])
        if line.who == who:
            return each
    return talk.another(turn)


def _with_whose(talk: Conversation, turn: Turn, draft: Draft, who: str) -> Draft:
    """The draft in which it is written down that it was said whose this line is: where that is a
    question of its own, it was answered."""
    after = _again(talk, draft)
    path = after.path(turn)
    if path is None:
        return draft
    for each in after.asked:
        place = each.question.place
        if place is None or place.field != "who" or after.path(each) != (*path[:2], "who"):
            continue
        key = next(key for key, owner in OWNERS.items() if owner == who)
        return with_record(draft, each.record, talk.on, [key])
    return draft


def _again(talk: Conversation, draft: Draft) -> Conversation:
    return Conversation(draft, talk.on, talk.assessment, talk.script, talk.language)


def _with_bounds(talk: Conversation, turn: Turn, heard: Heard, draft: _Result) -> _Result:
    """The draft with from when and until when, where that was said along."""
    reading = heard.reading
    if isinstance(draft, tuple) or reading is None:
        return draft
    bounds = {"from_date": reading.from_date, "until": reading.until}
    said = {name: day for name, day in bounds.items() if day is not None}
    if not said:
        return draft
    after = _again(talk, draft)
    path = after.path(turn)
    place = turn.question.place
    if path is None or place is None or not place.is_line:
        # A sum that does not run has no begin and no end; what was said is not dropped.
        return (Problem("bounds_not_here", ""),)
    line: Any = value_at(draft, path[:2])
    return changed(draft, path[:2], line.model_copy(update=said))
