"""Which parameter file was used, and its hash: for receipts."""

from dataclasses import field

from calc.base.value_type import value_type


@value_type
class SourceFile:
    """A tariff or policy file that was used: its name, revision and SHA-256.

    `one_person`: of figures, that nobody read them again. It follows from what is in the file, so
    that a receipt does not keep it.
    """

    name: str
    revision: int
    sha256: str
    one_person: bool = field(default=False, compare=False)
