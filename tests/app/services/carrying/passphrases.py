"""Passphrases without the work: age takes a second or more for each, and on a busy computer ten."""

from hashlib import sha256
from itertools import cycle
from typing import Final

import pytest
from pyrage import DecryptError  # type: ignore[import-untyped]

_HEAD: Final = b"age-encryption.org/test"


class QuickPassphrases:
    """Stands where age's own stand. `slow`: how often it says that it would take too long."""

    def __init__(self, slow: int = 0) -> None:
        self.slow = slow

    def encrypt(self, data: bytes, words: str) -> bytes:
        key = sha256(words.encode()).digest()
        return _HEAD + key[:4] + bytes(a ^ b for a, b in zip(data, cycle(key), strict=False))

    def decrypt(self, sealed: bytes, words: str) -> bytes:
        if self.slow:
            self.slow -= 1
            raise DecryptError("Excessive work parameter for passphrase.")
        key, body = sha256(words.encode()).digest(), sealed[len(_HEAD) + 4 :]
        if sealed[len(_HEAD) : len(_HEAD) + 4] != key[:4]:
            raise DecryptError("Decryption failed")
        return bytes(a ^ b for a, b in zip(body, cycle(key), strict=False))


def quick_passphrases(monkeypatch: pytest.MonkeyPatch, slow: int = 0) -> None:
    """For this test."""
    monkeypatch.setattr("pyrage.passphrase", QuickPassphrases(slow))
