"""uitzicht tariffs: which figures of the law there are, and what changed in them."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from app.bootstrap import own_folder
from app.cli import tariff_json, tariff_report
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.services.assessing import Refused
from app.services.tariffs import TariffShelf, check_file, open_shelf
from calc import NoTariff, TariffFile, TariffsOn, TariffValue
from calc.tariffs.changes import changes
from calc.tariffs.keys import KEYS

_FOUND: Final = 0
_REFUSED: Final = 1
_WRONG_USE: Final = 2
_MOST_GUESSES: Final = 5


def run_tariffs(options: argparse.Namespace, texts: Texts, today: Callable[[], date]) -> int:
    """Run the chosen command; without one, the list of all files. Raises Refused, FileTrouble."""
    if options.tariffs == "check":
        return _check(options.file, texts, as_json=options.json)
    # The list says itself what was set aside.
    shelf = shelf_said(texts, own_folder()) if options.tariffs else open_shelf(own_folder())
    if options.tariffs == "show":
        return _show(options.key, options.on or today(), shelf, texts, as_json=options.json)
    if options.tariffs == "diff":
        return _diff(options.before, options.after, shelf, texts, as_json=options.json)
    if options.json:
        _print_json(tariff_json.shelf(shelf))
    else:
        print(tariff_report.shelf(texts, shelf))
    return _FOUND


def _check(path: Path, texts: Texts, *, as_json: bool) -> int:
    checked = check_file(path)
    if not isinstance(checked, TariffFile):
        if not as_json:
            raise Refused(path, checked)
        _print_json(tariff_json.refused(path.name, checked))
        return _REFUSED
    if as_json:
        _print_json(tariff_json.sound(checked))
    else:
        print(tariff_report.sound(texts, path.name, checked))
    return _FOUND


def _show(key: str, day: date, shelf: TariffShelf, texts: Texts, *, as_json: bool) -> int:
    names = _matching(key)
    if not names:
        near = get_close_matches(key, KEYS, n=_MOST_GUESSES, cutoff=0.5)
        print(tariff_report.unknown_key(texts, key, near), file=sys.stderr)
        return _WRONG_USE
    on = shelf.tariffs.on(day)
    if isinstance(on, NoTariff):
        return _nothing(on, texts, as_json=as_json)
    there = [name for name in names if name in on.file.values]
    if not there:
        print(tariff_report.not_in_year(texts, names, on), file=sys.stderr)
        return _REFUSED
    if as_json:
        _print_json([tariff_json.value_on(value_on(on, name), on) for name in there])
    elif len(there) == 1:
        print(tariff_report.one(texts, value_on(on, there[0]), on))
    else:
        print(tariff_report.several(texts, [value_on(on, name) for name in there], on))
    return _FOUND


def _diff(before: date, after: date, shelf: TariffShelf, texts: Texts, *, as_json: bool) -> int:
    old, new = shelf.tariffs.on(before), shelf.tariffs.on(after)
    for on in (old, new):
        if isinstance(on, NoTariff):
            return _nothing(on, texts, as_json=as_json)
    assert isinstance(old, TariffsOn)
    assert isinstance(new, TariffsOn)
    found = changes(old, new)
    if as_json:
        _print_json(tariff_json.differences(found, old, new))
    else:
        print(tariff_report.differences(texts, found, old, new))
    return _FOUND


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
        _print_json(tariff_json.nothing(none))
    else:
        print(tariff_report.nothing(texts, none), file=sys.stderr)
    return _REFUSED


def _print_json(values: Any) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=1), flush=True)
