"""Finding: one thing that an officer must see, and what it does to the outcome."""

from dataclasses import dataclass
from enum import StrEnum

from calc.base.params import Code, Params, Value


class Severity(StrEnum):
    """What a finding does."""

    MISSING = "missing"
    """something a plan needs is not known: the result is partial"""
    BLOCKS = "blocks"
    """no final plan before this is settled"""
    WARNS = "warns"
    """an officer should look at this"""
    INFORMS = "informs"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing found: a code, the path of the field it is about, and values for its sentence."""

    severity: Severity
    code: str
    path: str
    params: Params = ()

    def value(self, name: str) -> Value | None:
        """The value of that name; None when it has none."""
        return dict(self.params).get(name)

    def code_of(self, name: str) -> str:
        """The code that it names under that name: "S02", "huurtoeslag"; "" when it names none."""
        value = self.value(name)
        return value.code if isinstance(value, Code) else ""
