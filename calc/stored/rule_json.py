"""The one form in which the outcome of a rule leaves the engine: plain values in a fixed order.

Amounts are text: euros that are paid in cents, what comes before the rounding of Awir 14 exact.
The steps have the same form as those of an assessment.
"""

from collections.abc import Sequence
from typing import Any, Final

from calc.base.rounding import cents_half_up
from calc.base.step import Step, Unit
from calc.law.rule import AmountName, RuleOutcome
from calc.stored.steps_json import Steps, exact
from calc.tariffs.tariffs import TariffsOn

_PARTS: Final = frozenset(part.value for part in AmountName)
_NOT_EUROS: Final = frozenset(
    {
        Unit.EUR_PER_KM,
        Unit.PER_EUR,
        Unit.PER_EUR_SQUARED,
        Unit.PER_YEAR,
        Unit.SHARE,
        Unit.FACTOR,
        Unit.MONTHS,
        Unit.TIMES,
    }
)


def rule_as_json(outcome: RuleOutcome, tariffs: TariffsOn) -> dict[str, Any]:
    """The outcome under the tariffs with which it was computed; None for what is not known.

    `extras` are the amounts of this rule alone, such as what may be seized above a floor.
    """
    steps = Steps()
    amounts = {str(name): _amount(name, step) for name, step in outcome.amounts.items()}
    source = tariffs.file.source
    return {
        "schema": "uitzicht-rule/1",
        "rule": outcome.rule,
        "on": tariffs.day.isoformat(),
        "known_on": tariffs.known_on.isoformat(),
        "provisional": tariffs.provisional,
        **{name: amount for name, amount in amounts.items() if name in _PARTS},
        "extras": {name: amount for name, amount in amounts.items() if name not in _PARTS},
        "status": outcome.status.value,
        "missing": list(outcome.missing),
        "assumed": list(outcome.assumed),
        "deciding": outcome.deciding,
        "files": [{"name": source.name, "revision": source.revision, "sha256": source.sha256}],
        "steps": [steps.tree(step) for step in explained(outcome)],
    }


def explained(outcome: RuleOutcome) -> Sequence[Step]:
    """The amounts to explain, each once; one that is a part of another is found under that.

    The amounts of the rule come first, then what is only said beside them.
    """
    main = _outermost([step for name, step in outcome.amounts.items() if name in _PARTS])
    seen = set[int]().union(*map(_under, main), map(id, main))
    beside = _outermost([step for name, step in outcome.amounts.items() if name not in _PARTS])
    return [*main, *(step for step in beside if id(step) not in seen)]


def _outermost(steps: Sequence[Step | None]) -> list[Step]:
    known = {id(step): step for step in steps if step is not None}
    inside = set[int]().union(*map(_under, known.values()))
    return [step for key, step in known.items() if key not in inside]


def _under(step: Step) -> set[int]:
    found, waiting = set[int](), list(step.parts)
    while waiting:
        part = waiting.pop()
        if id(part) not in found:
            found.add(id(part))
            waiting += part.parts
    return found


def _amount(name: str, step: Step | None) -> str | None:
    if step is None:
        return None
    if name == AmountName.YEAR_EXACT or step.unit in _NOT_EUROS:
        return exact(step)
    return str(cents_half_up(step.amount))
