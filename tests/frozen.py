"""Value types that really are frozen: in the tests an assignment to a field is an error.

What the program runs is left as it is; only the second time that a field is set is refused.
"""

from dataclasses import FrozenInstanceError
from typing import Any

from calc.base.value_type import VALUE_TYPES


def freeze_value_types() -> None:
    """From now on no field of a value type can be set twice or taken away."""
    for each in VALUE_TYPES:
        each.__setattr__ = _set_once  # type: ignore[assignment,method-assign]
        each.__delattr__ = _keep  # type: ignore[assignment,method-assign]


def _set_once(self: Any, name: str, value: object) -> None:
    if hasattr(self, name):
        raise FrozenInstanceError(f"{type(self).__name__}.{name} is set twice")
    object.__setattr__(self, name, value)


def _keep(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} is taken away")
