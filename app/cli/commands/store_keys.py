"""`uitzicht store init | status | passphrase | recovery-key | unlock-test | rekey`."""

import argparse
from pathlib import Path
from typing import Final

from app.bootstrap import store_start
from app.cli.command import Command, CommandRun, add_json, say, say_json
from app.cli.store_access import add_store, new_passphrase, passphrase_of
from app.i18n import Texts
from app.i18n.user_error import Exit, UserError
from app.services.carrying.sealing import words_in
from app.services.dossier_store import keys
from app.services.dossier_store.keys import StoreTrouble
from app.services.dossier_store.place import Needs, StoreStart, is_file, proves_who
from app.services.outputs import write_output

_SERVER: Final = "store.keys.cli.server"


class OnlyAFile(UserError):
    """A server of the organisation guards its own keys, and who may log in."""

    exit_code = Exit.WRONG_USE


class StoreIsThere(UserError):
    """There is a store already; it is left as it is."""


def _init(options: argparse.Namespace, run: CommandRun) -> int:
    """Make an empty store. Without a keyring, or with a file for it, a passphrase opens it."""
    from app.services.dossier_store.opening import make_store

    start = _file(options, run)
    if Path(start.place).exists():
        raise StoreIsThere("store.keys.cli.is_there", place=start.place)
    passphrase = None
    if options.passphrase_file is not None:
        passphrase = words_in(options.passphrase_file).strip()
    try:
        make_store(start.place, run.now, start.ring, passphrase=passphrase)
    except StoreTrouble as trouble:
        if trouble.reason != "locked" or passphrase is not None:
            raise
        words = new_passphrase(None, run.texts)
        make_store(start.place, run.now, start.ring, passphrase=words)
    say(run.texts.text("store.keys.cli.made", place=start.place))
    say(run.texts.text("store.keys.cli.print_it"))
    return Exit.DONE


def _status(options: argparse.Namespace, run: CommandRun) -> int:
    """Where the store is and what opens it; nothing is opened."""
    from app.services.dossier_store.opening import account

    start, text = store_start(run.folder, options.store, run.rules), run.texts.text
    is_server = proves_who(start.place)
    needed = keys.needs(start.place, start.ring)
    place = keys.shown(start.place)
    if options.json:
        say_json(
            {
                "store": place,
                "kind": "server" if is_server else "file",
                "needs": needed.value,
                "passphrase": keys.has_passphrase(start.place),
                "account": "" if is_server else account(),
                "four_eyes": is_server,
            }
        )
        return Exit.DONE
    say(text("store.keys.cli.place", place=place))
    if is_server:
        say(text("store.keys.cli.server_knows"))
        return Exit.DONE
    say(text(f"store.keys.needs.{needed}"))
    if needed is Needs.NOTHING and keys.has_passphrase(start.place):
        say(text("store.keys.cli.passphrase_too"))
    say(text("store.keys.cli.account", account=account()))
    return Exit.DONE


def _passphrase(options: argparse.Namespace, run: CommandRun) -> int:
    """Another passphrase, or a first one beside the keyring."""
    start = _file(options, run)
    old = _old_passphrase(options, run, start)
    new = new_passphrase(options.new_passphrase_file, run.texts)
    keys.change_passphrase(start.place, start.ring, old, new)
    say(run.texts.text("store.keys.cli.changed"))
    return Exit.DONE


def _recovery_key(options: argparse.Namespace, run: CommandRun) -> int:
    """The key for on paper: as a PDF, or here, to be copied by hand."""
    start = _file(options, run)
    groups = keys.recovery_groups(start.place, start.ring, _old_passphrase(options, run, start))
    _give_paper(groups, options, run)
    return Exit.DONE


def _unlock_test(options: argparse.Namespace, run: CommandRun) -> int:
    """Whether it opens, or whether the key that was copied from paper is right."""
    from app.services.dossier_store import opening

    start = _file(options, run)
    if options.recovery_key_file is not None:
        opening.try_recovery_key(start.place, words_in(options.recovery_key_file), run.now)
    else:
        words = _old_passphrase(options, run, start)
        opening.opened_file(Path(start.place), run.now, start.ring, words).close()
    say(run.texts.text("store.keys.cli.opens"))
    return Exit.DONE


def _rekey(options: argparse.Namespace, run: CommandRun) -> int:
    """Another key; the one on paper is of no use any more, so the new one comes with it."""
    from app.services.dossier_store.rekeying import rekey

    start = _file(options, run)
    words = _old_passphrase(options, run, start)
    groups = rekey(start.place, run.now, start.ring, passphrase=words)
    say(run.texts.text("store.keys.cli.rekeyed"))
    _give_paper(groups, options, run)
    return Exit.DONE


def _give_paper(groups: tuple[str, ...], options: argparse.Namespace, run: CommandRun) -> None:
    if options.output is not None:
        from app.services.dossier_store.recovery_paper import recovery_paper

        write_output(options.output, recovery_paper(groups, run.texts, run.today()), ())
        say(run.texts.text("store.keys.cli.paper", file=options.output.name))
        return
    say(run.texts.text("store.keys.cli.copy_it"))
    for number, group in enumerate(groups, start=1):
        say(f"{number:>4}  {group}")


def _file(options: argparse.Namespace, run: CommandRun) -> StoreStart:
    start = store_start(run.folder, options.store, run.rules)
    if not is_file(start.place):
        raise OnlyAFile(_SERVER, place=keys.shown(start.place))
    return start


def _old_passphrase(options: argparse.Namespace, run: CommandRun, start: StoreStart) -> str | None:
    """What is asked of who wants to change or copy a key, where there is a passphrase."""
    if not Path(start.place).exists():
        raise StoreTrouble("not_found", start.place)
    return passphrase_of(options, run.texts) if keys.has_passphrase(start.place) else None


def _add_status(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    add_json(to, texts)


def _add_passphrase(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    about = texts.text("store.keys.cli.help.new_passphrase_file")
    to.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help=about)


def _add_output(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    about = texts.text("store.keys.cli.help.output")
    to.add_argument("-o", "--output", type=Path, metavar="FILE", help=about)


def _add_unlock_test(to: argparse.ArgumentParser, texts: Texts) -> None:
    add_store(to, texts)
    about = texts.text("store.keys.cli.help.recovery_key_file")
    to.add_argument("--recovery-key-file", type=Path, metavar="FILE", help=about)


def _help(name: str) -> str:
    return f"store.keys.cli.help.{name}"


SUBCOMMANDS: Final = (
    Command("init", _help("init"), add_store, _init),
    Command("status", _help("status"), _add_status, _status),
    Command("passphrase", _help("passphrase"), _add_passphrase, _passphrase),
    Command("recovery-key", _help("recovery_key"), _add_output, _recovery_key),
    Command("unlock-test", _help("unlock_test"), _add_unlock_test, _unlock_test),
    Command("rekey", _help("rekey"), _add_output, _rekey),
)
