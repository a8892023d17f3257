"""uitzicht review and uitzicht whatif: a running plan seen again, and another choice beside it."""

import argparse
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.bootstrap import own_folder
from app.cli.table import TextColumn, table
from app.cli.tariff_arguments import day_of
from app.cli.tariff_files import shelf_said
from app.i18n import Texts, say_finding
from app.i18n.agreement import (
    WHATIF_ROWS,
    change_rows,
    review_facts,
    say_open,
    say_steps,
    say_why,
    whatif_row,
)
from app.i18n.choices import say_choice
from app.services.agreement import accept_review
from app.services.assessing import Assessed, Refused, assess_file
from app.services.dossiers import save_dossier
from app.services.reviewing import Reviewed, review_file
from app.services.whatif import Figures, WhatIf, changed_by, compare, figures_of
from calc import UNKNOWN, Problem, Severity
from calc.base.characters import on_one_line
from calc.base.rounding import cents_half_up
from calc.review.renewed import Settle
from calc.review.review_json import review_as_json
from calc.stored.assessment_json import outcome_as_json


def add_review(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of `uitzicht review`."""
    _add_common(to, texts)
    to.add_argument("--of", type=Path, metavar="JSON", help=texts.text("life.help.of"))
    to.add_argument("--accept", action="store_true", help=texts.text("life.help.accept"))
    to.add_argument("--refund", action="store_true", help=texts.text("life.help.refund"))
    to.add_argument("-o", "--output", type=Path, metavar="FILE", help=texts.text("life.help.new"))


def add_whatif(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of `uitzicht whatif`."""
    _add_common(to, texts)
    to.add_argument(
        "changes", nargs="+", metavar="FIELD=VALUE", help=texts.text("life.help.change")
    )


def _add_common(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("cli.help.file"))
    to.add_argument("--on", type=day_of(texts), metavar="DATE", help=texts.text("cli.help.on"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument("--json", action="store_true", help=texts.text("cli.help.json"))


def run_review(options: argparse.Namespace, texts: Texts, today: Callable[[], date]) -> int:
    """0 when the new amount can be final, else 1. Raises Refused, FileTrouble."""
    done = review_file(
        options.file,
        options.of,
        on=options.on,
        policy=options.policy,
        tariffs=shelf_said(texts, own_folder()).tariffs,
        today=today,
    )
    if options.accept:
        return _accept(options, texts, done)
    if options.json:
        print(json.dumps(review_as_json(done.review), ensure_ascii=False, indent=1), flush=True)
    else:
        print(_review(texts, done), flush=True)
    return 1 if done.review.again.partial else 0


def _accept(options: argparse.Namespace, texts: Texts, done: Reviewed) -> int:
    """Write the dossier with the review as the schedule in force. Raises Refused, FileTrouble."""
    if options.output is None:
        raise Refused(options.file, (Problem("another_file_needed", ""),))
    settle = Settle.REFUND if options.refund else Settle.SET_OFF
    on = done.review.again.reference_date
    found = accept_review(done.draft, done.review, on, settle)
    if isinstance(found, tuple):
        raise Refused(options.file, found)
    save_dossier(options.output, found)
    print(texts.text("life.review.accepted", file=on_one_line(str(options.output))), flush=True)
    return 0


def run_whatif(options: argparse.Namespace, texts: Texts, today: Callable[[], date]) -> int:
    """Print both side by side. Raises Refused, FileTrouble; the dossier is only read."""
    tariffs = shelf_said(texts, own_folder()).tariffs
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
    if options.json:
        print(json.dumps(_whatif_json(found), ensure_ascii=False, indent=1), flush=True)
    else:
        print(_whatif(texts, found, options.changes), flush=True)
    return 1 if found.after.partial else 0


def solutions_block(texts: Texts, assessed: Assessed) -> str:
    """Every solution that may be chosen now, or after confirmation, with its conditions."""
    lines = [
        texts.text(
            "life.solution.line",
            name=say_choice(texts, solution.kind),
            open=say_open(texts, solution),
            role=solution.role,
            why=say_why(texts, solution),
        )
        for solution in assessed.assessment.solutions
        if solution.is_possible
    ]
    chosen = assessed.draft.solution.kind
    title = (
        texts.text("life.solution.title")
        if chosen is UNKNOWN
        else texts.text("life.solution.title_chosen", name=say_choice(texts, chosen))
    )
    return "\n".join([title, *(f"  - {line}" for line in lines)])


def _review(texts: Texts, done: Reviewed) -> str:
    review = done.review
    day = texts.formats.day(review.again.reference_date)
    facts = [[name, value] for name, value in review_facts(texts, review)]
    findings = [*review.findings, *review.again.findings]
    stops = (Severity.MISSING, Severity.BLOCKS)
    points = [
        f"  - {say_finding(texts, finding, review.draft)}"
        for finding in findings
        if finding.severity in stops or finding in review.findings
    ]
    parts = [
        texts.text("life.review.title", day=day),
        table([TextColumn(left=True), TextColumn()], facts),
        texts.text("life.review.walls", month=texts.formats.month(review.first_month)),
        table(_columns(texts), change_rows(texts, review.walls, review.draft)),
    ]
    if review.old.lines:
        parts.append(texts.text("life.review.lines" if review.lines else "life.review.no_lines"))
    if review.lines:
        parts.append(table(_columns(texts), change_rows(texts, review.lines, review.draft)))
    if points:
        parts += [texts.text("life.review.points"), "\n".join(points)]
    return "\n\n".join(parts)


def _columns(texts: Texts) -> list[TextColumn]:
    return [
        TextColumn(texts.text("life.column.what"), left=True),
        *(
            TextColumn(texts.text(f"life.column.{name}"))
            for name in ("before", "after", "difference")
        ),
    ]


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
