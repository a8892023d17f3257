"""How the payment was computed: the figures of the first plan month, as the assessment has them."""

from decimal import Decimal

from app.documents.case import Case
from app.documents.letter import Align, Block, Column, Heading, Paragraph, Row, Table
from calc import MonthRow
from calc.dossier.codes import EARMARKED
from calc.dossier.complete import chosen_sharing
from calc.money import ZERO
from calc.outcome import Decided, Wall
from calc.rounding import cents_half_up


def computation(case: Case) -> tuple[Block, ...]:
    """The part of the letter that shows the sum, of a plan and of a letter without payment."""
    first = case.month_shown
    return (
        Heading(case.say("sum.heading")),
        Paragraph(case.say("sum.basis", month=case.month(first.month))),
        _table(case, first),
        Paragraph(" ".join(_remarks(case, first))),
    )


def _table(case: Case, first: MonthRow) -> Table:
    left = first.own_wall.amount
    outcome = "sum.short" if cents_half_up(left) < 0 else "sum.left"
    return Table(
        columns=(Column("", Align.LEFT), Column("", Align.RIGHT)),
        rows=(
            _row(case, "sum.income", first.income.amount),
            _row(case, "sum.costs", first.costs.amount),
            _row(case, "sum.arrangements", first.arrangements.amount),
            _row(case, "sum.reserve", first.reserve.amount),
            _row(case, outcome, abs(left), total=True),
            *_by_law(case, first),
            _row(case, "sum.payment", first.payment.amount, total=True),
        ),
    )


def _by_law(case: Case, first: MonthRow) -> tuple[Row, ...]:
    """What the law allows at most, when that is less than what is left."""
    if first.floor_wall is None or first.lowest is not Wall.FLOOR or first.own_wall.amount <= ZERO:
        return ()
    return (_row(case, "sum.by_law", max(first.floor_wall.amount, ZERO)),)


def _row(case: Case, key: str, amount: Decimal, *, total: bool = False) -> Row:
    return Row((case.say(key), case.euros(amount)), total=total)


def _remarks(case: Case, first: MonthRow) -> list[str]:
    said = [case.say("sum.reserve_is_yours")]
    if sharing := chosen_sharing(case.draft):
        said.append(case.say(f"sum.sharing.{sharing.value}"))
    if any(line.code in EARMARKED for line in case.draft.income):
        said.append(case.say("sum.earmarked"))
    if case.assessment.plan is not None and (why := _why_this_amount(case, first)):
        said.append(why)
    if case.assessment.plan is not None and _shares_later_room(case):
        share = case.texts.formats.percent(case.policy.ladder_share)
        said.append(case.say("sum.why.share", share=share))
    if _differs_by_rounding(first):
        said.append(case.say("sum.rounding"))
    return said


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
    return any(rung.decided is Decided.LADDER for rung in case.assessment.ahead)


def _differs_by_rounding(first: MonthRow) -> bool:
    """Whether the shown parts miss the shown outcome by a cent or so (ENGINE 2)."""
    income, *less = (
        cents_half_up(step.amount)
        for step in (first.income, first.costs, first.arrangements, first.reserve)
    )
    return income - sum(less) != cents_half_up(first.own_wall.amount)
