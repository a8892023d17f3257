"""The store on the command line: which one, and its passphrase, which is never an argument.

What stands on a command line is seen by everybody on the computer, and kept by the shell: a
passphrase is in a file, or asked on a terminal without echo.
"""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import store_start
from app.cli.command import CommandRun
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.i18n.user_error import Exit, UserError
from app.services.assessing import assessor, policy_and_logo
from app.services.carrying.sealing import words_in
from app.services.dossier_store.keys import Needs, needs
from calc import Assessment, Draft

if TYPE_CHECKING:  # it loads the database: only what opens one does
    from app.services.dossier_store.desk import Desk


class NobodyToAsk(UserError):
    """It wants a passphrase, and there is no terminal to ask on."""

    exit_code = Exit.WRONG_USE


class NotTheSame(UserError):
    """It was typed in two ways."""


def add_store(to: argparse.ArgumentParser, texts: Texts) -> None:
    """[--store PLACE] [--passphrase-file FILE]: the store that `opened_desk` opens."""
    to.add_argument("--store", metavar="PLACE", help=texts.text("store.keys.cli.help.store"))
    add_passphrase(to, texts)


def add_passphrase(
    to: argparse.ArgumentParser, texts: Texts, what: str = "store.keys.cli.help.passphrase_file"
) -> None:
    """[--passphrase-file FILE]; `what`: the key of the words for what it opens."""
    to.add_argument("--passphrase-file", type=Path, metavar="FILE", help=texts.text(what))


@contextmanager
def opened_desk(
    options: argparse.Namespace, run: CommandRun, policy: Path | None = None
) -> "Iterator[Desk]":
    """The store of a command, open while it runs. `policy`: without one, the example's.

    Raises StoreTrouble, FileTrouble, NobodyToAsk; `not_found` when there is no store yet.
    """
    from app.services.dossier_store.clients import Policies
    from app.services.dossier_store.opening import open_desk

    start = store_start(run.folder, options.store, run.rules)
    policy_file, _ = policy_and_logo(run.rules.policy_for(policy))
    tariffs = shelf_said(run.texts, run.folder).tariffs
    policies = Policies(policy_file)

    def assess(draft: Draft) -> Assessment:
        return assessor(policies.of(draft), tariffs, run.today)(draft)

    passphrase = None
    if needs(start.place, start.ring) is Needs.PASSPHRASE:
        passphrase = passphrase_of(options, run.texts)
    desk = policies.desk = open_desk(
        start.place, assess, run.now, start.ring, passphrase=passphrase
    )
    try:
        yield desk
    finally:
        desk.database.close()


def passphrase_of(options: argparse.Namespace, texts: Texts) -> str:
    """The passphrase: out of its file, or asked. Raises NobodyToAsk, FileTrouble."""
    if options.passphrase_file is not None:
        return words_in(options.passphrase_file).strip()
    return asked(texts, "store.keys.cli.ask")


def new_passphrase(file: Path | None, texts: Texts) -> str:
    """A passphrase to be: out of a file, or typed twice. Raises NotTheSame, NobodyToAsk."""
    if file is not None:
        return words_in(file).strip()
    typed = asked(texts, "store.keys.cli.ask_new")
    if asked(texts, "store.keys.cli.ask_again") != typed:
        raise NotTheSame("store.keys.not_the_same")
    return typed


def asked(texts: Texts, key: str) -> str:
    """A secret that somebody types, without echo. Raises NobodyToAsk."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise NobodyToAsk("store.keys.cli.nobody")
    try:
        return getpass.getpass(f"{texts.text(key)} ")
    except EOFError:
        raise NobodyToAsk("store.keys.cli.nobody") from None
