"""`uitzicht users add | revoke | leave | list`: who works with the store of an organisation."""

import argparse
from datetime import datetime
from typing import Final

from app.cli.command import Command, CommandRun, say
from app.cli.store_access import add_store, opened_desk
from app.cli.subcommands import add_subcommands, run_subcommand
from app.cli.table import TextColumn, table
from app.i18n import Texts
from app.i18n.user_error import Exit
from calc.base.characters import on_one_line

_ROLES: Final = ("officer", "supervisor", "agency", "auditor", "administrator")
_LATELY: Final = 90


def _add_person(to: argparse.ArgumentParser, texts: Texts) -> None:
    def said(name: str) -> str:
        return texts.text(f"store.people.help.{name}")

    to.add_argument("login", metavar="LOGIN", help=said("login"))
    to.add_argument("--name", required=True, metavar="NAME", help=said("name"))
    to.add_argument("--role", required=True, choices=_ROLES, help=said("role"))
    to.add_argument("--organisation", required=True, metavar="CODE", help=said("organisation"))
    to.add_argument("--team", default="", metavar="TEAM", help=said("team"))
    to.add_argument("--clients", nargs="+", default=(), metavar="NAME", help=said("clients_of"))
    add_store(to, texts)


def _add_run(options: argparse.Namespace, run: CommandRun) -> int:
    """Give somebody rights. Raises UserError."""
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import clients, people

        given = tuple(clients.client_named(desk, name).id for name in options.clients)
        person = people.Person(
            options.login, options.name, options.organisation, options.team, options.role, given
        )
        people.add(desk, person)
    say(run.texts.text("store.people.added", login=options.login))
    return Exit.DONE


def _add_revoke(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("login", metavar="LOGIN", help=texts.text("store.people.help.login"))
    to.add_argument(
        "--days", type=int, default=_LATELY, metavar="N", help=texts.text("store.people.help.days")
    )
    add_store(to, texts)


def _revoke(options: argparse.Namespace, run: CommandRun) -> int:
    """Take all rights away, and say which dossiers were seen. Raises UserError."""
    texts = run.texts
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import people

        people.revoke(desk, options.login)
        seen = people.seen_lately(desk, options.login, options.days)
    say(texts.text("store.people.revoked", login=options.login))
    days = texts.formats.number(options.days)
    if not seen:
        say(texts.text("store.people.seen_nothing", days=days))
        return Exit.DONE
    say(texts.plural("store.people.seen", len(seen), days=days))
    columns = [
        TextColumn(texts.text("store.people.column.dossier"), left=True),
        TextColumn(texts.text("store.people.column.times")),
        TextColumn(texts.text("store.people.column.last"), left=True),
    ]
    rows = [
        (case, texts.formats.number(times), texts.formats.day(datetime.fromisoformat(last).date()))
        for case, times, last in seen
    ]
    say(table(columns, rows))
    say(texts.text("store.people.seen_names", login=options.login))
    return Exit.DONE


def _add_leave(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("login", metavar="LOGIN", help=texts.text("store.people.help.login"))
    to.add_argument("--to", required=True, metavar="LOGIN", help=texts.text("store.people.help.to"))
    add_store(to, texts)


def _leave(options: argparse.Namespace, run: CommandRun) -> int:
    """Give all dossiers of one officer to another. Raises UserError."""
    texts = run.texts
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import people

        reason = texts.text("store.people.leave_reason")
        left = people.leave(desk, options.login, options.to, reason)
    say(texts.plural("store.people.left", left.given, to=options.to))
    if left.kept:
        say(texts.plural("store.people.left_kept", len(left.kept), to=options.to))
        for title in left.kept:
            say(f"  {on_one_line(title)}")
        return Exit.NOT_ALLOWED
    say(texts.text("store.people.left_revoke", login=options.login))
    return Exit.DONE


def _list(options: argparse.Namespace, run: CommandRun) -> int:
    """Everybody, with what they may. Raises UserError."""
    texts = run.texts
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import clients, people

        everybody, names = people.everybody(desk), clients.names(desk)
    headings = ("login", "name", "role", "organisation", "team", "clients", "revoked")
    columns = [TextColumn(texts.text(f"store.people.column.{each}"), left=True)
               for each in headings]  # fmt: skip
    rows = [
        (
            each.login,
            each.name,
            texts.text(f"store.people.role.{each.role}"),
            each.organisation,
            each.team,
            ", ".join(names.get(client, client) for client in each.clients),
            texts.formats.day(datetime.fromisoformat(each.revoked).date()) if each.revoked else "",
        )
        for each in everybody
    ]
    say(table(columns, rows))
    return Exit.DONE


SUBCOMMANDS: Final = (
    Command("add", "store.people.help.users.add", _add_person, _add_run),
    Command("revoke", "store.people.help.users.revoke", _add_revoke, _revoke),
    Command("leave", "store.people.help.users.leave", _add_leave, _leave),
    Command("list", "store.people.help.users.list", add_store, _list),
)


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """Its commands, each with words of its own."""
    add_subcommands(to, texts, SUBCOMMANDS)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Run the one that was chosen. Raises UserError."""
    return run_subcommand(options, run, SUBCOMMANDS)
