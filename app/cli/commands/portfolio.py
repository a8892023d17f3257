"""`uitzicht portfolio recheck (PATHS | --store) --on DATE -o RESULT.csv`: all checked again."""

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.cli.argument_types import day_of
from app.cli.command import CommandRun
from app.cli.long_work import ShownProgress, stopped_kindly
from app.cli.parser import Parser
from app.cli.store_access import add_passphrase, opened_desk
from app.cli.table import TextColumn, table
from app.cli.tariff_files import shelf_said
from app.i18n import LANGUAGES, Texts
from app.i18n.user_error import Exit
from app.services.portfolio.recheck import Asked, Checked, recheck_portfolio
from app.services.portfolio.refused import PortfolioRefused
from app.services.portfolio.row import Status
from app.services.portfolio.table import Form
from calc.base.characters import on_one_line

_MOST_WORKERS: Final = 256


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """portfolio recheck (PATHS | --store) --on DATE [--tariffs FILE] [...] -o RESULT.csv."""

    def said(name: str) -> str:
        return texts.text(f"portfolio.help.{name}")

    to.set_defaults(portfolio=None)
    commands = to.add_subparsers(
        dest="portfolio",
        required=True,
        title=texts.text("cli.help.commands"),
        metavar="recheck",
        parser_class=Parser,
    )
    recheck: argparse.ArgumentParser = commands.add_parser(
        "recheck", texts=texts, help=said("recheck"), description=said("recheck_long")
    )
    recheck.add_argument("paths", type=Path, nargs="*", metavar="PATH", help=said("paths"))
    recheck.add_argument("--store", nargs="?", const="", metavar="PLACE", help=said("store"))
    add_passphrase(recheck, texts)
    recheck.add_argument("--on", type=day_of(texts), required=True, metavar="DATE", help=said("on"))
    recheck.add_argument("--tariffs", type=Path, metavar="FILE", help=said("tariffs"))
    recheck.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    who = recheck.add_mutually_exclusive_group()
    who.add_argument("--workers", type=_workers_of(texts), metavar="N", help=said("workers"))
    who.add_argument("--scheduler", metavar="ADDRESS", help=said("scheduler"))
    recheck.add_argument("--insecure", action="store_true", help=said("insecure"))
    recheck.add_argument("--resume", action="store_true", help=said("resume"))
    recheck.add_argument(
        "--format", choices=[form.value for form in Form], default=Form.EXCEL.value,
        help=said("format"),
    )  # fmt: skip
    recheck.add_argument(
        "-o", "--output", type=Path, required=True, metavar="CSV", help=said("output")
    )
    recheck.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=texts.text("cli.help.lang")
    )


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when every dossier is in order, 1 when one is not. Raises a UserError."""
    texts, folder = run.texts, run.folder
    if bool(options.paths) == (options.store is not None):
        raise PortfolioRefused("paths_or_store")
    with ExitStack() as closing:
        asked = _asked(options, run, closing)
        shelf = shelf_said(texts, folder)
        shown = ShownProgress(texts)
        try:
            with stopped_kindly():
                done = recheck_portfolio(asked, shelf, texts, shown.show)
        finally:
            shown.end()
    print(_report(texts, asked, done), flush=True)
    return Exit.DONE if done.totals.is_in_order else Exit.NOT_ALLOWED


def _asked(options: argparse.Namespace, run: CommandRun, closing: ExitStack) -> Asked:
    store = None
    if options.store is not None:
        from app.services.portfolio.stored import StoredDossiers

        options.store = options.store or None  # without a place: the one of this user
        store = StoredDossiers(closing.enter_context(opened_desk(options, run, options.policy)))
    return Asked(
        paths=tuple(options.paths),
        on=options.on,
        result=options.output,
        policy=options.policy,
        tariffs=options.tariffs,
        form=Form(options.format),
        workers=options.workers,
        scheduler=options.scheduler,
        trusted=options.insecure,
        resume=options.resume,
        folder=run.folder,
        store=store,
    )


def _report(texts: Texts, asked: Asked, done: Checked) -> str:
    totals, progress = done.totals, done.progress
    count = sum(totals.statuses.values())
    rows = [
        [texts.text(f"portfolio.status.{status.value}"),
         texts.formats.number(totals.statuses[status])]
        for status in reversed(Status)
        if totals.statuses[status]
    ]  # fmt: skip
    euros = [
        [texts.text("portfolio.total.a_month"), texts.formats.euros(totals.a_month)],
        [texts.text("portfolio.total.ahead"), texts.formats.euros(totals.ahead)],
        [texts.text("portfolio.total.back"), texts.formats.euros(totals.back)],
        [texts.text("portfolio.total.all"), texts.formats.euros(totals.all)],
    ]
    parts = [
        texts.plural("portfolio.done", count, day=texts.formats.day(asked.on)),
        table([TextColumn(left=True), TextColumn()], rows),
    ]
    if totals.all or totals.a_month:
        parts += [texts.text("portfolio.total.title"),
                  table([TextColumn(left=True), TextColumn()], euros)]  # fmt: skip
    if totals.unlike:
        parts.append(texts.plural("portfolio.unlike", totals.unlike))
    if progress.fresh:
        each = Decimal(int(progress.seconds * 10_000 / progress.fresh)) / 10
        parts.append(texts.text("portfolio.cost", milliseconds=texts.formats.number(each, 1)))
    parts.append(texts.text("portfolio.written", file=on_one_line(str(asked.result))))
    return "\n\n".join(parts)


def _workers_of(texts: Texts) -> Callable[[str], int]:
    def workers(word: str) -> int:
        if word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= _MOST_WORKERS:
            return int(word)
        said = texts.text("portfolio.help.workers_wrong", most=_MOST_WORKERS)
        raise argparse.ArgumentTypeError(said)

    return workers
