"""Finding: one thing that an officer must see, and what it does to the outcome."""

from enum import StrEnum

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
    params: tuple[tuple[str, str], ...] = ()
