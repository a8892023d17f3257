"""A case that only some can read: encrypted with age, for a public key or with a passphrase.

PDF/A forbids an encrypted file, so what is inside is encrypted itself. The bytes differ each time:
age takes new keys for every file.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from zlib import compress, decompressobj
from zlib import error as zlib_error

from app.i18n.user_error import UserError
from app.store.json_text import json_values
from app.store.text_file import read_text_file
from calc.stored.json_text import json_text

Seal = Callable[[bytes], bytes]
"""Encrypts a case."""
Unseal = Callable[[bytes], bytes]
"""Opens it. Raises WrongKey."""
_IDENTITY: Final = "AGE-SECRET-KEY-"
_LARGEST_CASE: Final = 200 * 1024 * 1024
"""Bytes that it unpacks to; an assessment of 10,000 lines has some 50 MB."""
_TRIES: Final = 4
_TOO_MUCH: Final = "xcessive work"
"""What age says of a passphrase that would take this computer too long. It measures that each time,
and a computer that is busy for a moment seems slow."""
_LARGEST_KEY: Final = 64 * 1024


class WrongKey(UserError):
    """This key or passphrase opens nothing, or is none."""


def words_in(path: Path) -> str:
    """A passphrase or a key in a file. Raises FileTrouble and NotText."""
    return read_text_file(path, largest=_LARGEST_KEY)


def for_recipient(public_key: str) -> Seal:
    """For who has the other half of this public key. Raises WrongKey when it is none."""
    # Slow to load, and seldom needed.
    from pyrage import RecipientError, encrypt, x25519  # type: ignore[import-untyped]

    try:
        recipient = x25519.Recipient.from_str(public_key.strip())
    except RecipientError:
        raise WrongKey("inspect.key.no_recipient") from None
    return lambda case: encrypt(case, [recipient])


def with_passphrase(words: str) -> Seal:
    """For who knows these words. Raises WrongKey when there are none."""
    from pyrage import passphrase

    if not (said := words.strip()):
        raise WrongKey("inspect.key.no_words")
    return lambda case: passphrase.encrypt(case, said)


def with_key(text: str) -> Unseal:
    """Opens with a private key as age writes one: a line of its own, and remarks around it.

    Raises WrongKey when there is none in the text.
    """
    from pyrage import DecryptError, IdentityError, decrypt, x25519

    lines = [line.strip() for line in text.splitlines()]
    try:
        keys = [x25519.Identity.from_str(line) for line in lines if line.startswith(_IDENTITY)]
    except IdentityError:
        keys = []
    if not keys:
        raise WrongKey("inspect.key.no_identity")

    def unseal(sealed: bytes) -> bytes:
        try:
            opened: bytes = decrypt(sealed, keys)
        except DecryptError:
            raise WrongKey("inspect.key.wrong") from None
        return opened

    return unseal


def with_words(words: str) -> Unseal:
    """Opens with the words that it was closed with."""
    from pyrage import DecryptError, passphrase

    def unseal(sealed: bytes) -> bytes:
        for _ in range(_TRIES):
            try:
                opened: bytes = passphrase.decrypt(sealed, words.strip())
            except DecryptError as error:
                if _TOO_MUCH not in str(error):
                    raise WrongKey("inspect.key.wrong") from None
            else:
                return opened
        raise WrongKey("inspect.key.too_slow")

    return unseal


def packed(files: Mapping[str, bytes]) -> bytes:
    """Several files as one, the same bytes for the same files."""
    named = {name: b64encode(data).decode() for name, data in files.items()}
    return compress(json_text(named).encode())


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files again. Raises ValueError when these are none."""
    reader = decompressobj()
    try:
        text = reader.decompress(data, _LARGEST_CASE)
    except zlib_error as error:
        raise ValueError("not packed") from error
    values: Any = json_values(text)
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise ValueError("no files in it")
    return {name: b64decode(value, validate=True) for name, value in values.items()}
