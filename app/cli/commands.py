"""What each command does, from options to output and exit code."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.cli.report import open_points, report
from app.i18n import Texts
from app.services.assessing import Assessed, assess_file
from app.store.dossier_file import json_schema
from calc import Assessment, as_json


@dataclass(frozen=True, slots=True)
class Run:
    """What a command needs from outside: the language and the clock."""

    texts: Texts
    today: Callable[[], date]


def run_command(options: argparse.Namespace, run: Run) -> int:
    """Run the chosen command. Raises Refused and FileTrouble."""
    commands: dict[str, Callable[[argparse.Namespace, Run], int]] = {
        "assess": _assess,
        "plan": _plan,
        "schema": _schema,
    }
    return commands[options.command](options, run)


def _assessed(options: argparse.Namespace, run: Run) -> Assessed:
    return assess_file(options.file, on=options.on, policy=options.policy, today=run.today)


def _assess(options: argparse.Namespace, run: Run) -> int:
    assessed = _assessed(options, run)
    if options.json:
        _print(json.dumps(as_json(assessed.assessment), ensure_ascii=False, indent=1))
    else:
        _print(report(run.texts, assessed))
    return _incomplete(assessed.assessment)


def _plan(options: argparse.Namespace, run: Run) -> int:
    # Drawing is only needed here, and slow to load.
    from app.services.documents import write_plan_letter

    assessed = _assessed(options, run)
    if assessed.assessment.partial:
        points = open_points(run.texts, assessed)
        print(run.texts.text("cli.plan.incomplete"), *points, sep="\n  - ", file=sys.stderr)
        return _incomplete(assessed.assessment)
    write_plan_letter(assessed, options.output, run.texts)
    if assessed.assessment.final:
        _print(run.texts.text("cli.plan.final", file=str(options.output)))
    else:
        _print(run.texts.text("cli.plan.concept", file=str(options.output)))
        for point in open_points(run.texts, assessed):
            _print(f"  - {point}")
    return 0


def _schema(options: argparse.Namespace, run: Run) -> int:
    _print(json.dumps(json_schema(), ensure_ascii=False, indent=1))
    return 0


def _incomplete(assessment: Assessment) -> int:
    return 1 if assessment.partial else 0


def _print(text: str) -> None:
    print(text, flush=True)
