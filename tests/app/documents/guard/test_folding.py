"""Text as a rule reads it: what takes a short way comes out as what goes letter by letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.guard import folding
from app.documents.guard.folding import fold

PIECES = st.sampled_from(
    [
        "loonbeslag", "d e u r", "waar-\nder", "  ", "\t", "\n\n", "€ 12,50", "é", "ﬁ", "ｂ", "І",
        "\u00ad", "\u200b", "\u2028", "\x1f", "\u202e", "\u2067", "&amp;", "&#8203;", "<b>", "**",
        "[a](b)", "_", "~", "`", "^", "|", "\\", "…", "”",
    ]
)  # fmt: skip


@pytest.mark.properties
@given(st.lists(st.one_of(PIECES, st.characters())).map("".join), st.integers(0, 9))
def test_a_text_without_markup_is_read_as_letter_by_letter(text: str, at: int) -> None:
    quick = fold(text, at)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "_MARKED", re.compile(""))
        assert quick == fold(text, at)
