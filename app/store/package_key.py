"""The file with the key that signs packages of figures: its secret half opens with a passphrase.

The public half stands in it as it is, so that it can be copied again; the secret half opens beside
that one only.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

from app.i18n.user_error import Exit, UserError
from app.store.database.passphrase import Unopened, Wrapped, unwrap, wrap, wrapped_of
from app.store.files import read_file
from app.store.json_text import json_values
from app.store.minisign import ID_BYTES, KEY_BYTES, PublicKey, SecretKey, read_public_key
from app.store.writing import write_private_file
from calc.base.value_type import value_type

_FORM: Final = "uitzicht-package-key/1"
_LARGEST: Final = 20_000


class PackageKeyWrong(UserError):
    """The file of a key cannot be used, or there is one already."""

    exit_code = Exit.WRONG_USE


@value_type
class PackageKeyFile:
    """A key as its file has it; `opened` gives the secret half."""

    public: PublicKey
    wrapped: Wrapped
    path: Path

    def opened(self, passphrase: str) -> SecretKey:
        """The key that signs. Raises PackageKeyWrong: other words, or a file that was altered."""
        try:
            return SecretKey(self.public.id, unwrap(self.wrapped, passphrase, _about(self.public)))
        except Unopened:
            raise _wrong("words", self.path) from None


def make_key(path: Path, passphrase: str) -> PublicKey:
    """A new key in a new file, for its owner only. Raises PackageKeyWrong, FileTrouble.

    A file that is there is left as it is: the key in it may be the one that everybody trusts.
    """
    if path.exists() or path.is_symlink():
        raise _wrong("is_there", path)
    key = SecretKey(os.urandom(ID_BYTES), os.urandom(KEY_BYTES))
    wrapped = wrap(key.seed, passphrase, _about(key.public))
    values = {"form": _FORM, "public": key.public.line, "passphrase": wrapped.as_json()}
    write_private_file(path, (json.dumps(values, indent=1) + "\n").encode())
    return key.public


def read_key(path: Path) -> PackageKeyFile:
    """The key in a file, still closed. Raises PackageKeyWrong, FileTrouble."""
    values: Any = json_values(read_file(path, largest=_LARGEST))
    try:
        public = read_public_key(values["public"])
        if values["form"] != _FORM or public is None:
            raise _wrong("file", path)
        return PackageKeyFile(public, wrapped_of(values["passphrase"]), path)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise _wrong("file", path) from None


def _wrong(what: str, path: Path) -> PackageKeyWrong:
    return PackageKeyWrong(f"package.key.{what}", file=str(path))


def _about(public: PublicKey) -> str:
    return f"package-key:{public.line}"
