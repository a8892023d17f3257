"""What decides the payment of the first month, in words: three walls, and the floor of the law."""

from enum import StrEnum

from app.i18n.choices import say_choice
from app.i18n.paths import say_path
from app.i18n.taxable_income import income_paths
from app.i18n.texts import Texts
from calc import UNKNOWN, Assessment, Draft, Month, MonthRow, Step
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Decided, Wall
from calc.statutory_floor.report import FloorReport

_TARIFF = "tariff:"
_FIELDS = {"individual_costs": "statutory.individual_costs", "hours": "adults"}


class WallKind(StrEnum):
    """The three walls of a month (ENGINE 7)."""

    OWN = "own"
    FLOOR = "floor"
    DEBT = "debt"


@value_type
class SaidWall:
    """A wall of one month: its name, its height (None: not known), whether it is the lowest."""

    kind: WallKind
    name: str
    height: Step | None
    is_lowest: bool


@value_type
class Ask:
    """Something to ask or to fill in: in words, and the path of its field ("": it has none)."""

    said: str
    path: str


def walls_of(texts: Texts, row: MonthRow) -> tuple[SaidWall, ...]:
    """The walls of a month, the lowest marked: of own and floor, or the debt below both."""
    debt = row.debt_left.parts[0] if row.debt_left else None
    lowest = WallKind(row.lowest.value)
    if debt is not None and debt.amount < row.room.amount:
        lowest = WallKind.DEBT
    heights = {WallKind.OWN: row.own_wall, WallKind.FLOOR: row.floor_wall, WallKind.DEBT: debt}
    return tuple(
        SaidWall(kind, texts.text(f"law.wall.{kind.value}"), height, kind is lowest)
        for kind, height in heights.items()
    )


def say_wall(texts: Texts, wall: SaidWall) -> str:
    """ "€ 168,17", or that it is not known yet."""
    if wall.height is None:
        return texts.text("answer.not_known")
    return texts.formats.euros(cents_half_up(wall.height.amount))


def say_lowest(texts: Texts, row: MonthRow) -> str:
    """Which wall is the lowest and by how much, in one or two sentences."""
    lowest = next(wall for wall in walls_of(texts, row) if wall.is_lowest)
    amount = say_wall(texts, lowest)
    if lowest.kind is WallKind.DEBT:
        return texts.text("law.lowest.debt", amount=amount)
    if row.gap is None:
        return texts.text("law.lowest.own_alone", amount=amount)
    gap = texts.formats.euros(cents_half_up(row.gap.amount))
    if not row.gap.amount:
        return texts.text("law.lowest.same", amount=amount)
    key = "law.lowest.floor" if row.lowest is Wall.FLOOR else "law.lowest.own"
    said = texts.text(key, amount=amount, gap=gap)
    return said if _adds_up(row, row.gap) else f"{said} {texts.text('law.cent')}"


def _adds_up(row: MonthRow, gap: Step) -> bool:
    """Whether the shown gap is the difference of the shown walls (ENGINE 2)."""
    if row.floor_wall is None:
        return True
    shown = cents_half_up(row.own_wall.amount) - cents_half_up(row.floor_wall.amount)
    return abs(shown) == cents_half_up(gap.amount)


def say_outcome(texts: Texts, assessment: Assessment, row: MonthRow) -> str:
    """What that means for the payment of this month; "" when it is simply the lowest wall."""
    if assessment.room_is_open:
        return texts.text("law.outcome.room_open")
    if not row.decided.means.payment:
        return ""
    if row.room.amount <= 0:
        return texts.text("law.outcome.nothing")
    if row.decided is Decided.PLAN_MIN:
        return texts.text("law.outcome.too_small")
    amount = texts.formats.euros(row.payment.amount)
    return texts.text("law.outcome.pays", amount=amount)


def say_floor_name(texts: Texts, floor: FloorReport) -> str:
    """ "vtlb (indicatief)": what the floor is called, never without its caveat."""
    key = "law.floor.official" if floor.official else f"law.floor.{floor.kind}"
    name = texts.text(key)
    return texts.text("law.floor.indicative", name=name) if floor.indicative else name


def say_floor(texts: Texts, assessment: Assessment, draft: Draft) -> list[str]:
    """Everything about the floor that is no part of its sum, a sentence each."""
    floor = assessment.floor
    if floor is None:
        return []
    name = say_choice(texts, floor.situation)
    said = [texts.text("law.floor.situation", situation=name)]
    if floor.official:
        said.append(_official(texts, floor, draft))
    if floor.partner is not None:
        said.append(_partner(texts, floor, floor.partner))
    if floor.indicative:
        said.append(texts.text("law.floor.indicative_why"))
    said += [say_assumed(texts, name) for name in floor.assumed]
    return said


def say_assumed(texts: Texts, name: str) -> str:
    """What was assumed, because nobody said it."""
    key = f"law.assumed.{name}"
    return texts.text(key if texts.has(key) else f"rule.assumed.{name}")


def _official(texts: Texts, floor: FloorReport, draft: Draft) -> str:
    """The official vtlb with its version and date, and ours beside it."""
    official = draft.statutory.official
    version = "-" if official.version is UNKNOWN else official.version
    day = "-" if official.on is UNKNOWN else texts.formats.day(official.on)
    return texts.text(
        "law.floor.beside_official",
        amount=_euros(texts, floor.whole),
        version=version,
        day=day,
        ours=_euros(texts, floor.ours),
    )


def _partner(texts: Texts, floor: FloorReport, partner: Step) -> str:
    less = None
    if floor.whole is not None and floor.floor is not None:
        less = floor.whole.amount - floor.floor.amount
    return texts.text(
        "law.floor.partner",
        income=_euros(texts, partner),
        whole=_euros(texts, floor.whole),
        less="-" if less is None else texts.formats.euros(cents_half_up(less)),
    )


def floor_asks(texts: Texts, assessment: Assessment, draft: Draft) -> list[Ask]:
    """What the floor still needs, each a way to its field; the taxable income has its own place."""
    floor = assessment.floor
    if floor is None:
        return []
    asks = []
    for name in floor.missing:
        if name.startswith(_TARIFF):
            key = f"tariff.{name.removeprefix(_TARIFF)}"
            what = texts.text(key) if texts.has(key) else name.removeprefix(_TARIFF)
            asks.append(Ask(texts.text("law.floor.no_figure", what=what), "statutory.official"))
        else:
            path = _FIELDS.get(name, name)
            asks.append(Ask(say_path(texts, path, draft), path))
    if "hours" in floor.assumed:
        asks += [
            Ask(say_path(texts, path, draft), path)
            for index, adult in enumerate(draft.adults)
            if adult.hours_per_week is UNKNOWN
            for path in [f"adults[{index}].hours_per_week"]
        ]
    return asks


def two_payments(texts: Texts, assessment: Assessment) -> list[tuple[str, str]]:
    """The payment under the highest floor, and under the income of the payslips, side by side."""
    floor = assessment.floor
    if floor is None or not income_paths(assessment) or assessment.payment is None:
        return []
    derived = floor.payment_if_derived
    unknown = texts.text("law.income.no_payslip")
    return [
        (texts.text("law.income.under_maximum"), texts.formats.euros(assessment.payment.amount)),
        (
            texts.text("law.income.under_payslip"),
            unknown if derived is None else texts.formats.euros(derived.amount),
        ),
    ]


def first_month_title(texts: Texts, month: Month) -> str:
    """The title of what decides in a month."""
    return texts.text("law.walls.title", month=texts.formats.month(month))


def _euros(texts: Texts, step: Step | None) -> str:
    if step is None:
        return texts.text("answer.not_known")
    return texts.formats.euros(cents_half_up(step.amount))
