"""Finished documents in one file for the printer: what was made and looked at, page for page.

    joined([Part("R-1", "nl", path), ...], "Afdrukken", "nl", both_sides=True)

They are not drawn again: what is printed is what was filed. Their structures become the parts of
one tree, so that the file is PDF/UA-1 and PDF/A-3a as they are. What was inside them (the dossier)
stays behind: a file for the printer is passed on.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from app.render.finishing import Properties, put_profile, put_properties, saved
from calc.base.value_type import value_type


@value_type
class Part:
    """One document: what its bookmark says, its language, and its file."""

    title: str
    language: str
    path: Path


def joined(parts: Iterable[Part], properties: Properties, *, both_sides: bool) -> bytes:
    """The file. `both_sides`: each document begins on a sheet of its own, printed on two sides.

    Raises OSError for a file that went away.
    """
    with pikepdf.new() as pdf, ExitStack() as opened:
        joining = _Joining(pdf)
        for part in parts:
            # Of a file by its bytes nothing stays open: there may be more files than a process has.
            source = opened.enter_context(pikepdf.open(part.path))
            if both_sides and len(pdf.pages) % 2:
                joining.add_blank()
            joining.add(part, source)
        joining.finish()
        put_properties(pdf, properties)
        put_profile(pdf)
        return saved(pdf)


class _Joining:
    """One file while documents are put behind each other in it."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._whole = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root)
        )
        self._parts: list[Any] = []
        self._numbers: list[Any] = []
        self._next = 0
        self._bookmarks: list[OutlineItem] = []

    def add_blank(self) -> None:
        """The back of a sheet whose front ends a document."""
        box = self._pdf.pages[-1].mediabox
        width, height = float(box[2]), float(box[3])
        self._pdf.add_blank_page(page_size=(width, height)).obj["/Tabs"] = Name.S

    def add(self, part: Part, source: Pdf) -> None:
        """All pages of a document, and its structure."""
        first = len(self._pdf.pages)
        self._pdf.pages.extend(source.pages)
        pages = [page.obj for page in self._pdf.pages[first:]]
        # After its pages: what points at a page that is here already points at that one.
        tree = self._pdf.copy_foreign(source.Root.StructTreeRoot)
        numbers = list(tree.ParentTree.Nums)
        for at in range(0, len(numbers), 2):
            self._numbers += [int(numbers[at]) + self._next, numbers[at + 1]]
        for page in pages:
            _move(page, "/StructParents", self._next)
            for annotation in page.get("/Annots", ()):
                _move(annotation, "/StructParent", self._next)
        self._next += int(tree.ParentTreeNextKey)
        element = tree.K
        element["/S"], element["/P"] = Name.Part, self._whole
        element["/T"], element["/Lang"] = String(part.title), String(part.language)
        self._parts.append(element)
        self._bookmarks.append(OutlineItem(part.title, first))

    def finish(self) -> None:
        """The tree and the bookmarks of the whole."""
        pdf, root = self._pdf, self._root
        self._whole["/K"] = Array(self._parts)
        root["/K"] = self._whole
        root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array(self._numbers)))
        root["/ParentTreeNextKey"] = self._next
        pdf.Root["/StructTreeRoot"] = root
        pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
        with pdf.open_outline() as outline:
            outline.root.extend(self._bookmarks)


def _move(owner: Any, key: str, by: int) -> None:
    """A number in the tree of one document as its number in the tree of the whole."""
    if key in owner:
        owner[key] = int(owner[key]) + by
