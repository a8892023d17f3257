"""The structure of a document, written into its file: elements, links and bookmarks."""

from typing import Any, Final

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from app.render.tagging.structure import Attribute, Element, Mark, Place, Structure

_SHORT: Final = 3
"""A letter of so many pages is leafed through without bookmarks."""
_LEVELS: Final = ("H1", "H2")
_PRINTED: Final = 4
"""Of a link: it is part of the page on paper too (ISO 19005-3, 6.3.2)."""


def put_structure(pdf: Pdf, structure: Structure) -> None:
    """Write the tree, and who each mark and each link of a page belongs to."""
    _Writer(pdf, structure).write()


class _Writer:
    def __init__(self, pdf: Pdf, structure: Structure) -> None:
        self._pdf, self._structure = pdf, structure
        self._pages = [page.obj for page in pdf.pages]
        self._marked: dict[int, dict[int, Any]] = {}
        """By page and number: whose each mark is."""
        self._linked: list[Any] = []
        """Whose each link is, in the order of reading."""
        self._headings: list[tuple[Element, int]] = []

    def write(self) -> None:
        pdf, pages = self._pdf, self._pages
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root["/K"] = self._element(self._structure.in_parts, root)
        numbers: list[Any] = []
        for at in sorted(self._marked):
            pages[at]["/StructParents"] = at
            owners = [self._marked[at][number] for number in sorted(self._marked[at])]
            numbers += [at, pdf.make_indirect(Array(owners))]
        for at, owner in enumerate(self._linked, len(pages)):
            numbers += [at, owner]
        for page in pages:
            page["/Tabs"] = Name.S
        root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root["/ParentTreeNextKey"] = len(pages) + len(self._linked)
        pdf.Root["/StructTreeRoot"] = root
        pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
        if len(pages) > _SHORT and "/Outlines" not in pdf.Root:
            self._put_bookmarks()

    def _element(self, element: Element, parent: Any) -> Any:
        """An element with all below it."""
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        if element.alt:
            made["/Alt"] = String(element.alt)
        if element.spoken:
            made["/ActualText"] = String(element.spoken)
        if element.language:
            made["/Lang"] = String(element.language)
        if element.attributes:
            made["/A"] = Dictionary(
                {f"/{key}": _value(each) for key, each in element.attributes.items()}
            )
        made["/K"] = Array([self._kid(kid, element, made) for kid in element.kids])
        return made

    def _kid(self, kid: Element | Mark | Place, of: Element, made: Any) -> Any:
        match kid:
            case Element():
                return self._element(kid, made)
            case Mark():
                if of.title is not None and of.kids[0] is kid:
                    self._headings.append((of, kid.page))
                self._marked.setdefault(kid.page, {})[kid.number] = made
                return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
            case Place():
                return self._link(kid, made)

    def _link(self, place: Place, owner: Any) -> Any:
        """A place of a page that leads elsewhere, said in words for who does not see it."""
        page = self._pages[place.page]
        link = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=Array(list(place.box)), F=_PRINTED,
                Border=Array([0, 0, 0]), Contents=String(place.called),
                A=Dictionary(S=Name.URI, URI=String(place.address)),
                StructParent=len(self._pages) + len(self._linked),
            )
        )  # fmt: skip
        self._linked.append(owner)
        if "/Annots" not in page:
            page["/Annots"] = Array()
        page.Annots.append(link)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=link)

    def _put_bookmarks(self) -> None:
        """The titles of a long letter, to go to: what stands under the subject is below it."""
        with self._pdf.open_outline() as outline:
            below = outline.root
            for element, page in self._headings:
                if element.tag not in _LEVELS or element.title is None:
                    continue
                said, top = element.title
                item = OutlineItem(said, page, "XYZ", left=0, top=top)
                if element.tag == _LEVELS[0]:
                    outline.root.append(item)
                    below = item.children
                else:
                    below.append(item)


def _value(value: Attribute) -> Any:
    if isinstance(value, str):
        return Name(f"/{value}")
    return value if isinstance(value, int) else Array(list(value))
