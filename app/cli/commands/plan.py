"""`uitzicht plan FILE -o PDF`: the plan letter, final or as a concept, or why there is none."""

import argparse
import sys
from pathlib import Path
from typing import Final

from app.cli.command import CommandRun, add_dossier, say
from app.cli.commands.document import add_large_print, refuse
from app.cli.law_report import nothing_to_say
from app.cli.report import not_yet, open_points
from app.cli.stored_case import CaseOnPaper, add_store_of_case, case_on_paper
from app.i18n import Texts
from app.i18n.marks import why_provisional
from app.i18n.user_error import Exit
from app.services.documents import Extras, write_letter
from app.services.outgoing_documents import decided
from app.services.what_we_know import is_out_of_sight
from calc import OutcomeStanding
from calc.base.characters import on_one_line

_NOTHING_TO_SAY: Final = {
    OutcomeStanding.NO_FIGURES: "cli.plan.no_tariff",
    OutcomeStanding.ROOM_OPEN: "cli.plan.room_open",
}


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """plan FILE -o PDF, and of which store."""
    add_dossier(to, texts)
    to.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="PDF",
        help=texts.text("cli.help.output"),
    )
    add_store_of_case(to, texts)
    add_large_print(to, texts)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when there is a letter; 1 when there can be none. Raises UserError."""
    with case_on_paper(options, run) as case:
        return _made(options, run.texts, case)


def _made(options: argparse.Namespace, texts: Texts, case: CaseOnPaper) -> int:
    found, assessment = case.assessed, case.assessed.assessment
    if key := _NOTHING_TO_SAY.get(assessment.standing):
        said = nothing_to_say(texts, found)[1:]
        print(texts.text(key), *said, sep="\n  - ", file=sys.stderr)
        return Exit.NOT_ALLOWED
    if is_out_of_sight(found):
        print(not_yet(texts, found), file=sys.stderr)
        return Exit.NOT_ALLOWED
    if assessment.partial:
        points = open_points(texts, found)
        print(texts.text("cli.plan.incomplete"), *points, sep="\n  - ", file=sys.stderr)
        return Exit.NOT_ALLOWED
    extra = Extras(large_print=options.large_print, log_head=case.log_head)
    letter = decided(found, case.texts, extra)
    if letter.stops and not letter.made.concept:
        return refuse(letter.made, letter.stops, texts)
    case.keep(letter.made)
    write_letter(options.output, letter.made.pdf)
    for reason in why_provisional(texts, assessment):
        say(texts.text("cli.plan.provisional", reason=reason))
    if assessment.final:
        say(texts.text("cli.plan.final", file=on_one_line(str(options.output))))
    else:
        say(texts.text("cli.plan.concept", file=on_one_line(str(options.output))))
        for point in open_points(texts, found):
            say(f"  - {point}")
    return Exit.DONE
