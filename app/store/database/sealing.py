"""What is sealed with the key of a dossier: AES-256-GCM over a compressed text.

    1 byte of the form (1) · 12 bytes nonce · ciphertext with its tag

`about` is bound to it and not inside: the row it belongs to. What is moved to another row, or
altered by one bit, does not open.
"""

import hmac
import os
import zlib
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
MOST_BYTES: Final = 64 * 1024 * 1024
"""Of what a seal may hold when it is unpacked: far above the largest dossier."""
_FORM: Final = b"\x01"
_NONCE: Final = 12


class SealBroken(Exception):
    """It was altered, or it is sealed with another key, or belongs to another row."""


def new_key() -> bytes:
    """A key at random."""
    return os.urandom(KEY_BYTES)


def derived(key: bytes, purpose: str) -> bytes:
    """A key for something else, from which this one cannot be found."""
    return hmac.new(key, purpose.encode(), sha256).digest()


def sealed(key: bytes, content: bytes, about: str) -> bytes:
    """`content`, to be opened with the same key and `about` only."""
    nonce = os.urandom(_NONCE)
    packed = zlib.compress(content, 6)
    return _FORM + nonce + AESGCM(key).encrypt(nonce, packed, about.encode())


def unsealed(key: bytes, seal: bytes, about: str) -> bytes:
    """What was sealed. Raises SealBroken."""
    if seal[:1] != _FORM:
        raise SealBroken
    try:
        packed = AESGCM(key).decrypt(seal[1 : 1 + _NONCE], seal[1 + _NONCE :], about.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken from error
    opening = zlib.decompressobj()
    try:
        content = opening.decompress(packed, MOST_BYTES)
    except zlib.error as error:
        raise SealBroken from error
    if opening.unconsumed_tail or not opening.eof:
        raise SealBroken
    return content
