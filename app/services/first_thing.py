"""What to do first about an outcome: one thing, why, and where it is done. No Qt."""

from collections.abc import Set
from dataclasses import replace
from typing import Final

from app.i18n import Texts, say_finding
from app.i18n.plan_context import say_gate
from app.services.short_findings import open_points, place_of, short_point
from calc import Assessment, Draft, Finding, OutcomeStanding
from calc.assessment.assessment import NOTHING_IS_ASKED
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.context.gate import GateState
from calc.entitlement.missed import MISSED, Missed
from calc.statutory_floor.report import NO_TARIFF

_NEEDED: Final = {
    OutcomeStanding.NO_FIGURES: frozenset({NO_TARIFF}),
    OutcomeStanding.NOT_ASKED: frozenset[str](),
    OutcomeStanding.ROOM_OPEN: frozenset({"taxable_income_unknown"}),
    OutcomeStanding.INCOMPLETE: frozenset[str](),
}
"""What an outcome cannot be said without."""
DOCUMENTS: Final = "documents"
"""The step with the letters: what follows when nothing is open any more."""


@value_type
class FirstThing:
    """What it is called, an amount of it ("": none), sentences about it, and the button.

    `path`: where the button leads; "": there is nothing to go to, and no button.
    """

    title: str
    amount: str
    said: tuple[str, ...]
    button: str
    path: str
    after: str = ""


def first_thing(
    texts: Texts, assessment: Assessment, draft: Draft, *, pays_hidden: bool = False
) -> FirstThing:
    """People first, then what a gate of the policy asks, then money that is missed, then the rest.

    A toeslag that is missed comes before the other points: after it the plan is another one.
    `pays_hidden`: nobody is to see yet what can be paid, so its sentences name no payment.
    """
    if people := _finding(assessment, NOTHING_IS_ASKED):
        return _point(texts, people, draft)
    gate = assessment.beside.gate
    if gate.closed_by:
        part = say_gate(texts, assessment.beside)
        assert part is not None  # of a gate that is closed there is always something to say
        return FirstThing(part.title, "", part.sentences, "", "")
    interim = () if pays_hidden else _interim(texts, assessment)
    if assessment.missed is not None and assessment.standing not in _NEEDED:
        return _toeslag(texts, assessment, assessment.missed, interim)
    # What nobody can work out without comes before what only stands in the way of a final plan.
    wanted = _finding(assessment, _NEEDED.get(assessment.standing, frozenset()))
    others = (each for each in open_points(assessment) if each.code not in MISSED)
    if point := wanted or next(others, None):
        if pays_hidden and point.value("payment") is not None:
            return replace(_point(texts, point, draft), said=())
        return _point(texts, point, draft, interim)
    key = "agreed" if assessment.running is not None else "ready"
    return FirstThing(
        texts.text(f"outcome.first.{key}"),
        "",
        (texts.text(f"outcome.first.{key}_why"),),
        texts.text("outcome.first.write"),
        DOCUMENTS,
    )


def _finding(assessment: Assessment, codes: Set[str]) -> Finding | None:
    return next((each for each in assessment.findings if each.code in codes), None)


def debt_help_path(assessment: Assessment) -> str:
    """Where it is written down that schuldhulp was discussed; "" while nobody asks that."""
    found = (each.path for each in assessment.findings if each.code == "schuldhulp_better")
    return next(found, "")


def _toeslag(
    texts: Texts, assessment: Assessment, missed: Missed, interim: tuple[str, ...]
) -> FirstThing:
    formats = texts.formats
    names = [texts.text(f"toeslag.{item.toeslag}") for item in missed.each]
    check = assessment.toeslagen
    results = {result.toeslag: result for result in check.results} if check else {}
    said = []
    for item in missed.each:
        result = results[item.toeslag]
        # Of one that is missed both are known: it is their difference.
        assert result.entitled is not None
        assert result.received is not None
        amounts = {
            "entitled": formats.euros(cents_half_up(result.entitled.amount)),
            "received": formats.euros(cents_half_up(result.received.amount)),
        }
        if len(names) == 1:
            said.append(texts.text("outcome.first.right", **amounts))
        else:
            name = _upper(texts.text(f"toeslag.{item.toeslag}"))
            said.append(texts.text("outcome.first.right_of", toeslag=name, **amounts))
    return FirstThing(
        texts.text("outcome.first.title", what=formats.join(names)),
        formats.euros(cents_half_up(missed.month.amount)),
        (*said, *interim),
        texts.text(f"outcome.first.{_to_do(missed)}"),
        f"checks.{missed.each[0].check}",
        texts.text("outcome.first.again"),
    )


def _to_do(missed: Missed) -> str:
    """What to agree on: who asks for it, who has it looked at again, or who does both."""
    low = {item.is_too_low for item in missed.each}
    return "arrange" if len(low) > 1 else "look_again" if True in low else "apply"


def _point(texts: Texts, finding: Finding, draft: Draft, more: tuple[str, ...] = ()) -> FirstThing:
    path = place_of(finding)
    what = short_point(texts, finding, draft)
    if finding.code == "not_asked":
        what = texts.text(f"topic.{finding.path}")
    return FirstThing(
        texts.text("outcome.first.title", what=what),
        "",
        (say_finding(texts, finding, draft), *more),
        texts.text("outcome.first.go") if path else "",
        path,
    )


def _interim(texts: Texts, assessment: Assessment) -> tuple[str, ...]:
    """The agreement until there is a plan, in one sentence."""
    gate = assessment.beside.gate
    if gate.state is not GateState.OPEN or gate.interim is None:
        return ()
    day, amount = texts.formats.short_day(gate.interim.until), gate.interim.amount.amount
    if not amount:
        return (texts.text("outcome.first.interim_nothing", day=day),)
    return (texts.text("outcome.first.interim", amount=texts.formats.euros(amount), day=day),)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
