"""Tariffs for tests: those that ship, and a law that leaves no floor at all.

Most tests of the own wall, the buffer and the ladder are about what the household itself says;
`without_floor` keeps the statutory floor out of their sums, with the same files and the same code.
"""

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
# Without these there is no base, no top and no nominal amount: the floor is what is entered.
_NO_FLOOR = re.compile(r"bvv\.maximum\.|vtlb\.(arbeidstoeslag|eigen_risico|pensioencorrectie)")


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


@cache
def without_floor() -> Tariffs:
    """The last file with nothing in it that makes a floor."""
    text = tariff_text(YEARS[-1])
    return Tariffs.of([tariff_file(_zeros(text))])


def _zeros(text: str) -> str:
    blocks = re.split(r"(?m)^(?=\[\[)", text)
    return "".join(
        re.sub(r'(?m)^amount = ".*"$', 'amount = "0.00"', block)
        if _NO_FLOOR.match(block.removeprefix("[["))
        else block
        for block in blocks
    )
