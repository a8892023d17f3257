"""The top of the first page: sender, address, date and reference, subject, salutation."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.letter import Letter
from app.render.logo import drawn_logo
from app.render.look import ACCENT, TEXT_WIDTH, Look
from app.render.setting import grid, put
from app.render.tagging.flowables import Adornment, Rule

_TALL: Final = 120 * mm
_ENDLESS: Final = 100_000
_BARE: Final = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
)


def head_of(letter: Letter, look: Look) -> list[Flowable]:
    """From the sender to the salutation; the address stands where an envelope has its window."""
    return [
        *_sender(letter, look),
        Rule(width="100%", thickness=1.4, color=ACCENT, spaceBefore=4, spaceAfter=15 * mm),
        *_address(letter, look),
        Spacer(0, 5 * mm),
        put(letter.subject, look.subject, tag="H1"),
        *([put(letter.salutation, look.body)] if letter.salutation else []),
    ]


def _sender(letter: Letter, look: Look) -> list[Flowable]:
    name: list[Flowable] = [put(letter.sender.organisation, look.organisation)]
    if letter.sender.logo:
        name = [Adornment(drawn_logo(letter.sender.logo)), Spacer(0, look.gap(0.4)), *name]
    lines = [put(line, look.small_right) for line in letter.sender.lines]
    return _beside(name, lines, 0.62, "BOTTOM")


def _address(letter: Letter, look: Look) -> list[Flowable]:
    share = 0.5
    left = [put(line, look.cell) for line in letter.address or ("",)]
    right = _details(letter, look, TEXT_WIDTH * (1 - share))
    return _beside(left, right, share, "TOP")


def _details(letter: Letter, look: Look, width: float) -> Sequence[Flowable]:
    """Label and value on one line; in large print below each other."""
    pairs = [(put(item.label, look.small), put(item.value, look.cell)) for item in letter.details]
    if look.large:
        return [part for pair in pairs for part in pair]
    style = [*_BARE, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return [grid(pairs, [width * 0.38, width * 0.62], style)]


def _beside(
    left: Sequence[Flowable], right: Sequence[Flowable], share: float, align: str
) -> list[Flowable]:
    """Two columns; below each other when they would not fit on a page, which may then break."""
    style = [*_BARE, ("VALIGN", (0, 0), (-1, -1), align), ("RIGHTPADDING", (0, 0), (0, 0), 8)]
    widths = [TEXT_WIDTH * share, TEXT_WIDTH * (1 - share)]
    columns = grid([[list(left), list(right)]], widths, style)
    _, height = columns.wrap(TEXT_WIDTH, _ENDLESS)
    return [columns] if height <= _TALL else [*left, *right]
