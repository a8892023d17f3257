"""A .po file as its messages, word for word; what two merged branches left in pieces is refused."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from calc.base.value_type import value_type

HEAD: Final = """\
# Uitzicht: the texts of "{catalogue}" in "{language}". The key of a text is its msgid.
# Which keys stand here: app/i18n/catalogues.py. After a change: python -m app.i18n.compile
msgid ""
msgstr ""
"Project-Id-Version: uitzicht\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
_LINE: Final = re.compile(
    r'(?P<word>msgid|msgid_plural|msgstr|msgstr\[0\]|msgstr\[1\]) (?P<text>".*")'
)
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_SHAPES: Final = (("msgid", "msgstr"), ("msgid", "msgid_plural", "msgstr[0]", "msgstr[1]"))


class Damaged(Exception):
    """A catalogue that cannot be read, or a key with two texts; says where."""


@value_type
class Entry:
    """One message: `comments` above it; `said`, a line for each word from msgid on; where it is."""

    key: str
    comments: tuple[str, ...]
    said: tuple[str, ...]
    at: str


def read_entries(file: Path) -> Iterator[Entry]:
    """The messages of a file, without its head. Raises Damaged."""
    comments: list[str] = []
    said: list[str] = []
    start = 0
    for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if said and (not line or line.startswith(("#", "msgid "))):
            yield from _made(file, start, comments, said)
            comments, said = [], []
        if line.startswith("#"):
            comments.append(line)
        elif line:
            start = start if said else number
            said.append(line)
    if said:
        yield from _made(file, start, comments, said)


def written(catalogue: str, language: str, entries: list[Entry]) -> str:
    """A whole file of these messages, in this order."""
    blocks = ["\n".join((*entry.comments, *entry.said)) for entry in entries]
    return "\n".join([HEAD.format(catalogue=catalogue, language=language), "\n\n".join(blocks), ""])


def _made(file: Path, start: int, comments: list[str], said: list[str]) -> Iterator[Entry]:
    at = f"{'/'.join(file.parts[-3:])}, line {start}"
    words: list[str] = []
    texts: list[str] = []
    for line in said:
        found = _LINE.fullmatch(line)
        text = found["text"] if found else line
        if not (words or found) or not _TEXT.fullmatch(text):
            raise Damaged(f"{at}: not a line of a message: {line}")
        if found:
            words.append(found["word"])
            texts.append("")
        texts[-1] += text[1:-1]
    if tuple(words) not in _SHAPES:
        raise Damaged(f"{at}: not a message, it has {', '.join(words)}")
    if texts[0]:
        lines = (f'{word} "{text}"' for word, text in zip(words, texts, strict=True))
        yield Entry(texts[0], tuple(comments), tuple(lines), at)
