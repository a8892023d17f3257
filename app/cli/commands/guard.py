"""`uitzicht guard`: what a text may not say, must say, and how easily it reads."""

import argparse
import json
import sys
import textwrap
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.cli.command import CommandRun
from app.i18n import LANGUAGES, Texts
from app.i18n.user_error import with_more
from app.services.guarding import (
    FROM_WORDS,
    TEXT_KINDS,
    Context,
    Hit,
    HitSeverity,
    Result,
    as_values,
    better,
    guard_text,
    text_in,
    text_in_stream,
    text_kind,
    why,
)

_STANDARD_INPUT: Final = "-"
_WIDTH: Final = 88
_LONGEST: Final = 800
_MOST_HITS: Final = 20
"""What is shown of them; --json has them all."""


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of the command."""
    to.add_argument("file", type=Path, metavar="TEXTFILE", help=texts.text("guard.help.text"))
    to.add_argument(
        "--kind",
        choices=[kind.value for kind in TEXT_KINDS],
        metavar="KIND",
        help=f"{texts.text('guard.help.kind')}: {', '.join(TEXT_KINDS)}",
    )
    to.add_argument("--json", action="store_true", help=texts.text("guard.help.json"))
    to.add_argument(
        "--running-seizure", action="store_true", help=texts.text("guard.help.running_seizure")
    )
    to.add_argument("--text-lang", choices=LANGUAGES, help=texts.text("guard.help.text_lang"))


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Check the text and show what was found; 1 when something stops the final print.

    Raises FileTrouble and NotText.
    """
    texts = run.texts
    if str(options.file) == _STANDARD_INPUT:
        name = Path(texts.text("guard.standard_input"))
        text = text_in_stream(sys.stdin.buffer, name)
    else:
        text = text_in(options.file)
    kind = None if options.kind is None else text_kind(options.kind)
    context = Context(language=options.text_lang, running_seizure=options.running_seizure)
    result = guard_text(text, kind, context)
    if options.json:
        print(json.dumps(as_values(result, texts), ensure_ascii=False, indent=1), flush=True)
    else:
        print(guard_report(result, texts), flush=True)
    return int(result.blocked)


def guard_report(result: Result, texts: Texts) -> str:
    """What was found, worst first: the sentence, why, and a better one; then how it reads."""
    said = [_hit(hit, texts) for hit in result.hits[:_MOST_HITS]]
    parts = [_verdict(result, texts), *with_more(texts, said, len(result.hits) - len(said))]
    parts.append(_score(result, texts))
    return "\n\n".join(parts)


def _verdict(result: Result, texts: Texts) -> str:
    if not result.hits:
        return texts.text("guard.report.clean")
    stopping = sum(hit.severity is HitSeverity.BLOCK for hit in result.hits)
    if not stopping:
        return texts.text("guard.report.passes")
    return texts.plural("guard.report.blocked", stopping)


def _hit(hit: Hit, texts: Texts) -> str:
    place = texts.text("guard.report.whole")
    if hit.line:
        place = texts.text("guard.report.place", line=texts.formats.number(hit.line))
    heading = f"{texts.text(f'guard.severity.{hit.severity.value}')} ({place})"
    if hit.phrase != hit.sentence:
        heading = f"{heading}: {_cut(hit.phrase)}"
    said = [
        texts.text("guard.report.why", why=why(texts, hit)),
        texts.text("guard.report.better", better=better(texts, hit)),
    ]
    if hit.sentence:
        said.insert(0, f"> {_cut(hit.sentence)}")
    lines = [textwrap.fill(_cut(line), _WIDTH, initial_indent="  ", subsequent_indent="    ")
             for line in said]  # fmt: skip
    return "\n".join([heading, *lines])


def _cut(sentence: str) -> str:
    """Enough of a sentence to find it; filling lines with one word of a page takes ages."""
    return sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}..."


def _score(result: Result, texts: Texts) -> str:
    estimate = result.readability
    if estimate.score is None:
        if estimate.reason == "too_short":
            least = texts.formats.number(FROM_WORDS)
            return texts.text("guard.report.no_score.too_short", least=least)
        return texts.text(f"guard.report.no_score.{estimate.reason}")
    score = texts.formats.number(Decimal(estimate.score))
    key = "guard.report.score_english" if result.language == "en" else "guard.report.score"
    return texts.text(key, score=score)
