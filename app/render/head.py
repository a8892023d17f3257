"""The top of the first page: sender, address, date and reference, the answer, salutation."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.letter import Letter
from app.render.fonts import width_of
from app.render.logo import drawn_logo
from app.render.look import SIDE, TEXT_WIDTH, TOP, Look
from app.render.setting import grid, put
from app.render.tagging.flowables import Adornment
from calc.policy.policy import Side

_NEXT_SENTENCE: Final = re.compile(r"(?<=[.?!]) (?=[A-Z])")
"""Each sentence of the answer has a line of its own."""
_DUTCH: Final = "nl"
_TALL: Final = 120 * mm
_ENDLESS: Final = 100_000
_BETWEEN: Final = 8 * mm
"""Between the window and what stands beside it."""
_KEPT_APART: Final = ("RIGHTPADDING", (0, 0), (0, 0), _BETWEEN)
_LINE: Final = 1.2
"""Of the address: closer than running text, so that five lines fit into a window."""
_LINE_OF_MARKS: Final = 1.27
"""The same where a letter has two marks, as in Vietnam: they would stand in the line above."""
_BARE: Final = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)


def head_of(letter: Letter, look: Look) -> list[Flowable]:
    """From the sender to the salutation; the address stands where the envelope has its window."""
    sender = _sender(letter, look)
    return [
        *sender,
        Spacer(0, max(letter.window.top * mm - TOP - _height(sender), look.gap(1))),
        *_address(letter, look),
        put(_NEXT_SENTENCE.sub("\n", letter.subject), look.subject, tag="H1"),
        *([put(letter.salutation, look.body)] if letter.salutation else []),
    ]


def _sender(letter: Letter, look: Look) -> list[Flowable]:
    spoken = _spoken_in(letter)
    lines: list[Flowable] = []
    if letter.sender.lines:
        lines = [put(", ".join(letter.sender.lines), look.small, language=spoken)]
    logo: list[Flowable] = []
    if letter.sender.logo:
        logo = [Adornment(drawn_logo(letter.sender.logo)), Spacer(0, look.gap(0.4))]
    return [*logo, put(letter.sender.organisation, look.organisation, language=spoken), *lines]


def _spoken_in(letter: Letter) -> str:
    """Of names, streets and towns: Dutch, also in a letter in another language."""
    return "" if letter.language == _DUTCH else _DUTCH


def _address(letter: Letter, look: Look) -> list[Flowable]:
    """The address with the details beside it, never in the window; the answer stands below it."""
    window = letter.window
    width, height = window.width * mm, window.height * mm
    to = _to(letter, look, width, height)
    edge = window.edge * mm - SIDE
    room = TEXT_WIDTH - edge - width - _BETWEEN
    details = _details(letter, look, room)
    if window.side is Side.LEFT:
        row, widths = [to, details], [edge + width + _BETWEEN, room]
        style = [*_BARE, ("LEFTPADDING", (0, 0), (0, 0), edge), _KEPT_APART]
    else:
        row, widths = [details, to], [room + _BETWEEN, width + edge]
        style = [*_BARE, _KEPT_APART, ("RIGHTPADDING", (1, 0), (1, 0), edge)]
    columns = grid([row], widths, style)
    tall = _height([columns])
    if tall > _TALL:
        return [*to, Spacer(0, look.gap(1)), *details, Spacer(0, look.gap(2))]
    return [columns, Spacer(0, max(height - tall, 0) + look.gap(1.2))]


def _to(letter: Letter, look: Look, width: float, height: float) -> list[Flowable]:
    """The lines of the address as large as the window lets them be, and no smaller than may be."""
    lines = letter.address or ("",)
    between = _LINE_OF_MARKS if any(map(_has_two_marks, "".join(lines))) else _LINE
    for size in (look.size, (look.size + look.least) / 2, look.least):
        style = ParagraphStyle("address", parent=look.cell, fontSize=size, leading=size * between)
        set_lines: list[Flowable] = [
            put(line, style, language=_spoken_in(letter)) for line in lines
        ]
        heights = [line.wrap(width, _ENDLESS)[1] for line in set_lines]
        if sum(heights) <= height and max(heights) <= style.leading + 0.1:
            break
    return set_lines


def _has_two_marks(letter: str) -> bool:
    return len(normalize("NFD", letter)) > 2


def _details(letter: Letter, look: Look, width: float) -> list[Flowable]:
    """Label and value on one line; below each other where a value would break within a word."""
    value = look.small_ink if look.large else look.cell
    pairs = [[put(item.label, look.small), put(item.value, value)] for item in letter.details]
    small = look.small
    labels = (width_of(item.label, small.fontName, small.fontSize) for item in letter.details)
    share = min(max(labels, default=0.0) + 8, width * 0.45)
    longest = max((line.minWidth() for _, line in pairs), default=0.0)
    if longest > width - share:
        return [part for pair in pairs for part in pair]
    style = [*_BARE, ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
    return [grid(pairs, [share, width - share], style, hAlign="LEFT")] if pairs else []


def _height(parts: Sequence[Flowable]) -> float:
    return float(sum(part.wrap(TEXT_WIDTH, _ENDLESS)[1] for part in parts))
