"""The tariffs that ship with the program, for tests."""

import re
from functools import cache
from importlib.resources import files

from calc import TariffFile, Tariffs, read_tariff_file

SHIPPED = files("tariffs")
YEARS = tuple(
    sorted(
        int(file.name.removesuffix(".toml"))
        for file in SHIPPED.iterdir()
        if re.fullmatch(r"\d{4}\.toml", file.name)
    )
)


def tariff_text(year: int) -> str:
    """A tariff file of ours as it ships."""
    return (SHIPPED / f"{year}.toml").read_text(encoding="utf-8")


def tariff_file(text: str, name: str = "test.toml") -> TariffFile:
    """A tariff file that must be right."""
    found = read_tariff_file(text, name)
    assert isinstance(found, TariffFile), found
    return found


@cache
def shipped() -> Tariffs:
    """The tariffs that ship with the program."""
    return Tariffs.of([tariff_file(tariff_text(year), f"{year}.toml") for year in YEARS])
