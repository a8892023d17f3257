"""The dossier of a command: in a file, or with --store the one of that number or reference.

What is made of a dossier of the store stands in its log before it is written; of a file that is in
no store nothing is written down.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.cli.command import CommandRun, assessed
from app.cli.store_access import add_passphrase, opened_desk
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import MadeDocument
from app.services.organisation import read_organisation
from app.services.own_texts import with_own_texts
from calc.base.value_type import value_type

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.on_paper import StoredCases


@value_type
class CaseOnPaper:
    """A dossier whose documents are made. `texts`: of the documents; `stored`: None for a file."""

    assessed: Assessed
    texts: Texts
    stored: "StoredCases | None" = None
    log_head: str = ""

    def keep(self, made: MadeDocument) -> None:
        """Write down what is about to be written to a file. Raises StoreTrouble, Purged."""
        if self.stored is not None:
            self.stored.keep(self.assessed, made)


def add_store_of_case(to: argparse.ArgumentParser, texts: Texts) -> None:
    """[--store [PLACE]] [--passphrase-file FILE]"""
    about = texts.text("document.cli.store")
    to.add_argument("--store", nargs="?", const="", metavar="PLACE", help=about)
    add_passphrase(to, texts)


@contextmanager
def stored_cases(options: argparse.Namespace, run: CommandRun) -> "Iterator[StoredCases | None]":
    """The store that --store names, open; None without it. Raises StoreTrouble, FileTrouble."""
    if options.store is None:
        yield None
        return
    from app.services.dossier_store.on_paper import StoredCases

    options.store = options.store or None  # without a place: the one of this user
    with opened_desk(options, run, options.policy) as desk:
        yield StoredCases(desk)


@contextmanager
def case_on_paper(options: argparse.Namespace, run: CommandRun) -> Iterator[CaseOnPaper]:
    """Raises Refused, OwnTextsRefused, FileTrouble, NoSuchCase, StoreTrouble, Purged."""
    with stored_cases(options, run) as stored:
        if stored is None:
            yield CaseOnPaper(assessed(options, run), with_own_texts(run.texts, options.policy))
            return
        own = read_organisation(run.rules.policy_for(options.policy))
        tariffs = shelf_said(run.texts, run.folder).tariffs
        found, whose = stored.assessed(options.file, own, tariffs, run.today, options.on)
        yield CaseOnPaper(found, whose.texts(run.texts), stored, stored.head())
