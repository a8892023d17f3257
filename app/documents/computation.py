"""How the payment was computed: the figures of the first plan month, as the assessment has them."""

from decimal import Decimal

from app.documents.case import Case
from app.documents.letter import Align, Block, Column, Heading, Paragraph, Row, Table
from calc import Account, MonthRow
from calc.dossier.codes import EARMARKED
from calc.dossier.complete import chosen_sharing
from calc.money import ZERO
from calc.outcome import Decided, Wall
from calc.rounding import cents_half_up


def computation(case: Case) -> tuple[Block, ...]:
    """The part of the letter that shows the sum, of a plan and of a letter without payment."""
    first = case.assessment.schedule[0]
    return (
        Heading(case.say("sum.heading")),
        Paragraph(case.say("sum.basis", month=case.month(first.month))),
        _table(case, first),
        Paragraph(" ".join(_remarks(case, first))),
    )


def _table(case: Case, first: MonthRow) -> Table:
    return Table(
        columns=(Column("", Align.LEFT), Column("", Align.RIGHT)),
        rows=(
            _row(case, "sum.income", first.income.amount),
            _row(case, "sum.costs", first.costs.amount),
            _row(case, "sum.arrangements", first.arrangements.amount),
            *_left(case, first),
            *_by_law(case, first),
            _row(case, "sum.payment", first.payment.amount, total=True),
        ),
    )


def _left(case: Case, first: MonthRow) -> tuple[Row, ...]:
    """What is left: after the money for setbacks, or only after the costs where that does not fit.

    Money to put aside is nobody's shortage: it is not called one.
    """
    after_costs = _account(case).left_after_costs.amount
    if cents_half_up(first.own_wall.amount) >= 0:
        return (
            _row(case, "sum.reserve", first.reserve.amount),
            _row(case, "sum.left", first.own_wall.amount, total=True),
        )
    if cents_half_up(after_costs) >= 0:
        return (_row(case, "sum.left_after_costs", after_costs, total=True),)
    return (_row(case, "sum.short", abs(after_costs), total=True),)


def _account(case: Case) -> Account:
    account = case.assessment.account
    assert account is not None  # a letter with a sum has a first month
    return account


def _by_law(case: Case, first: MonthRow) -> tuple[Row, ...]:
    """What the law allows at most, when that is less than what is left."""
    if first.floor_wall is None or first.lowest is not Wall.FLOOR or first.own_wall.amount <= ZERO:
        return ()
    return (_row(case, "sum.by_law", max(first.floor_wall.amount, ZERO)),)


def _row(case: Case, key: str, amount: Decimal, *, total: bool = False) -> Row:
    return Row((case.say(key), case.euros(amount)), total=total)


def _remarks(case: Case, first: MonthRow) -> list[str]:
    said = [case.say(_about_reserve(case, first))]
    if sharing := chosen_sharing(case.draft):
        said.append(case.say(f"sum.sharing.{sharing.value}"))
    if any(line.code in EARMARKED for line in case.draft.income):
        said.append(case.say("sum.earmarked"))
    if case.assessment.plan is not None and (why := _why_this_amount(case, first)):
        said.append(why)
    if case.assessment.plan is not None and _shares_later_room(case):
        share = case.texts.formats.percent(case.policy.ladder_share)
        said.append(case.say("sum.why.share", share=share))
    if _differs_by_rounding(case, first):
        said.append(case.say("sum.rounding"))
    return said


def _about_reserve(case: Case, first: MonthRow) -> str:
    if cents_half_up(first.own_wall.amount) >= 0:
        return "sum.reserve_is_yours"
    short = cents_half_up(_account(case).left_after_costs.amount) < 0
    return "sum.short_said" if short else "sum.reserve_does_not_fit"


def _why_this_amount(case: Case, first: MonthRow) -> str:
    """Why the first payment is not simply what is left; empty when it is."""
    if first.decided in (Decided.CASH, Decided.DEBT):
        return case.say(f"sum.why.{first.decided.value}")
    if first.decided is Decided.PLAN_MIN:
        return case.say("sum.why.too_little")
    if first.decided is Decided.FLOOR and first.room.amount <= ZERO:
        return case.say("sum.why.floor_nothing")
    if first.decided is Decided.FLOOR:
        most = case.say("sum.why.floor", amount=case.euros(first.room.amount))
        return f"{most} {_rounded_down(case, first)}".rstrip()
    return _rounded_down(case, first)


def _rounded_down(case: Case, first: MonthRow) -> str:
    if cents_half_up(first.room.amount) == cents_half_up(first.payment.amount):
        return ""
    return case.say("sum.why.step_down", step=case.euros(case.policy.payment_step))


def _shares_later_room(case: Case) -> bool:
    return any(row.decided is Decided.LADDER for row in case.assessment.schedule)


def _differs_by_rounding(case: Case, first: MonthRow) -> bool:
    """Whether the shown parts miss the shown outcome by a cent or so (ENGINE 2)."""
    fits = cents_half_up(first.own_wall.amount) >= 0
    steps = [first.income, first.costs, first.arrangements, *([first.reserve] if fits else [])]
    income, *less = (cents_half_up(step.amount) for step in steps)
    outcome = first.own_wall if fits else _account(case).left_after_costs
    return income - sum(less) != cents_half_up(outcome.amount)
