"""`uitzicht takeover FILE`: a plan that runs since before, or was agreed elsewhere, entered."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.cli.argument_types import amount_of, day_of, month_of, read_euros
from app.cli.command import CommandRun, say
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.agreement import TakenOver, taken_over
from app.services.assessing import policy_and_logo
from app.services.dossiers import open_dossier, save_dossier
from app.services.refused import Refused
from calc import Month
from calc.base.characters import on_one_line
from calc.base.money import ZERO
from calc.dossier.agreed_schedule import Promises, RestAtEnd
from calc.running.elsewhere import AgreedStep
from calc.running.kept import promises_of


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of the command."""

    def said(name: str) -> str:
        return texts.text(f"life.help.{name}")

    month, amount = month_of(texts), amount_of(texts)
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("cli.help.file"))
    to.add_argument("--from", dest="first", type=month, required=True, metavar="MONTH",
                    help=said("from"))  # fmt: skip
    to.add_argument("--term", type=int, required=True, metavar="N", help=said("term"))
    to.add_argument("--debt", type=amount, required=True, metavar="EUR", help=said("debt"))
    to.add_argument("--step", type=_step_of(texts), action="append", required=True,
                    metavar="MONTH=EUR", help=said("step"))  # fmt: skip
    to.add_argument("--by", required=True, metavar="NAME", help=said("by"))
    to.add_argument("--accepted", type=day_of(texts), metavar="DATE", help=said("accepted"))
    to.add_argument("--interest", type=amount, default=ZERO, metavar="N", help=said("interest"))
    to.add_argument("--rest", choices=[kind.value for kind in RestAtEnd], help=said("rest"))
    to.add_argument("--jokers", type=int, metavar="N", help=said("jokers"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument("-o", "--output", type=Path, required=True, metavar="NEW", help=said("new"))


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Write the dossier with the plan. Raises Refused and FileTrouble."""
    draft = open_dossier(options.file).draft
    policy_file, _ = policy_and_logo(options.policy)
    accepted: date = options.accepted or options.first.first_day
    plan = TakenOver(
        first=options.first,
        term=options.term,
        balance_at_start=options.debt,
        steps=tuple(options.step),
        promises=_promises(options, promises_of(policy_file.policy, None)),
        accepted_on=accepted,
        by=options.by,
    )
    made = taken_over(draft, replace(plan, interest=options.interest))
    if isinstance(made, tuple):
        raise Refused(options.file, made)
    save_dossier(options.output, made)
    say(run.texts.text("life.takeover.done", file=on_one_line(str(options.output))))
    return Exit.DONE


def _promises(options: argparse.Namespace, of_policy: Promises) -> Promises:
    """What was promised then; what is not said is that of the policy."""
    update: dict[str, object] = {}
    if options.rest is not None:
        update["rest_at_end"] = RestAtEnd(options.rest)
    if options.jokers is not None:
        update["joker_months_per_year"] = options.jokers
    return of_policy.model_copy(update=update)


def _step_of(texts: Texts) -> Callable[[str], AgreedStep]:
    def step(text: str) -> AgreedStep:
        month, mark, amount = text.partition("=")
        found = read_euros(amount)
        try:
            first = Month.parse(month)
        except ValueError:
            first = None
        if not mark or found is None or first is None:
            said = texts.text("life.takeover.wrong_step", text=text)
            raise argparse.ArgumentTypeError(said)
        return AgreedStep(first, found)

    return step
