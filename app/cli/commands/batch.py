"""`uitzicht batch KIND PATHS -o FOLDER`: documents of many dossiers, to print or to merge."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.argument_types import day_of
from app.cli.command import CommandRun
from app.cli.long_work import ShownProgress, stopped_kindly
from app.cli.stored_case import add_store_of_case, stored_cases
from app.cli.table import TextColumn, table
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.i18n.user_error import MOST_SAID, Exit, with_more
from app.services.batch.asked import NEXT, Asked, ground_of
from app.services.batch.row import Row, Status
from app.services.batch.run import Done, make_batch
from app.services.documents import DocumentKind
from app.services.organisation import read_organisation
from app.services.outputs import inputs_of
from app.services.portfolio.run import Progress
from calc.base.characters import on_one_line

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.on_paper import StoredCases


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """batch KIND PATHS -o FOLDER, and what else is made of them."""

    def said(name: str) -> str:
        return texts.text(f"batch.help.{name}")

    kinds = "; ".join(
        f"{kind.value} ({texts.text(f'document.kind.{kind.value}')})" for kind in DocumentKind
    )
    to.add_argument(
        "kind", choices=[NEXT, *(kind.value for kind in DocumentKind)], metavar="KIND",
        help=f"{said('kind')}: {NEXT} ({texts.text('batch.next')}); {kinds}",
    )  # fmt: skip
    to.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=said("paths"))
    to.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help=said("output"))
    to.add_argument("--on", type=day_of(texts), metavar="DATE", help=texts.text("cli.help.on"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument("--merge", type=Path, metavar="PDF", help=said("merge"))
    to.add_argument("--one-side", action="store_true", help=said("one_side"))
    to.add_argument("--mail-merge", type=Path, metavar="CSV", help=said("mail_merge"))
    for name in ("large_print", "concepts", "resume"):
        to.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=said(name))
    add_store_of_case(to, texts)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when every document is there and may be sent, 1 when not. Raises a UserError."""
    with stored_cases(options, run) as stored:
        return _made(options, run, stored)


def _made(options: argparse.Namespace, run: CommandRun, stored: "StoredCases | None") -> int:
    texts = run.texts
    organisation = read_organisation(options.policy)
    ground = ground_of(organisation, shelf_said(texts, run.folder).tariffs, texts)
    asked = Asked(
        paths=tuple(options.paths),
        kind=None if options.kind == NEXT else DocumentKind(options.kind),
        folder=options.output,
        today=run.today(),
        on=options.on,
        large_print=options.large_print,
        concepts=options.concepts,
        resume=options.resume,
        merged=options.merge,
        both_sides=not options.one_side,
        mail_merge=options.mail_merge,
        inputs=tuple(inputs_of((), options.policy, run.folder)),
        stored=stored,
    )
    shown = ShownProgress(texts)

    def goes_on(progress: Progress) -> bool:
        shown.show(progress)
        return True

    try:
        with stopped_kindly():
            done = make_batch(asked, ground, goes_on)
    finally:
        shown.end()
    print(_report(texts, asked, done), flush=True)
    return Exit.DONE if done.is_whole else Exit.NOT_ALLOWED


def _report(texts: Texts, asked: Asked, done: Done) -> str:
    """How many of each, what there is not and why, and where everything stands."""
    counts = [
        [texts.text(f"batch.status.{status.value}"), texts.formats.number(done.count(status))]
        for status in Status
    ]
    parts = [table([TextColumn(left=True), TextColumn()], counts)]
    wanting = [row for row in done.rows if row.status is not Status.MADE]
    if wanting:
        lines = [_line(texts, row) for row in wanting[:MOST_SAID]]
        heading = texts.text("batch.wanting")
        parts.append("\n".join([heading, *with_more(texts, lines, len(wanting) - len(lines))]))
    said = [texts.text("batch.written", folder=_named(asked.folder), file=_named(done.report))]
    if asked.merged is not None:
        said.append(_merged(texts, asked.merged, done.merged))
    if asked.mail_merge is not None:
        said.append(texts.text("batch.mail_merge", file=_named(asked.mail_merge)))
    return "\n\n".join([*parts, "\n".join(said)])


def _merged(texts: Texts, file: Path, letters: int) -> str:
    if not letters:
        return texts.text("batch.merged.none")
    return texts.plural("batch.merged", letters, file=_named(file))


def _line(texts: Texts, row: Row) -> str:
    kind = texts.text(f"document.kind.{row.kind}") if row.kind else ""
    status = texts.text(f"batch.status.{row.status.value}")
    about = ", ".join(each for each in (on_one_line(row.dossier), kind, status) if each)
    return f"  - {about}: {row.why}"


def _named(path: Path) -> str:
    return on_one_line(str(path))
