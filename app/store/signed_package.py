"""A package of figures: one text, signed; its bytes apart, and put together again.

    uitzicht-package 1                         the form
    untrusted comment: ...                     four lines of a signature (app.store.minisign)
    RUQ...
    trusted comment: uitzicht-package/1 bytes:41234
    base64
    {                                          from here on everything is signed, to the last byte
     "form": "uitzicht-package/1", ...         what it is, for whom, from whom (Manifest)
    }

    ===== tariffs/2026.toml                    each file as it is, so that anybody can read it
    year = 2026

Nothing is unpacked and nothing is compressed, so a package is never larger than it looks. Nothing
in it is looked at before its signature is right. Of each package there is one spelling: what is
read is put together again, and has to give the same bytes.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from app.i18n.texts import Texts
from app.i18n.user_error import Exit, UserError
from app.store.files import FileTrouble, read_file
from app.store.installed_packages import POLICY_NAME
from app.store.json_text import depth_is_at_most, json_values
from app.store.minisign import (
    UNTRUSTED,
    Altered,
    NotASignature,
    PublicKey,
    SecretKey,
    Signature,
    check,
    check_comment,
    key_name,
    read_signature,
    sign,
)
from app.store.tariff_files import LARGEST_TARIFF_FILE
from calc.base.characters import on_one_line
from calc.base.value_type import value_type
from calc.dossier.fields import Day, LongText, Name, Part

LARGEST_PACKAGE: Final = 8 * 1024 * 1024
"""Bytes; a year of figures has some 40,000."""
MOST_FILES: Final = 20
_FORM: Final = "uitzicht-package/1"
_FIRST_LINE: Final = "uitzicht-package 1"
_COMMENT: Final = "signature of figures for Uitzicht"
_HEAD_LINES: Final = 5
_LONGEST_HEAD: Final = 4_000
_DEEPEST: Final = 4
_FILE: Final = "\n===== "
_ANOTHER_FORM: Final = re.compile(rb"uitzicht-package [0-9]{1,3}\r?\n")
_BYTES: Final = re.compile(rf"{_FORM} bytes:([0-9]{{1,8}})")
_NAME: Final = rf"tariffs/20[0-9]{{2}}\.toml|policies/{POLICY_NAME}\.toml"
_NOT_ON_WINDOWS: Final = re.compile(r"policies/(con|prn|aux|nul|com[0-9]|lpt[0-9])\.toml")

Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$")]
_DAYS: Final = frozenset({"day", "today"})
_OF_THE_COMPUTER: Final = frozenset(
    {"no_keys", "clock", "newer_program", "newer_engine", "newer_form"}
)


class PackageRefused(UserError):
    """A package that is not used, and the reason: one for each thing that can be wrong."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(f"package.refused.{reason}", **values)
        self.reason = reason
        self.exit_code = Exit.ENVIRONMENT if reason in _OF_THE_COMPUTER else Exit.NOT_ALLOWED

    def said(self, texts: Texts) -> list[str]:
        """The reason and what to do, with its days as people write them."""
        said = {
            name: texts.formats.day(date.fromisoformat(value)) if name in _DAYS else value
            for name, value in self.values.items()
        }
        return [texts.text(self.key, **said)]


def _on_one_line(name: str) -> str:
    if name != on_one_line(name):
        raise ValueError("more than a line")
    return name


_Who = Annotated[Name, AfterValidator(_on_one_line)]
"""A name as it is said in a sentence: with a new line in it, it would look like one of ours."""


class Notes(Part):
    """What the maker wants to say, in one language or in both."""

    nl: LongText = ""
    en: LongText = ""


class PackedFile(Part):
    """One file: its name says its kind, its hash is what receipts call it by."""

    name: Annotated[str, StringConstraints(max_length=100)]
    bytes: Annotated[int, Field(ge=1, le=LARGEST_TARIFF_FILE)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Manifest(Part):
    """What a package says of itself. `organisations`: for whom it is; none: for everybody.

    `sequence` goes up with every package of a key. After `valid_until` it is not installed any
    more; what was installed stays. `engine`: figures that were checked with a newer one may need
    its rules.
    """

    form: Literal["uitzicht-package/1"]
    sequence: Annotated[int, Field(ge=1, le=10**15)]
    made_on: Day
    valid_until: Day
    organisations: Annotated[tuple[_Who, ...], Field(max_length=50)]
    program: Version
    engine: Version
    made_by: _Who
    checked_by: Annotated[tuple[_Who, ...], Field(max_length=10)]
    notes: Notes
    files: Annotated[tuple[PackedFile, ...], Field(min_length=1, max_length=MOST_FILES)]


@value_type
class SignedPackage:
    """A package that was signed with this key. `data`: all of it, as it is kept."""

    manifest: Manifest
    files: Mapping[str, bytes]
    key: PublicKey
    data: bytes

    @property
    def sha256(self) -> str:
        """What one package is known by."""
        return sha256(self.data).hexdigest()


def read_bytes(path: Path) -> bytes:
    """The bytes of a package, wherever it is. Raises PackageRefused (`too_large`), FileTrouble."""
    try:
        return read_file(path, largest=LARGEST_PACKAGE)
    except FileTrouble as found:
        if found.reason == "too_large":
            raise PackageRefused("too_large") from None
        raise


def packed(name: str, data: bytes) -> PackedFile:
    """How a file stands in the manifest."""
    return PackedFile(name=name, bytes=len(data), sha256=sha256(data).hexdigest())


def write_package(manifest: Manifest, files: Mapping[str, bytes], key: SecretKey) -> bytes:
    """A package, signed. `files`: by their names, as the manifest has them."""
    body = _body(manifest, files)
    lines = sign(body, key, untrusted=_COMMENT, comment=f"{_FORM} bytes:{len(body)}")
    return f"{_FIRST_LINE}\n{lines}".encode() + body


def read_package(data: bytes, keys: tuple[PublicKey, ...]) -> SignedPackage:
    """A package that one of these keys signed. Raises PackageRefused."""
    signature, body = _apart(data)
    if not keys:
        raise PackageRefused("no_keys", by=key_name(signature.key_id))
    key = next((each for each in keys if each.id == signature.key_id), None)
    if key is None:
        trusted = ", ".join(each.name for each in keys)
        raise PackageRefused("wrong_key", by=key_name(signature.key_id), trusted=trusted)
    try:
        check_comment(signature, key)
        said = _BYTES.fullmatch(signature.comment)
        if said is not None and len(body) < int(said[1]):
            raise PackageRefused("truncated")
        check(body, signature, key)
    except Altered:
        raise PackageRefused("altered") from None
    if said is None:
        raise PackageRefused("contents_wrong")
    if signature.untrusted != _COMMENT or len(body) != int(said[1]):
        raise PackageRefused("altered")
    manifest, files = _contents(body)
    return SignedPackage(manifest, files, key, data)


def _apart(data: bytes) -> tuple[Signature, bytes]:
    """The signature, and the bytes under it."""
    if len(data) > LARGEST_PACKAGE:
        raise PackageRefused("too_large")
    first = _FIRST_LINE.encode()
    if not data.startswith(first + b"\n"):
        raise PackageRefused(_not_begun_well(data, first))
    lines = data[:_LONGEST_HEAD].split(b"\n", _HEAD_LINES)
    if lines[1].startswith(b"{"):
        raise PackageRefused("unsigned")
    if len(lines) <= _HEAD_LINES:
        raise PackageRefused("truncated" if len(data) < _LONGEST_HEAD else "altered")
    head = lines[1:_HEAD_LINES]
    if not lines[1].startswith(UNTRUSTED.encode()):
        raise PackageRefused("unsigned")
    try:
        signature = read_signature([line.decode() for line in head])
    except (NotASignature, UnicodeDecodeError):
        raise PackageRefused("altered") from None
    return signature, data[sum(len(line) + 1 for line in lines[:_HEAD_LINES]) :]


def _not_begun_well(data: bytes, first: bytes) -> str:
    begin = data.removeprefix(b"\xef\xbb\xbf")
    if begin.startswith((first + b"\r", first + b"\n")):
        return "altered"  # a mail program or an editor changed the ends of its lines
    if _ANOTHER_FORM.match(begin):
        return "newer_form"
    return "truncated" if data and first.startswith(data) else "not_a_package"


def _contents(body: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """What was signed, read by its form. Raises PackageRefused."""
    text, _, _ = body.partition(_FILE.encode())
    manifest = _manifest(text)
    names = [file.name for file in manifest.files]
    for name in names:
        if not re.fullmatch(_NAME, name) or _NOT_ON_WINDOWS.fullmatch(name):
            raise PackageRefused("name_wrong", name=name)
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise PackageRefused("name_twice", name=twice)
    files: dict[str, bytes] = {}
    place = len(text)
    for file in manifest.files:
        head = f"{_FILE}{file.name}\n".encode()
        data = body[place + len(head) : place + len(head) + file.bytes]
        if body[place : place + len(head)] != head or packed(file.name, data) != file:
            raise PackageRefused("file_differs", name=file.name)
        files[file.name] = data
        place += len(head) + file.bytes
    if _body(manifest, files) != body:
        raise PackageRefused("contents_wrong")
    return manifest, files


def _manifest(text: bytes) -> Manifest:
    values: Any = json_values(text)
    if not isinstance(values, dict) or not depth_is_at_most(values, _DEEPEST):
        raise PackageRefused("contents_wrong")
    form = values.get("form")
    if isinstance(form, str) and form != _FORM and form.startswith("uitzicht-package/"):
        raise PackageRefused("newer_form")
    try:
        return Manifest.model_validate_json(text)
    except ValidationError:
        raise PackageRefused("contents_wrong") from None


def _body(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    values = manifest.model_dump(mode="json")
    parts = [json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"]
    for file in manifest.files:
        parts += [f"{_FILE}{file.name}\n".encode(), files[file.name]]
    return b"".join(parts)
