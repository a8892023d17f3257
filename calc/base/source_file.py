"""Which parameter file was used, and its hash: for receipts."""

from calc.base.value_type import value_type


@value_type
class SourceFile:
    """A tariff or policy file that was used: its name, revision and SHA-256."""

    name: str
    revision: int
    sha256: str
