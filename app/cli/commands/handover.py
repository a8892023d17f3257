"""`uitzicht handover CASE --to ORGANISATION`: an agency works on one dossier; it sees no other."""

import argparse

from app.cli.command import CommandRun, say
from app.cli.store_access import add_store, opened_desk
from app.cli.table import TextColumn, table
from app.i18n import Texts
from app.i18n.user_error import Exit, UserError


class HandoverUnclear(UserError):
    """A dossier without what has to happen to it."""

    exit_code = Exit.WRONG_USE


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """handover [CASE (--to ORGANISATION | --back)]; without CASE the list of what is out."""

    def said(name: str) -> str:
        return texts.text(f"store.people.help.handover.{name}")

    to.add_argument("case", nargs="?", metavar="CASE", help=said("case"))
    where = to.add_mutually_exclusive_group()
    where.add_argument("--to", metavar="ORGANISATION", help=said("to"))
    where.add_argument("--back", action="store_true", help=said("back"))
    add_store(to, texts)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Hand over, take back, or list. Raises UserError."""
    if (options.case is None) == bool(options.to or options.back):
        raise HandoverUnclear("store.people.handover_unclear")
    texts = run.texts
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import people

        if options.case is None:
            out = people.handed_over(desk)
        elif options.back:
            done = people.take_back(desk, options.case)
        else:
            done = people.hand_over(desk, options.case, options.to)
    if options.case is not None:
        key = "taken_back" if options.back else "handed_over"
        said = {"title": done.title, "organisation": done.handed_to}
        say(texts.text(f"store.people.{key}", **said))
        return Exit.DONE
    if not out:
        say(texts.text("store.people.nothing_out"))
        return Exit.DONE
    headings = ("organisation", "dossier", "reference")
    columns = [TextColumn(texts.text(f"store.people.column.{each}"), left=True)
               for each in headings]  # fmt: skip
    say(table(columns, [(each.handed_to, each.title, each.reference) for each in out]))
    return Exit.DONE
