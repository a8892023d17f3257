"""`uitzicht portfolio recheck PATHS --on DATE -o RESULT.csv`: every dossier checked again."""

import argparse
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.cli.argument_types import day_of
from app.cli.command import Command, CommandRun
from app.cli.table import TextColumn, table
from app.cli.tariff_files import shelf_said
from app.cli.terminal import over
from app.i18n import LANGUAGES, Texts
from app.i18n.user_error import Exit
from app.services.portfolio.recheck import Asked, Checked, recheck_portfolio
from app.services.portfolio.row import Status
from app.services.portfolio.run import Progress
from app.services.portfolio.table import Form
from calc.base.characters import on_one_line

_TENTHS: Final = 10
_MINUTE: Final = 60
_MOST_WORKERS: Final = 256


def _add(to: argparse.ArgumentParser, texts: Texts) -> None:
    """portfolio recheck PATHS --on DATE [--tariffs FILE] [...] -o RESULT.csv."""

    def said(name: str) -> str:
        return texts.text(f"portfolio.help.{name}")

    to.set_defaults(portfolio=None)
    commands = to.add_subparsers(
        dest="portfolio", required=True, title=texts.text("cli.help.commands"), metavar="recheck"
    )
    recheck: argparse.ArgumentParser = commands.add_parser(
        "recheck", texts=texts, help=said("recheck"), description=said("recheck_long")
    )
    recheck.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=said("paths"))
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


def _run(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when every dossier is in order, 1 when one is not. Raises a UserError."""
    texts, folder = run.texts, run.folder
    asked = Asked(
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
        folder=folder,
    )
    shelf = shelf_said(texts, folder)
    shown = _Shown(texts)
    try:
        with _stopped_kindly():
            done = recheck_portfolio(asked, shelf, texts, shown.show)
    finally:
        shown.end()
    print(_report(texts, asked, done), flush=True)
    return Exit.DONE if done.totals.is_in_order else Exit.NOT_ALLOWED


class _Shown:
    """How far it is, for a person: one line that is drawn over itself, or a line a tenth."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._begun = time.monotonic()
        self._tenth = 0
        self._is_screen = sys.stderr is not None and sys.stderr.isatty()
        self._is_open = False

    def show(self, progress: Progress) -> None:
        line = self._line(progress)
        tenth = progress.done * _TENTHS // max(1, progress.all)
        if self._is_screen:
            over(line)
            self._is_open = True
        elif tenth > self._tenth:
            self._tenth = tenth
            print(line, file=sys.stderr, flush=True)

    def end(self) -> None:
        """What is said next begins a line of its own."""
        if self._is_open:
            print(file=sys.stderr, flush=True)
            self._is_open = False

    def _line(self, progress: Progress) -> str:
        texts, spent = self._texts, time.monotonic() - self._begun
        counts = _counts(texts, progress)
        percent = texts.formats.number(progress.done * 100 // max(1, progress.all))
        if not progress.fresh or spent <= 0 or progress.done == progress.all:
            return texts.text("portfolio.progress.begun", percent=percent, **counts)
        rate = progress.fresh / spent
        left = (progress.all - progress.done) / rate
        return texts.text(
            "portfolio.progress",
            percent=percent,
            rate=texts.formats.number(max(1, int(rate))),
            left=_time(texts, int(left)),
            **counts,
        )


def _time(texts: Texts, seconds: int) -> str:
    if seconds < _MINUTE:
        return texts.plural("portfolio.seconds", max(1, seconds))
    return texts.plural("portfolio.minutes", -(-seconds // _MINUTE))


def _counts(texts: Texts, progress: Progress) -> dict[str, str]:
    return {
        "done": texts.formats.number(progress.done),
        "all": texts.formats.number(progress.all),
    }


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


@contextmanager
def _stopped_kindly() -> Iterator[None]:
    """While it runs, whoever ends the program (SIGTERM) stops it as Ctrl+C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _workers_of(texts: Texts) -> Callable[[str], int]:
    def workers(word: str) -> int:
        if word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= _MOST_WORKERS:
            return int(word)
        said = texts.text("portfolio.help.workers_wrong", most=_MOST_WORKERS)
        raise argparse.ArgumentTypeError(said)

    return workers


COMMAND: Final = Command("portfolio", "portfolio.help.portfolio", _add, _run)
