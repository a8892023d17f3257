"""Every letter of the matrix as a PDF, and its pages as pictures, for people to look at.

    python -m tests.screenshots.write_letters build/letters [SITUATION ...]

Without a situation: all of them. In the folder: SITUATION/KIND-LANGUAGE.pdf, the same with -large
for large print, for each page a PNG beside it, and `kinds/KIND.png` with the first pages of that
kind, small, on one sheet.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

from PIL import Image

from app.services.documents import DocumentKind
from tests.app.documents.matrix.making import made
from tests.app.documents.matrix.situations import ALL

_SCALE: Final = 1.1
"""Points to pixels: enough to read the smallest letters."""
_SMALL: Final = (300, 424)
_ACROSS: Final = 6


def pages(pdf: bytes) -> list[Image.Image]:
    """A picture of each page."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=_SCALE).to_pil() for page in document]


def on_one_sheet(pictures: list[Image.Image]) -> Image.Image:
    """All of them, small, in rows."""
    wide, high = _SMALL
    down = -(-len(pictures) // _ACROSS)
    sheet = Image.new("RGB", (wide * min(_ACROSS, len(pictures)), high * down), "white")
    for at, picture in enumerate(pictures):
        sheet.paste(picture.resize(_SMALL), (at % _ACROSS * wide, at // _ACROSS * high))
    return sheet


def write(folder: Path, name: str) -> dict[DocumentKind, list[Image.Image]]:
    """The letters of one situation; gives their first pages by kind."""
    firsts = defaultdict[DocumentKind, list[Image.Image]](list)
    own = folder / name
    own.mkdir(parents=True, exist_ok=True)
    for each in made(name):
        if each.paper is None:
            continue
        typed = "-typed" if each.typed else ""
        for large in (False, True):
            size = "-large" if large else ""
            stem = f"{each.kind.number:02}-{each.kind.value}-{each.language}{size}{typed}"
            pdf = each.paper.pdf(large=large)
            (own / f"{stem}.pdf").write_bytes(pdf)
            for number, page in enumerate(pages(pdf), 1):
                page.save(own / f"{stem}-{number:02}.png")
                if number == 1:
                    firsts[each.kind].append(page)
    return firsts


def main(words: list[str]) -> None:
    folder = Path(words[0]) if words else Path("build/letters")
    firsts = defaultdict[DocumentKind, list[Image.Image]](list)
    for name in words[1:] or ALL:
        for kind, pictures in write(folder, name).items():
            firsts[kind] += pictures
    (folder / "kinds").mkdir(exist_ok=True)
    for kind, pictures in firsts.items():
        on_one_sheet(pictures).save(folder / "kinds" / f"{kind.value}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
