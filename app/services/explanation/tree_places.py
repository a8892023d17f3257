"""Where each step of an assessment stands: once, at the place that is nearest to the top.

Searching and opening "everything" go by these places. The tree as a whole would be endless: months
share their steps, and a step stands wherever it is a part.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from app.services.explanation.tree_nodes import Branch, Content, contents_of
from calc.base.value_type import value_type

Rows = tuple[int, ...]


@value_type
class Place:
    """A heading or a step, and the rows from the top that lead to it."""

    rows: Rows
    content: Content


def places_of(branches: Iterable[Content]) -> list[Place]:
    """Every heading and every step, in the order of reading from top to bottom."""
    return sorted(_nearest(branches), key=lambda place: place.rows)


def found(places: Iterable[Place], text: str, say: Callable[[Content], str]) -> list[Place]:
    """The places whose words hold every word of `text`; `say` gives them in small letters."""
    wanted = text.casefold().split()
    if not wanted:
        return []
    return [place for place in places if _holds(say(place.content), wanted)]


def _holds(words: str, wanted: list[str]) -> bool:
    return all(word in words for word in wanted)


def _nearest(branches: Iterable[Content]) -> Iterator[Place]:
    """Level by level, so that a step is met first where it stands highest."""
    seen: set[str] = set()
    waiting = deque(Place((row,), content) for row, content in enumerate(branches))
    while waiting:
        place = waiting.popleft()
        name = _name(place)
        if name in seen:
            continue
        seen.add(name)
        yield place
        for row, part in enumerate(contents_of(place.content)):
            waiting.append(Place((*place.rows, row), part))


def _name(place: Place) -> str:
    """What tells a step from all others; values of the policy are made anew in each month."""
    content = place.content
    if isinstance(content, Branch):
        return f"{place.rows} {content.key}"
    return f"{content.id} {content.unit.value} {content.amount}"
