"""Finished documents in one file for the printer: what was made and looked at, page for page.

    write_pieces(path, joined([Part("R-1", "nl", path), ...], properties, both_sides=True))

They are not drawn again: what is printed is what was filed. Their structures become the parts of
one tree, so that the file is PDF/UA-1 and PDF/A-3a as they are. What was inside them (the dossier)
stays behind: a file for the printer is passed on. One document at a time is in memory.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from app.render.finishing import Properties, put_profile, put_properties
from app.render.streamed import StreamedPdf
from app.store.files import read_file
from calc.base.value_type import value_type

_BLANK: Final = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595.2756 841.8898]/Resources<<>>/Tabs/S>>"


@value_type
class Part:
    """One document: what its bookmark says, its language, and its file."""

    title: str
    language: str
    path: Path


def joined(parts: Iterable[Part], properties: Properties, *, both_sides: bool) -> Iterator[bytes]:
    """The file, piece by piece. `both_sides`: each document begins on a sheet of its own, printed
    on two sides. Raises FileTrouble for a document that went away.
    """
    joining = _Joining()
    yield from joining.begin()
    for part in parts:
        if both_sides:
            yield from joining.turn()
        with pikepdf.open(BytesIO(read_file(part.path))) as source:
            yield from joining.add(part, source)
    yield from joining.end(properties)


class _Joining:
    """One file while documents are put behind each other in it."""

    def __init__(self) -> None:
        self._file = StreamedPdf()
        self._pages, self._root, self._tree, self._whole, self._marks = (
            self._file.reserve() for _ in range(5)
        )
        self._page_numbers: list[int] = []
        self._parts: list[int] = []
        self._owners: list[bytes] = []
        self._next = 0
        self._bookmarks: list[tuple[bytes, int]] = []

    def begin(self) -> Iterator[bytes]:
        return self._file.begin()

    def turn(self) -> Iterator[bytes]:
        """The back of the last sheet stays empty."""
        if len(self._page_numbers) % 2:
            number = self._file.reserve()
            self._page_numbers.append(number)
            yield from self._file.put(number, _BLANK % self._pages)

    def add(self, part: Part, source: Pdf) -> Iterator[bytes]:
        """All pages of a document, and its structure."""
        copying = _Copying(self._file)
        tree, first = source.Root.StructTreeRoot, len(self._page_numbers)
        for page in source.pages:
            more = {"/Parent": _reference(self._pages)}
            more |= self._moved(page.obj, "/StructParents")
            for annotation in page.obj.get("/Annots", ()):
                copying.change(annotation, self._moved(annotation, "/StructParent"))
            self._page_numbers.append(copying.change(page.obj, more))
        self._parts.append(
            copying.change(
                tree.K,
                {"/S": b"/Part", "/P": _reference(self._whole), "/T": _text(part.title),
                 "/Lang": _text(part.language)},
            )
        )  # fmt: skip
        numbers = list(tree.ParentTree.Nums)
        for at in range(0, len(numbers), 2):
            self._owners.append(b"%d" % (int(numbers[at]) + self._next))
            self._owners.append(copying.written(numbers[at + 1]))
        self._next += max(map(int, numbers[::2]), default=-1) + 1
        self._bookmarks.append((_text(part.title), self._page_numbers[first]))
        yield from copying.all()

    def end(self, properties: Properties) -> Iterator[bytes]:
        """The tree and the bookmarks of the whole, and what the file says of itself."""
        put = self._file.put
        pages, parts = (_references(each) for each in (self._page_numbers, self._parts))
        yield from put(
            self._pages,
            b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._page_numbers), pages),
        )
        yield from put(
            self._whole,
            b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (self._tree, parts),
        )
        yield from put(
            self._tree,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d>>"
            % (self._whole, b" ".join(self._owners), self._next),
        )
        yield from self._outlines()
        with pikepdf.new() as own:
            put_properties(own, properties)
            put_profile(own)
            copying = _Copying(self._file)
            own.Root["/MarkInfo"] = Dictionary(Marked=True)
            more = {
                "/Pages": _reference(self._pages), "/StructTreeRoot": _reference(self._tree),
                "/Outlines": _reference(self._marks),
            }  # fmt: skip
            root, info = copying.change(own.Root, more), copying.number(own.docinfo)
            yield from copying.all()
        yield from self._file.end(root, info)

    def _outlines(self) -> Iterator[bytes]:
        numbers = [self._file.reserve() for _ in self._bookmarks]
        for at, (title, page) in enumerate(self._bookmarks):
            beside = b"".join(
                b"/%b %d 0 R" % (name, numbers[other])
                for name, other in ((b"Prev", at - 1), (b"Next", at + 1))
                if 0 <= other < len(numbers)
            )
            entry = b"<</Title %b/Parent %d 0 R%b/Dest[%d 0 R/Fit]>>"
            yield from self._file.put(numbers[at], entry % (title, self._marks, beside, page))
        yield from self._file.put(
            self._marks,
            b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
            % (numbers[0], numbers[-1], len(numbers)),
        )

    def _moved(self, owner: Any, key: str) -> dict[str, bytes]:
        """A number in the tree of one document as its number in the tree of the whole."""
        return {key: b"%d" % (int(owner[key]) + self._next)} if key in owner else {}


class _Copying:
    """The objects of one document as those of the whole: what they point at comes along."""

    def __init__(self, file: StreamedPdf) -> None:
        self._file = file
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[Any] = []
        self._changes: dict[tuple[int, int], Mapping[str, bytes]] = {}

    def number(self, each: Any) -> int:
        """The number in the whole of an object that others can point at."""
        key = each.objgen
        if key not in self._numbers:
            self._numbers[key] = self._file.reserve()
            self._waiting.append(each)
        return self._numbers[key]

    def change(self, each: Any, entries: Mapping[str, bytes]) -> int:
        """The same for one with some other entries than it had."""
        self._changes[each.objgen] = entries
        return self.number(each)

    def all(self) -> Iterator[bytes]:
        """Write everything that was named, and what that names."""
        while self._waiting:
            each = self._waiting.pop()
            number, changes = self._numbers[each.objgen], self._changes.get(each.objgen, {})
            if isinstance(each, Stream):
                entries = self._entries(each, {"/Length": b"", **changes})
                yield from self._file.put_stream(number, entries, each.read_raw_bytes())
            elif isinstance(each, Dictionary):
                yield from self._file.put(number, b"<<%b>>" % self._entries(each, changes))
            else:
                yield from self._file.put(number, self._content(each))

    def written(self, each: Any) -> bytes:
        """A value as it stands in another one."""
        if isinstance(each, Object) and each.is_indirect:
            return _reference(self.number(each))
        return self._content(each)

    def _content(self, each: Any) -> bytes:
        if isinstance(each, Dictionary):
            return b"<<%b>>" % self._entries(each, {})
        if isinstance(each, Array):
            return b"[%b]" % b" ".join(map(self.written, each))
        if isinstance(each, Object):
            return each.unparse()
        if each is None or isinstance(each, bool):
            return {None: b"null", True: b"true", False: b"false"}[each]
        return f"{each:f}".encode() if isinstance(each, Decimal) else str(int(each)).encode()

    def _entries(self, each: Any, changes: Mapping[str, bytes]) -> bytes:
        """Entries of a dictionary, with changes; one that becomes empty is left out."""
        kept = {key: self.written(value) for key, value in each.items() if key not in changes}
        return b"".join(
            Name(key).unparse() + b" " + value
            for key, value in {**kept, **changes}.items()
            if value
        )


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(map(_reference, numbers))


def _text(text: str) -> bytes:
    return String(text).unparse()
