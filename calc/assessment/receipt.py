"""What is needed to get the same outcome again."""

from datetime import date

from calc.base.source_file import SourceFile
from calc.base.value_type import value_type


@value_type
class Receipt:
    """What is needed to get the same output again. Hashes are SHA-256 in hexadecimal."""

    engine: str
    files: tuple[SourceFile, ...]
    reference_date: date
    input_sha256: str
    output_sha256: str
