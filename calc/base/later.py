"""A value that is worked out when somebody asks for it, once."""

from collections.abc import Callable
from typing import Generic, TypeVar

from calc.base.money import engine_context

T = TypeVar("T")


class Later(Generic[T]):
    """What `make` gives, made at the first call. Compared and hashed by what it gives.

    `make` must give the same whenever it is called; it computes as the engine does, whoever asks.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make

    def __call__(self) -> T:
        """The value."""
        if self._make is not None:
            with engine_context():
                self._made = self._make()
            self._make = None  # what it was made of is not kept any longer
        return self._made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and bool(self() == other())

    def __hash__(self) -> int:
        return hash(self())

    def __repr__(self) -> str:
        return repr(self())
