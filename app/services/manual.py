"""The manual: its chapters, and where words stand in it. No Qt, no network."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from app.resources import MANUAL
from app.services.locating.index import plain
from calc.base.value_type import value_type

PICTURES: Final = MANUAL / "pictures"
_HEADING: Final = re.compile(r"^(#+) (.*)$")
_APART: Final = re.compile(r"!\[[^]]*\]\([^)]*\)|\||^\s*(?:-|\d+\.) |-{3,}")
_MARKS: Final = re.compile(r"[`*]")
_MOST: Final = 40
_SHORT: Final = 4
"""Letters of a word that may be left out where nothing holds all words."""


@value_type
class ManualChapter:
    """One chapter. `key`: the name of its file, the same in every language; `text`: Markdown,
    whose pictures are found from `folder`.
    """

    key: str
    title: str
    text: str
    folder: Path


@value_type
class Mention:
    """Where words stand: the heading above them, and the line itself without its marks."""

    chapter: str
    heading: str
    line: str


@lru_cache(maxsize=4)
def chapters(language: str) -> tuple[ManualChapter, ...]:
    """All chapters of a language, in their order. Raises LookupError where there are none."""
    found = tuple(map(_read, sorted((MANUAL / language).glob("*.md"))))
    if not found:
        raise LookupError(f"no manual in {language}")
    return found


def mentions(language: str, words: str) -> tuple[Mention, ...]:
    """Under which headings all of these words stand, once each; where none, one of them."""
    wanted = [word for word in plain(words).split() if word]
    if not wanted:
        return ()
    lines = [*_lines(language)]
    whole = [each for each in lines if _holds(each, wanted, every=True)]
    long = [word for word in wanted if len(word) >= _SHORT] or wanted
    some = whole or [each for each in lines if _holds(each, long, every=False)]
    some.sort(key=lambda each: plain(words) not in plain(each.heading))
    one_each = {(each.chapter, each.heading): each for each in reversed(some)}
    return tuple(each for each in some if one_each[each.chapter, each.heading] is each)[:_MOST]


def _holds(mention: Mention, words: list[str], *, every: bool) -> bool:
    there = plain(f"{mention.heading} {mention.line}")
    return all(word in there for word in words) if every else any(word in there for word in words)


def _lines(language: str) -> list[Mention]:
    found = []
    for chapter in chapters(language):
        heading = chapter.title
        for line in chapter.text.splitlines():
            if (match := _HEADING.match(line)) is not None:
                heading = match[2]
            elif bare := " ".join(_MARKS.sub("", _APART.sub(" ", line)).split()):
                found.append(Mention(chapter.key, heading, bare))
    return found


def _read(path: Path) -> ManualChapter:
    text = path.read_text("utf-8")
    return ManualChapter(
        path.stem, text.partition("\n")[0].removeprefix("# ").strip(), text, path.parent
    )
