"""`uitzicht store server-setup`: the store of an organisation, made once on its server."""

import argparse
from typing import Final

from app.cli.command import Command, CommandRun, say
from app.i18n import Texts
from app.i18n.user_error import Exit


def _add(to: argparse.ArgumentParser, texts: Texts) -> None:
    def said(name: str) -> str:
        return texts.text(f"store.server.help.{name}")

    to.add_argument("--as", dest="owner", required=True, metavar="ADDRESS", help=said("as"))
    to.add_argument("--administrator", required=True, metavar="LOGIN", help=said("administrator"))
    to.add_argument("--name", required=True, help=said("name"))
    to.add_argument("--organisation", required=True, metavar="NAME", help=said("organisation"))


def _run(options: argparse.Namespace, run: CommandRun) -> int:
    """Make what is not there yet. Raises NotAServer and StoreTrouble."""
    # The database costs half a second to import; the other commands do without.
    from app.services.dossier_store.server_setup import set_up

    first = set_up(
        options.owner,
        run.now,
        login=options.administrator,
        name=options.name,
        organisation=options.organisation,
    )
    said = "store.server.made" if first else "store.server.was_there"
    say(run.texts.text(said, login=options.administrator))
    return Exit.DONE


SUBCOMMANDS: Final = (Command("server-setup", "store.server.help.setup", _add, _run),)
