"""Signatures in the form of minisign: Ed25519 over a hash of the bytes, with the name of its key.

    untrusted comment: <anything>              the public key, a line to copy
    base64("Ed" || key id || public key)

    untrusted comment: <anything>              a signature, four lines
    base64("ED" || key id || signature)        over BLAKE2b-512 of the bytes
    trusted comment: <anything>
    base64(signature)                          over the signature above and that comment

The tool `minisign` accepts what is signed here and the other way round. A key is its 8 bytes of id
and its 32 bytes: two people who say the id to each other speak of the same key. Of each base64 only
one spelling is read, so that no byte of a signature can be changed without being seen.
"""

import re
from base64 import b64decode, b64encode
from hashlib import blake2b
from typing import Final

from calc.base.value_type import value_type

ID_BYTES: Final = 8
KEY_BYTES: Final = 32
UNTRUSTED: Final = "untrusted comment: "
TRUSTED: Final = "trusted comment: "
_SIGNATURE_BYTES: Final = 64
_OF_KEY, _OF_SIGNATURE = b"Ed", b"ED"
_COMMENT: Final = re.compile(r"[^\x00-\x1f\x7f]{1,1000}")


class NotASignature(Exception):
    """These lines are no signature of a kind that we read."""


class Altered(Exception):
    """It is signed with this key, and not over these bytes or this comment."""


@value_type
class PublicKey:
    """What a signature is checked with; `id` names it."""

    id: bytes
    key: bytes

    @property
    def name(self) -> str:
        """The id as minisign shows it: sixteen signs."""
        return key_name(self.id)

    @property
    def line(self) -> str:
        """The key as it is copied into a file."""
        return _text(_OF_KEY + self.id + self.key)


@value_type
class SecretKey:
    """What a signature is made with: 32 bytes, and the id of the public key that fits it."""

    id: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """The key that fits it, which everybody may have."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        made = Ed25519PrivateKey.from_private_bytes(self.seed)
        return PublicKey(self.id, made.public_key().public_bytes_raw())


@value_type
class Signature:
    """The four lines of a signature, taken apart; nothing is checked yet."""

    untrusted: str
    key_id: bytes
    signature: bytes
    comment: str
    over_comment: bytes


def key_name(key_id: bytes) -> str:
    """The id of a key as people read it."""
    return f"{int.from_bytes(key_id, 'little'):016X}"


def read_public_key(line: str) -> PublicKey | None:
    """The public key on a line, with or without a comment before it; None when it is none."""
    lines = [each for each in line.strip().splitlines() if not each.startswith(UNTRUSTED)]
    raw = _bytes(lines[0].strip()) if len(lines) == 1 else None
    if raw is None or len(raw) != len(_OF_KEY) + ID_BYTES + KEY_BYTES or raw[:2] != _OF_KEY:
        return None
    return PublicKey(raw[2 : 2 + ID_BYTES], raw[2 + ID_BYTES :])


def sign(data: bytes, key: SecretKey, *, untrusted: str, comment: str) -> str:
    """The four lines of a signature over these bytes and this comment."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    signature = private.sign(_hashed(data))
    over_comment = private.sign(signature + comment.encode())
    lines = (
        f"{UNTRUSTED}{untrusted}",
        _text(_OF_SIGNATURE + key.id + signature),
        f"{TRUSTED}{comment}",
        _text(over_comment),
    )
    return "".join(f"{line}\n" for line in lines)


def read_signature(lines: list[str]) -> Signature:
    """Four lines taken apart. Raises NotASignature."""
    if len(lines) != 4:
        raise NotASignature
    first, second, third, fourth = lines
    raw, over_comment = _bytes(second), _bytes(fourth)
    comment, untrusted = third.removeprefix(TRUSTED), first.removeprefix(UNTRUSTED)
    if (
        raw is None
        or len(raw) != len(_OF_SIGNATURE) + ID_BYTES + _SIGNATURE_BYTES
        or raw[:2] != _OF_SIGNATURE
        or over_comment is None
        or len(over_comment) != _SIGNATURE_BYTES
        or comment == third
        or untrusted == first
        or not _COMMENT.fullmatch(comment)
    ):
        raise NotASignature
    key_id = raw[2 : 2 + ID_BYTES]
    return Signature(untrusted, key_id, raw[2 + ID_BYTES :], comment, over_comment)


def check_comment(signature: Signature, key: PublicKey) -> None:
    """That the comment is of who signed. Raises Altered."""
    _check(key, signature.over_comment, signature.signature + signature.comment.encode())


def check(data: bytes, signature: Signature, key: PublicKey) -> None:
    """That the bytes and the comment are those that were signed. Raises Altered."""
    check_comment(signature, key)
    _check(key, signature.signature, _hashed(data))


def _check(key: PublicKey, signature: bytes, data: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key.key).verify(signature, data)
    except (InvalidSignature, ValueError):
        raise Altered from None


def _hashed(data: bytes) -> bytes:
    return blake2b(data).digest()


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str) -> bytes | None:
    """What a base64 says; None for another spelling than ours of the same bytes."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return None
    return data if _text(data) == text else None
