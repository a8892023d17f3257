"""Which parameter file was used, and its hash: for receipts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A tariff or policy file that was used: its name, revision and SHA-256."""

    name: str
    revision: int
    sha256: str
