"""Finding: one thing that an officer must see, and what it does to the outcome."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from calc.base.params import Code, Params, Value
from calc.base.path import field_path
from calc.base.value_type import value_type


class Severity(StrEnum):
    """What a finding does."""

    MISSING = "missing"
    """something a plan needs is not known: the result is partial"""
    BLOCKS = "blocks"
    """no final plan before this is settled"""
    WARNS = "warns"
    """an officer should look at this"""
    INFORMS = "informs"


@value_type(order=True)
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


_WEIGHT: Final = {severity: place for place, severity in enumerate(Severity)}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What weighs most first; checks by their code, lines in the order of the dossier."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, str, str, tuple[tuple[bool, str | int], ...]]:
    place = field_path(finding.path).order
    return (_WEIGHT[finding.severity], finding.code, finding.code_of("check"), place)
