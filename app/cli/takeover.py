"""`uitzicht takeover FILE`: a plan that runs since before, or was agreed elsewhere, entered."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.cli.tariff_arguments import day_of
from app.i18n import Texts
from app.services.agreement import TakenOver, taken_over
from app.services.assessing import Refused, policy_and_logo
from app.services.dossiers import open_dossier, save_dossier
from calc import Month
from calc.base.characters import on_one_line
from calc.base.money import ZERO, NotAnAmount, read_amount
from calc.dossier.agreed_schedule import Promises, RestAtEnd
from calc.running.elsewhere import AgreedStep
from calc.running.kept import promises_of


def add_takeover(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of the command."""

    def said(name: str) -> str:
        return texts.text(f"life.help.{name}")

    month, amount = _month_of(texts), _amount_of(texts)
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


def run_takeover(options: argparse.Namespace, texts: Texts) -> int:
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
    print(texts.text("life.takeover.done", file=on_one_line(str(options.output))), flush=True)
    return 0


def _promises(options: argparse.Namespace, of_policy: Promises) -> Promises:
    """What was promised then; what is not said is that of the policy."""
    update: dict[str, object] = {}
    if options.rest is not None:
        update["rest_at_end"] = RestAtEnd(options.rest)
    if options.jokers is not None:
        update["joker_months_per_year"] = options.jokers
    return of_policy.model_copy(update=update)


def _month_of(texts: Texts) -> Callable[[str], Month]:
    def month(text: str) -> Month:
        try:
            return Month.parse(text)
        except ValueError:
            said = texts.text("life.takeover.wrong_month", text=text)
            raise argparse.ArgumentTypeError(said) from None

    return month


def _amount_of(texts: Texts) -> Callable[[str], Decimal]:
    def amount(text: str) -> Decimal:
        found = _read(text)
        if found is None:
            said = texts.text("document.cli.bad_amount", text=text)
            raise argparse.ArgumentTypeError(said)
        return found

    return amount


def _step_of(texts: Texts) -> Callable[[str], AgreedStep]:
    def step(text: str) -> AgreedStep:
        month, mark, amount = text.partition("=")
        found = _read(amount)
        try:
            first = Month.parse(month)
        except ValueError:
            first = None
        if not mark or found is None or first is None:
            said = texts.text("life.takeover.wrong_step", text=text)
            raise argparse.ArgumentTypeError(said)
        return AgreedStep(first, found)

    return step


def _read(text: str) -> Decimal | None:
    """Euros, not below nothing; None for anything else."""
    try:
        found = read_amount(text)
    except NotAnAmount:
        return None
    return None if found < ZERO else found
