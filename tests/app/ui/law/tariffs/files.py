"""Tariff files that a test puts into the data folder: the program's own, with something changed."""

from pathlib import Path

from app.resources import TARIFFS


def shipped(year: int) -> str:
    """The text of the file of a year as the program brings it."""
    return (TARIFFS / f"{year}.toml").read_text(encoding="utf-8")


def revision_2(year: int, *changes: tuple[str, str]) -> str:
    """The same file as a second revision, with these words replaced once each."""
    text = shipped(year)
    for old, new in (("revision = 1", "revision = 2"), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def year_2027() -> str:
    """The figures of 2026 as those of a new year."""
    return shipped(2026).replace("2026-", "2027-").replace("year = 2026", "year = 2027")


def put(data: Path, name: str, text: str) -> Path:
    """Put a file where somebody puts a newer one."""
    folder = data / "tariffs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
