"""`uitzicht store history | import | export`: versions looked at, dossiers in and out."""

import argparse
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.command import Command, CommandRun, say
from app.cli.store_access import add_store, opened_desk
from app.cli.table import TextColumn, table
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.carrying.sealing import (
    Seal,
    Unseal,
    for_recipient,
    with_key,
    with_passphrase,
    with_words,
    words_in,
)
from app.services.dossier_store.leaving import Left
from app.services.dossiers import FileTrouble
from app.services.outputs import write_output
from calc.base.characters import on_one_line

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.importing import Taken

_P: Final = "store.dossier"


def _add_history(to: argparse.ArgumentParser, texts: Texts) -> None:
    """CASE [--compare A B]."""
    _add_case(to, texts)
    compare = texts.text(f"{_P}.cli.help.compare")
    to.add_argument("--compare", nargs=2, type=int, metavar=("A", "B"), help=compare)
    add_store(to, texts)


def _history(options: argparse.Namespace, run: CommandRun) -> int:
    """The versions, the newest first; or what is different between two of them."""
    from app.services.dossier_store.cases import case_named
    from app.services.dossier_store.comparing import compared
    from app.services.dossier_store.version_words import say_moment

    texts = run.texts
    with opened_desk(options, run) as desk:
        case = case_named(desk, options.case)["id"]
        if options.compare is not None:
            before, after = (desk.fetch(case, number).draft for number in options.compare)
            rows: list[tuple[str, ...]] = [
                (each.name, _or_nothing(texts, each.before), _or_nothing(texts, each.after))
                for each in compared(texts, before, after)
            ]
            heads = [texts.text(f"{_P}.field")]
            heads += [
                texts.text(f"{_P}.history.version", number=str(number))
                for number in options.compare
            ]
            if not rows:
                say(texts.text(f"{_P}.history.same"))
                return Exit.DONE
        else:
            rows = [
                (str(each.number), say_moment(texts, datetime.fromisoformat(each.at)), each.login,
                 each.reason)
                for each in desk.history(case)
            ]  # fmt: skip
            heads = [texts.text(f"{_P}.column.{name}") for name in ("number", "when", "who", "why")]
    say(table([TextColumn(head, left=True) for head in heads], rows))
    return Exit.DONE


def _add_import(to: argparse.ArgumentParser, texts: Texts) -> None:
    """PATHS... [--remove] [--key-file FILE | --words-file FILE]."""
    text = texts.text
    to.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=text(f"{_P}.cli.help.paths")
    )
    to.add_argument("--remove", action="store_true", help=text(f"{_P}.cli.help.remove"))
    keys = to.add_mutually_exclusive_group()
    for name in ("key", "words"):
        help_ = text(f"{_P}.cli.help.{name}_file")
        keys.add_argument(f"--{name}-file", type=Path, metavar="FILE", help=help_)
    add_store(to, texts)


def _import(options: argparse.Namespace, run: CommandRun) -> int:
    """Take them in one by one; what came before is there, also when it is broken off."""
    from app.services.dossier_store.importing import Came, dossier_files, take_in_all

    texts, unseal = run.texts, _unseal(options)
    count: Counter[Came] = Counter()
    with opened_desk(options, run) as desk:
        for each in take_in_all(desk, dossier_files(options.paths), unseal):
            count[each.came] += 1
            if each.came in (Came.OTHER, Came.REFUSED):
                said = f"{on_one_line(str(each.path))}: {_why(texts, each)}"
                print(said, file=sys.stderr, flush=True)
            elif options.remove and (kept := _not_removed(each.path)) is not None:
                print(kept.sentence(texts), file=sys.stderr, flush=True)
                count[Came.REFUSED] += 1
    for came in (Came.NEW, Came.SAME, Came.OTHER, Came.REFUSED):
        if count[came] or came is Came.NEW:
            say(texts.plural(f"{_P}.import.{came}", count[came]).rstrip(":"))
    return Exit.NOT_ALLOWED if count[Came.REFUSED] or count[Came.OTHER] else Exit.DONE


def _not_removed(path: Path) -> FileTrouble | None:
    """Why a file that is in the store by now is also still here; None when it is gone."""
    from app.services.dossier_store.importing import remove

    try:
        remove(path)
    except FileTrouble as trouble:
        return trouble
    return None


def _add_export(to: argparse.ArgumentParser, texts: Texts) -> None:
    """CASE -o FILE [--for RECIPIENT | --words-file FILE]."""
    text = texts.text
    _add_case(to, texts)
    out = text(f"{_P}.cli.help.out")
    to.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=out)
    sealed = to.add_mutually_exclusive_group()
    help_ = text(f"{_P}.cli.help.for")
    sealed.add_argument("--for", dest="recipient", metavar="KEY", help=help_)
    help_ = text(f"{_P}.cli.help.words_file")
    sealed.add_argument("--words-file", type=Path, metavar="FILE", help=help_)
    add_store(to, texts)


def _export(options: argparse.Namespace, run: CommandRun) -> int:
    """One dossier as a file; that it left the store is written down."""
    from app.services.dossier_store import auditing
    from app.services.dossier_store.cases import case_named
    from app.services.dossier_store.history import version
    from app.services.dossier_store.importing import dossier_out

    seal = _seal(options)
    with opened_desk(options, run) as desk:
        case = case_named(desk, options.case)["id"]
        data = dossier_out(version(desk, case).draft, seal)
        kind = "dossier" if seal is None else "sealed"
        auditing.tell_of_case(desk, Left.EXPORTED.value, {"file": kind}, case)
    write_output(options.output, data, ())
    say(run.texts.text(f"{_P}.cli.exported", file=options.output.name))
    return Exit.DONE


def _add_case(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("case", metavar="CASE", help=texts.text(f"{_P}.cli.help.case"))


def _seal(options: argparse.Namespace) -> Seal | None:
    if options.recipient is not None:
        return for_recipient(options.recipient)
    if options.words_file is not None:
        return with_passphrase(words_in(options.words_file))
    return None


def _unseal(options: argparse.Namespace) -> Unseal | None:
    if options.key_file is not None:
        return with_key(words_in(options.key_file))
    if options.words_file is not None:
        return with_words(words_in(options.words_file).strip())
    return None


def _why(texts: Texts, taken: "Taken") -> str:
    if taken.error is None:
        return texts.text(f"{_P}.import.open_it")
    return " ".join(taken.error.said(texts))


def _or_nothing(texts: Texts, said: str) -> str:
    return said or texts.text(f"{_P}.nothing")


SUBCOMMANDS: Final = (
    Command("history", f"{_P}.cli.help.history", _add_history, _history),
    Command("import", f"{_P}.cli.help.import", _add_import, _import),
    Command("export", f"{_P}.cli.help.export", _add_export, _export),
)
