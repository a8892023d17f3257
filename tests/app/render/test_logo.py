"""F6: a logo that is accepted is a logo that the letter can draw."""

import random
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from app.render.logo import can_be_drawn
from app.services.assessing import policy_and_logo
from app.services.documents import DocumentKind
from app.services.refused import Refused
from tests.app.documents.making import SAMPLE_OF, document, sample
from tests.app.store.test_policy_file import chunk, png, written


def picture(depth: int, colours: int, pixels: bytes | None = None, *more: bytes) -> bytes:
    """A picture of 4 by 2; `pixels`: what is in it, packed; `more`: chunks before the pixels."""
    header = struct.pack(">IIBBBBB", 4, 2, depth, colours, 0, 0, 0)
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colours] * 4
    rows = zlib.compress((b"\0" + b"\1" * ((bits + 7) // 8)) * 2)
    return b"".join((
        b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), *more,
        chunk(b"IDAT", rows if pixels is None else pixels), chunk(b"IEND", b""),
    ))  # fmt: skip


PALETTE = chunk(b"PLTE", b"\0\0\0\xff\xff\xff")
WHOLE = zlib.compress(b"\0\1\1\1\1" * 2)
BROKEN = {
    "no pixels at all": picture(8, 0, b"garbage"),
    "an empty stream": picture(8, 0, b""),
    "too few pixels": picture(8, 0, zlib.compress(b"\0\1")),
    "a stream that breaks off": picture(8, 0, WHOLE[: len(WHOLE) // 2]),
    "an unknown way of drawing": picture(8, 0, zlib.compress(b"\x09\1\1\1\1" * 2)),
    "a kind that is not": picture(8, 0).replace(b"\x08\0\0\0\0", b"\x08\5\0\0\0"),
}
SOUND = {
    "grey": png(),
    "grey of 16 bits": picture(16, 0),
    "one bit": picture(1, 0),
    "colours": picture(8, 2),
    "colours of 16 bits": picture(16, 2),
    "palette": picture(8, 3, None, PALETTE),
    "palette with transparency": picture(8, 3, None, PALETTE, chunk(b"tRNS", b"\0\x80")),
    "grey and transparency": picture(8, 4),
    "colours and transparency": picture(8, 6),
    "colours and transparency of 16 bits": picture(16, 6),
    "as wide as can be": png(2000, 1),
    "as high as can be": png(1, 2000),
}


def with_logo(folder: Path, data: bytes) -> bytes | None:
    """The logo as it comes to a letter; None when it is refused."""
    (folder / "logo.png").write_bytes(data)
    try:
        return policy_and_logo(written(folder, logo='"logo.png"'))[1]
    except Refused as refused:
        wrong = {problem.path for problem in refused.problems}
    assert wrong == {"logo"}
    return None


def a_letter_with(logo: bytes) -> bytes:
    about = replace(sample(SAMPLE_OF[DocumentKind.PLAN]), logo=logo)
    return document(DocumentKind.PLAN, about).pdf


@pytest.mark.parametrize("kind", BROKEN)
def test_f6_a_logo_without_its_pixels_is_refused_before_there_is_a_letter(
    kind: str, tmp_path: Path
) -> None:
    assert with_logo(tmp_path, BROKEN[kind]) is None
    assert not can_be_drawn(BROKEN[kind])


@pytest.mark.parametrize("kind", SOUND)
def test_f6_every_sound_kind_of_picture_is_taken_and_drawn(kind: str, tmp_path: Path) -> None:
    logo = with_logo(tmp_path, SOUND[kind])
    assert logo == SOUND[kind]
    assert a_letter_with(logo).startswith(b"%PDF")


def test_f6_what_is_accepted_of_damaged_pictures_is_drawn(tmp_path: Path) -> None:
    chance, accepted = random.Random(3), 0
    for base in SOUND.values():
        for _ in range(12):
            data = bytearray(base[:600])
            for _ in range(chance.randrange(1, 4)):
                data[chance.randrange(16, len(data))] = chance.randrange(256)
            logo = with_logo(tmp_path, mended(bytes(data)))
            if logo is not None:
                accepted += 1
                if accepted % 8 == 0:
                    assert a_letter_with(logo).startswith(b"%PDF")
                assert can_be_drawn(logo)
    assert accepted > 8


def mended(data: bytes) -> bytes:
    """The same with check sums that fit, as far as the chunks can be told apart."""
    out, at = data[:8], 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if at + 12 + length > len(data):
            break
        out += chunk(data[at + 4 : at + 8], data[at + 8 : at + 8 + length])
        at += 12 + length
    return out + data[at:]
