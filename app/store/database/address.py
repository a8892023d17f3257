"""The address of a server: whether it is one, and how it may be shown and logged.

What cannot be taken apart for sure is not shown at all: the piece that is left could be a password.
"""

import re
from typing import Final

from app.i18n.user_error import Exit, UserError

SERVER: Final = ("postgresql://", "postgres://")
"""How the address of a server begins; what has no such begin at all is a file."""
_ADDRESS: Final = re.compile(
    r"(?P<scheme>[a-z]+)://"
    r"(?:(?P<login>[^:@/?#\s]*)(?P<password>:[^@/?#\s]*)?@)?"
    r"(?P<where>(?:[\w.-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:/[^@/?#\s]*)?)"
    r"(?:\?\S*)?"
)


class AddressWrong(UserError):
    """It is the address of no server that we know; it is not repeated."""

    exit_code = Exit.ENVIRONMENT

    def __init__(self) -> None:
        super().__init__("store.keys.address")


def known(place: str) -> str:
    """A place as the program takes it: a file, or an address. Raises AddressWrong."""
    scheme, is_address, rest = place.partition("://")
    if not is_address:
        return place
    address = f"{scheme.lower()}://{rest}"
    if not address.startswith(SERVER) or _ADDRESS.fullmatch(address) is None:
        raise AddressWrong
    return address


def shown(address: str) -> str:
    """An address without its password, and without what stands behind its question mark."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return f"{address.partition('://')[0]}://\N{HORIZONTAL ELLIPSIS}"
    login = "" if found["login"] is None else f"{found['login']}@"
    return f"{found['scheme']}://{login}{found['where']}"
