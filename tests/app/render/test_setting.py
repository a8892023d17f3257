"""A text without markup is set without being read: the same as when ReportLab reads it."""

from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.fonts import drawable
from app.render.look import Look
from app.render.setting import put, unbroken
from app.render.sheet_look import LARGE, SIZE, sheet_look
from app.render.tagging.flowables import TaggedParagraph

drawable()
LOOK, SHEET = Look(large=False), sheet_look(SIZE)
STYLES = (
    LOOK.body, LOOK.heading, LOOK.bullet, LOOK.small_right, LOOK.cell_bold_right,
    Look(large=True).body, SHEET.title, SHEET.note, SHEET.right_strong, sheet_look(LARGE).item,
)  # fmt: skip


def shown(made: TaggedParagraph) -> dict[str, Any]:
    """All that a paragraph knows before it is laid out."""
    pieces = [vars(piece) for piece in made.frags]
    return {**vars(made), "frags": pieces, "role": None, "encoding": None}


def as_read(text: str, style: Any, bullet: str | None) -> TaggedParagraph:
    """The same as markup, of which there is none."""
    return TaggedParagraph(escape(unbroken(text)), style, bulletText=bullet)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: str(style.name))
@pytest.mark.parametrize("bullet", [None, "•"])
@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x", "€ 12,00", " een  twee ", "a\tb", "\N{NO-BREAK SPACE}a  b",
        "a \N{NO-BREAK SPACE} b", "NL91 ABNA 0417 1640 00", "088 123 45 67", "een\u200btwee\u3000",
        "\u2003", "para", "/para", "a;b#1", "#65;", "{}%s\\0", "\x00\x0b\x85", "É Ĳssel ﬁ",
    ],
)  # fmt: skip
def test_a_text_is_set_as_it_would_be_read(text: str, bullet: str | None, style: Any) -> None:
    assert shown(put(text, style, bullet)) == shown(as_read(text, style, bullet))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<>&\n")))
def test_any_text_is_set_as_it_would_be_read(text: str) -> None:
    made = put(text, LOOK.body)
    assert shown(made) == shown(as_read(text, LOOK.body, None))
    assert made.role.said == unbroken(text).lstrip(" ").replace("\N{NO-BREAK SPACE}", " ")


def test_pieces_of_two_texts_share_nothing_that_can_grow() -> None:
    one, other = (put(text, LOOK.body).frags[0] for text in ("een", "twee"))
    assert one is not other
    assert one.link is not other.link
    assert one.us_lines is not other.us_lines


@pytest.mark.parametrize("text", ["a & b", "a < b", "<b>niet vet</b>", "a > b", "&amp;"])
def test_signs_of_markup_stand_there_as_signs(text: str) -> None:
    assert [piece.text for piece in put(text, LOOK.body).frags] == [text]


def test_a_line_break_is_one_on_paper() -> None:
    pieces = put("een\ntwee", LOOK.body).frags
    assert [getattr(piece, "lineBreak", False) for piece in pieces] == [False, True, False]
