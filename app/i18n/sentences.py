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
from calc.dossier.codes import CheckState
from calc.outcome import Condition, Decided

_QUOTED: Final = re.compile(r"'([^']*)'")


def say_problem(texts: Texts, problem: Problem, draft: Draft | None = None) -> str:
    """Which field, what is wrong with it, and what to do about it."""
    where = say_path(texts, problem.path, draft)
    params = dict(problem.params)
    sentences = [f"{where[0].upper()}{where[1:]}.", _what(texts, problem, params)]
    if "line" in params and "line" not in texts.placeholders(f"problem.{problem.code}"):
        sentences.append(texts.text("problem_line", line=params["line"]))
    return " ".join(sentences)


def say_finding(texts: Texts, finding: Finding, draft: Draft | None = None) -> str:
    """One finding. What is missing is a problem: its code is one of `calc.dossier.problems`."""
    if finding.severity is Severity.MISSING:
        return say_problem(texts, Problem(finding.code, finding.path, finding.params), draft)
    key = f"finding.{finding.code}"
    said = _said_params(texts, dict(finding.params))
    said["where"] = say_path(texts, finding.path, draft)
    said["line"] = say_line(texts, finding.path, draft)
    return _fill(texts, key, said)


def say_condition(texts: Texts, condition: Condition) -> str:
    """One condition of discharge, for the customer."""
    return _fill(texts, f"condition.{condition.code}", dict(condition.params))


def say_decided(texts: Texts, decided: Decided) -> str:
    """What decides the payment of a month, and what that means."""
    return texts.text(f"decided.{decided.value}")


def _what(texts: Texts, problem: Problem, params: dict[str, str]) -> str:
    """The sentence of the code; a field with a form or a question of its own adds it."""
    field = re.sub(r"\[\d+\]", "", problem.path).rpartition(".")[2]
    said = _fill(texts, f"problem.{problem.code}", _said_params(texts, params))
    hint = f"hint.{problem.code}.{field}"
    return f"{said} {texts.text(hint)}" if texts.has(hint) else said


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
    return texts.formats.month(Month.parse(value))


def _day(texts: Texts, value: str) -> str:
    return texts.formats.day(date.fromisoformat(value))


def _allowed(texts: Texts, value: str) -> str:
    return texts.formats.choice([f'"{item}"' for item in _QUOTED.findall(value)] or [value])


_SAY: Final[Mapping[str, Callable[[Texts, str], str]]] = {
    "amount": _euros,
    "lowest": _euros,
    "highest": _euros,
    "by_balance": _month,
    "by_date": _month,
    "first": _month,
    "from": _month,
    "month": _month,
    "worst": _month,
    "on": _day,
    "until": _day,
    "expected": _allowed,
    "check": lambda texts, value: f"{value} ({texts.text(f'check.{value}')})",
    "scheme": lambda texts, value: texts.text(f"scheme.{value}"),
    "state": lambda texts, value: say_choice(texts, CheckState(value)),
}
"""How each parameter is said; the names mean the same in every finding and problem."""
