"""Two papers beside each other: the one that was found, and the one that was made again."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from app.render.reading_back import FoundPage, FoundPdf
from app.services.inspecting.finding import PaperCode, PaperFinding

_MOST_SHOWN: Final = 160
_MOST_PIECES: Final = 20
_FEW_BYTES: Final = 4
_AMOUNT: Final = re.compile(r"€\s?-?\d[\d.,]*|-?\b\d[\d.]*,\d\d\b|-?\b\d[\d,]*\.\d\d\b")
_DAY: Final = re.compile(r"\b\d{1,2} [^\W\d_]{3,10} (?:19|20|21)\d\d\b|\b[^\W\d_]{3,10} 2\d{3}\b")
_OTHER_PAGES: Final = {PaperCode.PAGE_REMOVED, PaperCode.PAGE_ADDED, PaperCode.PAGE_MOVED}
_EXPLAINED_BY: Final = {
    "tags": {PaperCode.SPOKEN_CHANGED},
    "file_names": {PaperCode.FILE_ADDED, PaperCode.FILE_REMOVED, PaperCode.FILE_CHANGED},
    "links": {PaperCode.LOOK_CHANGED},
}
_XMP: Final = "{http:"
_SAVED_BY: Final = frozenset({
    "Producer", "ModDate", "Metadata", "{http://ns.adobe.com/xap/1.0/}ModifyDate",
})  # fmt: skip
"""What a program that saves a file puts there by itself."""

SameLook = Callable[[int], bool]
"""Whether a page, counted from 0, looks the same in both papers."""


def is_few_bytes(found: bytes, again: bytes) -> bool:
    """Whether so few bytes differ that nobody did it: what is packed changes whole."""
    if len(found) != len(again):
        return False
    return sum(one != other for one, other in zip(found, again, strict=True)) <= _FEW_BYTES


def compared(found: FoundPdf, again: FoundPdf, same_look: SameLook) -> list[PaperFinding]:
    """Everything that differs; empty when it is only how the file was written."""
    findings = [*_files(found, again), *_pages(found.pages, again.pages, same_look)]
    if found.spoken != again.spoken:
        findings += _spoken(found.spoken, again.spoken)
    before, after = dict(again.properties), dict(found.properties)
    more = {key for key in after if not key.startswith(_XMP)}  # in the XMP a program adds its own
    differing = {
        key for key in before.keys() | more if before.get(key) != after.get(key)
    } - _SAVED_BY
    for key in sorted(differing):
        findings.append(
            PaperFinding(
                PaperCode.PROPERTIES_CHANGED, name=key,
                was=_shown(before.get(key, "")), now=_shown(after.get(key, "")),
            )
        )  # fmt: skip
    return findings


def unseen(
    found: Mapping[str, str], again: Mapping[str, str], seen: Sequence[PaperFinding]
) -> Iterator[PaperFinding]:
    """What nobody sees and is another one. `seen`: what was found already, and explains it."""
    codes = {each.code for each in seen}
    if codes & _OTHER_PAGES:  # each page has a number in all of it
        return
    for name in sorted(found.keys() | again.keys()):
        if found.get(name) != again.get(name) and not codes & _EXPLAINED_BY.get(name, set()):
            yield PaperFinding(PaperCode.UNSEEN_CHANGED, name=name)


def aligned(
    found: Sequence[str], made: Sequence[str]
) -> Iterator[tuple[PaperCode, int, int | None]]:
    """Pages that are not where they were: what happened, which page of those that are found (or,
    of one that is gone, of those that were made), and which page that one was."""
    if list(found) != list(made) and sorted(found) == sorted(made):
        for at, (one, other) in enumerate(zip(found, made, strict=True)):
            if one != other:
                yield PaperCode.PAGE_MOVED, at, made.index(one)
        return
    for what, was, was_end, now, now_end in SequenceMatcher(
        None, made, found, autojunk=False
    ).get_opcodes():
        if what == "equal":
            continue
        both = min(was_end - was, now_end - now)
        for at in range(both):
            yield PaperCode.TEXT_CHANGED, now + at, was + at
        for at in range(was + both, was_end):
            yield PaperCode.PAGE_REMOVED, at, None
        for at in range(now + both, now_end):
            yield PaperCode.PAGE_ADDED, at, None


def _pages(
    found: Sequence[FoundPage], made: Sequence[FoundPage], same_look: SameLook
) -> Iterator[PaperFinding]:
    differing = list(
        aligned([page.text_sha256 for page in found], [page.text_sha256 for page in made])
    )
    for code, at, was in differing:
        if code is PaperCode.TEXT_CHANGED and was is not None:
            yield from _pieces(at + 1, made[was].text, found[at].text)
        else:
            yield PaperFinding(code, page=at + 1, was="" if was is None else str(was + 1))
    if differing:
        return
    for at, (now, before) in enumerate(zip(found, made, strict=True)):
        # What is drawn with, such as letters and pictures, can be another one with the same words.
        if now.notes != before.notes or now.frame != before.frame or not same_look(at):
            yield PaperFinding(PaperCode.LOOK_CHANGED, page=at + 1)


def _pieces(page: int, made: str, found: str) -> Iterator[PaperFinding]:
    """The words of a page that differ, each with a few around it."""
    was, now = made.split(), found.split()
    changes = [
        change for change in SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]  # fmt: skip
    for _, was_from, was_to, now_from, now_to in changes[:_MOST_PIECES]:
        before, after = was[was_from:was_to], now[now_from:now_to]
        around = was[max(0, was_from - 3) : was_from]
        behind = was[was_to : was_to + 3]
        one, other = (_shown(" ".join([*around, *part, *behind])) for part in (before, after))
        yield PaperFinding(_kind_of(one, other), page=page, was=one, now=other)


def _kind_of(was: str, now: str) -> PaperCode:
    for code, form in ((PaperCode.AMOUNT_CHANGED, _AMOUNT), (PaperCode.DAY_CHANGED, _DAY)):
        if form.findall(was) != form.findall(now):
            return code
    return PaperCode.TEXT_CHANGED


def _spoken(found: Sequence[str], made: Sequence[str]) -> Iterator[PaperFinding]:
    changes = [
        change for change in SequenceMatcher(None, made, found, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]  # fmt: skip
    for _, was, was_to, now, now_to in changes[:_MOST_PIECES]:
        yield PaperFinding(
            PaperCode.SPOKEN_CHANGED,
            was=_shown(" ".join(made[was:was_to])), now=_shown(" ".join(found[now:now_to])),
        )  # fmt: skip


def _files(found: FoundPdf, again: FoundPdf) -> Iterator[PaperFinding]:
    before = {file.name: file.data for file in again.files}
    after = {file.name: file.data for file in found.files}
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield PaperFinding(PaperCode.FILE_REMOVED, name=name)
        elif name not in before:
            yield PaperFinding(PaperCode.FILE_ADDED, name=name)
        elif before[name] != after[name]:
            yield PaperFinding(PaperCode.FILE_CHANGED, name=name)


def _shown(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
