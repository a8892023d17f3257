"""The one amount that leads, and the sum of the first month behind it (ENGINE 3, property 16)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from calc.base.finding import Finding
from calc.base.period import Month
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.dossier.asked import Topic
from calc.plan.result import Plan, Rung
from calc.statutory_floor.report import NO_TARIFF


class HeadlineKind(StrEnum):
    """What the one amount of an outcome is, or why there is none."""

    NOT_ASKED = "not_asked"
    """income or costs were not asked yet"""
    NO_FIGURES = "no_figures"
    """the law has no figures for this plan"""
    UNKNOWN = "unknown"
    """something a payment needs is not known"""
    ROOM_OPEN = "room_open"
    """the taxable income decides, and nobody asked it"""
    CLOSED = "closed"
    """a gate of the policy: nothing is asked"""
    NOTHING = "nothing"
    """nothing is paid in the whole term"""
    INDICATION = "indication"
    CONCEPT = "concept"
    FINAL = "final"


@value_type
class Headline:
    """The one amount that leads, in the window, on paper and in a file; euros a month.

    `amount`: what is paid in the first month, None where nobody can say. `first`, `later`: while
    nothing is paid in the first month, from which month on how much. `ask`: what to ask first.
    An interim agreement stands beside it (`Gate.interim`) and is never the amount of a plan.
    """

    kind: HeadlineKind
    amount: Step | None
    first: Month | None
    later: Step | None
    ask: tuple[Topic, ...]


_RULE: Final = "ENGINE 16"


def headline_of(
    ask: tuple[Topic, ...],
    findings: Sequence[Finding],
    payment: Step | None,
    plan: Plan | None,
    rungs: Sequence[Rung],
    *,
    partial: bool,
    final: bool,
    closed: bool,
    room_is_open: bool,
) -> Headline:
    """What leads, from what was worked out. `rungs`: of the schedule, for what is paid later."""
    if ask:
        return _without(HeadlineKind.NOT_ASKED, ask)
    if any(finding.code == NO_TARIFF for finding in findings):
        return _without(HeadlineKind.NO_FIGURES)
    if room_is_open and not closed:
        return _without(HeadlineKind.ROOM_OPEN)
    if payment is None:
        return _without(HeadlineKind.UNKNOWN)
    if closed:
        return Headline(HeadlineKind.CLOSED, payment, None, None, ())
    if partial:
        # Nothing to pay is no answer while something is not known: unknown is not zero.
        if not payment.amount:
            return _without(HeadlineKind.UNKNOWN)
        return Headline(HeadlineKind.INDICATION, payment, None, None, ())
    if plan is None:
        return Headline(HeadlineKind.NOTHING, payment, None, None, ())
    kind = HeadlineKind.FINAL if final else HeadlineKind.CONCEPT
    later = next((rung for rung in rungs if rung.payment.amount), None)
    if payment.amount or later is None:
        return Headline(kind, payment, None, None, ())
    return Headline(kind, payment, later.first, later.payment, ())


def _without(kind: HeadlineKind, ask: tuple[Topic, ...] = ()) -> Headline:
    return Headline(kind, None, None, None, ask)
