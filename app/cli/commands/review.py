"""`uitzicht review FILE`: a running plan seen again, and accepted with --accept."""

import argparse
from pathlib import Path

from app.cli.command import CommandRun, add_dossier, add_json, say_json
from app.cli.table import TextColumn, table
from app.cli.tariff_files import shelf_said
from app.i18n import Texts, say_finding
from app.i18n.agreement import (
    change_rows,
    review_facts,
)
from app.services.agreement import accept_review
from app.services.dossiers import save_dossier
from app.services.refused import Refused
from app.services.reviewing import Reviewed, review_file
from calc import Problem, Severity
from calc.base.characters import on_one_line
from calc.review.review_json import review_as_json
from calc.review.settle import Settle


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of `uitzicht review`."""
    add_dossier(to, texts)
    add_json(to, texts)
    to.add_argument("--of", type=Path, metavar="JSON", help=texts.text("life.help.of"))
    to.add_argument("--accept", action="store_true", help=texts.text("life.help.accept"))
    to.add_argument("--refund", action="store_true", help=texts.text("life.help.refund"))
    to.add_argument("-o", "--output", type=Path, metavar="FILE", help=texts.text("life.help.new"))


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when the new amount can be final, else 1. Raises Refused, FileTrouble."""
    texts = run.texts
    done = review_file(
        options.file,
        options.of,
        on=options.on,
        policy=options.policy,
        tariffs=shelf_said(texts, run.folder).tariffs,
        today=run.today,
    )
    if options.accept:
        return _accept(options, texts, done)
    if options.json:
        say_json(review_as_json(done.review))
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
