"""uitzicht recheck: compute a stored assessment again, and say whether it comes out the same."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from app.cli.command import CommandRun, add_json, say_json
from app.cli.table import TextColumn, table
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.i18n.figures import decimals_of
from app.i18n.steps import step_key
from app.services.differences import Difference
from app.services.recheck import Recheck, Rechecked, recheck
from calc import Assessment, Draft, Month, PolicyFile, Tariffs, assess
from calc.base.problem import shortened
from calc.stored.receipt_json import ReceiptFile

_MOST_LINES: Final = 40
"""What is shown of a long list; --json has all of it."""
_CENTS: Final = 2
_STEP: Final = "step "
_OF_MONTH: Final = re.compile(
    r"schedule\[(?P<month>20\d\d-(0[1-9]|1[0-2]))\]\.(?P<name>\w+)", re.ASCII
)
_AMOUNT: Final = re.compile(r"-?\d{1,15}\.\d{1,12}", re.ASCII)


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """recheck DOSSIER --receipt ASSESSMENT [--policy FILE] [--difference] [--json]."""
    add_json(to, texts)
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("cli.help.file"))
    to.add_argument(
        "--receipt",
        type=Path,
        required=True,
        metavar="JSON",
        help=texts.text("tariff_words.help.receipt"),
    )
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument(
        "--difference", action="store_true", help=texts.text("tariff_words.help.difference")
    )


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when the same comes out, 1 when it does not. Raises Refused, FileTrouble."""
    texts = run.texts
    asked = Recheck(options.file, options.receipt, options.policy, run.folder)
    shelf = shelf_said(texts, asked.folder)
    done = recheck(asked, engine, difference=options.difference, shelf=shelf)
    if options.json:
        say_json(_as_json(done))
    else:
        print(_report(texts, done), flush=True)
    return 0 if done.same_output else 1


def engine(draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date) -> Assessment:
    """The engine as a re-check calls it."""
    return assess(draft, policy_file, tariffs, on)


def _report(texts: Texts, done: Rechecked) -> str:
    receipt = done.receipt
    parts = [
        texts.text(
            "tariff_words.recheck.head",
            day=texts.formats.day(receipt.reference_date),
            files=_files(texts, receipt.files),
        ),
        texts.text(f"tariff_words.recheck.{_verdict(done)}"),
    ]
    if not done.same_input:
        parts.append(texts.text("tariff_words.recheck.other_input"))
    if not done.same_engine:
        engines = {"before": receipt.engine, "after": done.engine}
        parts.append(texts.text("tariff_words.recheck.other_engine", **engines))
    if done.differences:
        parts.append(_table(texts, done.differences))
    if done.receipt_differences:
        parts.append(texts.text("tariff_words.recheck.receipt_differs"))
        parts.append(_table(texts, done.receipt_differences))
    if done.newest is not None:
        newest = _files(texts, done.newest_files) or texts.text("tariff_words.recheck.no_newest")
        key = "newest_differs" if done.newest else "newest_same"
        parts.append(texts.text(f"tariff_words.recheck.{key}", files=newest))
        if done.newest:
            parts.append(_table(texts, done.newest))
    return "\n\n".join(parts)


def _verdict(done: Rechecked) -> str:
    if done.same_output:
        return "same"
    if done.differences:
        return "changed_after" if done.same_hash else "other"
    return "only_receipt"


def _files(texts: Texts, files: Sequence[ReceiptFile]) -> str:
    return texts.formats.join([f"{file.name} r{file.revision}" for file in files])


def _table(texts: Texts, found: Sequence[Difference]) -> str:
    columns = [
        TextColumn(texts.text("tariff_words.column.what"), left=True),
        *(TextColumn(texts.text(f"tariff_words.column.{name}")) for name in ("before", "after")),
        TextColumn(texts.text("tariff_words.column.difference")),
    ]
    rows = [
        [_what(texts, each.what), *_sides(texts, each), _amount(texts, each)]
        for each in found[:_MOST_LINES]
    ]
    said = table(columns, rows)
    if more := len(found) - len(rows):
        said += "\n  " + texts.plural("tariff_words.recheck.more", more)
    return said


def _what(texts: Texts, what: str) -> str:
    """An outcome or a step in words, where there are any."""
    if of_month := _OF_MONTH.fullmatch(what):
        name = f"column.{of_month['name']}.report"
        said = texts.text(name) if texts.has(name) else of_month["name"]
        return f"{texts.formats.month(Month.parse(of_month['month']))}: {said}"
    key = f"tariff_words.outcome.{what}"
    if what.startswith(_STEP):
        key = step_key(what.removeprefix(_STEP).partition("@")[0])
    if texts.has(key) and not texts.placeholders(key):
        return f"{texts.text(key)} ({what.removeprefix(_STEP)})"
    return shortened(what.removeprefix(_STEP))


def _sides(texts: Texts, difference: Difference) -> list[str]:
    sides = (difference.before, difference.after)
    return ["-" if side is None else _said(texts, shortened(side)) for side in sides]


def _said(texts: Texts, value: str) -> str:
    """A value of the assessment in the way of the language: amounts have a point in them."""
    return _number(texts, Decimal(value)) if _AMOUNT.fullmatch(value) else value


def _number(texts: Texts, amount: Decimal) -> str:
    decimals = decimals_of(amount)
    if amount.as_tuple().exponent and decimals <= _CENTS:
        return texts.formats.amount(amount)
    return texts.formats.number(amount, decimals)


def _amount(texts: Texts, difference: Difference) -> str:
    amount = difference.amount
    return "" if amount is None else f"{'+' if amount > 0 else ''}{_number(texts, amount)}"


def _as_json(done: Rechecked) -> dict[str, Any]:
    return {
        "schema": "uitzicht-recheck/1",
        "same_output": done.same_output,
        "same_hash": done.same_hash,
        "same_input": done.same_input,
        "engine": {"receipt": done.receipt.engine, "now": done.engine},
        "receipt": done.receipt.model_dump(mode="json"),
        "output_sha256": done.again.receipt.output_sha256,
        "differences": [_each(each) for each in done.differences],
        "receipt_differences": [_each(each) for each in done.receipt_differences],
        "newest": None
        if done.newest is None
        else {
            "files": [file.model_dump(mode="json") for file in done.newest_files],
            "differences": [_each(each) for each in done.newest],
        },
    }


def _each(difference: Difference) -> dict[str, str | None]:
    amount = difference.amount
    return {
        "what": difference.what,
        "before": difference.before,
        "after": difference.after,
        "difference": None if amount is None else f"{amount:f}",
    }
