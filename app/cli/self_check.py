"""`uitzicht --self-check [--json]`: whether this copy of the program is whole.

Its words are read before those of the commands, and nothing of the engine is loaded for it: what is
missing may be anywhere.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from app.cli.parser import Parser
from app.i18n import LANGUAGES, Texts
from app.i18n.user_error import MOST_SAID, Exit, with_more
from app.services.self_check.check import Check, Outcome, outcomes
from app.version import PROGRAM_VERSION

OPTION: Final = "--self-check"
FORM: Final = "uitzicht-self-check/1"
_HERE: Final = "app.services.self_check"
CHECKS: Final = (
    Check("parts", f"{_HERE}.parts:find_parts"),
    Check("figures", f"{_HERE}.figures:find_figures"),
    Check("outcomes", f"{_HERE}.figures:find_outcomes"),
    Check("texts", f"{_HERE}.words:find_texts"),
    Check("manual", f"{_HERE}.words:find_manual"),
    Check("papers", f"{_HERE}.papers:find_papers"),
    Check("store", f"{_HERE}.storing:find_store"),
    Check("server", f"{_HERE}.storing:find_server"),
    Check("keyring", f"{_HERE}.storing:find_keyring"),
    Check("workers", f"{_HERE}.workers:find_workers"),
    Check("window", "app.ui.shell.window_check:find_window"),
)


def run_self_check(words: Sequence[str], texts: Texts, checks: Iterable[Check] = CHECKS) -> int:
    """Run every check and say what came of it, each as soon as it is known. The exit code."""
    options = _options(words, texts)
    found = outcomes(checks)
    if options.json:
        return _as_json(list(found), texts)
    _say(texts.text("self_check.title", version=PROGRAM_VERSION))
    failures = 0
    for outcome in found:
        failures += not outcome.is_good
        _say("\n".join(report(outcome, texts)))
    if not failures:
        _say(texts.text("self_check.all_good"))
        return Exit.DONE
    _say(texts.text("self_check.not_good", count=failures))  # a plural asks the engine how to count
    _say(texts.text("self_check.what_to_do"))
    return Exit.ENVIRONMENT


def report(outcome: Outcome, texts: Texts) -> Iterator[str]:
    """One check: in order or failed, and what was found."""
    name = texts.text(f"self_check.name.{outcome.name}")
    yield texts.text("self_check.good" if outcome.is_good else "self_check.wrong", name=name)
    said = [each.sentence(texts) for each in outcome.found[:MOST_SAID]]
    for line in with_more(texts, said, len(outcome.found) - len(said)):
        yield f"  - {line}"


def _say(text: str) -> None:
    print(text, flush=True)


def _as_json(found: list[Outcome], texts: Texts) -> int:
    is_good = all(outcome.is_good for outcome in found)
    said = {
        "schema": FORM,
        "program": PROGRAM_VERSION,
        "passed": is_good,
        "checks": [_each(outcome, texts) for outcome in found],
    }
    _say(json.dumps(said, ensure_ascii=False, indent=1))
    return Exit.DONE if is_good else Exit.ENVIRONMENT


def _each(outcome: Outcome, texts: Texts) -> dict[str, Any]:
    return {
        "check": outcome.name,
        "passed": outcome.is_good,
        "found": [
            {"code": each.code, "wrong": each.is_wrong, "text": each.sentence(texts)}
            for each in outcome.found
        ],
    }


def _options(words: Sequence[str], texts: Texts) -> argparse.Namespace:
    asked = Parser(texts=texts, prog="uitzicht", description=texts.text("self_check.cli.what"))
    asked.add_argument(
        OPTION, action="store_true", required=True, help=texts.text("self_check.cli.what")
    )
    asked.add_argument("--json", action="store_true", help=texts.text("cli.help.json"))
    asked.add_argument("--lang", choices=LANGUAGES, help=texts.text("cli.help.lang"))
    return asked.parse_args(words)
