"""What is needed to get the same outcome again."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from calc.base.later import Later
from calc.base.source_file import SourceFile
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.dossier.input_hash import input_sha256
from calc.version import ENGINE_VERSION


@value_type
class Receipt:
    """What is needed to get the same output again. Hashes are SHA-256 in hexadecimal.

    They are a fifth of the work of an assessment, and a window that follows every keystroke shows
    none: they are worked out when somebody asks. `output` None: of an outcome that has no hash yet.
    """

    engine: str
    files: tuple[SourceFile, ...]
    reference_date: date
    input: Later[str]
    output: Later[str] | None = None

    @property
    def input_sha256(self) -> str:
        """The hash of everything in the dossier that can change the outcome."""
        return self.input()

    @property
    def output_sha256(self) -> str:
        """The hash of the outcome; empty as long as it has none."""
        return self.output() if self.output else ""


def receipt_of(files: Sequence[SourceFile], on: date, draft: Draft) -> Receipt:
    """The receipt of an outcome that this engine makes of a draft; it has no output yet."""
    return Receipt(ENGINE_VERSION, tuple(files), on, Later(partial(input_sha256, draft)))
