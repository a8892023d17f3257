"""The gates a policy can have (ENGINE 10)."""

from enum import StrEnum


class GateKind(StrEnum):
    """The gates a policy can have: behind one there is no plan of our own (ENGINE 10)."""

    WSNP = "wsnp"
    MSNP = "msnp"
    BEWIND = "bewind"
    PRESCRIPTION = "verjaring"
