"""The texts in every language, the manual, and where its links lead."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from app.i18n import LANGUAGES
from app.i18n.catalogues import PREFIXES, WORDS
from app.i18n.texts import keys_of
from app.resources import MANUAL
from app.services.self_check.check import Found, Place, wrong

_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def find_texts(place: Place) -> Iterator[Found]:
    """Each catalogue that is not there; each text that one language has and another has not."""
    keys: dict[str, dict[str, frozenset[str]]] = {}
    for language in LANGUAGES:
        keys[language] = {}
        for name in (*PREFIXES, WORDS):
            found = keys_of(language, name)
            if found is None:
                yield wrong("texts_gone", language=language, name=name)
            else:
                keys[language][name] = found
    yield from missing_keys(keys)


def missing_keys(keys: dict[str, dict[str, frozenset[str]]]) -> Iterator[Found]:
    """`keys`: of each language, by catalogue. A catalogue that is gone was said already."""
    for language, named in keys.items():
        for other in keys.values():
            for name in sorted(named.keys() & other.keys()):
                for key in sorted(other[name] - named[name]):
                    yield wrong("text_missing", language=language, key=key)


def find_manual(place: Place, folder: Path = MANUAL) -> Iterator[Found]:
    """A language without its chapters; a picture or page that a chapter leads to and is not there;
    a link that leads out of this computer."""
    named = {language: _chapters(folder, language) for language in LANGUAGES}
    every = sorted({name for names in named.values() for name in names})
    for language, names in named.items():
        if not names:
            yield wrong("manual_gone", language=language)
            continue
        for name in every:
            if name not in names:
                yield wrong("file_gone", file=f"{language}/{name}")
        for name in sorted(names):
            path = folder / language / name
            yield from _links(path, _LINK.findall(path.read_text("utf-8")))


def _chapters(folder: Path, language: str) -> frozenset[str]:
    return frozenset(path.name for path in (folder / language).glob("*.md"))


def _links(path: Path, links: Iterable[str]) -> Iterator[Found]:
    for link in links:
        file = link.partition("#")[0]
        if _ELSEWHERE.match(link):
            yield wrong("manual_link", chapter=path.name, link=link)
        elif file and not (path.parent / file).is_file():
            yield wrong("manual_picture", chapter=path.name, file=file)
