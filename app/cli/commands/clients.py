"""`uitzicht clients list | add | change | show`: the lenders whose claims are handled."""

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from app.cli.command import Command, CommandRun, say
from app.cli.store_access import add_store, opened_desk
from app.cli.subcommands import add_subcommands, run_subcommand
from app.cli.table import TextColumn, table
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.assessing import policy_and_logo

_MOST_MONTHS: Final = 1200


def _add_new(to: argparse.ArgumentParser, texts: Texts) -> None:
    said = texts.text
    to.add_argument("name", metavar="NAME", help=said("store.people.help.client"))
    to.add_argument(
        "--policy", type=Path, required=True, metavar="FILE", help=said("cli.help.policy")
    )
    _add_retention(to, texts)
    to.add_argument(
        "--organisation", metavar="CODE", help=said("store.people.help.client_organisation")
    )
    add_store(to, texts)


def _add_change(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("name", metavar="NAME", help=texts.text("store.people.help.client"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    _add_retention(to, texts)
    add_store(to, texts)


def _add_show(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("name", metavar="NAME", help=texts.text("store.people.help.client"))
    to.add_argument("--at", metavar="SHA256", help=texts.text("store.people.help.policy_at"))
    add_store(to, texts)


def _add_retention(to: argparse.ArgumentParser, texts: Texts) -> None:
    about = texts.text("store.people.help.retention")
    to.add_argument("--retention", type=_months_of(texts), metavar="N", help=about)


def _months_of(texts: Texts) -> Callable[[str], int]:
    def months(word: str) -> int:
        if word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= _MOST_MONTHS:
            return int(word)
        raise argparse.ArgumentTypeError(texts.text("store.people.help.retention_wrong"))

    return months


def _must_fit(policy: Path, run: CommandRun) -> None:
    """Where an agency works, the policy of a client says so too. Raises UserError."""
    run.rules.must_fit(policy_and_logo(policy)[0].policy)


def _new(options: argparse.Namespace, run: CommandRun) -> int:
    """A client with its policy. Raises UserError."""
    _must_fit(options.policy, run)
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import clients

        clients.add(desk, options.name, options.policy, options.retention, options.organisation)
    say(run.texts.text("store.people.client_added", name=options.name))
    return Exit.DONE


def _change(options: argparse.Namespace, run: CommandRun) -> int:
    """Another policy or term for a client. Raises UserError."""
    if options.policy is not None:
        _must_fit(options.policy, run)
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import clients

        clients.change(desk, options.name, options.policy, options.retention)
    say(run.texts.text("store.people.client_changed", name=options.name))
    return Exit.DONE


def _show(options: argparse.Namespace, run: CommandRun) -> int:
    """The policy of a client as it stands, or as a receipt names it. Raises UserError."""
    texts = run.texts
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import clients

        client = clients.client_named(desk, options.name)
        if options.at is not None:
            say(clients.policy_at(desk, client, options.at).text)
            return Exit.DONE
        since = clients.policies_of(desk, client)
    months = texts.text("store.people.no_retention")
    if client.retention_months is not None:
        months = texts.plural("store.people.retention", client.retention_months)
    say(f"{client.name}\n{months}")
    columns = [TextColumn(texts.text("store.people.column.since"), left=True),
               TextColumn(texts.text("store.people.column.policy"), left=True)]  # fmt: skip
    rows = [(texts.formats.day(datetime.fromisoformat(at).date()), digest) for digest, at in since]
    say(table(columns, rows))
    return Exit.DONE


def _list(options: argparse.Namespace, run: CommandRun) -> int:
    """Every client. Raises UserError."""
    texts = run.texts
    with opened_desk(options, run) as desk:
        from app.services.dossier_store import clients

        known = clients.all_of(desk)
    if not known:
        say(texts.text("store.people.no_clients"))
        return Exit.DONE
    headings = ("client", "letters_of", "account", "retention")
    columns = [TextColumn(texts.text(f"store.people.column.{each}"), left=True)
               for each in headings]  # fmt: skip
    rows = []
    for each in known:
        policy = clients.policy_of(each).policy
        months = "" if each.retention_months is None else str(each.retention_months)
        rows.append((each.name, policy.name, policy.iban or "", months))
    say(table(columns, rows))
    return Exit.DONE


SUBCOMMANDS: Final = (
    Command("list", "store.people.help.clients.list", add_store, _list),
    Command("add", "store.people.help.clients.add", _add_new, _new),
    Command("change", "store.people.help.clients.change", _add_change, _change),
    Command("show", "store.people.help.clients.show", _add_show, _show),
)


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """Its commands, each with words of its own."""
    add_subcommands(to, texts, SUBCOMMANDS)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Run the one that was chosen. Raises UserError."""
    return run_subcommand(options, run, SUBCOMMANDS)
