"""`uitzicht person-export CASE -o FILE`: everything that the store holds about one person."""

import argparse
from pathlib import Path

from app.cli.command import CommandRun, say
from app.cli.store_access import add_store, opened_desk
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.carrying.sealing import for_recipient, with_passphrase, words_in
from app.services.outputs import write_output
from calc.base.characters import on_one_line


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """person-export CASE -o FILE.zip [--for RECIPIENT | --words-file FILE]."""
    add_store(to, texts)
    text = texts.text
    to.add_argument("case", metavar="CASE", help=text("store.care.help.case"))
    to.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE",
        help=text("store.care.help.output"),
    )  # fmt: skip
    sealed = to.add_mutually_exclusive_group()
    sealed.add_argument("--for", dest="recipient", metavar="KEY", help=text("store.care.help.for"))
    sealed.add_argument(
        "--words-file", type=Path, metavar="FILE", help=text("store.care.help.words_file")
    )


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Write it as one file. Raises StoreTrouble, NoSuchCase, Purged, WrongKey,
    FileTrouble."""
    from app.services.dossier_store.cases import case_named
    from app.services.dossier_store.person_export import as_zip, person_files

    seal = None
    if options.recipient is not None:
        seal = for_recipient(options.recipient)
    elif options.words_file is not None:
        seal = with_passphrase(words_in(options.words_file))
    with opened_desk(options, run) as desk:
        case = case_named(desk, options.case)["id"]
        data = as_zip(person_files(desk, case, run.texts))
    write_output(options.output, data if seal is None else seal(data), ())
    said = "plain" if seal is None else "sealed"
    file = on_one_line(str(options.output))
    say(run.texts.text(f"store.care.person.written.{said}", file=file))
    return Exit.DONE
