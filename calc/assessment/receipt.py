"""What is needed to get the same outcome again."""

from dataclasses import dataclass
from datetime import date

from calc.base.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is needed to get the same output again. Hashes are SHA-256 in hexadecimal."""

    engine: str
    files: tuple[SourceFile, ...]
    reference_date: date
    input_sha256: str
    output_sha256: str
