"""Paragraphs, tables, pictures and lines of ReportLab that know what they are.

A part that is divided over two pages stays one element: its pieces share its role.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Final

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Table

from app.render.tagging.structure import Attribute, Element, Place, structure_of

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
HEADINGS: Final = ("H1", "H2", "H3")
COLUMN: Final = {"O": "Table", "Scope": "Column"}
ROW: Final = {"O": "Table", "Scope": "Row"}


class Role:
    """What a paragraph is: its tag, and the element once it was drawn. `within`: its list.

    `leads_to`: an address that opens from it. `is_apart`: it begins a part without a title.
    """

    def __init__(self, tag: str = "P", text: str = "", language: str = "") -> None:
        self.tag, self.language, self.said = tag, language, text.replace(_NO_BREAK, " ")
        self.leads_to = ""
        self.is_apart = False
        self.spoken = self.said if _NO_BREAK in text else ""
        self.breaks = _breaks(text)
        self.within: ListRole | None = None
        self._element: Element | None = None

    def element(self, canvas: Canvas) -> Element:
        """The element, made as a part of what is drawn now."""
        if self._element is None:
            parent = structure_of(canvas).current
            if self.within is not None:
                parent = self.within.item(canvas)
            # Of what opens an address the link says the words: else they would hide it.
            spoken = "" if self.leads_to else self.spoken
            self._element = parent.add(self.tag, spoken=spoken, language=self.language)
            self._element.is_apart = self.is_apart
        return self._element


class ListRole:
    """A list of several paragraphs, each an item with its bullet."""

    def __init__(self) -> None:
        self._list: Element | None = None
        self.last: Element | None = None

    def item(self, canvas: Canvas) -> Element:
        """A new item at the end of the list."""
        if self._list is None:
            attributes = {"O": "List", "ListNumbering": "Disc"}
            self._list = structure_of(canvas).current.add("L", attributes=attributes)
        self.last = self._list.add("LI")
        return self.last


def _breaks(text: str) -> frozenset[int]:
    """After how many characters, blanks not counted, a blank stands."""
    found, count = set(), 0
    for word in _BLANKS.split(text):
        count += len(word)
        found.add(count)
    return frozenset(found)


class TaggedParagraph(Paragraph):
    """A paragraph, an element of the structure. One that begins in bold is never divided."""

    role: Role
    blPara: Any  # noqa: N815 # a name of ReportLab
    """The lines, as ReportLab keeps them."""
    begins = 0
    """How many characters of the text, blanks not counted, stand in pieces before this one."""
    outline: str = ""
    outline_level: int | None = None
    """How deep its bookmark stands among the bookmarks; None: it is only a place to go to."""
    announced: str = ""
    """How the foot of the page before names it; "": it does not."""

    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its lines are the same in the same width: they are asked for several times."""
        # Where it could not be divided ReportLab forgets the lines.
        known = self._wrapped if hasattr(self, "blPara") else None
        if known is None or known[0] != width:
            known = self._wrapped = width, super().wrap(width, height)
        return known[1]

    def split(self, width: float, height: float) -> list[Any]:
        """The pieces are pieces of the same element."""
        if len(self.frags) > 1:
            return []
        pieces: list[Any] = super().split(width, height)
        if len(pieces) == 2:
            for piece in pieces:
                piece.role = self.role
            first = sum(len("".join(words)) for _, words in pieces[0].blPara.lines)
            pieces[0].begins, pieces[1].begins = self.begins, self.begins + first
            pieces[0].outline, pieces[0].outline_level = self.outline, self.outline_level
            pieces[0].announced = self.announced
        return pieces

    def draw(self) -> None:
        """Its bullet, then its words, each in its own element."""
        if not self.role.said:
            return
        canvas, structure = self.canv, structure_of(self.canv)
        if self.outline:
            canvas.bookmarkHorizontal(self.outline, 0, self.height)
            if self.outline_level is not None:
                title = self.getPlainText()
                canvas.addOutlineEntry(title, self.outline, self.outline_level)
        if self.announced:
            structure.announced.append((canvas.getPageNumber(), self.announced))
        element = Element("P") if structure.is_silent else self.role.element(canvas)
        if self.bulletText and not structure.is_silent:
            self._draw_bullet(element)
        bullet, self.bulletText = self.bulletText, None
        self._keep_blanks()
        if self.role.tag in HEADINGS and element.title is None:
            element.title = (self.role.said, canvas.absolutePosition(0, self.height)[1])
        with structure.content(canvas, self._linked(element)):
            super().draw()
        self.bulletText = bullet

    def _linked(self, element: Element) -> Element:
        """The element that the words belong to: of a telephone number or an address the link."""
        if not self.role.leads_to or structure_of(self.canv).is_silent:
            return element
        link = element.add("Link", spoken=self.role.spoken)
        x, y = self.canv.absolutePosition(0, 0)
        width = max(self.getActualLineWidths0(), default=0.0)
        box = (round(x, 2), round(y, 2), round(x + width, 2), round(y + self.height, 2))
        page = self.canv.getPageNumber() - 1
        link.kids.append(Place(page, box, self.role.leads_to, self.role.said))
        return link

    def _draw_bullet(self, body: Element) -> None:
        canvas, style = self.canv, self.style
        listed = self.role.within
        item = listed.last if listed is not None else None
        if item is None:
            return
        label = Element("Lbl")
        item.kids.insert(item.kids.index(body), label)
        with structure_of(canvas).content(canvas, label):
            canvas.setFillColor(style.textColor)
            canvas.setFont(style.bulletFontName, style.bulletFontSize)
            base = self.height - getattr(self.blPara, "ascent", style.fontSize)
            canvas.drawString(style.bulletIndent, base, self.bulletText or "")

    def _keep_blanks(self) -> None:
        """The blank between two lines is a character too: who copies or hears it needs it."""
        count, lines = self.begins, self.blPara.lines
        if getattr(self.blPara, "kind", 1) != 0:
            for line in lines[:-1]:
                count += len("".join(each.text for each in line.words).replace(" ", ""))
                if count in self.role.breaks:
                    [*_, last] = [each for each in line.words if each.text]
                    last.text += " "
            return
        for at, (room, words) in enumerate(lines):
            count += len("".join(words))
            more = at + 1 < len(lines) or count < max(self.role.breaks, default=0)
            if more and words and words[-1] and count in self.role.breaks:
                lines[at] = (room, [*words, ""])


class Parts:
    """The elements that the pieces of one table share."""

    table: Element | None = None
    head: Element | None = None
    body: Element | None = None


class TaggedTable(Table):
    """A table of data. `titles`: its first rows, with titles of columns, which every page repeats;
    `row_titles`: whether a cell of a row says what the row is, and which: `row_title_at`.
    """

    titles = 0
    row_titles = False
    row_title_at = 0
    is_first = True
    parts: Parts | None = None

    def draw(self) -> None:
        """Rows and cells grow the structure; what is behind and between them is no content."""
        if not structure_of(self.canv).is_silent:
            self.parts = self.parts or Parts()
            self._renderCB = _Drawing(self, self.parts).told
        super().draw()

    def split(self, width: float, height: float) -> list[Any]:
        """The pieces are one table; the titles of the second only repeat."""
        pieces: list[Any] = super().split(width, height)
        if len(pieces) > 1:
            self.parts = self.parts or Parts()
            for at, piece in enumerate(pieces):
                piece.titles, piece.row_titles = self.titles, self.row_titles
                piece.row_title_at = self.row_title_at
                piece.is_first = self.is_first and at == 0
                piece.parts = self.parts
        return pieces


class LayoutTable(Table):
    """Columns beside each other: no table for who hears it, only the parts in their cells."""

    def draw(self) -> None:
        """What is behind and between the cells is no content."""
        structure = structure_of(self.canv)
        if not structure.is_silent:
            self._renderCB = _artifacts(self.canv)
        super().draw()

    def _restoreRoundingObscuredLines(self) -> None:  # noqa: N802 # a name of ReportLab
        """The round corners of a box are drawn after all else, and are no content either."""
        with structure_of(self.canv).artifact(self.canv):
            super()._restoreRoundingObscuredLines()  # type: ignore[misc] # its types lack it


def _artifacts(canvas: Canvas) -> Callable[..., None]:
    """Marks the background and the lines of a table as no content."""
    opened: list[Any] = []

    def told(_table: object, what: str, *_given: object) -> None:
        if what in ("startBG", "startLines"):
            context = structure_of(canvas).artifact(canvas)
            context.__enter__()
            opened.append(context)
        elif what in ("endBG", "endLines"):
            opened.pop().__exit__(None, None, None)

    return told


class _Drawing:
    """One drawing of a table of data: hears from ReportLab what is being drawn."""

    def __init__(self, table: TaggedTable, parts: Parts) -> None:
        self._table, self._parts, self._structure = table, parts, structure_of(table.canv)
        self._artifacts = _artifacts(table.canv)
        self._row: Element | None = None
        self._repeats: Any = None
        self._title = False

    def told(self, table: object, what: str, *given: Any) -> None:
        """ReportLab says what begins or ends."""
        match what:
            case "startTable":
                self._begin()
            case "endTable":
                self._structure.close()
            case "startRow":
                self._begin_row(int(given[0]))
            case "endRow":
                self._end_row()
            case "startCell":
                self._begin_cell(int(given[1]))
            case "endCell":
                if self._row is not None:
                    self._structure.close()
            case _:
                self._artifacts(table, what, *given)

    def _begin(self) -> None:
        if self._parts.table is None:
            self._parts.table = self._structure.current.add("Table")
        self._structure.open(self._parts.table)

    def _begin_row(self, at: int) -> None:
        table, parts = self._table, self._parts
        around = self._structure.current
        self._title = at < table.titles
        if self._title and not table.is_first:
            self._repeats = self._structure.artifact(table.canv)
            self._repeats.__enter__()
        elif self._title:
            parts.head = parts.head or around.add("THead")
            self._row = parts.head.add("TR")
        else:
            parts.body = parts.body or around.add("TBody")
            self._row = parts.body.add("TR")

    def _end_row(self) -> None:
        if self._repeats is not None:
            self._repeats.__exit__(None, None, None)
        self._repeats = self._row = None

    def _begin_cell(self, column: int) -> None:
        if self._row is None:
            return
        names = self._title or (self._table.row_titles and column == self._table.row_title_at)
        attributes: dict[str, Attribute] = {}
        if names:
            attributes = dict(COLUMN if self._title else ROW)
        cell = self._row.add("TH" if names else "TD", attributes=attributes)
        self._structure.open(cell)


class Figure(Flowable):
    """A picture, and the words for who does not see it."""

    hAlign = "LEFT"  # noqa: N815 # a name of ReportLab

    def __init__(self, drawn: Flowable, alt: str) -> None:
        super().__init__()
        self.drawn, self.alt = drawn, alt

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as the picture."""
        self.width, self.height = self.drawn.wrap(width, height)
        return self.width, self.height

    def draw(self) -> None:
        """The picture is one piece."""
        canvas, structure = self.canv, structure_of(self.canv)
        x, y = canvas.absolutePosition(0, 0)
        box = tuple(round(each, 2) for each in (x, y, x + self.width, y + self.height))
        attributes: dict[str, Attribute] = {"O": "Layout", "BBox": box, "Placement": "Block"}
        element = structure.current.add("Figure", alt=self.alt, attributes=attributes)
        with structure.content(canvas, element):
            if isinstance(self.drawn, Drawing):
                _draw_shapes(self.drawn, canvas)
            else:
                self.drawn.drawOn(canvas, 0, 0)


def _draw_shapes(drawing: Drawing, canvas: Canvas) -> None:
    """The hundreds of squares of a QR code are one shape for each colour: a tenth of the time."""
    shapes: list[Any] = drawing.contents
    if not all(isinstance(each, Rect) and each.strokeColor is None for each in shapes):
        renderPDF.draw(drawing, canvas, 0, 0)
        return
    for colour, squares in groupby(shapes, key=lambda each: each.fillColor):
        path = canvas.beginPath()
        for each in squares:
            path.rect(each.x, each.y, each.width, each.height)
        canvas.setFillColor(colour)
        canvas.drawPath(path, stroke=0, fill=1)


class Adornment(Flowable):
    """A picture or a line that says nothing."""

    hAlign = "LEFT"  # noqa: N815 # a name of ReportLab

    def __init__(self, drawn: Flowable) -> None:
        super().__init__()
        self.drawn = drawn

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as what is drawn."""
        self.width, self.height = self.drawn.wrap(width, height)
        return self.width, self.height

    def draw(self) -> None:
        """Drawn as no content."""
        with structure_of(self.canv).artifact(self.canv):
            self.drawn.drawOn(self.canv, 0, 0)


class Rule(HRFlowable):
    """A line across the page, which says nothing."""

    def draw(self) -> None:
        """Drawn as no content."""
        with structure_of(self.canv).artifact(self.canv):
            super().draw()


def listed(items: Sequence[TaggedParagraph]) -> Sequence[TaggedParagraph]:
    """These paragraphs are the items of one list."""
    role = ListRole()
    for item in items:
        item.role.tag, item.role.within = "LBody", role
    return items


def joined(tables: Sequence[TaggedTable]) -> Sequence[TaggedTable]:
    """These tables are one: the titles of those after the first only repeat."""
    parts = Parts()
    for at, table in enumerate(tables):
        table.parts, table.is_first = parts, at == 0
    return tables
