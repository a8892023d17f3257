"""The short code in the foot of a paper: people can read it out, and it says which receipt it is.

    code_of(assessment.receipt, "plan")     "K7QF-2M9D"

Six characters say which receipt, two check those six. Whoever reads one character wrong, or turns
two beside each other round, has no code at all. How it is made stands in docs/papers.md.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final, Protocol

from calc.dossier.input_hash import canonical_bytes

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are heard or seen as something else."""
_SAID: Final = 6
_CHECKING: Final = 2
_MODULUS: Final = 1021
"""The largest prime that two characters can say."""
_CODE: Final = re.compile(rf"\b([{ALPHABET}]{{4}})-([{ALPHABET}]{{4}})\b")


class _File(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def sha256(self) -> str: ...


class CodedReceipt(Protocol):
    """What of a receipt is in its code: that of an outcome has it, and so has a stored one."""

    @property
    def engine(self) -> str: ...
    @property
    def files(self) -> "tuple[_File, ...]": ...
    @property
    def reference_date(self) -> object: ...
    @property
    def input_sha256(self) -> str: ...
    @property
    def output_sha256(self) -> str: ...


def code_of(receipt: CodedReceipt, kind: str) -> str:
    """The code of the paper of this kind."""
    values = {
        "day": str(receipt.reference_date),
        "engine": receipt.engine,
        "files": [[file.name, file.revision, file.sha256] for file in receipt.files],
        "input": receipt.input_sha256,
        "kind": kind,
        "output": receipt.output_sha256,
    }
    digest = int.from_bytes(sha256(canonical_bytes(values)).digest())
    number = digest >> (256 - 5 * _SAID)
    code = _characters(number, _SAID) + _characters(number % _MODULUS, _CHECKING)
    return f"{code[:4]}-{code[4:]}"


def codes_in(text: str) -> Iterator[str]:
    """The codes in a text whose check characters are right."""
    for found in _CODE.finditer(text):
        code = found[1] + found[2]
        number, check = _number(code[:_SAID]), _number(code[_SAID:])
        if number % _MODULUS == check:
            yield found[0]


def _characters(number: int, how_many: int) -> str:
    return "".join(ALPHABET[number >> 5 * at & 31] for at in reversed(range(how_many)))


def _number(characters: str) -> int:
    number = 0
    for character in characters:
        number = number << 5 | ALPHABET.index(character)
    return number
