"""What a package changes, in sentences: for the command line, the window and a screen reader."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.i18n import Texts
from app.i18n.choices import say_choice
from app.i18n.figures import say_tariff, say_value
from app.services.figure_words import say_status
from app.services.packages.example_households import HouseholdImpact
from app.services.packages.figure_differences import MOVES_FAR, FigureDifference, Matter
from app.services.packages.impact import Impact, ImpactOnDay
from app.services.packages.policy_differences import PolicyDifference
from app.services.packages.running_plans import PlansImpact
from calc import TariffValue
from calc.base.characters import on_one_line
from calc.base.value_type import value_type

PARTS: Final = ("floor", "payment", "total", "end_date")
"""What is told of an example, in this order."""
_SHORT: Final = 80
"""Letters of a text that fit a sentence with two of them."""


@value_type
class Told:
    """Sentences under a title."""

    title: str
    lines: tuple[str, ...]


@value_type
class HouseholdPart:
    """One thing of an example: as it is, as it becomes, and by how much. All are words.

    `way`: 1 higher or later, -1 lower or sooner, 0 as it was, or not to be compared.
    """

    was: str
    becomes: str
    by: str
    way: int


def impact_lines(texts: Texts, impact: Impact, plans: PlansImpact | None = None) -> list[str]:
    """Everything, a line each: what to look at first, the examples, the plans, the rest."""
    if impact.changes_nothing:
        return [texts.text("package.impact.nothing")]
    lines = [say_headline(texts, impact)]
    for told in (
        say_marked(texts, impact),
        *(say_households(texts, on) for on in impact.days if on.moves_households),
        Told(texts.text("package.impact.households"), tuple(say_unmoved(texts, impact))),
        Told(texts.text("package.impact.plans"), tuple(say_plans(texts, plans))),
        say_policy(texts, impact),
        say_others(texts, impact),
    ):
        if told.lines:
            lines += ["", told.title, *(f"  - {line}" for line in told.lines)]
    return lines


def say_headline(texts: Texts, impact: Impact) -> str:
    """How much is other, and from when."""
    if impact.changes_nothing or impact.day is None:
        return texts.text("package.impact.nothing")
    day = texts.formats.day(impact.day)
    if not impact.figures:
        return texts.text("package.impact.policy_only")
    return texts.plural("package.impact.figures", len(impact.figures), day=day)


def say_marked(texts: Texts, impact: Impact) -> Told:
    """What somebody should look at before it is used."""
    policy = (_say_policy(texts, each) for each in impact.policy if each.is_marked)
    figures = (say_figure_difference(texts, each) for each in impact.marked)
    return Told(texts.text("package.impact.look"), (*policy, *figures))


def say_others(texts: Texts, impact: Impact) -> Told:
    """The figures that are other, and that need no second look."""
    others = (each for each in impact.figures if not each.is_marked)
    lines = tuple(say_figure_difference(texts, each) for each in others)
    return Told(texts.text("package.impact.others"), lines)


def say_policy(texts: Texts, impact: Impact) -> Told:
    """What of the organisation's policy is other, and needs no second look."""
    lines = tuple(_say_policy(texts, each) for each in impact.policy if not each.is_marked)
    return Told(texts.text("package.impact.policy"), lines)


def say_figure_difference(texts: Texts, found: FigureDifference) -> str:
    """One figure: what it was and becomes, why somebody should look, from when, and its source."""
    newest = found.after or found.before
    assert newest is not None  # a difference has one side at least
    said = texts.text(
        f"package.impact.figure.{_case(found)}",
        **_words(texts, found, newest),
    )
    details = (
        texts.text("package.impact.from", day=texts.formats.day(found.day)),
        newest.article,
        say_status(texts, newest.status),
    )
    return f"{said} ({'; '.join(detail for detail in details if detail)})"


def say_percent(texts: Texts, share: Decimal) -> str:
    """ "+1,5%": with its sign."""
    sign = "+" if share > 0 else ""
    return f"{sign}{texts.formats.percent(share, 1)}"


def household_name(texts: Texts, household: HouseholdImpact) -> str:
    """What an example is called: what kind of household it is."""
    return texts.text(f"package.household.{household.name}")


def household_part(texts: Texts, household: HouseholdImpact, part: str) -> HouseholdPart:
    """One of `PARTS` of an example."""
    was, becomes = (getattr(each, part) for each in (household.before, household.after))
    by, way = "", 0
    if was is not None and becomes is not None and was != becomes:
        way = 1 if becomes > was else -1
        if isinstance(was, date):
            by = texts.text(f"package.impact.{'later' if way > 0 else 'sooner'}")
        else:
            euros = texts.formats.euros(abs(becomes - was))
            by = texts.text(f"package.impact.{'higher' if way > 0 else 'lower'}", by=euros)
    said = [
        _say_part(texts, value, is_no_plan=part == "end_date" and figures.total is not None)
        for value, figures in ((was, household.before), (becomes, household.after))
    ]
    return HouseholdPart(said[0], said[1], by, way)


def say_households(texts: Texts, on: ImpactOnDay) -> Told:
    """Each example that comes out otherwise on a day, and for how many nothing changes."""
    lines = [_say_household(texts, each) for each in on.households if each.differs]
    if same := len(on.households) - len(lines):
        lines.append(texts.plural("package.impact.unmoved", same))
    return Told(say_day(texts, on), tuple(lines))


def say_day(texts: Texts, on: ImpactOnDay) -> str:
    """What stands above the examples of a day."""
    return texts.text("package.impact.households_on", day=texts.formats.day(on.day))


def say_unmoved(texts: Texts, impact: Impact) -> Iterator[str]:
    """That no example comes out otherwise, and of which days nobody knows."""
    if not impact.days:
        return
    day = texts.formats.day(impact.days[0].day)
    if not impact.moves_households:
        if impact.has_earlier:
            yield texts.text("package.impact.unmoved_from", day=day)
        else:
            yield texts.text("package.impact.unmoved_all")
    if impact.has_earlier:
        yield texts.text("package.impact.not_before", day=day)


def say_plans(texts: Texts, plans: PlansImpact | None) -> Iterator[str]:
    """The plans that run: counts and euros, names of nobody. Nothing without a store."""
    if plans is None:
        return
    if not plans.is_whole:
        number = texts.formats.number
        yield texts.text("package.plans.stopped", seen=number(plans.seen), all=number(plans.all))
    if not plans.running:
        if plans.is_whole:
            yield texts.text("package.plans.none")
        return
    if not plans.touched:
        yield texts.plural("package.plans.untouched", plans.running)
    for name, found in (("under", plans.under), ("too_much", plans.too_much)):
        if found:
            yield texts.plural(f"package.plans.{name}", len(found))
    if plans.touched:
        yield texts.text(
            "package.plans.euros",
            a_month=texts.formats.euros(plans.a_month),
            in_all=texts.formats.euros(plans.in_all),
        )
    if plans.relieved:
        yield texts.plural("package.plans.relieved", len(plans.relieved))
    if plans.open:
        yield texts.plural("package.plans.open", plans.open)


def _case(found: FigureDifference) -> str:
    """Which sentence tells it."""
    matter, before, after = found.matter, found.before, found.after
    if before is None or after is None:
        return matter.value
    if matter is Matter.FAR and found.share is None:
        return "far_from_zero"
    if matter is Matter.WEAKER and before.amount == after.amount:
        return "weaker_same"
    if matter is Matter.WORDS and after.amount is None:
        return "still_missing"
    return matter.value


def _words(texts: Texts, found: FigureDifference, newest: TariffValue) -> dict[str, str]:
    every = {
        "name": say_tariff(texts, found.key),
        "before": say_value(texts, found.before),
        "after": say_value(texts, found.after),
        "percent": "" if found.share is None else say_percent(texts, found.share),
        "most": texts.formats.percent(MOVES_FAR, 0),
        "was": "" if found.before is None else say_status(texts, found.before.status),
        "becomes": say_status(texts, newest.status),
        "reason": newest.reason,
    }
    named = _NAMED[_case(found)]
    return {name: every[name] for name in ("name", *named)}


_NAMED: Final = {
    "now_missing": ("before", "reason"),
    "weaker": ("before", "after", "was", "becomes"),
    "weaker_same": ("after", "was", "becomes"),
    "far": ("before", "after", "percent", "most"),
    "far_from_zero": ("before", "after"),
    "changed": ("before", "after", "percent"),
    "new": ("after",),
    "gone": ("before",),
    "known": ("after",),
    "firmer": ("after", "was", "becomes"),
    "words": ("after",),
    "still_missing": ("reason",),
}
"""What each sentence has in it."""


def _say_household(texts: Texts, household: HouseholdImpact) -> str:
    parts = []
    for name in PARTS:
        part = household_part(texts, household, name)
        if part.was == part.becomes:
            continue
        said = texts.text(
            "package.impact.part",
            part=texts.text(f"package.part.{name}"),
            was=part.was,
            becomes=part.becomes,
        )
        parts.append(f"{said} ({part.by})" if part.by else said)
    return f"{household_name(texts, household)}: {'; '.join(parts)}"


def _say_part(texts: Texts, value: Decimal | date | None, *, is_no_plan: bool) -> str:
    """`is_no_plan`: that there is none means that nothing is paid, not that nobody knows."""
    if value is None:
        return texts.text(f"package.impact.{'no_plan' if is_no_plan else 'not_known'}")
    if isinstance(value, date):
        return texts.formats.day(value)
    return texts.formats.euros(value)


def _say_policy(texts: Texts, found: PolicyDifference) -> str:
    key = f"policy.{found.key}"
    name = texts.text(key) if texts.has(key) else found.key
    said = [_policy_value(texts, each) for each in (found.before, found.after)]
    if None in said:
        return texts.text("package.impact.policy_other", name=name)
    was, becomes = said
    return texts.text("package.impact.part", part=name, was=was, becomes=becomes)


def _policy_value(texts: Texts, value: object) -> str | None:
    """As a word or a number; None for what is too much for a sentence: a list or a group."""
    if value is None or isinstance(value, bool):
        word = "none" if value is None else "yes" if value else "no"
        return texts.text(f"rule.value.{word}")
    if isinstance(value, Decimal | int):
        return texts.formats.number(value, 5)
    if isinstance(value, StrEnum):
        return say_choice(texts, value)
    return on_one_line(value) if isinstance(value, str) and len(value) <= _SHORT else None
