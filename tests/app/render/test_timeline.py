"""E12: the picture of the term names each step, and no label is on another."""

from itertools import combinations

import pytest
from reportlab.graphics.shapes import Line, String

from app.documents.letter import Timeline, TimelinePoint, TimelineSpan
from app.render.fonts import BOLD, drawable, width_of
from app.render.look import TEXT_WIDTH, Look
from app.render.setting import put
from app.render.timeline import timeline_drawing


@pytest.fixture(autouse=True)
def _fonts_are_known() -> None:
    drawable()


def timeline(*months: int) -> Timeline:
    points = (TimelinePoint(0, "1 december 2026", "begin"), TimelinePoint(36, "einde", "einde"))
    spans, at = [], 0
    for number in months:
        spans.append(TimelineSpan(at, at + number, f"{number} keer €\N{NO-BREAK SPACE}100,00"))
        at += number
    return Timeline(36, points, tuple(spans), "")


def labels(drawn: object) -> list[String]:
    contents = getattr(drawn, "contents", [])
    return [part for part in contents if isinstance(part, String) and part.textAnchor == "middle"]


@pytest.mark.parametrize(
    "months", [(36,), (5, 5, 26), (4, 2, 3, 19, 8), (9, 4, 23), (30, 3, 3), (2, 2, 32), (33, 2, 1)]
)
def test_e12_every_step_has_its_label_beside_the_others(months: tuple[int, ...]) -> None:
    drawing = timeline_drawing(timeline(*months), Look(large=False))
    said = labels(drawing)
    assert [label.text for label in sorted(said, key=lambda each: each.text)] == sorted(
        span.label for span in timeline(*months).spans
    )
    boxes = []
    for label in said:
        half = width_of(label.text, BOLD, label.fontSize) / 2
        boxes.append((label.x - half, label.x + half, label.y, label.y + label.fontSize))
        assert 0 <= label.x - half <= label.x + half <= TEXT_WIDTH + 0.01
        assert label.y + label.fontSize <= drawing.height
    for one, other in combinations(boxes, 2):
        assert one[1] < other[0] or other[1] < one[0] or one[3] <= other[2] or other[3] <= one[2]
    for line in (
        part for part in drawing.contents if isinstance(part, Line) and part.x1 == part.x2
    ):
        for left, right, low, _ in boxes:
            assert not (left < line.x1 < right and line.y1 < low < line.y2)


def test_e12_a_telephone_number_stays_on_one_line() -> None:
    """E12: no number is divided over two lines; other words may be."""
    style = Look(large=True).body
    said = put("Laat het ons weten: voorbeeldbank.example/klacht of 088 000 00 01.", style)
    assert "088\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}01" in said.getPlainText()
    assert put("Op 12 januari 2027 om 9 uur, 1234 AB Plaats.", style).getPlainText().count(
        "\N{NO-BREAK SPACE}"
    ) == 0  # fmt: skip
