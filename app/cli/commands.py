"""What each command does, from options to output and exit code."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.bootstrap import open_window
from app.cli.calendar import run_calendar
from app.cli.document import refuse, run_document
from app.cli.files import ready_files
from app.cli.guard import run_guard
from app.cli.law_report import nothing_to_say
from app.cli.life import run_review, run_whatif
from app.cli.minimums import minimums_report
from app.cli.recheck import run_recheck
from app.cli.report import open_points, report
from app.cli.rule import run_rule
from app.cli.screen import what_is_missing
from app.cli.takeover import run_takeover
from app.cli.tariff_files import shelf_said
from app.cli.tariffs import run_tariffs
from app.i18n import Texts
from app.i18n.marks import no_figures, why_provisional
from app.services.assessing import Assessed, assess_file
from app.services.documents import write_letter
from app.services.minimums import minimums_of
from app.services.outgoing_documents import decided
from app.services.own_texts import with_own_texts
from app.store.dossier_file import json_schema
from calc import Assessment, as_json
from calc.base.characters import on_one_line


@dataclass(frozen=True, slots=True)
class CommandRun:
    """What a command needs from outside: the language, the clock and the data folder.

    `folder` is where the program keeps what is its own. `language` is the one that was asked for;
    without it the window has its own setting.
    """

    texts: Texts
    today: Callable[[], date]
    now: Callable[[], datetime]
    folder: Path
    language: str | None = None


class CannotStart(Exception):
    """This computer lacks something without which no window can be shown."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(key)
        self.key, self.what = key, what


def run_command(options: argparse.Namespace, run: CommandRun) -> int:
    """Run the chosen command; without one, the window. Raises Refused, FileTrouble, CannotStart."""
    commands: dict[str, Callable[[argparse.Namespace, CommandRun], int]] = {
        "open": _open,
        "assess": _assess,
        "plan": _plan,
        "calendar": lambda options, run: run_calendar(
            _assessed(options, run), options, run.texts, run.now()
        ),
        "document": _document,
        "minimums": _minimums,
        "guard": _guard,
        "schema": _schema,
        "rule": lambda options, run: run_rule(options, run.texts),
        "tariffs": lambda options, run: run_tariffs(options, run.texts, run.today),
        "recheck": lambda options, run: run_recheck(options, run.texts),
        "review": lambda options, run: run_review(options, run.texts, run.today),
        "whatif": lambda options, run: run_whatif(options, run.texts, run.today),
        "takeover": lambda options, run: run_takeover(options, run.texts),
    }
    ready_files(options, run.folder)
    return commands[options.command or "open"](options, run)


def _open(options: argparse.Namespace, run: CommandRun) -> int:
    if missing := what_is_missing(sys.platform, os.environ):
        raise CannotStart(*missing)
    try:
        return open_window(
            file=options.file,
            example=options.example,
            language=run.language,
            policy=options.policy,
            quit_after_first_paint=options.quit_after_first_paint,
        )
    except ImportError as error:  # a library of the system that Qt cannot do without
        if ".so" not in str(error):
            raise
        raise CannotStart("files.start.no_library", str(error).partition(":")[0]) from error


def _assessed(options: argparse.Namespace, run: CommandRun) -> Assessed:
    return assess_file(
        options.file,
        on=options.on,
        policy=options.policy,
        tariffs=shelf_said(run.texts, run.folder).tariffs,
        today=run.today,
    )


def _assess(options: argparse.Namespace, run: CommandRun) -> int:
    assessed = _assessed(options, run)
    if options.json:
        _print(json.dumps(as_json(assessed.assessment), ensure_ascii=False, indent=1))
    else:
        _print(report(run.texts, assessed))
    return _incomplete(assessed.assessment)


def _plan(options: argparse.Namespace, run: CommandRun) -> int:
    assessed = _assessed(options, run)
    assessment = assessed.assessment
    if assessment.room_is_open or no_figures(assessment):
        key = "room_open" if assessment.room_is_open else "no_tariff"
        said = nothing_to_say(run.texts, assessed)[1:]
        print(run.texts.text(f"cli.plan.{key}"), *said, sep="\n  - ", file=sys.stderr)
        return 1
    if assessment.partial:
        points = open_points(run.texts, assessed)
        print(run.texts.text("cli.plan.incomplete"), *points, sep="\n  - ", file=sys.stderr)
        return _incomplete(assessment)
    letter = decided(assessed, with_own_texts(run.texts, options.policy))
    if letter.stops and not letter.made.concept:
        return refuse(letter.made, letter.stops, run.texts)
    write_letter(options.output, letter.made.pdf)
    for reason in why_provisional(run.texts, assessment):
        _print(run.texts.text("cli.plan.provisional", reason=reason))
    if assessment.final:
        _print(run.texts.text("cli.plan.final", file=on_one_line(str(options.output))))
    else:
        _print(run.texts.text("cli.plan.concept", file=on_one_line(str(options.output))))
        for point in open_points(run.texts, assessed):
            _print(f"  - {point}")
    return 0


def _document(options: argparse.Namespace, run: CommandRun) -> int:
    return run_document(options, _assessed(options, run), run.texts)


def _minimums(options: argparse.Namespace, run: CommandRun) -> int:
    _print(minimums_report(run.texts, minimums_of(options.file)))
    return 0


def _guard(options: argparse.Namespace, run: CommandRun) -> int:
    return run_guard(options, run.texts)


def _schema(options: argparse.Namespace, run: CommandRun) -> int:
    _print(json.dumps(json_schema(), ensure_ascii=False, indent=1))
    return 0


def _incomplete(assessment: Assessment) -> int:
    return 1 if assessment.partial else 0


def _print(text: str) -> None:
    print(text, flush=True)
