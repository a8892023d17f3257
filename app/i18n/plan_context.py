"""What stands beside the plan, in words: for the window and for the command line."""

from app.i18n.choices import say_choice
from app.i18n.paths import say_line, say_path
from app.i18n.texts import Texts
from calc import Draft
from calc.base.rounding import cents_half_up, cents_up
from calc.base.value_type import value_type
from calc.context.gate import Gate, GateState
from calc.context.good_months import GoodMonths
from calc.context.plan_context import PlanContext
from calc.context.road_out import RoadOut
from calc.context.schuldhulp import Comparison
from calc.context.shocks import Shock
from calc.policy.gates import GateKind

SHOCK_COLUMNS = ("what", "from", "outcome", "lowest", "savings")


@value_type
class ContextPart:
    """One part beside the plan: a title, and sentences under it."""

    title: str
    sentences: tuple[str, ...]


@value_type
class SaidShock:
    """One setback in short: a sign, what it is and when, the lowest balance, and all in words."""

    sign: str
    said: str
    lowest: str
    spoken: str


def say_shock_in_short(texts: Texts, shock: Shock) -> SaidShock:
    """A setback on a card: with its month; of one that is not good when, and the savings needed."""
    formats = texts.formats
    kind = texts.text(f"shock.short.{shock.kind.value}")
    lowest = formats.amount(shock.lowest.amount)
    month = formats.short_month(shock.lowest_month)
    if shock.breaks_in is None:
        said = texts.text("outcome.shocks.good", shock=kind, month=month)
        how = texts.text("beside.shocks.holds")
        sign = "\N{CHECK MARK}"
    else:
        breaks, savings = formats.short_month(shock.breaks_in), cents_up(shock.savings.amount)
        said = texts.text("outcome.shocks.bad", shock=kind, month=breaks,
                          savings=formats.euros(savings))  # fmt: skip
        how = texts.text("beside.shocks.breaks", month=formats.month(shock.breaks_in))
        sign = "\N{MULTIPLICATION SIGN}"
    spoken = texts.text("outcome.shocks.spoken", how=how, shock=said, amount=lowest)
    return SaidShock(sign, said, lowest, spoken)


def comparison_table(texts: Texts, comparison: Comparison) -> list[list[str]]:
    """Titles, our plan and schuldhulp: a name, what is paid together, and the day free of debts."""
    formats = texts.formats
    dash = texts.text("account.dash")
    theirs, free = comparison.amount, comparison.plan_free_on
    return [
        ["", texts.text("outcome.help.together"), texts.text("outcome.help.free")],
        [
            texts.text("outcome.help.ours"),
            formats.amount(comparison.plan_amount),
            texts.text("beside.comparison.unknown") if free is None else formats.short_day(free),
        ],
        [
            texts.text("outcome.help.theirs"),
            dash if theirs is None else formats.amount(theirs.amount),
            formats.short_day(comparison.free_on),
        ],
    ]


def shock_titles(texts: Texts) -> list[str]:
    """The titles of the columns of the shock test."""
    return [texts.text(f"beside.shocks.{name}") for name in SHOCK_COLUMNS]


def say_shock(texts: Texts, shock: Shock) -> list[str]:
    """One row of the shock test, a cell for each column."""
    formats = texts.formats
    kind = say_choice(texts, shock.kind)
    outcome = (
        texts.text("beside.shocks.holds")
        if shock.breaks_in is None
        else texts.text("beside.shocks.breaks", month=formats.month(shock.breaks_in))
    )
    lowest = formats.euros(cents_half_up(shock.lowest.amount))
    return [
        kind[:1].upper() + kind[1:],
        formats.month(shock.month),
        outcome,
        texts.text(
            "beside.shocks.lowest_in", amount=lowest, month=formats.month(shock.lowest_month)
        ),
        formats.euros(cents_up(shock.savings.amount)),
    ]


def say_gate(texts: Texts, beside: PlanContext) -> ContextPart | None:
    """What the gates do: nothing to pay, an interim agreement, or an override; None for nothing."""
    gate = beside.gate
    if gate.closed_by:
        return ContextPart(texts.text("beside.gate.closed.title"), tuple(_closed(texts, gate)))
    if gate.state is GateState.PASSED:
        return None
    title = texts.text("beside.interim.title")
    if gate.state is GateState.OVERRIDDEN:
        names = [
            f"{check.code} {texts.text(f'check.{check.code}')}"
            for check in gate.checks
            if not check.settled
        ]
        checks = texts.formats.join(names)
        return ContextPart(title, (texts.text("beside.gate.overridden", checks=checks),))
    if gate.interim is None:
        return None
    if beside.road_out is not None and not gate.interim.amount.amount:
        return None  # the road out says so, with the date
    amount, day = gate.interim.amount.amount, texts.formats.day(gate.interim.until)
    if not amount:
        return ContextPart(title, (texts.text("beside.interim.nothing", day=day),))
    euros = texts.formats.euros(amount)
    return ContextPart(title, (texts.text("beside.interim.amount", amount=euros, day=day),))


def say_closed(texts: Texts, beside: PlanContext) -> str:
    """That nothing is asked, and why: never that there is no room. "" while no gate is closed."""
    closed_by = beside.gate.closed_by
    if not closed_by:
        return ""
    return texts.text("beside.gate.closed.said", reasons=_reasons(texts, beside.gate))


def _reasons(texts: Texts, gate: Gate) -> str:
    return texts.formats.join([say_choice(texts, kind) for kind in gate.closed_by])


def _closed(texts: Texts, gate: Gate) -> list[str]:
    said = [texts.text("beside.gate.closed", reasons=_reasons(texts, gate))]
    if set(gate.closed_by) - {GateKind.PRESCRIPTION}:
        said.append(texts.text("beside.gate.closed.scheme"))
    if GateKind.PRESCRIPTION in gate.closed_by:
        said.append(texts.text("beside.gate.closed.prescription"))
    return said


def comparison_facts(texts: Texts, comparison: Comparison) -> list[tuple[str, str]]:
    """Our plan and schuldhulp, as names with their values."""
    formats = texts.formats
    unknown = texts.text("beside.comparison.unknown")
    theirs = (
        texts.text("beside.comparison.missing")
        if comparison.amount is None
        else formats.euros(cents_half_up(comparison.amount.amount))
    )
    ours_free = comparison.plan_free_on
    return [
        (texts.text("beside.comparison.ours"), formats.euros(comparison.plan_amount)),
        (
            texts.text("beside.comparison.ours_free"),
            unknown if ours_free is None else formats.day(ours_free),
        ),
        (texts.text("beside.comparison.theirs"), theirs),
        (texts.text("beside.comparison.theirs_free"), formats.day(comparison.free_on)),
    ]


def comparison_note(texts: Texts, comparison: Comparison, draft: Draft | None = None) -> str:
    """What the comparison still needs, or what it comes to; "" when there is nothing to say."""
    if comparison.missing:
        names = [
            texts.text(f"beside.comparison.{name}")
            if name in ("counted_income", "vtlb")
            else say_path(texts, name, draft)
            for name in comparison.missing
        ]
        return texts.text("beside.comparison.missing_note", names=texts.formats.join(names))
    return texts.text("beside.comparison.better") if comparison.is_better else ""


def say_good_months(texts: Texts, agreement: GoodMonths, draft: Draft | None = None) -> ContextPart:
    """The agreement about good months."""
    formats = texts.formats
    sentences = [
        texts.text(
            "beside.good.share",
            share=formats.percent(agreement.share.amount),
            amount=formats.euros(agreement.max_year.amount),
        )
    ]
    for path, base in agreement.bases:
        amount = formats.euros(cents_half_up(base.amount))
        sentences.append(
            texts.text("beside.good.base", line=say_line(texts, path, draft), amount=amount)
        )
    sentences.append(texts.text("beside.good.counted"))
    return ContextPart(texts.text("beside.good.title"), tuple(sentences))


def say_road_out(texts: Texts, road: RoadOut) -> ContextPart:
    """What helps when there is no room, and the next date."""
    key = "beside.road.date" if road.agreed else "beside.road.latest"
    steps = [texts.text(f"answer.none.{step.code}") for step in road.steps if step.code != "date"]
    day = texts.text(key, day=texts.formats.day(road.next_date))
    return ContextPart(texts.text("beside.road.title"), (*steps, day))
