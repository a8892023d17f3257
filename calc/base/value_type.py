"""Value types: frozen for the type checker, plain objects with slots when the program runs.

A frozen dataclass pays for its promise at run time: every field goes through `object.__setattr__`,
and an assessment makes some three thousand objects. Without it one costs a quarter to make, and so
does a class to declare, at every start: one method is generated instead of seven. The promise is
kept by mypy, which reports every assignment, and by the tests, in which it is an error (0027).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform, overload

T = TypeVar("T", bound=type)
VALUE_TYPES: Final[list[type]] = []
"""Every value type there is, for the tests that hold them to it."""


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_type(cls: T, /) -> T: ...


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_type(*, eq: bool = True, order: bool = False) -> Callable[[T], T]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_type(cls: Any = None, /, *, eq: bool = True, order: bool = False) -> Any:
    """What `@dataclass(frozen=True, slots=True)` says; `eq=False`: compared by identity."""

    def declare(cls: type) -> type:
        made: type = dataclass(slots=True, eq=False, repr=False)(cls)
        methods = {"__repr__": _repr, **(_compared(made, order=order) if eq else {})}
        for name in methods.keys() - cls.__dict__.keys():
            setattr(made, name, methods[name])
        VALUE_TYPES.append(made)
        return made

    return declare if cls is None else declare(cls)


def _compared(cls: type, *, order: bool) -> dict[str, Callable[..., Any]]:
    """Equality, hash and order by the values of all fields together."""
    names = [each.name for each in fields(cls) if each.compare]
    values: Callable[[Any], Any] = attrgetter(*names) if len(names) > 1 else _tuple_of(names)

    def equals(self: Any, other: Any) -> Any:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def is_less(self: Any, other: Any) -> Any:
        return values(self) < values(other) if type(other) is type(self) else NotImplemented

    def is_at_most(self: Any, other: Any) -> Any:
        return values(self) <= values(other) if type(other) is type(self) else NotImplemented

    ordered = {"__lt__": is_less, "__le__": is_at_most} if order else {}
    return {"__eq__": equals, "__hash__": lambda self: hash(values(self)), **ordered}


def _tuple_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What `attrgetter` does for two names and more, for one or none."""
    return lambda self: tuple(getattr(self, name) for name in names)


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
