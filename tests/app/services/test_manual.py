"""The manual says the same in every language, and shows what the program makes itself."""

import re

import pytest

from app.i18n import LANGUAGES
from app.services.manual import PICTURES, chapters, mentions
from app.store.administrators_file import every_key
from tests.screenshots.manual_pictures import PICTURES as MADE

KEY = re.compile(r"`([^`]+)`")
PICTURE = re.compile(r"!\[([^]]+)\]\(\.\./pictures/([a-z]+)/([a-z-]+)\.png\)")
KEYS = (
    "01-begin", "02-gesprek", "03-formulier", "04-uitkomst", "05-documenten", "06-afspraak",
    "07-nacontrole", "08-portefeuille", "09-toestemming", "10-papieren",
    "11-opslag", "12-toetsen", "13-vragen", "14-beheer",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_chapters(language: str) -> None:
    assert tuple(chapter.key for chapter in chapters(language)) == KEYS
    assert all(chapter.title for chapter in chapters(language))


def test_a_chapter_has_the_same_headings_keys_and_pictures_in_every_language() -> None:
    for dutch, english in zip(chapters("nl"), chapters("en"), strict=True):
        for pattern in (KEY, re.compile(r"^#+ ", re.MULTILINE), re.compile(r"^- ", re.MULTILINE)):
            assert pattern.findall(dutch.text) == pattern.findall(english.text), dutch.key
        pictures = [[name for _, _, name in PICTURE.findall(each.text)]
                    for each in (dutch, english)]  # fmt: skip
        assert pictures[0] == pictures[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_is_made_by_the_program_and_says_what_it_shows(
    language: str,
) -> None:
    named = [found for each in chapters(language) for found in PICTURE.findall(each.text)]
    assert {where for _, where, _ in named} == {language}
    assert {name for _, _, name in named} == set(MADE)
    assert all((PICTURES / language / f"{name}.png").is_file() for _, _, name in named)
    assert {path.stem for path in (PICTURES / language).glob("*.png")} == set(MADE)
    assert all("![" not in PICTURE.sub("", each.text) for each in chapters(language))


def test_words_are_found_where_they_stand_once_a_heading() -> None:
    found = mentions("nl", "weet het niet")
    assert (found[0].chapter, found[0].heading) == ("02-gesprek", "De klant weet het niet")
    places = [(each.chapter, each.heading) for each in found]
    assert len(places) == len(set(places))


def test_where_nothing_has_all_words_one_of_them_is_enough() -> None:
    assert mentions("nl", "schuldhulp xqzwj")[0].heading == "Schuldhulp"
    assert mentions("nl", "xqzwj") == ()
    assert mentions("nl", " ") == ()


def test_a_language_without_a_manual_says_so() -> None:
    with pytest.raises(LookupError):
        chapters("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_administrators_chapter_has_every_key_of_the_file_once(language: str) -> None:
    (chapter,) = (each for each in chapters(language) if each.key == "14-beheer")
    rows = [line.split("|")[1].strip() for line in chapter.text.splitlines() if line.count("|") > 2]
    keys = [row for row in rows if row in every_key()]
    assert keys == list(every_key())
    places = [row for row in rows if row not in keys]
    assert len(places) == 2 * 4 + 3  # a head and a line under it for each table, and three places
