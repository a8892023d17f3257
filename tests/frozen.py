"""Value types that really are frozen: in the tests an assignment to a field is an error.

What the program runs is left as it is; only the second time that a field is set is refused. What a
generated `__init__` sets is set for the first time, so it need not be asked: an assessment makes
three thousand objects of nine fields, and took twice as long in the tests for it.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from typing import Any, Final

from calc.base.value_type import VALUE_TYPES

_GENERATED: Final = "<string>"
"""The file that `dataclasses` says its own methods are in."""


def freeze_value_types() -> None:
    """From now on no field of a value type can be set twice or taken away."""
    for each in VALUE_TYPES:
        if each.__delattr__ is _keep:  # type: ignore[comparison-overlap]
            continue
        init: Any = each.__init__  # type: ignore[misc]
        if init.__code__.co_filename == _GENERATED:
            each.__init__ = _init_of(each)  # type: ignore[misc]
        each.__setattr__ = _set_once  # type: ignore[assignment,method-assign]
        each.__delattr__ = _keep  # type: ignore[assignment,method-assign]


def _init_of(cls: Any) -> Callable[..., None]:
    """The same `__init__`, which sets each field by its slot."""
    space: dict[str, Any] = {}
    takes, does = ["self"], []
    for each in fields(cls):
        name = each.name
        space[f"set_{name}"] = getattr(cls, name).__set__
        value = _value_of(each, space)
        if each.init:
            takes.append(name if value is None else f"{name}={value}")
            given = name
            if each.default_factory is not MISSING:
                given = f"(make_{name}() if {name} is {value} else {name})"
            does.append(f"set_{name}(self, {given})")
        elif value is not None:
            made = f"make_{name}()" if each.default_factory is not MISSING else value
            does.append(f"set_{name}(self, {made})")
    if hasattr(cls, "__post_init__"):
        does.append("self.__post_init__()")
    lines = [f"def __init__({', '.join(takes)}):", *(f"    {line}" for line in does or ["pass"])]
    exec("\n".join(lines), space)
    init: Callable[..., None] = space["__init__"]
    return init


def _value_of(each: "Field[Any]", space: dict[str, Any]) -> str | None:
    """The name in `space` of what the field is when nobody gives it; None: it has to be given."""
    assert not each.kw_only
    if each.default_factory is not MISSING:
        space[f"make_{each.name}"] = each.default_factory
        space["NOT_GIVEN"] = MISSING
        return "NOT_GIVEN"
    if each.default is not MISSING:
        space[f"default_{each.name}"] = each.default
        return f"default_{each.name}"
    return None


def _set_once(self: Any, name: str, value: object) -> None:
    if hasattr(self, name):
        raise FrozenInstanceError(f"{type(self).__name__}.{name} is set twice")
    object.__setattr__(self, name, value)


def _keep(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} is taken away")
