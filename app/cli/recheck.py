"""uitzicht recheck: compute a stored assessment again, and say whether it comes out the same."""

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from app.bootstrap import own_folder
from app.cli.table import Column, table
from app.i18n import Texts
from app.services.recheck import Difference, ReceiptFile, Recheck, Rechecked, recheck
from calc import Assessment, Draft, PolicyFile, Tariffs, assess

_MOST_LINES: Final = 40
"""What is shown of a long list; --json has all of it."""


def run_recheck(options: argparse.Namespace, texts: Texts) -> int:
    """0 when the same comes out, 1 when it does not. Raises Refused, FileTrouble."""
    asked = Recheck(options.file, options.receipt, options.policy, own_folder())
    done = recheck(asked, engine, difference=options.difference)
    if options.json:
        print(json.dumps(_as_json(done), ensure_ascii=False, indent=1), flush=True)
    else:
        print(_report(texts, done), flush=True)
    return 0 if done.same_output else 1


def engine(draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date) -> Assessment:
    """The engine as a re-check calls it."""
    return assess(draft, policy_file, on)


def _report(texts: Texts, done: Rechecked) -> str:
    receipt = done.receipt
    parts = [
        texts.text(
            "tariff_words.recheck.head",
            day=texts.formats.day(receipt.reference_date),
            files=_files(texts, receipt.files),
        ),
        texts.text(f"tariff_words.recheck.{'same' if done.same_output else 'other'}"),
    ]
    if not done.same_input:
        parts.append(texts.text("tariff_words.recheck.other_input"))
    if not done.same_engine:
        engines = {"before": receipt.engine, "after": done.engine}
        parts.append(texts.text("tariff_words.recheck.other_engine", **engines))
    if done.differences:
        parts.append(_table(texts, done.differences))
    if done.newest is not None:
        newest = _files(texts, done.newest_files) or texts.text("tariff_words.recheck.no_newest")
        key = "newest_differs" if done.newest else "newest_same"
        parts.append(texts.text(f"tariff_words.recheck.{key}", files=newest))
        if done.newest:
            parts.append(_table(texts, done.newest))
    return "\n\n".join(parts)


def _files(texts: Texts, files: Sequence[ReceiptFile]) -> str:
    return texts.formats.join([f"{file.name} r{file.revision}" for file in files])


def _table(texts: Texts, found: Sequence[Difference]) -> str:
    columns = [
        Column(texts.text("tariff_words.column.what"), left=True),
        *(Column(texts.text(f"tariff_words.column.{name}")) for name in ("before", "after")),
        Column(texts.text("tariff_words.column.difference")),
    ]
    rows = [
        [each.what, each.before or "-", each.after or "-", _amount(texts, each)]
        for each in found[:_MOST_LINES]
    ]
    said = table(columns, rows)
    if more := len(found) - len(rows):
        said += "\n  " + texts.plural("tariff_words.recheck.more", more)
    return said


def _amount(texts: Texts, difference: Difference) -> str:
    amount = difference.amount
    return "" if amount is None else f"{'+' if amount > 0 else ''}{texts.formats.number(amount)}"


def _as_json(done: Rechecked) -> dict[str, Any]:
    return {
        "schema": "uitzicht-recheck/1",
        "same_output": done.same_output,
        "same_input": done.same_input,
        "engine": {"receipt": done.receipt.engine, "now": done.engine},
        "receipt": done.receipt.model_dump(mode="json"),
        "output_sha256": done.again.receipt.output_sha256,
        "differences": [_each(each) for each in done.differences],
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
