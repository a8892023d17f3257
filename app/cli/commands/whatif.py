"""`uitzicht whatif FILE FIELD=VALUE ...`: another choice beside the dossier as it is."""

import argparse
import sys
from decimal import Decimal
from typing import Any

from app.bootstrap import today
from app.cli.command import CommandRun, add_dossier, add_json, say_json
from app.cli.report import not_yet
from app.cli.table import TextColumn, table
from app.cli.tariff_files import shelf_said
from app.i18n import Texts, say_finding
from app.i18n.agreement import WHATIF_ROWS, say_steps, whatif_row
from app.i18n.user_error import Exit
from app.services.assessing import assess_file
from app.services.refused import Refused
from app.services.what_we_know import is_out_of_sight
from app.services.whatif import Figures, WhatIf, changed_by, compare, figures_of
from calc.base.rounding import cents_half_up
from calc.stored.assessment_json import outcome_as_json


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of `uitzicht whatif`."""
    add_dossier(to, texts)
    add_json(to, texts)
    to.add_argument(
        "changes", nargs="+", metavar="FIELD=VALUE", help=texts.text("life.help.change")
    )


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Print both side by side. Raises Refused, FileTrouble; the dossier is only read."""
    texts = run.texts
    tariffs = shelf_said(texts, run.folder).tariffs
    was = assess_file(
        options.file, on=options.on, policy=options.policy, tariffs=tariffs, today=today
    )
    draft = was.draft
    if options.on is not None:
        draft = draft.model_copy(update={"reference_date": options.on})
    other = changed_by(draft, was.policy_file, options.changes)
    if other.problems:
        raise Refused(options.file, other.problems)
    day = was.assessment.reference_date
    found = compare(draft, was.policy_file, other, tariffs, day)
    if not options.json and is_out_of_sight(was):
        print(not_yet(texts, was), file=sys.stderr)
        return Exit.NOT_ALLOWED
    if options.json:
        say_json(_whatif_json(found))
    else:
        print(_whatif(texts, found, options.changes), flush=True)
    return 1 if found.after.partial else 0


def _whatif(texts: Texts, found: WhatIf, changes: list[str]) -> str:
    before, after = figures_of(found.before), figures_of(found.after)
    columns = [
        TextColumn(left=True),
        TextColumn(texts.text("life.column.is")),
        TextColumn(texts.text("life.column.would")),
        TextColumn(texts.text("life.column.difference")),
    ]
    rows = [
        whatif_row(texts, name, getattr(before, name), getattr(after, name))
        for name in WHATIF_ROWS
        if name != "steps"
    ]
    steps = [
        texts.text("life.whatif.steps_is", steps=say_steps(texts, before.steps)),
        texts.text("life.whatif.steps_would", steps=say_steps(texts, after.steps)),
    ]
    known = {finding.code for finding in found.before.findings}
    new = [
        f"  - {say_finding(texts, finding, found.draft)}"
        for finding in found.after.findings
        if finding.code not in known
    ]
    parts = [
        texts.text("life.whatif.title", changes=", ".join(changes)),
        table(columns, rows),
        "\n".join(f"  {line}" for line in steps),
    ]
    if new:
        parts.append("\n".join([texts.text("life.whatif.new"), *new]))
    return "\n\n".join(parts)


def _whatif_json(found: WhatIf) -> dict[str, Any]:
    return {
        "schema": "uitzicht-whatif/1",
        "before": _figures(figures_of(found.before)),
        "after": _figures(figures_of(found.after)),
        "assessment": outcome_as_json(found.after),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    def cents(amount: Decimal | None) -> str | None:
        return None if amount is None else str(cents_half_up(amount))

    return {
        "amount": cents(figures.amount),
        "steps": [
            {"first": str(month), "amount": cents(amount)} for month, amount in figures.steps
        ],
        "end_date": figures.end_date and figures.end_date.isoformat(),
        "left_over": cents(figures.left_over),
        "total": cents(figures.total),
        "discharge": cents(figures.discharge),
    }
