"""Value types: frozen for the type checker, plain objects with slots when the program runs.

A frozen dataclass pays for its promise at run time: every field goes through `object.__setattr__`,
and an assessment makes some three thousand objects. Without it one costs a quarter to make. The
promise is kept by mypy, which reports every assignment, and by the tests, in which it is an error
(0027).

There are a hundred and fifty of these classes at every start, and a dataclass compiles methods for
each. A class of plain fields is made here without compiling anything, in a tenth of the time: its
`__init__` is one for that many fields with the names put in. What is more than plain fields (a
factory, `__post_init__`, a base) is left to `dataclass`.
"""

import sys
from collections.abc import Callable, Hashable, Sequence
from dataclasses import Field, InitVar, dataclass, field, fields
from functools import cache
from inspect import get_annotations
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, ClassVar, Final, TypeVar, dataclass_transform, get_origin, overload

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
        made = _plain(cls) or dataclass(slots=True, eq=False, repr=False)(cls)
        methods = {"__repr__": _repr, **(_compared(made, order=order) if eq else {})}
        for name in methods.keys() - cls.__dict__.keys():
            setattr(made, name, methods[name])
        VALUE_TYPES.append(made)
        return made

    return declare if cls is None else declare(cls)


class _LateFields:
    """The fields of a plain class as `dataclasses` knows them, for whoever asks for them."""

    def __init__(self, declared: dict[str, Any]) -> None:
        self._declared = declared

    def __get__(self, value: object, cls: type) -> dict[str, Any]:
        # A text of its own: else `dataclass` writes one, of the signature.
        twin = type("Twin", (), {"__doc__": "Has the fields.", **self._declared})
        dataclass(init=False, repr=False, eq=False)(twin)
        known: dict[str, Any] = {each.name: each for each in fields(twin)}
        owner = next(each for each in cls.__mro__ if each.__dict__.get(_FIELDS) is self)
        setattr(owner, _FIELDS, known)
        return known


_FIELDS: Final = "__dataclass_fields__"


def _plain(cls: type) -> type | None:
    """The class with slots for its fields and an `__init__`; None when it is more than that."""
    types: dict[str, Any] = get_annotations(cls)
    names = tuple(types)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    if (
        cls.__bases__ != (object,)
        or "__post_init__" in cls.__dict__
        or names[len(names) - len(defaults) :] != tuple(defaults)
        or any(
            isinstance(each, Field) or not isinstance(each, Hashable) for each in defaults.values()
        )
        or any(_is_no_field(each) for each in types.values())
    ):
        return None
    dropped = {*names, "__dict__", "__weakref__"}
    body = {name: value for name, value in cls.__dict__.items() if name not in dropped}
    body["__slots__"] = body["__match_args__"] = names
    body[_FIELDS] = _LateFields({"__annotations__": types, **defaults})
    made = type(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _init(made, types, tuple(defaults.values()))  # type: ignore[misc]
    return made


def _is_no_field(declared: Any) -> bool:
    """Whether `dataclass` would make something else of it than a field of every value."""
    if isinstance(declared, str):
        return "ClassVar" in declared or "InitVar" in declared
    return isinstance(declared, InitVar) or ClassVar in (declared, get_origin(declared))


def _init(cls: type, types: dict[str, Any], defaults: tuple[Any, ...]) -> FunctionType:
    """Takes each field by place or by name, and sets it."""
    names = tuple(types)
    code = _init_of(len(names)).replace(co_varnames=("self", *names), co_names=names)
    made = FunctionType(code, vars(sys.modules[cls.__module__]), "__init__", defaults)
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = {**types, "return": None}
    return made


@cache
def _init_of(count: int) -> CodeType:
    """The code of an `__init__` for so many fields, whatever their names are."""
    names = [f"field_{place}" for place in range(count)]
    lines = [f"    self.{name} = {name}" for name in names] or ["    pass"]
    scope: dict[str, Any] = {}
    exec("\n".join([f"def __init__({', '.join(['self', *names])}):", *lines]), scope)
    code: CodeType = scope["__init__"].__code__
    return code


def _compared(cls: type, *, order: bool) -> dict[str, Callable[..., Any]]:
    """Equality, hash and order by the values of all fields together."""
    is_plain = isinstance(cls.__dict__[_FIELDS], _LateFields)
    names = (
        cls.__dict__["__slots__"]
        if is_plain
        else [each.name for each in fields(cls) if each.compare]
    )
    values: Callable[[Any], Any] = attrgetter(*names) if len(names) > 1 else _tuple_of(names)

    def equals(self: Any, other: Any) -> Any:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def is_less(self: Any, other: Any) -> Any:
        return values(self) < values(other) if type(other) is type(self) else NotImplemented

    def is_at_most(self: Any, other: Any) -> Any:
        return values(self) <= values(other) if type(other) is type(self) else NotImplemented

    ordered = {"__lt__": is_less, "__le__": is_at_most} if order else {}
    return {"__eq__": equals, "__hash__": lambda self: hash(values(self)), **ordered}


def _tuple_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What `attrgetter` does for two names and more, for one or none."""
    return lambda self: tuple(getattr(self, name) for name in names)


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
