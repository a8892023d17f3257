"""The structure of a document while its pages are drawn (ISO 32000-1, 14.7 and 14.8).

    with structure.content(canvas, element):     what is drawn here is the content of the element
    with structure.artifact(canvas):             what is drawn here is no content at all

Elements are made when they are first drawn: the order of drawing is the order of reading.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

Attribute = str | tuple[float, ...] | int
"""A name, numbers of a box, or a count."""


class Mark(NamedTuple):
    """A piece of a page: `page` counts from 0, `number` within the page."""

    page: int
    number: int


class Place(NamedTuple):
    """Where a page leads elsewhere: its box in points, the address, and what it is called."""

    page: int
    box: tuple[float, float, float, float]
    address: str
    called: str


@dataclass(eq=False)
class Element:
    """One element of the tree. `kids`: its parts, in the order of reading.

    `alt` says what a picture shows, `spoken` what the words are without what is only for the eye;
    `language` where it is another than that of the document. `title`: of a heading, what it says
    and how high it stands on its page.
    """

    tag: str
    kids: list["Element | Mark | Place"] = field(default_factory=list)
    alt: str = ""
    spoken: str = ""
    language: str = ""
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    title: tuple[str, float] | None = None
    is_apart: bool = False

    def add(self, tag: str, **more: Any) -> "Element":
        """A new part at the end."""
        made = Element(tag, **more)
        self.kids.append(made)
        return made


class Structure:
    """The tree of one document, and where in it is being drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._open: list[Element] = [self.root]
        self.announced: list[tuple[int, str]] = []
        """The titles that the foot of the page before names, each with its page, from 1."""
        self._marks: dict[int, int] = {}
        self._silent = 0

    @property
    def current(self) -> Element:
        """Of what is drawn now, the element that it becomes a part of."""
        return self._open[-1]

    @property
    def is_silent(self) -> bool:
        """Whether what is drawn now only repeats or adorns."""
        return self._silent > 0

    @property
    def in_parts(self) -> Element:
        """The tree, with each title and what stands under it as a part; so is what `is_apart`."""
        whole = into = Element(self.root.tag)
        for kid in self.root.kids:
            if isinstance(kid, Element) and (kid.tag == "H2" or kid.is_apart):
                into = whole.add("Sect")
            into.kids.append(kid)
        return whole

    def open(self, element: Element) -> None:
        """What is drawn from here is a part of this element, until `close`."""
        self._open.append(element)

    def close(self) -> None:
        """Back to the element around the current one."""
        self._open.pop()

    @contextmanager
    def content(self, canvas: Canvas, element: Element) -> Iterator[None]:
        """Drawn within: a piece of this element."""
        if self.is_silent:
            yield
            return
        page = canvas.getPageNumber() - 1
        number = self._marks.get(page, 0)
        self._marks[page] = number + 1
        element.kids.append(Mark(page, number))
        write(canvas, f"/{element.tag} <</MCID {number}>> BDC")
        yield
        write(canvas, "EMC")

    @contextmanager
    def artifact(self, canvas: Canvas, kind: str = "") -> Iterator[None]:
        """Drawn within: nothing that is read. `kind`: Header or Footer, of what every page has."""
        if self.is_silent:
            yield
            return
        self._silent += 1
        named = f" <</Type /Pagination /Subtype /{kind}>> BDC" if kind else " BMC"
        write(canvas, f"/Artifact{named}")
        yield
        write(canvas, "EMC")
        self._silent -= 1

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Drawn within: a part that the page calls an artifact where it is put."""
        self._silent += 1
        yield
        self._silent -= 1


def write(canvas: Any, operators: str) -> None:
    """Put operators into the content of the page, as they are."""
    canvas._code.append(operators)


def structure_of(canvas: Any) -> Structure:
    """The structure that grows on this canvas; one without gets its own, which ends with it."""
    found: Structure | None = getattr(canvas, "structure", None)
    if found is None:
        found = canvas.structure = Structure()
    return found
