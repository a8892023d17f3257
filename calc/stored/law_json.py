"""The floor and the check of the toeslagen as plain values, in a fixed order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from calc.base.rounding import cents_half_up
from calc.base.step import Step
from calc.statutory_floor.report import FloorReport

if TYPE_CHECKING:
    from calc.entitlement import ToeslagenCheck
    from calc.entitlement.missed import Missed


def floor_as_json(floor: FloorReport | None) -> dict[str, Any] | None:
    """The floor of the first plan month; amounts in euros a month."""
    if floor is None:
        return None
    return {
        "kind": floor.kind,
        "situation": floor.situation.value,
        "floor": _cents(floor.floor),
        "whole": _cents(floor.whole),
        "ours": _cents(floor.ours),
        "counted_income": _cents(floor.counted),
        "partner_income": _cents(floor.partner),
        "official": floor.official,
        "indicative": floor.indicative,
        "payment_if_derived": _cents(floor.payment_if_derived),
        "missing": list(floor.missing),
        "assumed": list(floor.assumed),
    }


def toeslagen_as_json(check: "ToeslagenCheck | None") -> dict[str, Any] | None:
    """Each toeslag in euros a month, and the questions about what has no amount."""
    if check is None:
        return None
    return {
        "results": [
            {
                "toeslag": result.toeslag,
                "entitled": _cents(result.entitled),
                "received": _cents(result.received),
                "missed": _cents(result.missed),
                "too_much": _cents(result.too_much),
                "deciding": result.deciding,
                "missing": list(result.missing),
                "assumed": list(result.assumed),
            }
            for result in check.results
        ],
        "questions": [
            {"code": asked.code, "source": asked.source, "facts": list(asked.facts)}
            for asked in check.questions
        ],
    }


def missed_as_json(missed: "Missed | None") -> dict[str, Any] | None:
    """What the household may miss: together, and each with the check that settles it."""
    if missed is None:
        return None
    return {
        "month": _cents(missed.month),
        "toeslagen": [
            {"toeslag": item.toeslag, "month": _cents(item.month), "path": item.path}
            for item in missed.each
        ],
    }


def law_roots(floor: FloorReport | None, check: "ToeslagenCheck | None") -> Iterator[Step | None]:
    """The amounts of the law that stand on their own; those of the floor are in its wall."""
    if floor is not None:
        yield from (floor.floor, floor.whole, floor.counted, floor.partner)
        yield floor.payment_if_derived
    for result in check.results if check else ():
        yield from (result.entitled, result.received, result.missed, result.too_much)


def _cents(step: Step | None) -> str | None:
    return None if step is None else str(cents_half_up(step.amount))
