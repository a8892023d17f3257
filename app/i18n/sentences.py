"""Problems, findings and conditions of the engine as sentences: what it is, and what to do."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from app.i18n.choices import say_choice
from app.i18n.paths import say_line, say_path
from app.i18n.texts import Texts
from calc import Draft, Finding, Month, Problem, Severity
from calc.base.period import LAST_COMPUTED
from calc.dossier.agreed_schedule import Decided
from calc.dossier.codes import CheckState
from calc.plan.result import Condition

_QUOTED: Final = re.compile(r"'([^']*)'")
_LIMITS: Final = ("ge", "gt", "le", "lt", "decimal_places", "max_digits", "whole_digits")
_LISTED: Final = "expected"
"""What could stand there instead: written by us, and long where there is much to choose."""
_LONGEST: Final = 300
PERCENTAGES: Final = frozenset({"interest_during_plan", "internal_share", "rate"})
"""Fields whose value is read like an amount and is a percentage."""


def say_problem(texts: Texts, problem: Problem, draft: Draft | None = None) -> str:
    """Which field, what is wrong with it, and what to do about it."""
    params = {name: value if name == _LISTED else _cut(value) for name, value in problem.params}
    sentences = [
        *([f"{say_path(texts, _cut(problem.path), draft)}."] if problem.path else []),
        *_what(texts, problem, params),
        *(texts.text(f"limit.{name}", limit=params[name]) for name in _LIMITS if name in params),
    ]
    if "line" in params:
        sentences.append(texts.text("problem_line", line=params["line"]))
    return " ".join(sentences)


def say_typed(texts: Texts, problem: Problem, draft: Draft | None = None) -> str:
    """What is wrong with what was typed in a window: the remedy is one for a window, not a file."""
    key = f"typed.{problem.code}"
    if _field_of(problem) in PERCENTAGES or not texts.has(key):
        return say_problem(texts, problem, draft)
    where = [f"{say_path(texts, problem.path, draft)}."] if problem.path else []
    return " ".join([*where, texts.text(key)])


def say_finding(texts: Texts, finding: Finding, draft: Draft | None = None) -> str:
    """One finding. What is missing is a problem: its code is one of `calc.base.problem`."""
    if finding.severity is Severity.MISSING:
        return say_problem(texts, Problem(finding.code, finding.path, finding.params), draft)
    key = f"finding.{finding.code}"
    said = _said_params(texts, dict(finding.params))
    said["where"] = say_path(texts, finding.path, draft)
    said["line"] = say_line(texts, finding.path, draft)
    return _fill(texts, key, said)


def _cut(written: str) -> str:
    """What stands in a file, as much as is needed to find it there."""
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}..."


def say_condition(texts: Texts, condition: Condition) -> str:
    """One condition of discharge, for the customer. Some numbers have a sentence of their own."""
    key = f"condition.{condition.code}"
    if not condition.params:
        return texts.text(key)
    [(_, count)] = condition.params
    exactly = f"{key}.{count}"
    return texts.text(exactly) if texts.has(exactly) else texts.plural(key, int(count))


def say_decided(texts: Texts, decided: Decided) -> str:
    """What decides the payment of a month, and what that means: a phrase, to put in a sentence."""
    return texts.text(f"decided.{decided.value}")


def _what(texts: Texts, problem: Problem, params: Mapping[str, str]) -> list[str]:
    """The sentence of the code, of this field if it has one, and the hint if there is one."""
    field = _field_of(problem)
    if field in PERCENTAGES and problem.code.startswith("amount_"):
        return [texts.text("problem.percentage")]
    of_field = f"problem.{problem.code}.{field}"
    key = of_field if texts.has(of_field) else f"problem.{problem.code}"
    said = [_fill(texts, key, _said_params(texts, params))]
    hints = [f"hint.{problem.code}.{name}" for name in (field, "other")]
    return said + [texts.text(hint) for hint in hints if texts.has(hint)][:1]


def _field_of(problem: Problem) -> str:
    return re.sub(r"\[\d+\]", "", problem.path).rpartition(".")[2]


def _fill(texts: Texts, key: str, params: Mapping[str, str]) -> str:
    """The text with those parameters that it names: a language need not use all there are."""
    wanted = texts.placeholders(key)
    return texts.text(key, **{name: said for name, said in params.items() if name in wanted})


def _said_params(texts: Texts, params: Mapping[str, str]) -> dict[str, str]:
    """Values as the engine writes them (2026-12, 1985.00) in the way of the language."""
    return {
        name: _SAY[name](texts, value) if name in _SAY else value for name, value in params.items()
    }


def _euros(texts: Texts, value: str) -> str:
    return texts.formats.euros(Decimal(value))


def _month(texts: Texts, value: str) -> str:
    return texts.formats.month(Month.parse(value, last_year=LAST_COMPUTED))


def _day(texts: Texts, value: str) -> str:
    return texts.formats.day(date.fromisoformat(value))


def _toeslagen(texts: Texts, value: str) -> str:
    return texts.formats.join([texts.text(f"toeslag.{name}") for name in value.split(",")])


def _roles(texts: Texts, value: str) -> str:
    """The roles that decide; a policy that names none is told so."""
    return texts.formats.choice(value.split("; ")) if value else texts.text("senior_roles.none")


def _allowed(texts: Texts, value: str) -> str:
    return texts.formats.choice([f'"{item}"' for item in _QUOTED.findall(value)] or [value])


_SAY: Final[Mapping[str, Callable[[Texts, str], str]]] = {
    "amount": _euros,
    "payment": _euros,
    "spent": _euros,
    "lowest": _euros,
    "highest": _euros,
    "by_balance": _month,
    "by_date": _month,
    "first": _month,
    "from": _month,
    "last": _month,
    "month": _month,
    "worst": _month,
    "day": _day,
    "first_day": _day,
    "last_day": _day,
    "on": _day,
    "until": _day,
    "expected": _allowed,
    "group": lambda texts, value: texts.text(f"minimum_group.{value}"),
    "check": lambda texts, value: f'"{texts.text(f"check.{value}")}"',
    "reason": lambda texts, value: texts.text(f"no_tariff.{value}"),
    "scheme": lambda texts, value: texts.text(f"scheme.{value}"),
    "toeslag": _toeslagen,
    "toeslagen": _toeslagen,
    "solution": lambda texts, value: texts.text(f"solution.{value}"),
    "condition": lambda texts, value: texts.text(f"solution_condition.{value}"),
    "wall": lambda texts, value: texts.text(f"decided.{value}"),
    "was": lambda texts, value: texts.text(f"plan_status.{value}"),
    "to": lambda texts, value: texts.text(f"plan_status.{value}"),
    "roles": _roles,
    "adult": lambda texts, value: texts.text(f"adult.{value}"),
    "life_state": lambda texts, value: texts.text(f"life_state.{value}"),
    "state": lambda texts, value: say_choice(texts, CheckState(value)),
}
"""How each parameter is said; the names mean the same in every finding and problem."""
