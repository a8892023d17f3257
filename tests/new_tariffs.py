"""Tariff files that somebody could put in the data folder: a new year, and a new revision."""

from tests.tariff_files import tariff_text


def next_year(revision: int = 1) -> str:
    """A 2027.toml: the figures of July 2026 all year, and another maximum for who lives alone."""
    blocks = [
        _a_year_later(block)
        for block in tariff_text(2026).split("\n\n")
        if "valid_to = 2026-06-30" not in block
    ]
    text = "\n\n".join(blocks).replace("year = 2026", "year = 2027")
    return text.replace("revision = 1", f"revision = {revision}").replace('"2208.48"', '"2300.00"')


def _a_year_later(block: str) -> str:
    for first in ("2026-01-01", "2026-07-01"):
        block = block.replace(f"valid_from = {first}", "valid_from = 2027-01-01")
    return block.replace("valid_to = 2026-12-31", "valid_to = 2027-12-31")


def revised(year: int, revision: int, old: str, new: str) -> str:
    """A file of ours as a later revision, in which one text is another."""
    text = tariff_text(year)
    assert old in text
    return text.replace("revision = 1", f"revision = {revision}").replace(old, new)
