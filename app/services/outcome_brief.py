"""The outcome in a few lines: the sum that decides, what it becomes, what is left. No Qt."""

from collections.abc import Sequence
from decimal import Decimal

from app.i18n import Texts, say_decided
from app.i18n.headline import left_known, say_left
from app.i18n.walls import say_outcome as say_result
from app.services.outcome_picture import signed
from calc import Assessment, MonthRow, Step
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Wall
from calc.statutory_floor.report import FloorReport


@value_type
class BriefRow:
    """A line of words with an amount at its end ("": it has none); a quiet one explains."""

    said: str
    amount: str = ""
    is_quiet: bool = False


def brief_rows(texts: Texts, assessment: Assessment) -> tuple[BriefRow, ...]:
    """The sum of the lowest wall, what is paid of it and why, and what is left; or nothing.

    Nothing while an amount of it is not known either.
    """
    row = assessment.shown
    if row is None or left_known(assessment) is None:
        return ()
    rows = [_by_law(texts, row, assessment.floor) or _own(texts, row)]
    said = [say_result(texts, assessment, row)]
    if not assessment.room_is_open and not row.decided.means.payment:
        decided = say_decided(texts, row.decided)
        said.append(f"{decided[:1].upper()}{decided[1:]}.")
    if assessment.floor is not None and assessment.floor.indicative:
        said.append(texts.text("outcome.brief.indicative"))
    if words := " ".join(part for part in said if part):
        rows.append(BriefRow(words, is_quiet=True))
    if (left := _left(texts, assessment)) is not None:
        rows.append(left)
    return tuple(rows)


def _left(texts: Texts, assessment: Assessment) -> BriefRow | None:
    """What is left after all; where saving for setbacks does not fit, only after the costs."""
    account = assessment.account
    if account is None or account.left_after_all is None or not say_left(texts, assessment):
        return None
    if account.left_after_all.amount < 0:
        left = account.left_after_costs
        said = texts.text("account.left_costs_said", amount=_euros(texts, left))
        return BriefRow(said, signed(texts, left.amount))
    return BriefRow(say_left(texts, assessment), signed(texts, account.left_after_all.amount))


def _by_law(texts: Texts, row: MonthRow, floor: FloorReport | None) -> BriefRow | None:
    """The sum of the room by law, where that is the lowest; None where it is not, or not known."""
    if floor is None or floor.floor is None or row.floor_wall is None:
        return None
    if row.lowest is not Wall.FLOOR:
        return None
    said = texts.text(
        "outcome.brief.floor",
        counted=_amount(texts, floor.counted),
        floor=_amount(texts, floor.floor),
        arrangements=_amount(texts, row.arrangements),
    )
    return _sum(texts, said, (floor.counted, floor.floor, row.arrangements), row.floor_wall)


def _own(texts: Texts, row: MonthRow) -> BriefRow:
    parts = (row.income, row.costs, row.arrangements, row.reserve)
    names = ("income", "costs", "arrangements", "reserve")
    said = texts.text(
        "outcome.brief.own",
        **{name: _amount(texts, part) for name, part in zip(names, parts, strict=True)},
    )
    return BriefRow(said, signed(texts, row.own_wall.amount))  # the picture says a cent of rounding


def _sum(texts: Texts, said: str, parts: Sequence[Step], outcome: Step) -> BriefRow:
    """The sum with its outcome; where the shown cents differ from it, that is said."""
    first, *less = (cents_half_up(part.amount) for part in parts)
    shown = cents_half_up(outcome.amount)
    if first - sum(less, Decimal(0)) != shown:
        said = f"{said} {texts.text('outcome.brief.cent')}"
    return BriefRow(said, signed(texts, shown))


def _amount(texts: Texts, step: Step) -> str:
    return signed(texts, step.amount)


def _euros(texts: Texts, step: Step) -> str:
    return texts.formats.euros(cents_half_up(step.amount))
