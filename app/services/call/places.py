"""Where an answer of the script stands in a dossier: `income[I01].amount`, `adults[].name`.

A selector is a code of the catalogue (a line or a check), the ref of a person or a co-debtor, or
nothing: the person or the line that is being asked about. A place without one is a field.
"""

import re
from typing import Any, Final

from app.services.editing import Path
from calc import Draft
from calc.base.value_type import value_type
from calc.dossier.budget_lines import LINES

_WRITTEN: Final = re.compile(r"([a-z_.]+)(?:\[([A-Z0-9]*)\])?(?:\.([a-z0-9_.]+))?")


class PlaceFault(ValueError):
    """A place that cannot be read."""


@value_type
class Place:
    """`group`: the list, or () for a plain field. `selector`: who or what in it; "": the one asked
    about. `names`: the field in it.
    """

    group: Path
    selector: str
    names: tuple[str, ...]

    @property
    def field(self) -> str:
        """The last name: what it is that is filled."""
        return self.names[-1] if self.names else str(self.group[-1])

    @property
    def is_line(self) -> bool:
        """It is a line of income, costs or arrangements."""
        return len(self.group) == 1 and self.group[0] in LINES

    @property
    def is_check(self) -> bool:
        """It is the state of a check."""
        return self.group == ("checks",)


def parse_place(text: str) -> Place:
    """Read a place. Raises PlaceFault."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise PlaceFault(text)
    before, selector, after = match.groups()
    if selector is None:
        return Place((), "", tuple(text.split(".")))
    return Place(tuple(before.split(".")), selector, tuple(after.split(".")) if after else ())


def index_of(draft: Draft, place: Place, ref: str) -> int | None:
    """Which item of its list a place is about; `ref` where the place names nobody itself."""
    wanted = place.selector or ref
    for index, item in enumerate(_items(draft, place)):
        # Not by getattr: what a model does not have it looks for in all its classes.
        values = vars(item)
        if wanted in (values.get("ref"), values.get("code")):
            return index
    return None


def path_of_place(draft: Draft, place: Place, ref: str = "") -> Path | None:
    """The path in a draft; None as long as the person, line or check is not there."""
    if not place.group:
        return place.names
    index = index_of(draft, place, ref)
    return None if index is None else (*place.group, index, *place.names)


def _items(draft: Draft, place: Place) -> tuple[Any, ...]:
    here: Any = draft
    for name in place.group:
        here = getattr(here, str(name))
    return tuple(here)
