"""`uitzicht inspect`: whether a PDF is what this program made, or what differs."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.command import CommandRun, add_json, say, say_json
from app.cli.commands.document import add_typed, extras_of, free_text_of
from app.cli.sealing import unseal_of
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.inspecting.finding import InspectedPaper, PaperFinding, Verdict
from app.services.inspecting.given import read_given, read_paper
from app.services.inspecting.saying import say_inspected, say_paper_finding


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """inspect FILE.pdf [--dossier FILE] [--policy FILE] [--key FILE] [--json], and what was typed
    for it."""
    add_json(to, texts)
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("inspect.cli.file"))
    asked = {
        "dossier": "inspect.cli.dossier",
        "policy": "cli.help.policy",
        "key": "inspect.cli.key",
        "passphrase": "inspect.cli.passphrase",
    }
    for option, what in asked.items():
        to.add_argument(f"--{option}", type=Path, metavar="FILE", help=texts.text(what))
    add_typed(to, texts)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when it is genuine; 1 when it is not, or when nothing proves it. Raises Refused,
    FileTrouble, WrongKey."""
    given = None
    if options.dossier is not None:
        given = read_given(
            options.dossier,
            options.policy,
            free_text=free_text_of(options),
            extra=extras_of(options),
        )
    unseal = unseal_of(options, run.texts)
    # Reading a PDF is slow to load, and no other command needs it.
    from app.services.inspecting.inspecting import Inspection, inspected

    paper = inspected(Inspection(read_paper(options.file), run.folder, given, unseal))
    if options.json:
        say_json(_as_json(run.texts, paper))
    else:
        say(_report(run.texts, paper))
    return Exit.DONE if paper.verdict is Verdict.GENUINE else Exit.NOT_ALLOWED


def _report(texts: Texts, paper: InspectedPaper) -> str:
    said = say_inspected(texts, paper)
    lines = [said.verdict, *([said.about] if said.about else [])]
    return "\n".join([*lines, *(f"  - {point}" for point in (*said.points, *said.proved))])


def _as_json(texts: Texts, paper: InspectedPaper) -> dict[str, Any]:
    about = paper.about
    return {
        "schema": "uitzicht-inspect/1",
        "verdict": paper.verdict.value,
        "recomputed": paper.recomputed,
        "remade": paper.remade,
        "paper": None
        if not about.kind
        else {
            "kind": about.kind, "language": about.language, "code": about.code,
            "program": about.program, "day": about.day,
        },
        "findings": [_each(texts, each) for each in paper.findings],
    }  # fmt: skip


def _each(texts: Texts, finding: PaperFinding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "page": finding.page,
        "was": finding.was,
        "now": finding.now,
        "name": finding.name,
        "said": say_paper_finding(texts, finding),
    }
