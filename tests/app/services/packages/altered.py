"""Packages that must be refused, each with the reason that fits: two hundred and more of them."""

import gzip
import json
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from app.store.minisign import SecretKey
from app.store.signed_package import LARGEST_PACKAGE
from tests.signing import (
    KEY,
    OTHER,
    POLICY,
    TARIFFS,
    body,
    figures,
    files_of,
    manifest,
    policy,
    signed,
)
from tests.signing import package as package_of


class AlteredPackage(NamedTuple):
    """What was done to it, its bytes, and the reason that is due."""

    how: str
    data: bytes
    reason: str


SOUND: Final = package_of()
_HEAD_LINES: Final = 5


def altered_packages() -> Iterator[AlteredPackage]:
    """All of them."""
    yield from _flipped()
    yield from _cut()
    yield from _added()
    yield from _swapped()
    yield from _signed_anew()
    yield from _as_text()
    yield from _not_ours()
    yield from _names()
    yield from _manifests()
    yield from _put_together()
    yield from _files()


def _flipped() -> Iterator[AlteredPackage]:
    """One bit another one: in each line of the head, and all over what is signed."""
    for place in (0, 3, 8, 15):
        yield AlteredPackage(f"flip {place} of the first line", _flip(place), "not_a_package")
    yield AlteredPackage("flip the number of the form", _flip(17), "newer_form")
    starts = _starts()
    for offset in (0, 5, 17):
        yield AlteredPackage(f"flip {offset} of line 2", _flip(starts[1] + offset), "unsigned")
    for offset in (19, 25, 40):
        yield AlteredPackage(f"flip {offset} of line 2", _flip(starts[1] + offset), "altered")
    yield AlteredPackage("flip the kind", _flip(starts[2]), "altered")
    for offset in (3, 5, 7, 9, 11, 12):
        yield AlteredPackage(f"flip {offset} of the key", _flip(starts[2] + offset), "wrong_key")
    for offset in (14, 20, 40, 60, 80, 97, 98, 99):
        how = f"flip {offset} of the signature"
        yield AlteredPackage(how, _flip(starts[2] + offset), "altered")
    for offset in (0, 9, 16, 20, 30, 37, 40):
        yield AlteredPackage(f"flip {offset} of line 4", _flip(starts[3] + offset), "altered")
    for offset in (0, 10, 43, 85, 87):
        yield AlteredPackage(f"flip {offset} of line 5", _flip(starts[4] + offset), "altered")
    step = (len(SOUND) - starts[5]) // 40
    for place in range(starts[5], len(SOUND), step):
        yield AlteredPackage(f"flip {place} of what is signed", _flip(place), "altered")
    for line in range(1, _HEAD_LINES + 1):
        without = SOUND[: starts[line] - 1] + SOUND[starts[line] :]
        reason = {1: "not_a_package"}.get(line, "altered")
        yield AlteredPackage(f"line {line} and the next are one", without, reason)


def _cut() -> Iterator[AlteredPackage]:
    yield AlteredPackage("nothing", b"", "not_a_package")
    starts = _starts()
    head = (1, 10, starts[1] - 1, starts[1], starts[2] - 2, starts[2], starts[2] + 30, starts[3])
    for place in (*head, starts[4], starts[5] - 1):
        yield AlteredPackage(f"cut at {place}", SOUND[:place], "truncated")
    for place in (starts[5], starts[5] + 1, starts[5] + 400, len(SOUND) // 2, len(SOUND) - 1):
        yield AlteredPackage(f"cut at {place}", SOUND[:place], "truncated")
    yield AlteredPackage("the first byte is gone", SOUND[1:], "not_a_package")
    middle = len(SOUND) // 2
    yield AlteredPackage("a byte within is gone", SOUND[:middle] + SOUND[middle + 1 :], "truncated")
    yield AlteredPackage("nothing but zeros", bytes(1000), "not_a_package")


def _added() -> Iterator[AlteredPackage]:
    for more in (b"\n", b" ", b"\0", b"\r\n", b"\n===== tariffs/2027.toml\nyear = 2027\n", SOUND):
        yield AlteredPackage(f"{more[:12]!r} behind it", SOUND + more, "altered")
    yield AlteredPackage("a line before it", b"\n" + SOUND, "not_a_package")
    start = _starts()[5]
    within = SOUND[:start] + b"\n" + SOUND[start:]
    yield AlteredPackage("a line after the signature", within, "altered")
    yield AlteredPackage("too large", SOUND + bytes(LARGEST_PACKAGE), "too_large")


def _swapped() -> Iterator[AlteredPackage]:
    """Parts of another package of the same key, and of a stranger's."""
    another = package_of(sequence=6)
    strangers = package_of(key=OTHER)
    for line in range(1, _HEAD_LINES):
        if (swapped := _with_line(SOUND, line, _line(another, line))) != SOUND:
            yield AlteredPackage(f"line {line + 1} of another", swapped, "altered")
    head = _starts()[5]
    yield AlteredPackage("the signature of another", another[:head] + SOUND[head:], "altered")
    yield AlteredPackage("a stranger's signature", strangers[:head] + SOUND[head:], "wrong_key")
    yield AlteredPackage(
        "a stranger's comment", _with_line(SOUND, 4, _line(strangers, 4)), "altered"
    )
    longer = b"trusted comment: uitzicht-package/1 bytes:9999999"
    yield AlteredPackage("a comment that says more", _with_line(SOUND, 3, longer), "altered")
    for line in (2, 4):
        again = _with_line(SOUND, line, _line(SOUND, 6 - line))
        yield AlteredPackage(f"line {line + 1} is line {7 - line}", again, "altered")


def _signed_anew() -> Iterator[AlteredPackage]:
    """Changed, and signed again by somebody else; also by who calls their key as ours."""
    posing = SecretKey(KEY.id, OTHER.seed)
    changes: dict[str, dict[str, Any]] = {
        "sequence": {"sequence": 6},
        "day": {"valid_until": "2027-12-31"},
        "people": {"checked_by": ["Cas de Vries"]},
        "organisations": {"organisations": ["Voorbeeldbank N.V."]},
        "notes": {"notes": {"nl": "", "en": ""}},
    }
    for what, change in changes.items():
        yield AlteredPackage(
            f"{what}, signed by a stranger", package_of(key=OTHER, **change), "wrong_key"
        )
        yield AlteredPackage(
            f"{what}, signed by who poses as us", package_of(key=posing, **change), "altered"
        )
    lines = [_line(SOUND, number) for number in range(_HEAD_LINES)]
    rest = SOUND[_starts()[5] :]
    bare = lines[0] + b"\n" + rest
    yield AlteredPackage("no signature", bare, "unsigned")
    yield AlteredPackage("no comment lines", b"\n".join([lines[0], lines[2], rest]), "unsigned")
    legacy = b64encode(b"Ed" + b64decode(lines[2])[2:])
    yield AlteredPackage("another kind of signature", _with_line(SOUND, 2, legacy), "altered")
    for how, line in {
        "unpadded": lines[2].rstrip(b"="),
        "spaced": lines[2] + b" ",
        "empty": b"",
        "long": lines[2][:-4] + b"AAAAAAAA",
        "url-safe": lines[2].replace(b"+", b"-").replace(b"/", b"_") + b"_",
        "zeros": b64encode(b"ED" + KEY.id + bytes(64)),
        "not ascii": "é".encode() + lines[2],
        "not text": b"\xff" + lines[2],
    }.items():
        yield AlteredPackage(f"signature {how}", _with_line(SOUND, 2, line), "altered")


def _as_text() -> Iterator[AlteredPackage]:
    """What a mail program, an editor or a packer does to it."""
    start = _starts()[5]
    text = SOUND.decode()
    yield AlteredPackage("ends of lines", SOUND.replace(b"\n", b"\r\n"), "altered")
    yield AlteredPackage("a mark before it", b"\xef\xbb\xbf" + SOUND, "altered")
    body_crlf = SOUND[:start] + SOUND[start:].replace(b"\n", b"\r\n")
    yield AlteredPackage("ends of lines within", body_crlf, "altered")
    first_crlf = SOUND.replace(b"\n", b"\r\n", 1)
    yield AlteredPackage("end of the first line", first_crlf, "altered")
    yield AlteredPackage("old ends of lines", SOUND.replace(b"\n", b"\r"), "altered")
    apart = unicodedata.normalize("NFD", text.replace("De bedragen", "Dé bedragen"))
    yield AlteredPackage("letters taken apart", apart.encode(), "altered")
    yield AlteredPackage("tabs", SOUND.replace(b"\n  ", b"\n\t"), "truncated")
    yield AlteredPackage(
        "a letter that looks alike", SOUND.replace(b"Boer", "Bоer".encode()), "altered"
    )
    yield AlteredPackage(
        "a space of no width", SOUND.replace(b"juli", "ju\u200bli".encode()), "altered"
    )
    yield AlteredPackage("16 bits", text.encode("utf-16"), "not_a_package")
    yield AlteredPackage(
        "the old code page", text.replace("juli", "júli").encode("cp1252"), "altered"
    )
    yield AlteredPackage("packed", gzip.compress(SOUND, mtime=0), "not_a_package")
    yield AlteredPackage("base64", b64encode(SOUND), "not_a_package")
    yield AlteredPackage("quoted", b"> " + SOUND.replace(b"\n", b"\n> "), "not_a_package")
    yield AlteredPackage("capitals", SOUND.swapcase(), "not_a_package")


def _not_ours() -> Iterator[AlteredPackage]:
    for how, data in {
        "a file of figures": figures().encode(),
        "a policy": policy().encode(),
        "JSON": json.dumps(manifest(files_of())).encode(),
        "a zip": b"PK\x03\x04" + bytes(100),
        "a PDF": b"%PDF-1.7\n",
        "a public key": b"untrusted comment: minisign public key\n" + KEY.public.line.encode(),
    }.items():
        yield AlteredPackage(how, data, "not_a_package")
    later = SOUND.replace(b"uitzicht-package 1\n", b"uitzicht-package 2\n", 1)
    yield AlteredPackage("a later form", later, "newer_form")
    later = signed(body(manifest(files_of(), form="uitzicht-package/2"), files_of()))
    yield AlteredPackage("a later manifest", later, "newer_form")


def _names() -> Iterator[AlteredPackage]:
    """Signed by us, with names that would lie somewhere else, or mean two files."""
    for name in (
        "../2026.toml", "/etc/passwd", "tariffs/../2026.toml", "tariffs\\2026.toml", "2026.toml",
        "tariffs/2026.toml/", "tariffs//2026.toml", "tariffs/2026.TOML", "tariffs/2026.toml\0",
        "tariffs/1999.toml", "C:/tariffs/2026.toml", "policies/../x.toml", "policies/.toml",
        "policies/con.toml", "policies/NUL.toml", "policies/lpt1.toml", "policies/a b.toml",
        "policies/bank.toml:x", "policies/é.toml", "policies/-bank.toml", "tariffs/2026.toml ",
        "policies/bank.texts.nl.toml", "tariffs/kept/2026.toml", "tariffs/２０２６.toml",
    ):  # fmt: skip
        yield AlteredPackage(f"called {name!r}", package_of({name: figures()}), "name_wrong")
    yield AlteredPackage(
        "another year than its name", package_of({"tariffs/2027.toml": figures()}), "name_wrong"
    )
    once = {TARIFFS: figures()}
    values = manifest(once)
    values["files"] *= 2
    yield AlteredPackage("twice", signed(body(values, once) + body("", once)[1:]), "name_twice")


def _manifests() -> Iterator[AlteredPackage]:
    """Signed by us, with a list that no program of ours would write."""
    files = files_of()
    values = manifest(files)
    text = json.dumps(values, ensure_ascii=False, indent=1)
    for name in values:
        less = {key: value for key, value in values.items() if key != name}
        yield AlteredPackage(f"without {name}", signed(body(less, files)), "contents_wrong")
    wrong: dict[str, tuple[Any, ...]] = {
        "sequence": (0, -1, 1.5, "5", True, 10**16, None),
        "made_on": ("2026-02-30", 20260620, "20-06-2026", "0001-01-01"),
        "valid_until": ("", "9999-99-99"),
        "organisations": ("Bank", [""], ["x"] * 51, [None]),
        "program": ("0.8", "0.8.0-rc1", "v0.8.0", 8, "9" * 100),
        "engine": ("", "0.6.0\n"),
        "made_by": ("", " ", "x" * 201, "a\nb", "\u202eno", None),
        "checked_by": ("Bo Jansen", ["Bo"] * 11),
        "notes": ("", {"nl": ""}, {"nl": "", "en": "", "fr": ""}, {"nl": "x" * 4001, "en": ""}),
        "files": ([], {}, [TARIFFS], None),
        "extra": (1,),
    }
    for name, others in wrong.items():
        for other in others:
            changed = values | {name: other}
            how = f"{name} is {str(other)[:20]!r}"
            yield AlteredPackage(how, signed(body(changed, files)), "contents_wrong")
    for how, said in {
        "a key twice": text.replace('"sequence": 5,', '"sequence": 5,\n "sequence": 9,'),
        "nested deep": text.replace('"en": ""', '"en": ' + "[" * 5000 + "]" * 5000),
        "a number without end": text.replace('"sequence": 5', '"sequence": ' + "9" * 5000),
        "not a number": text.replace('"sequence": 5', '"sequence": NaN'),
        "another order": json.dumps(dict(reversed(values.items())), ensure_ascii=False, indent=1),
        "closely written": json.dumps(values, ensure_ascii=False),
        "with escapes": text.replace("juli", "\\u006auli"),
        "half a character": text.replace("juli", "\\ud800"),
        "a remark": "// een pakket\n" + text,
        "a list": f"[{text}]",
        "nothing": "",
        "cut short": text[:-20],
    }.items():
        yield AlteredPackage(how, signed(body(said, files)), "contents_wrong")
    yield AlteredPackage("another comment", signed(body(values, files), comment="hello"),
                         "contents_wrong")  # fmt: skip


def _put_together() -> Iterator[AlteredPackage]:
    """Signed by us, with files that are not those of the list."""
    files = files_of()
    values = manifest(files)
    whole = body(values, files)
    at = whole.index(b"\n===== ")
    turned = dict(reversed(files.items()))
    yield AlteredPackage("files in another order", signed(body(values, turned)), "file_differs")
    yield AlteredPackage("a file too few", signed(body(values, {TARIFFS: files[TARIFFS]})),
                         "file_differs")  # fmt: skip
    yield AlteredPackage("a file too many", signed(body(values, files | {"x": "y"})),
                         "contents_wrong")  # fmt: skip
    yield AlteredPackage("no files", signed(whole[:at]), "file_differs")
    yield AlteredPackage("a line behind", signed(whole + b"\n"), "contents_wrong")
    yield AlteredPackage(
        "a line between", signed(whole[:at] + b"\n" + whole[at:]), "contents_wrong"
    )
    other = signed(body(values, files | {TARIFFS: figures(amount="2211.00")}))
    yield AlteredPackage("another figure", other, "file_differs")
    for name in ("bytes", "sha256"):
        changed = manifest(files)
        value = changed["files"][0][name]
        changed["files"][0][name] = value + 1 if name == "bytes" else value[::-1]
        yield AlteredPackage(f"another {name}", signed(body(changed, files)), "file_differs")
    crlf = {TARIFFS: figures().replace("\n", "\r\n")}
    yield AlteredPackage("figures with other ends of lines", package_of(crlf), "file_differs")
    marked = {TARIFFS: "\ufeff" + figures()}
    yield AlteredPackage("figures with a mark before them", package_of(marked), "file_differs")


def _files() -> Iterator[AlteredPackage]:
    """Signed by us, as it should be; what is in a file is not, or who is behind it."""
    for how, text in {
        "a figure gone": figures().replace('amount = "2210.00"\n', "", 1),
        "a figure as a float": figures().replace('"2210.00"', "2210.00", 1),
        "a negative figure": figures().replace('"2210.00"', '"-2210.00"', 1),
        "a unit": figures().replace("EUR/month", "EUR/year", 1),
        "a source": figures().replace('source = "RV"', 'source = "NIETS"', 1),
        "a gap": figures().replace("valid_to = 2026-06-30", "valid_to = 2026-06-29", 1),
        "a key": figures().replace("[[bvv.maximum.alleenstaande]]", "[[bvv.maximum.iemand]]", 1),
        "no TOML": "year = 2026\n= =\n",
        "no revision": figures().replace("revision = 2\n", "", 1),
    }.items():
        yield AlteredPackage(f"figures: {how}", package_of({TARIFFS: text}), "file_wrong")
    for how, text in {
        "a key": policy(payment_step="5\nonbekend = 1"),
        "a term": policy(term_months="0"),
        "no TOML": "name = \n",
        "a logo": policy(payment_step='5\nlogo = "logo.png"'),
    }.items():
        yield AlteredPackage(f"policy: {how}", package_of({POLICY: text}), "file_wrong")
    for checked_by in (["An de Boer"], ["an de  boer"], ["An de Boer", "AN DE BOER."]):
        yield AlteredPackage(f"checked by {checked_by}", package_of(checked_by=checked_by),
                             "same_person")  # fmt: skip
    alone = figures().replace('checked_by = ["Bo Jansen", "Uitzicht: eerste opname uit de bronnen '
                              'van 2026-11-23"]', 'checked_by = ["An de Boer"]')  # fmt: skip
    yield AlteredPackage("figures checked by their maker", package_of({TARIFFS: alone}),
                         "same_person")  # fmt: skip


def _starts() -> list[int]:
    """Where each of the first lines begins, and what is signed."""
    starts, place = [0], 0
    for _ in range(_HEAD_LINES):
        place = SOUND.index(b"\n", place) + 1
        starts.append(place)
    return starts


def _flip(place: int) -> bytes:
    return SOUND[:place] + bytes([SOUND[place] ^ 2]) + SOUND[place + 1 :]


def _line(data: bytes, number: int) -> bytes:
    return data.split(b"\n", _HEAD_LINES)[number]


def _with_line(data: bytes, number: int, line: bytes) -> bytes:
    lines = data.split(b"\n", _HEAD_LINES)
    return b"\n".join([*lines[:number], line, *lines[number + 1 :]])
