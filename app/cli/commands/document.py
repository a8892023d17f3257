"""`uitzicht document`: one document of a dossier, as a PDF, as plain text or as an e-mail."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Final

from app.cli.argument_types import amount_of, day_of
from app.cli.command import CommandRun
from app.cli.commands.guard import guard_report
from app.cli.sealing import seal_of
from app.cli.stored_case import CaseOnPaper, add_store_of_case, case_on_paper
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.calendar import read_clock
from app.services.documents import DocumentKind, Extras, MadeDocument, NoDocument, write_letter
from app.services.email_file import email_file
from app.services.guarding import paragraph_in
from app.services.outgoing_documents import Prepared, prepared
from calc.base.characters import on_one_line

_SUFFIXES: Final = (".pdf", ".txt", ".eml")


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """document KIND FILE -o OUT, and what no dossier holds."""

    def said(name: str) -> str:
        return texts.text(f"document.cli.{name}")

    kinds = "; ".join(
        f"{kind.value} ({texts.text(f'document.kind.{kind.value}')})" for kind in DocumentKind
    )
    to.add_argument("kind", choices=[kind.value for kind in DocumentKind], metavar="KIND",
                    help=f"{said('kind')}: {kinds}")  # fmt: skip
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("cli.help.file"))
    to.add_argument("-o", "--output", type=Path, required=True, metavar="OUT",
                    help=said("output"))  # fmt: skip
    to.add_argument("--on", type=day_of(texts), metavar="DATE", help=texts.text("cli.help.on"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument("--seal-for", metavar="KEY", help=texts.text("inspect.cli.seal_for"))
    to.add_argument("--passphrase", type=Path, metavar="FILE",
                    help=texts.text("inspect.cli.passphrase"))  # fmt: skip
    add_store_of_case(to, texts)
    add_typed(to, texts)


def add_typed(to: argparse.ArgumentParser, texts: Texts) -> None:
    """What no dossier holds, as it is typed for one document."""

    def said(name: str) -> str:
        return texts.text(f"document.cli.{name}")

    day, amount = day_of(texts), amount_of(texts)
    to.add_argument("--text", type=Path, metavar="TEXTFILE", help=said("free_text"))
    to.add_argument("--appointment", type=_moment_of(texts), metavar="DATE",
                    help=said("appointment"))  # fmt: skip
    for name in ("reply_by", "failed_on", "discharged_on"):
        to.add_argument(_option(name), type=day, metavar="DATE", help=said(name))
    for name in ("failed", "discharged"):
        to.add_argument(_option(name), type=amount, metavar="EUR", help=said(name))
    to.add_argument("--kept-months", type=int, metavar="N", help=said("kept_months"))
    to.add_argument("--referral", action=argparse.BooleanOptionalAction, help=said("referral"))
    to.add_argument("--creditor", metavar="NAME", help=said("creditor"))
    add_large_print(to, texts)


def add_large_print(to: argparse.ArgumentParser, texts: Texts) -> None:
    """--large-print or --no-large-print; without either as the customer asked."""
    to.add_argument(
        "--large-print",
        action=argparse.BooleanOptionalAction,
        help=texts.text("document.cli.large_print"),
    )


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Make it and write it; 1 when it cannot be made, or the guard stops a final print.

    A concept is marked as one on every page, and may be looked at whatever the guard says. Raises
    FileTrouble, NotText, and what `case_on_paper` raises.
    """
    with case_on_paper(options, run) as case:
        return _made(options, run.texts, case)


def _made(options: argparse.Namespace, texts: Texts, case: CaseOnPaper) -> int:
    if options.output.suffix.lower() not in _SUFFIXES:
        return _no(texts.text("document.cli.bad_suffix"))
    seal = seal_of(options, texts)
    if seal is not None and options.output.suffix.lower() != ".pdf":
        return _no(texts.text("inspect.cli.only_pdf"))
    try:
        found = prepared(
            DocumentKind(options.kind),
            case.assessed,
            case.texts,
            free_text=free_text_of(options),
            extra=replace(extras_of(options), log_head=case.log_head),
            seal=seal,
        )
    except NoDocument as none:
        return _no(none.sentence(texts))
    made = found.made
    by_email = options.output.suffix.lower() == ".eml"
    if by_email and not made.email:
        return _no(texts.text("document.cli.no_email"))
    stops = found.email_stops if by_email else found.stops
    if stops and not made.concept:
        return refuse(made, stops, texts)
    case.keep(made)
    write_letter(options.output, _contents(found, case.assessed, options.output))
    key = "document.cli.concept" if made.concept else "document.cli.made"
    print(texts.text(key, file=on_one_line(str(options.output))), flush=True)
    for note in found.notes:
        print(f"  - {note}", flush=True)
    return 0


def _contents(found: Prepared, assessed: Assessed, output: Path) -> bytes:
    made = found.made
    match output.suffix.lower():
        case ".txt":
            return made.text.encode("utf-8")
        case ".eml":
            return email_file(made, assessed)
        case _:
            return made.pdf


def refuse(made: MadeDocument, stops: tuple[str, ...], texts: Texts) -> int:
    """Say why a final print is stopped; gives the exit code."""
    return _no(texts.text("document.cli.stopped"), *_because(made, stops, texts))


def _because(made: MadeDocument, stops: tuple[str, ...], texts: Texts) -> list[str]:
    """Each reason, and what the guard found."""
    results = [made.guard] if made.guard.blocked else []
    if not results and made.email_guard is not None and made.email_guard.blocked:
        results = [made.email_guard]
    return [*(f"  - {stop}" for stop in stops), *(guard_report(item, texts) for item in results)]


def _no(*lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return 1


def free_text_of(options: argparse.Namespace) -> str:
    """The paragraph of one's own. Raises FileTrouble and NotText."""
    return paragraph_in(options.text) if options.text else ""


def extras_of(options: argparse.Namespace) -> Extras:
    """What was typed for the document, of what `add_typed` asks."""
    day, at = options.appointment or (None, None)
    return Extras(
        appointment=day,
        appointment_at=at,
        reply_by=options.reply_by,
        failed_on=options.failed_on,
        failed=options.failed,
        kept_months=options.kept_months,
        discharged_on=options.discharged_on,
        discharged=options.discharged,
        referral=options.referral,
        creditor=options.creditor,
        large_print=options.large_print,
    )


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _moment_of(texts: Texts) -> Callable[[str], tuple[date, time | None]]:
    """A day, or a day and a time: 2026-12-08, or 2026-12-08 10:00 (also with a T between)."""
    day_in = day_of(texts)

    def moment(text: str) -> tuple[date, time | None]:
        day, _, clock = text.strip().replace("T", " ").partition(" ")
        at = read_clock(clock) if clock else None
        if clock and at is None:
            raise argparse.ArgumentTypeError(texts.text("document.cli.bad_moment", text=text))
        return day_in(day), at

    return moment
