"""How the payment was computed: the figures of the first plan month, as the assessment has them."""

from decimal import Decimal
from typing import Final

from app.documents.case import Case
from app.documents.letter import Align, Block, Column, Heading, Paragraph, Table, TableRow
from calc import Account, MonthRow
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Decided, Wall
from calc.dossier.codes import EARMARKED
from calc.dossier.complete import chosen_sharing

_HALF: Final = Decimal("0.5")


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


def _left(case: Case, first: MonthRow) -> tuple[TableRow, ...]:
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


def _by_law(case: Case, first: MonthRow) -> tuple[TableRow, ...]:
    """What the law allows at most, when that is less than what is left."""
    if first.floor_wall is None or first.lowest is not Wall.FLOOR or first.own_wall.amount <= ZERO:
        return ()
    return (_row(case, _law(case, "sum.by_law"), max(first.floor_wall.amount, ZERO)),)


def _law(case: Case, key: str) -> str:
    """The key as it is, or that we estimate it: not every part of the floor is confirmed."""
    floor = case.assessment.floor
    return f"{key}_estimated" if floor is not None and floor.indicative else key


def _row(case: Case, key: str, amount: Decimal, *, total: bool = False) -> TableRow:
    return TableRow((case.say(key), case.euros(amount)), total=total)


def _remarks(case: Case, first: MonthRow) -> list[str]:
    said = [_about_reserve(case, first)]
    if sharing := chosen_sharing(case.draft):
        said.append(case.say(f"sum.sharing.{sharing.value}"))
    if any(line.code in EARMARKED for line in case.draft.income):
        said.append(case.say("sum.earmarked"))
    has_plan = case.assessment.plan is not None
    if has_plan and (why := _why_this_amount(case, first)):
        said.append(why)
    if _by_law(case, first) and not (has_plan and _says_the_law(first)):
        # A row that nobody explains is a riddle.
        said.append(_most_by_law(case, first))
    if has_plan and _shares_later_room(case):
        said.append(_shared(case))
    if _differs_by_rounding(case, first):
        said.append(case.say("sum.rounding"))
    return said


def _about_reserve(case: Case, first: MonthRow) -> str:
    if cents_half_up(first.own_wall.amount) >= 0:
        return case.say("sum.reserve_is_yours")
    left = cents_half_up(_account(case).left_after_costs.amount)
    if left < 0:
        return case.say("sum.short_said")
    return case.say("sum.reserve_does_not_fit", amount=case.euros(left))


def _says_the_law(first: MonthRow) -> bool:
    """Whether the reason of the amount names what the law lets a household keep."""
    return first.decided in (Decided.FLOOR, Decided.PLAN_MIN)


def _most_by_law(case: Case, first: MonthRow) -> str:
    if first.floor_wall is None or first.floor_wall.amount <= ZERO:
        return case.say(_law(case, "sum.why.floor_not_above"))
    return case.say(_law(case, "sum.why.floor"), amount=case.euros(first.floor_wall.amount))


def _shared(case: Case) -> str:
    """What of later room stays with the household: the half is said as a half."""
    kept = 1 - case.policy.ladder_share
    if kept == _HALF:
        return case.say("sum.why.share_half")
    return case.say("sum.why.share", kept=case.texts.formats.percent(kept))


def _why_this_amount(case: Case, first: MonthRow) -> str:
    """Why the first payment is not simply what is left; empty when it is."""
    if first.decided in (Decided.CASH, Decided.DEBT):
        return case.say(f"sum.why.{first.decided.value}")
    if first.decided is Decided.PLAN_MIN:
        by_law = first.lowest is Wall.FLOOR
        key = _law(case, "sum.why.too_little_by_law") if by_law else "sum.why.too_little"
        return case.say(key, amount=case.euros(first.room.amount))
    if first.decided is Decided.FLOOR and first.room.amount <= ZERO:
        return f"{case.say(_law(case, 'sum.why.floor_not_above'))} {case.say('sum.why.nothing')}"
    if first.decided is Decided.FLOOR:
        most = case.say(_law(case, "sum.why.floor"), amount=case.euros(first.room.amount))
        return f"{most} {_rounded_down(case, first)}".rstrip()
    return _rounded_down(case, first)


def _rounded_down(case: Case, first: MonthRow) -> str:
    if cents_half_up(first.room.amount) == cents_half_up(first.payment.amount):
        return ""
    return case.say("sum.why.step_down", step=case.euros(case.policy.payment_step))


def _shares_later_room(case: Case) -> bool:
    return any(rung.decided is Decided.LADDER for rung in case.assessment.ahead)


def _differs_by_rounding(case: Case, first: MonthRow) -> bool:
    """Whether the shown parts miss the shown outcome by a cent or so (ENGINE 2)."""
    fits = cents_half_up(first.own_wall.amount) >= 0
    steps = [first.income, first.costs, first.arrangements, *([first.reserve] if fits else [])]
    income, *less = (cents_half_up(step.amount) for step in steps)
    outcome = first.own_wall if fits else _account(case).left_after_costs
    return income - sum(less) != cents_half_up(outcome.amount)
