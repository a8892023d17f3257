"""`python -m app.i18n.sort`: put every key in the catalogue of its prefix; --check only says which.

Within a catalogue the keys stand in order, so that one who looks for a key finds it and two who add
one seldom touch the same lines. A comment that begins with a prefix (`# step.bvv: art. 475da Rv`)
heads the keys of that prefix; any other comment goes where its message goes. What two branches
both brought is kept once; with two texts, or in one language only, nothing is written and it says
which.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.i18n.catalogues import catalogue_of
from app.i18n.compile import LOCALE, sources
from app.i18n.po import Damaged, Entry, read_entries, written

_HEADING: Final = re.compile(r"# ([a-z_]+(?:\.[a-z_]+)*): .+")


def misplaced(folder: Path = LOCALE) -> dict[Path, str | None]:
    """Every file that is not as it should be, with what it should hold; None: no such file.

    Raises Damaged for a file that cannot be read, and for a key with two texts or one language.
    """
    right: dict[Path, str | None] = {}
    keys: dict[str, dict[str, Entry]] = {}
    for language in sorted({source.parts[-3] for source in sources(folder)}):
        there = [source for source in sources(folder) if source.parts[-3] == language]
        read = [(source.stem, entry) for source in there for entry in read_entries(source)]
        # Of one that came twice, the one that stands right has the comments that are right.
        read.sort(key=lambda each: each[0] != catalogue_of(each[1].key))
        found = [entry for _, entry in read]
        keys[language] = _once(found)
        right |= dict.fromkeys(there, None)
        right |= _files(folder / language / "LC_MESSAGES", language, keys[language], found)
    _same_keys(keys)
    return {file: text for file, text in right.items() if text != _as_it_is(file)}


def _files(
    folder: Path, language: str, entries: dict[str, Entry], found: list[Entry]
) -> dict[Path, str | None]:
    headings = dict(_headings(found))
    catalogues: dict[str, list[Entry]] = {}
    for key in sorted(entries, key=lambda key: key.split(".")):
        entry = entries[key]
        own = tuple(line for line in entry.comments if not _HEADING.fullmatch(line))
        begins = [prefix for prefix in _beginnings(key) if prefix in headings]
        above = tuple(headings.pop(prefix) for prefix in begins)
        catalogues.setdefault(catalogue_of(key), []).append(
            Entry(key, above + own, entry.said, entry.at)
        )
    return {
        folder / f"{name}.po": written(name, language, held) for name, held in catalogues.items()
    }


def _headings(found: list[Entry]) -> Iterator[tuple[str, str]]:
    for entry in found:
        for line in entry.comments:
            if heading := _HEADING.fullmatch(line):
                yield heading[1], line


def _beginnings(key: str) -> Iterator[str]:
    """ "a", "a.b" and "a.b.c" of "a.b.c"."""
    parts = key.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _once(found: list[Entry]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    twice = []
    for entry in found:
        first = entries.setdefault(entry.key, entry)
        if first.said != entry.said:
            twice.append(f"{entry.key}: two texts, keep one: {first.at} and {entry.at}")
    _stop_for(twice)
    return entries


def _same_keys(keys: dict[str, dict[str, Entry]]) -> None:
    one_sided = []
    for language, entries in keys.items():
        for other, theirs in keys.items():
            for key, entry in entries.items():
                if key not in theirs:
                    one_sided.append(f"{key}: {entry.at} has it, {other} has not; add or drop it")
                elif _is_plural(entry) and not _is_plural(theirs[key]):
                    one_sided.append(f"{key}: a plural in {language}, but not in {other}")
    _stop_for(one_sided)


def _is_plural(entry: Entry) -> bool:
    return any(line.startswith("msgid_plural ") for line in entry.said)


def _stop_for(damage: list[str]) -> None:
    if damage:
        raise Damaged("\n".join(damage))


def _as_it_is(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.exists() else None


def main(arguments: list[str], folder: Path = LOCALE) -> int:
    """Sort; 1 for a catalogue that is damaged, or with --check one that is not in order."""
    try:
        changes = misplaced(folder)
    except Damaged as damage:
        sys.stderr.write(f"{damage}\n")
        return 1
    for file, text in changes.items():
        sys.stdout.write(f"{file.relative_to(folder)}\n")
        if "--check" not in arguments:
            if text is None:
                file.unlink()
            else:
                file.write_text(text, encoding="utf-8")
    return int(bool(changes) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
