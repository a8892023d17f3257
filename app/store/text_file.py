"""A plain text from a file or a stream, whatever a Dutch office wrote it with."""

from pathlib import Path
from typing import BinaryIO, Final

from app.i18n.user_error import Exit, UserError
from app.store.files import FileTrouble, read_file
from calc.base.characters import on_one_line

LARGEST_TEXT: Final = 200_000
"""Bytes: a hundred pages. The guard looks at every word, and a letter has two pages."""
LARGEST_PARAGRAPH: Final = 20_000
"""Bytes of an officer's own words in a letter: ten pages, and nobody sends those."""


class NotText(UserError):
    """A file that is no plain text, such as a document of a word processor."""

    exit_code = Exit.ENVIRONMENT

    def __init__(self, path: Path) -> None:
        super().__init__("guard.not_text", file=on_one_line(str(path)))
        self.path = path


def read_text_file(path: Path, *, largest: int = LARGEST_TEXT) -> str:
    """The text of a file of at most `largest` bytes. Raises FileTrouble and NotText."""
    return _decoded(read_file(path, largest=largest), path)


def read_text_stream(stream: BinaryIO, name: Path) -> str:
    """The text of a stream that is called `name`. Raises FileTrouble and NotText."""
    data = stream.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise FileTrouble("read", "too_large", name)
    return _decoded(data, name)


def _decoded(data: bytes, path: Path) -> str:
    """UTF-8, UTF-16 with its mark, or the old Windows code page."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotText(path)
