"""An answer as it was heard, put into the dossier: also from when and until when, said along."""

from typing import Any

from app.services.call.answering import answered, put
from app.services.call.conversation import Conversation
from app.services.call.heard import Heard
from app.services.call.turns import Turn
from app.services.editing import changed, value_at
from calc import Draft, Problem


def taken(talk: Conversation, turn: Turn, heard: Heard) -> Draft | tuple[Problem, ...]:
    """The draft with the answer, or what is wrong with it. `heard` has a reply."""
    assert heard.reply is not None  # the screen asks first whether there is one
    return _with_bounds(talk, turn, heard, answered(talk, turn, heard.reply))


def refusals(talk: Conversation, turn: Turn, heard: Heard) -> tuple[Problem, ...]:
    """Why `taken` would refuse this answer, () when it would not; for every key that is typed, so
    what would follow from the answer is not worked out.
    """
    assert heard.reply is not None  # the screen asks first whether there is one
    result = _with_bounds(talk, turn, heard, put(talk, turn, heard.reply))
    return result if isinstance(result, tuple) else ()


def _with_bounds(
    talk: Conversation, turn: Turn, heard: Heard, draft: Draft | tuple[Problem, ...]
) -> Draft | tuple[Problem, ...]:
    """The draft with from when and until when, where that was said along."""
    reading = heard.reading
    if isinstance(draft, tuple) or reading is None:
        return draft
    bounds = {"from_date": reading.from_date, "until": reading.until}
    said = {name: day for name, day in bounds.items() if day is not None}
    if not said:
        return draft
    after = Conversation(draft, talk.on, talk.assessment, talk.script, talk.language)
    path = after.path(turn)
    place = turn.question.place
    if path is None or place is None or not place.is_line:
        # A sum that does not run has no begin and no end; what was said is not dropped.
        return (Problem("bounds_not_here", ""),)
    line: Any = value_at(draft, path[:2])
    return changed(draft, path[:2], line.model_copy(update=said))
