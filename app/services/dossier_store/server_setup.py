"""The store of an organisation on a server, made once, by who owns its database."""

from collections.abc import Callable
from datetime import datetime

from app.i18n.user_error import Exit, UserError
from app.store.database import connecting, server_setup


class NotAServer(UserError):
    """The store of one computer makes itself; this is for a server."""

    exit_code = Exit.WRONG_USE


def set_up(
    address: str, now: Callable[[], datetime], *, login: str, name: str, organisation: str
) -> bool:
    """Tables, roles and the first administrator; whether `login` became that one.

    Raises NotAServer, StoreTrouble; then nothing is half made.
    """
    if not connecting.is_server(address):
        raise NotAServer("store.server.not_a_server", place=address)
    owner = connecting.open_server(address, now)
    try:
        return server_setup.set_up(owner, login, name, organisation)
    finally:
        owner.close()
