"""Where the lines of a PDF stand: what lies over something else, and what lies off the page."""

from collections.abc import Iterator, Sequence

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from calc.base.value_type import value_type

_TOUCH = 0.6
"""Points that boxes may share: letters hang over their own."""
_MARGIN = 20.0
"""Points at each side of a page where nothing is read."""


@value_type
class Box:
    """A line of words, in points from the left and from below."""

    text: str
    page: int
    left: float
    below: float
    right: float
    above: float

    def overlaps(self, other: "Box") -> bool:
        """Whether both cover the same place."""
        return (
            self.page == other.page
            and min(self.right, other.right) - max(self.left, other.left) > _TOUCH
            and min(self.above, other.above) - max(self.below, other.below) > _TOUCH
        )


def boxes(pdf: bytes) -> list[Box]:
    """Of everything that is read, without what repeats or adorns."""
    file = pypdfium2.PdfDocument(pdf)
    found = [box for at in range(len(file)) for box in _of_page(file, at)]
    file.close()
    return found


def _of_page(file: pypdfium2.PdfDocument, at: int) -> Iterator[Box]:
    page = file[at]
    text = page.get_textpage()
    for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        if raw.FPDFPageObj_GetMarkedContentID(part.raw) < 0:
            continue
        left, below, right, above = part.get_bounds()
        if right - left > _TOUCH:
            said = text.get_text_bounded(left, below, right, above)
            yield Box(said.strip(), at + 1, left, below, right, above)
    text.close()
    page.close()


def misplaced(pdf: bytes) -> list[str]:
    """The lines that lie over another, or outside the margins of their page."""
    found = boxes(pdf)
    return [*_over_each_other(found), *_outside(pdf, found)]


def _over_each_other(found: Sequence[Box]) -> Iterator[str]:
    by_height = sorted(found, key=lambda box: (box.page, box.below))
    for at, box in enumerate(by_height):
        for other in by_height[at + 1 :]:
            if other.page != box.page or other.below >= box.above:
                break
            if box.overlaps(other):
                yield f"page {box.page}: {box.text!r} and {other.text!r} overlap"


def _outside(pdf: bytes, found: Sequence[Box]) -> Iterator[str]:
    file = pypdfium2.PdfDocument(pdf)
    sizes = [file.get_page_size(at) for at in range(len(file))]
    file.close()
    for box in found:
        width, height = sizes[box.page - 1]
        inside = box.left >= _MARGIN and box.right <= width - _MARGIN
        if not (inside and box.below >= _MARGIN and box.above <= height - _MARGIN):
            yield f"page {box.page}: {box.text!r} is off the page"
