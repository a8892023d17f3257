"""The table of what a change touches (docs/architecture.md) names what is there and counts it."""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from app.i18n import LANGUAGES

ROOT: Final = Path(__file__).parents[2]
MOST: Final = 8
"""Files that one change may touch."""


def page() -> str:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return text.partition("## What a change touches")[2]


def rows() -> Iterator[tuple[str, int, int, list[str]]]:
    """Each change, the number of its files and of its places, and what it names."""
    for line in page().splitlines():
        if found := re.match(r"\| ([^|]+) \| (\d+) \| (\d+) \| ([^|]+) \|", line):
            yield found[1], int(found[2]), int(found[3]), re.findall("`([^`]+)`", found[4])


def files_of(place: str) -> list[Path]:
    """A catalogue is a file in each language."""
    if place.endswith(".po"):
        folder = ROOT / "app" / "i18n" / "locale"
        return [folder / language / "LC_MESSAGES" / place for language in LANGUAGES]
    return [ROOT / place]


def test_what_the_table_names_is_there_and_is_counted() -> None:
    assert len(list(rows())) == 15
    for change, number, places, names in rows():
        files = [file for name in names for file in files_of(name)]
        assert [file for file in files if not file.exists()] == [], change
        assert (len(files), len(names)) == (number, places), change
        assert number <= MOST, change


def test_the_median_is_that_of_the_table() -> None:
    files, places = zip(*((number, places) for _, number, places, _ in rows()), strict=True)
    said = f"The median is {median(files)} files, in {median(places)} places; the most is "
    assert f"{said}{max(files)}." in page()
