"""The pages of an encrypted store as they are with its key: also what no table names any more."""

from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE: Final = 4096
_SALT, _VECTOR, _SEAL = 16, 16, 64


def unlocked_pages(path: Path, key: bytes) -> bytes:
    """Every page, deciphered by hand; that it is the right key shows in the first one."""
    data = path.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    return b"".join(_unlocked(page, key, first=not at) for at, page in enumerate(pages))


def _unlocked(page: bytes, key: bytes, *, first: bool) -> bytes:
    end = PAGE - _VECTOR - _SEAL
    vector = page[end : end + _VECTOR]
    begin = _SALT if first else 0
    reader = Cipher(AES(key), CBC(vector)).decryptor()
    return reader.update(page[begin:end]) + reader.finalize()
