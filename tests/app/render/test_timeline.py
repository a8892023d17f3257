"""The picture of the term names each step, and no label is on another."""

from itertools import combinations

import pytest
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import white

from app.documents.letter import Timeline, TimelineSpan
from app.render.fonts import drawable, width_of
from app.render.look import ACCENT, CALM, TEXT_WIDTH, Look
from app.render.setting import put
from app.render.timeline import timeline_drawing

TERM = 36
MANY = (
    (36,), (5, 5, 26), (4, 2, 3, 19, 8), (9, 4, 23), (30, 3, 3), (2, 2, 32), (33, 2, 1),
    (1, 1, 1, 1, 1, 31), (5,) * 7 + (1,), (3,) * 12,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _fonts_are_known() -> None:
    drawable()


def timeline(*months: int, pays: bool = True) -> Timeline:
    spans, at = [], 0
    for number in months:
        name = f"maand {at} \N{EN DASH} maand {at + number}"
        amount = f"€\N{NO-BREAK SPACE}{100 + at}"
        spans.append(TimelineSpan(at, at + number, amount, name, name, pays))
        at += number
    return Timeline(TERM, tuple(spans), "stopt: 30 november 2029", "Het plan.")


def texts(drawing: Drawing) -> list[String]:
    return [part for part in drawing.contents if isinstance(part, String)]


def box(said: String) -> tuple[float, float, float, float]:
    wide = width_of(said.text, said.fontName, said.fontSize)
    left = said.x - wide if said.textAnchor == "end" else said.x
    return left, left + wide, said.y, said.y + said.fontSize


def named(drawing: Drawing, plan: Timeline) -> list[int]:
    """The steps that have their own label, or a number with its line in the legend."""
    said = [each.text for each in texts(drawing)]
    found = []
    for at, span in enumerate(plan.spans):
        parts = span.short.split(" \N{EN DASH} ")
        below = span.months in said or (f"{parts[0]} \N{EN DASH}" in said and parts[1] in said)
        numbered = str(at + 1) in said and f"{at + 1}. {span.short}: {span.amount}" in said
        found += [at] if numbered or (span.amount in said and below) else []
    return found


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("months", MANY)
def test_e12_every_step_is_named_and_no_word_is_on_another(
    months: tuple[int, ...], large: bool
) -> None:
    plan, look = timeline(*months), Look(large)
    drawing = timeline_drawing(plan, look)
    assert named(drawing, plan) == list(range(len(months)))
    assert plan.end in [each.text for each in texts(drawing)]
    boxes = [box(said) for said in texts(drawing)]
    for left, right, low, high in boxes:
        assert -0.01 <= left <= right <= TEXT_WIDTH + 0.01
        assert 0 <= low <= high <= drawing.height
    for one, other in combinations(boxes, 2):
        apart = one[1] < other[0] or other[1] < one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart, (one, other)
    assert min(said.fontSize for said in texts(drawing)) >= look.least


def fills(drawing: Drawing) -> list[str]:
    names = {CALM: "light", ACCENT: "solid", white: "white"}
    return [names[part.fillColor] for part in drawing.contents if isinstance(part, Rect)]


def test_steps_beside_each_other_differ_without_colour() -> None:
    """Light, hatched and solid; where nothing is paid the bar is empty."""
    drawing = timeline_drawing(timeline(5, 5, 26), Look(large=False))
    assert fills(drawing) == ["light", "white", "solid"]
    boxes = [part for part in drawing.contents if isinstance(part, Rect)]
    slanted = [part for part in drawing.contents
               if isinstance(part, Line) and part.x1 != part.x2]  # fmt: skip
    assert slanted
    for line in slanted:
        assert boxes[1].x - 0.01 <= line.x1 < line.x2 <= boxes[1].x + boxes[1].width + 0.01
    nothing = timeline_drawing(timeline(36, pays=False), Look(large=False))
    assert fills(nothing) == ["white"]
    assert not [part for part in nothing.contents if isinstance(part, Line) and part.x1 != part.x2]


def test_the_end_is_marked_behind_the_last_step() -> None:
    drawing = timeline_drawing(timeline(36), Look(large=False))
    [mark] = [part for part in drawing.contents if isinstance(part, Line) and part.x1 == part.x2]
    [step] = [part for part in drawing.contents if isinstance(part, Rect)]
    assert mark.x1 > step.x + step.width
    assert mark.y1 < step.y
    assert mark.y2 > step.y + step.height


def test_who_does_not_see_it_hears_every_step() -> None:
    said = timeline(5, 31).in_words
    assert said.startswith("Het plan. ")
    assert "100" in said
    assert "105" in said


def test_e12_a_telephone_number_stays_on_one_line() -> None:
    """E12: no number is divided over two lines; other words may be."""
    style = Look(large=True).body
    said = put("Laat het ons weten: voorbeeldbank.example/klacht of 088 000 00 01.", style)
    assert "088\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}01" in said.getPlainText()
    assert put("Op 12 januari 2027 om 9 uur, 1234 AB Plaats.", style).getPlainText().count(
        "\N{NO-BREAK SPACE}"
    ) == 0  # fmt: skip


def test_an_account_number_stays_on_one_line() -> None:
    """Also where somebody typed it with spaces; other words may be divided."""
    said = put(
        "Maak over naar NL91 ABNA 0417 1643 00, met RF88 RSVO ORBE ELD0 01.", Look(True).body
    )
    parts = [part.replace("\N{NO-BREAK SPACE}", " ") for part in said.getPlainText().split(" ")]
    assert "NL91 ABNA 0417 1643 00," in parts
    assert "RF88 RSVO ORBE ELD0 01." in parts
