"""What differs between two folders that `write` made, in words for whoever has to judge it."""

import difflib
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.comparison.commands import AGAIN, Entry, kept, read_manifest

MOST_SHOWN: Final = 10
"""Commands that differ and are shown; of each at most so many lines."""
MOST_LINES: Final = 12
_OUR_DEFECT: Final = 70


@dataclass(frozen=True)
class Compared:
    """Two folders beside each other, and which commands are in one of them only or differ."""

    before: Path
    after: Path
    same: tuple[Entry, ...]
    different: tuple[tuple[Entry, Entry], ...]
    only_before: tuple[Entry, ...]
    only_after: tuple[Entry, ...]
    receipts: tuple[Entry, ...]
    """of the tree before, as the tree after checks them"""

    @property
    def is_the_same(self) -> bool:
        """Whether every byte is, and every receipt of before comes out the same."""
        apart = self.different or self.only_before or self.only_after
        return bool(self.same) and not apart and not self.not_rechecked

    @property
    def not_rechecked(self) -> tuple[Entry, ...]:
        """Receipts of which something else comes out now."""
        return tuple(entry for entry in self.receipts if entry.code != 0)


def compare(before: Path, after: Path) -> Compared:
    """Read both manifests and lay them beside each other."""
    first, second = read_manifest(before), read_manifest(after)
    receipts = {key: entry for key, entry in second.items() if key[1].startswith(AGAIN)}
    first = {key: entry for key, entry in first.items() if not key[1].startswith(AGAIN)}
    second = {key: entry for key, entry in second.items() if key not in receipts}
    both = [(entry, second[key]) for key, entry in first.items() if key in second]
    return Compared(
        before,
        after,
        tuple(old for old, new in both if old == new),
        tuple((old, new) for old, new in both if old != new),
        tuple(entry for key, entry in first.items() if key not in second),
        tuple(entry for key, entry in second.items() if key not in first),
        tuple(receipts.values()),
    )


def said(found: Compared) -> Iterator[str]:
    """The summary, line by line, with the first differences."""
    for what, entries in _by_kind(found).items():
        counts = Counter(entries)
        told = ", ".join(f"{count} {how}" for how, count in sorted(counts.items()))
        yield f"  {what:<28} {told}"
    if found.receipts:
        again = len(found.receipts) - len(found.not_rechecked)
        yield f"receipts of before that re-check: {again} of {len(found.receipts)}"
    else:
        yield "receipts of before: not checked (write AFTER --receipts BEFORE)"
    defects = [old for old in found.same if old.code == _OUR_DEFECT]
    if defects:
        yield f"the same defect of ours in both trees (code 70): {len(defects)}, {defects[0].key}"
    yield from _shown(found)
    cases = {entry.case for entry in found.same} | {old.case for old, _ in found.different}
    commands = len(found.same) + len(found.different)
    yield f"{len(cases)} cases, {commands} commands in both, {len(found.same)} of them the same"
    yield "THE SAME, byte for byte" if found.is_the_same else "NOT THE SAME"


def _by_kind(found: Compared) -> Mapping[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for how, entries in (
        ("same", found.same),
        ("DIFFERENT", [old for old, _ in found.different]),
        ("ONLY BEFORE", found.only_before),
        ("ONLY AFTER", found.only_after),
    ):
        for entry in entries:
            kinds.setdefault(_kind(entry.command), []).append(how)
    return dict(sorted(kinds.items()))


def _kind(command: str) -> str:
    """assess --json, document plan pdf: what a command is, without the dossier."""
    words = command.split()
    if words[0] == "--lang":
        words = words[2:]
    if words[0] == "document":
        made = next(word for word in words if word.startswith("made."))
        return f"document {words[1]} {made.removeprefix('made.')}"
    return f"{words[0]} --json" if "--json" in words else words[0]


def _shown(found: Compared) -> Iterator[str]:
    for old, new in found.different[:MOST_SHOWN]:
        yield f"{old.case}: {old.command}"
        if old.code != new.code:
            yield f"  ends with {new.code} instead of {old.code}"
        for part in sorted(old.parts.keys() | new.parts.keys()):
            yield from _of_part(found, part, old.parts.get(part), new.parts.get(part))
    if (more := len(found.different) - MOST_SHOWN) > 0:
        yield f"... and {more} more that differ"
    for title, entries in (("before", found.only_before), ("after", found.only_after)):
        for entry in entries[:MOST_SHOWN]:
            yield f"only {title}: {entry.case}: {entry.command} (code {entry.code})"
    for entry in found.not_rechecked[:MOST_SHOWN]:
        yield f"does not re-check: {entry.case}: {entry.command}"
        lines = kept(found.after, entry.parts["out"]) + kept(found.after, entry.parts["err"])
        yield from (f"    {line}" for line in lines.decode().splitlines()[:MOST_LINES])


def _of_part(found: Compared, part: str, old: str | None, new: str | None) -> Iterator[str]:
    if old == new:
        return
    if old is None or new is None:
        yield f"  {part}: only {'after' if old is None else 'before'}"
        return
    first, second = kept(found.before, old), kept(found.after, new)
    yield f"  {part}: {len(first)} bytes before, {len(second)} after"
    lines = list(_differences(first, second))
    yield from (f"    {line}" for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield f"    ... and {len(lines) - MOST_LINES} more lines"


def _differences(old: bytes, new: bytes) -> Iterator[str]:
    """The values of a JSON by their place, the words of a PDF, the lines of a text."""
    if old.startswith(b"%PDF") and new.startswith(b"%PDF"):
        words = [_words(old), _words(new)]
        yield from _lines(*words) if words[0] != words[1] else ["the words are the same"]
        return
    try:
        values = [json.loads(old), json.loads(new)]
    except ValueError:
        yield from _lines(old.decode(errors="replace"), new.decode(errors="replace"))
        return
    said = list(_values("", *values))
    yield from said or ["the same values, written in another way"]


def _lines(old: str, new: str) -> Iterator[str]:
    found = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return (line for line in found if not line.startswith(("---", "+++", "@@")))


def _words(pdf: bytes) -> str:
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(f"page {number}\n{page.extract_text()}" for number, page in enumerate(pages))


def _values(at: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            if key not in old or key not in new:
                yield f"{at}.{key}: a key only {'after' if key in new else 'before'}"
            else:
                yield from _values(f"{at}.{key}", old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            yield f"{at}: {len(old)} values before, {len(new)} after"
        for number, pair in enumerate(zip(old, new, strict=False)):
            yield from _values(f"{at}[{number}]", *pair)
    elif old != new:
        yield f"{at}: {str(old)[:80]} -> {str(new)[:80]}"
