"""Packages of figures for tests: two keys that are always the same, and packages signed by them."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final

from app.resources import EXAMPLE_POLICY
from app.services.packages.trust import PackageTrust
from app.store.minisign import SecretKey, sign
from tests.new_tariffs import revised

KEY: Final = SecretKey(b"trusted1", bytes(range(32)))
OTHER: Final = SecretKey(b"stranger", bytes(range(1, 33)))
TRUST: Final = PackageTrust((KEY.public,))
MADE: Final = date(2026, 6, 20)
TODAY: Final = date(2026, 6, 25)
TARIFFS: Final = "tariffs/2026.toml"
POLICY: Final = "policies/voorbeeldbank.toml"


def figures(revision: int = 2, amount: str = "2210.00") -> str:
    """2026 as a later revision: another maximum from July, made and checked by two people."""
    text = revised(2026, revision, '"2208.48"', f'"{amount}"')
    return text.replace("checked_by = [", 'made_by = "An de Boer"\nchecked_by = ["Bo Jansen", ', 1)


def policy(**changes: str) -> str:
    """The example policy as a later revision."""
    text = EXAMPLE_POLICY.read_text(encoding="utf-8").replace("revision = 2", "revision = 3")
    for name, value in changes.items():
        text = text.replace(f"\n{name} = ", f"\n{name} = {value} # ", 1)
    return text


def files_of(**more: str) -> dict[str, str]:
    """One file of each kind."""
    return {TARIFFS: figures(), POLICY: policy()} | more


def manifest(files: Mapping[str, str | bytes], **changes: Any) -> dict[str, Any]:
    """What a package of these files says of itself."""
    values: dict[str, Any] = {
        "form": "uitzicht-package/1",
        "sequence": 5,
        "made_on": MADE.isoformat(),
        "valid_until": "2026-09-30",
        "organisations": [],
        "program": "0.8.0",
        "engine": "0.6.0",
        "made_by": "An de Boer",
        "checked_by": ["Bo Jansen"],
        "notes": {"nl": "De bedragen van juli.", "en": ""},
        "files": [
            {"name": name, "bytes": len(_data(text)), "sha256": sha256(_data(text)).hexdigest()}
            for name, text in files.items()
        ],
    }
    return values | changes


def body(values: Mapping[str, Any] | str, files: Mapping[str, str | bytes]) -> bytes:
    """What is signed: written here a second time, as the form says and not as the program does."""
    head = values if isinstance(values, str) else json.dumps(values, ensure_ascii=False, indent=1)
    parts = [head.encode(), b"\n"]
    for name, text in files.items():
        parts += [b"\n===== ", name.encode(), b"\n", _data(text)]
    return b"".join(parts)


def signed(data: bytes, key: SecretKey = KEY, comment: str | None = None) -> bytes:
    """A body as a package of a key."""
    said = f"uitzicht-package/1 bytes:{len(data)}" if comment is None else comment
    lines = sign(data, key, untrusted="signature of figures for Uitzicht", comment=said)
    return b"uitzicht-package 1\n" + lines.encode() + data


def package(
    files: Mapping[str, str | bytes] | None = None, key: SecretKey = KEY, **changes: Any
) -> bytes:
    """A package that is as it should be but for these changes."""
    held = files_of() if files is None else files
    return signed(body(manifest(held, **changes), held), key)


def _data(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
