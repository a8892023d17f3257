"""uitzicht tariffs: which figures of the law there are, and what changed in them."""

import argparse
import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from app.cli import tariff_json, tariff_report
from app.cli.argument_types import day_of
from app.cli.command import CommandRun, say_json
from app.cli.parser import Parser
from app.cli.tariff_files import shelf_said
from app.i18n import LANGUAGES, Texts
from app.i18n.user_error import Exit
from app.services.refused import Refused
from app.services.tariffs import TariffShelf, check_file, open_shelf
from calc import NoTariff, TariffFile, TariffsOn, TariffValue
from calc.tariffs.changes import changes
from calc.tariffs.keys import KEYS

_MOST_GUESSES: Final = 5


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """tariffs [check FILE | show KEY [--on DATE] | diff DATE DATE] [--json]."""
    to.set_defaults(tariffs=None, json=False)
    _add_json(to, texts)
    commands = to.add_subparsers(
        dest="tariffs",
        title=texts.text("cli.help.commands"),
        metavar="...",
        parser_class=Parser,
    )

    def command(name: str) -> argparse.ArgumentParser:
        about = texts.text(f"tariff_words.help.{name}")
        added: argparse.ArgumentParser = commands.add_parser(
            name, texts=texts, help=about, description=about
        )
        added.add_argument(
            "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=texts.text("cli.help.lang")
        )
        _add_json(added, texts)
        return added

    check = command("check")
    check.add_argument(
        "file", type=Path, metavar="FILE", help=texts.text("tariff_words.help.check_file")
    )
    show = command("show")
    show.add_argument("key", metavar="KEY", help=texts.text("tariff_words.help.key"))
    show.add_argument(
        "--on", type=day_of(texts), metavar="DATE", help=texts.text("tariff_words.help.on")
    )
    diff = command("diff")
    for name in ("before", "after"):
        diff.add_argument(
            name, type=day_of(texts), metavar="DATE", help=texts.text(f"tariff_words.help.{name}")
        )


def _add_json(to: argparse.ArgumentParser, texts: Texts) -> None:
    # Asked before or after the command: what is not said here must not undo what was said there.
    to.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=texts.text("tariff_words.help.json"),
    )


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Run the chosen command; without one, the list of all files. Raises Refused, FileTrouble."""
    texts = run.texts
    if options.tariffs == "check":
        return _check(options.file, texts, as_json=options.json)
    # The list says itself what was set aside.
    shelf = shelf_said(texts, run.folder) if options.tariffs else open_shelf(run.folder)
    if options.tariffs == "show":
        return _show(options.key, options.on or run.today(), shelf, texts, as_json=options.json)
    if options.tariffs == "diff":
        return _diff(options.before, options.after, shelf, texts, as_json=options.json)
    if options.json:
        say_json(tariff_json.shelf(shelf))
    else:
        print(tariff_report.shelf(texts, shelf))
    return Exit.DONE


def _check(path: Path, texts: Texts, *, as_json: bool) -> int:
    checked = check_file(path)
    if not isinstance(checked, TariffFile):
        if not as_json:
            raise Refused(path, checked)
        say_json(tariff_json.refused(path.name, checked))
        return Exit.NOT_ALLOWED
    if as_json:
        say_json(tariff_json.sound(checked))
    else:
        print(tariff_report.sound(texts, path.name, checked))
    return Exit.DONE


def _show(key: str, day: date, shelf: TariffShelf, texts: Texts, *, as_json: bool) -> int:
    names = _matching(key)
    if not names:
        near = get_close_matches(key, KEYS, n=_MOST_GUESSES, cutoff=0.5)
        print(tariff_report.unknown_key(texts, key, near), file=sys.stderr)
        return Exit.WRONG_USE
    on = shelf.tariffs.on(day)
    if isinstance(on, NoTariff):
        return _nothing(on, texts, as_json=as_json)
    there = [name for name in names if name in on.file.values]
    if not there:
        print(tariff_report.not_in_year(texts, names, on), file=sys.stderr)
        return Exit.NOT_ALLOWED
    if as_json:
        say_json([tariff_json.value_on(value_on(on, name), on) for name in there])
    elif len(there) == 1:
        print(tariff_report.one(texts, value_on(on, there[0]), on))
    else:
        print(tariff_report.several(texts, [value_on(on, name) for name in there], on))
    return Exit.DONE


def _diff(before: date, after: date, shelf: TariffShelf, texts: Texts, *, as_json: bool) -> int:
    old, new = shelf.tariffs.on(before), shelf.tariffs.on(after)
    for on in (old, new):
        if isinstance(on, NoTariff):
            return _nothing(on, texts, as_json=as_json)
    assert isinstance(old, TariffsOn)
    assert isinstance(new, TariffsOn)
    found = changes(old, new)
    if as_json:
        say_json(tariff_json.differences(found, old, new))
    else:
        print(tariff_report.differences(texts, found, old, new))
    return Exit.DONE


def value_on(on: TariffsOn, key: str) -> TariffValue:
    """The value of a key on a day; of a key that looks ahead the one that is known for later."""
    ahead = on.ahead(key, on.day) if KEYS[key].looks_ahead else None
    return ahead or on.value(key)


def _matching(asked: str) -> list[str]:
    """The key itself; else every key that has what was asked in its name."""
    if asked in KEYS:
        return [asked]
    return [key for key in KEYS if asked and asked.casefold() in key]


def _nothing(none: NoTariff, texts: Texts, *, as_json: bool) -> int:
    if as_json:
        say_json(tariff_json.nothing(none))
    else:
        print(tariff_report.nothing(texts, none), file=sys.stderr)
    return Exit.NOT_ALLOWED
