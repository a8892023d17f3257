"""The picture of a budget: what goes out begins where the one above it ends."""

from decimal import Decimal
from itertools import pairwise

import pytest
from reportlab.graphics.shapes import Line, Rect, String

from app.documents.letter import Bar, BarKind, Bars
from app.render.bars import bars_drawing
from app.render.fonts import drawable
from app.render.look import TEXT_WIDTH, Look


@pytest.fixture(autouse=True)
def _fonts_are_known() -> None:
    drawable()


def bars(*amounts: int) -> Bars:
    kinds = [BarKind.IN, *[BarKind.OUT] * (len(amounts) - 2), BarKind.LEFT]
    return Bars(
        tuple(Bar(f"naam {at}", Decimal(amount), "", kind)
              for at, (amount, kind) in enumerate(zip(amounts, kinds, strict=True))),
        "",
    )  # fmt: skip


def drawn(of: Bars, large: bool = False) -> tuple[list[Rect], list[String], list[Line]]:
    shapes = bars_drawing(of, Look(large)).contents
    return (
        [each for each in shapes if isinstance(each, Rect)],
        [each for each in shapes if isinstance(each, String)],
        [each for each in shapes if isinstance(each, Line)],
    )


@pytest.mark.parametrize("large", [False, True])
def test_what_goes_out_stands_behind_what_went_out_before(large: bool) -> None:
    income, *out = drawn(bars(1000, 600, 300, 100), large)[0]
    assert out[0].x == pytest.approx(income.x)
    for before, after in pairwise(out):
        assert after.x == pytest.approx(before.x + before.width)
    assert out[-1].x + out[-1].width == pytest.approx(income.x + income.width)
    assert income.x + income.width <= TEXT_WIDTH


def test_every_bar_has_its_name_beside_it_and_they_do_not_overlap() -> None:
    rects, names, _ = drawn(bars(1000, 600, 300, 100))
    assert [name.text for name in names] == [f"naam {at}" for at in range(4)]
    for rect, name in zip(rects, names, strict=True):
        assert rect.y <= name.y <= rect.y + rect.height
    tops = [(rect.y, rect.y + rect.height) for rect in rects]
    assert all(below[1] < above[0] for above, below in pairwise(tops))


def test_a_small_amount_is_seen() -> None:
    assert drawn(bars(100_000, 99_999, 1))[0][-1].width >= 1.5


@pytest.mark.parametrize(("costs", "lines"), [(900, 0), (1200, 1)])
def test_more_than_comes_in_is_beyond_a_line(costs: int, lines: int) -> None:
    rects, _, edges = drawn(bars(1000, costs, 0))
    assert len(edges) == lines
    assert max(rect.x + rect.width for rect in rects) <= TEXT_WIDTH + 1.5
    for edge in edges:
        assert edge.x1 == pytest.approx(rects[0].x + rects[0].width)


def test_the_bars_are_told_apart_without_colour() -> None:
    income, cost, left = drawn(bars(1000, 900, 100))[0]
    assert len({str(each.fillColor) for each in (income, cost, left)}) == 3
    assert left.strokeWidth > cost.strokeWidth
