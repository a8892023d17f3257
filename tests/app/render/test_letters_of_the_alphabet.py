"""Names as the population register holds them, and characters that the fonts do not have."""

import unicodedata
from dataclasses import replace

import pytest

from app.render import MissingGlyph, render
from app.render.fonts import drawable
from tests.app.documents.letters import example
from tests.app.render.pdfs import pages, squeezed

LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
LETTERS = [letter for letter in LATIN if unicodedata.category(letter).startswith("L")]


def test_every_letter_of_latin_extended_can_be_drawn_by_both_fonts() -> None:
    assert len(LETTERS) > 600
    assert [letter for letter in LETTERS if ord(letter) not in drawable()] == []


@pytest.mark.parametrize("at", range(0, len(LETTERS), 60))
def test_they_come_back_out_of_the_pdf(at: int) -> None:
    some = "".join(LETTERS[at : at + 60])
    letter = replace(example("HH1").letter, salutation=some, subject=some)
    assert squeezed(pages(render(letter))[0]).count(some) == 2


@pytest.mark.parametrize(
    ("character", "name"),
    [("\u2192", "RIGHTWARDS ARROW"), ("\u0645", "ARABIC LETTER MEEM"),
     ("\u738b", "CJK UNIFIED IDEOGRAPH-738B"), ("\U0001f600", "GRINNING FACE"),
     ("\ue000", "unnamed")],
)  # fmt: skip
@pytest.mark.parametrize("where", ["address", "salutation", "footer"])
def test_a_character_without_a_glyph_is_refused_by_name(
    character: str, name: str, where: str
) -> None:
    letter = example("HH1").letter
    text = f"J. {character}"
    changed = {
        "address": replace(letter, address=(*letter.address, text)),
        "salutation": replace(letter, salutation=text),
        "footer": replace(letter, footer=replace(letter.footer, reference=text)),
    }[where]
    with pytest.raises(MissingGlyph, match=f"U\\+{ord(character):04X} {name}") as caught:
        render(changed)
    assert (caught.value.character, caught.value.name) == (character, name)


@pytest.mark.parametrize("name", ["HH1", "HH6"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_texts_need_no_other_characters(name: str, language: str) -> None:
    assert render(example(name, language).letter).startswith(b"%PDF")
