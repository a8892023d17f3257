"""Two assessments as JSON, value by value: nothing that stands in a file is left out.

Outcomes are named by their path, steps by their id and field. Names that occur twice are counted,
so that no value hides behind another with the same name.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from calc.base.value_type import value_type

RECEIPT: Final = "receipt"
STEPS: Final = "steps"
STEP: Final = "step "
ORDER: Final = "order"
"""What differs when every value is there, at another place."""
_NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,12})?", re.ASCII)
_AMOUNT: Final = "amount"
_PARTS: Final = "parts"
_NOT_THERE: Final = object()
_JSON: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
"""Made once: an outcome has ten thousand values, and most of them are a few letters."""
_AS_IT_STANDS: Final = json.JSONEncoder(ensure_ascii=False)
"""In the order of the file, for a whole outcome."""


@value_type
class Difference:
    """An outcome that is not the same. `what` is its path in the assessment, or the id of a step.

    A value that one of the two does not have is None there. `amount` is after less before, when
    both are amounts.
    """

    what: str
    before: str | None
    after: str | None

    @property
    def amount(self) -> Decimal | None:
        """After less before; None when one of them is no number."""
        sides = (self.before, self.after)
        if not all(side is not None and _NUMBER.fullmatch(side) for side in sides):
            return None
        before, after = (Decimal(str(side)) for side in sides)
        return after - before


def differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[Difference, ...]:
    """Every outcome and every field of a step that is not the same in both; not the receipts."""
    return _differences(_without_receipt(before), _without_receipt(after))


def receipt_differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[Difference, ...]:
    """Every value of the receipts of two assessments that is not the same in both."""
    return _differences(*({RECEIPT: values.get(RECEIPT)} for values in (before, after)))


def _without_receipt(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != RECEIPT}


def _differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[Difference, ...]:
    if before == after and _AS_IT_STANDS.encode(before) == _AS_IT_STANDS.encode(after):
        return ()  # nearly all that is rechecked is the same, to the letter
    old, new = _counted(before), _counted(after)
    names = [*old, *(name for name in new if name not in old)]
    found = [
        _difference(name, _json_of(old, name), _json_of(new, name))
        for name in names
        if not _same(old.get(name, _NOT_THERE), new.get(name, _NOT_THERE))
    ]
    if not found and _written(before) != _written(after):
        found.append(Difference(ORDER, None, None))
    return tuple(found)


def _same(before: Any, after: Any) -> bool:
    """Whether two values are the same in JSON, where 1, 1.0 and true are three."""
    if type(before) is str and type(after) is str:  # nearly all; a text is written in one way
        return before == after
    if before is _NOT_THERE or after is _NOT_THERE:
        return before is after
    return _written(before) == _written(after)


def _json_of(values: dict[str, Any], name: str) -> str | None:
    return _written(values[name]) if name in values else None


def _difference(name: str, before: str | None, after: str | None) -> Difference:
    """Values as people read them, unless only JSON tells them apart, such as 5 and "5"."""
    plain = Difference(name, _plain(before), _plain(after))
    return plain if plain.before != plain.after else Difference(name, before, after)


def _plain(written: str | None) -> str | None:
    value = None if written is None else json.loads(written)
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


def _counted(values: dict[str, Any]) -> dict[str, Any]:
    """Each value by its name; a name that was met before gets its number."""
    met: dict[str, int] = {}
    found: dict[str, Any] = {}
    for name, value in _named(values):
        times = met[name] = met.get(name, 0) + 1
        found[name if times == 1 else f"{name} ({times})"] = value
    return found


def _written(value: Any) -> str:
    return _JSON.encode(value)


def _named(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if key == STEPS:
            yield from _steps(value)
        else:
            yield from _leaves(key, value)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every value below a path; an empty list or group is a value too. In the order of the file."""
    waiting = [(path, value)]
    while waiting:
        here, found = waiting.pop()
        if isinstance(found, dict) and found:
            waiting += [(f"{here}.{key}", inner) for key, inner in reversed(found.items())]
        elif isinstance(found, list) and found:
            named = [(_place(index, inner), inner) for index, inner in enumerate(found)]
            waiting += [(f"{here}[{place}]", inner) for place, inner in reversed(named)]
        else:
            yield here, found


def _place(index: int, item: Any) -> object:
    """How an item of a list is called: by its month where it has one."""
    month = item.get("month") if isinstance(item, dict) else None
    return month if isinstance(month, str) and month else index


def _steps(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every field of every step by the id of the step, and which parts it has, in which order."""
    if not isinstance(tree, list):
        yield STEPS, tree
        return
    yield f"{STEPS}.{_PARTS}", _ids(tree)
    met: Counter[str] = Counter()
    waiting = list(reversed(tree))
    while waiting:
        step = waiting.pop()
        if not isinstance(step, dict):
            yield STEPS, step
            continue
        if "id" in step:
            name = f"{STEP}{step['id']}"
            met[name] += 1  # an id belongs to one step; should two have it, both are compared
            name = name if met[name] == 1 else f"{name} ({met[name]})"
            yield name, step.get(_AMOUNT)
        else:  # only pointed at: it was written before
            name = f"{STEP}{step.get('see')} (see)"
            yield name, step.get(_AMOUNT)
        parts: Any = step.get(_PARTS)
        if _PARTS in step:
            yield f"{name}.{_PARTS}", _ids(parts) if isinstance(parts, list) else parts
        for field, value in step.items():
            if field in (_AMOUNT, _PARTS):
                continue
            if isinstance(value, str):  # most are, and have nothing below them
                yield f"{name}.{field}", value
            else:
                yield from _leaves(f"{name}.{field}", value)
        waiting += reversed(parts) if isinstance(parts, list) else ()


def _ids(steps: list[Any]) -> Any:
    """What the parts of a step are called."""
    names: list[Any] = [
        step.get("id", step.get("see")) if isinstance(step, dict) else step for step in steps
    ]
    return ", ".join(names) if all(isinstance(name, str) for name in names) else names
