"""Whether an address lies outside the Netherlands: where nothing is said, it does not."""

from typing import Final

from calc.base.unknown import UNKNOWN, Maybe

_HERE: Final = frozenset(
    {"nl", "nld", "nederland", "holland", "netherlands", "the netherlands", "niederlande",
     "pays-bas", "paises bajos", "hollanda"}
)  # fmt: skip


def is_abroad(country: Maybe[str]) -> bool:
    """Whether this is the name of another country."""
    if country is UNKNOWN:
        return False
    name = " ".join(country.replace(".", "").casefold().split())
    return bool(name) and name not in _HERE
