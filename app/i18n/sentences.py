"""Problems, findings and conditions of the engine as sentences: what it is, and what to do."""

from collections.abc import Mapping
from typing import Final

from app.i18n.paths import say_line, say_path
from app.i18n.texts import Texts
from app.i18n.values import say_value
from calc import Draft, Finding, Problem, Severity
from calc.base.params import Params
from calc.base.path import field_path
from calc.dossier.agreed_schedule import Decided
from calc.plan.result import Condition

_LIMITS: Final = ("ge", "gt", "le", "lt", "decimal_places", "max_digits", "whole_digits")
_LONGEST: Final = 300
PERCENTAGES: Final = frozenset({"interest_during_plan", "internal_share", "rate"})
"""Fields whose value is read like an amount and is a percentage."""


def say_problem(texts: Texts, problem: Problem, draft: Draft | None = None) -> str:
    """Which field, what is wrong with it, and what to do about it."""
    said = _said(texts, problem.params)
    sentences = [
        *([f"{say_path(texts, _cut(problem.path), draft)}."] if problem.path else []),
        *_what(texts, problem, said),
        *(texts.text(f"limit.{name}", limit=said[name]) for name in _LIMITS if name in said),
    ]
    if "line" in said:
        sentences.append(texts.text("problem_line", line=said["line"]))
    return " ".join(sentences)


def say_typed(texts: Texts, problem: Problem, draft: Draft | None = None) -> str:
    """What is wrong with what was typed in a window: the remedy is one for a window, not a file."""
    key = f"typed.{problem.code}"
    if field_path(problem.path).field in PERCENTAGES or not texts.has(key):
        return say_problem(texts, problem, draft)
    where = [f"{say_path(texts, problem.path, draft)}."] if problem.path else []
    return " ".join([*where, _fill(texts, key, _said(texts, problem.params))])


def say_finding(texts: Texts, finding: Finding, draft: Draft | None = None) -> str:
    """One finding. What is missing is a problem: its code is one of `calc.base.problem`."""
    if finding.severity is Severity.MISSING:
        return say_problem(texts, Problem(finding.code, finding.path, finding.params), draft)
    key = f"finding.{finding.code}"
    said = {name: say_value(texts, value) for name, value in finding.params}
    said["where"] = say_path(texts, finding.path, draft)
    said["line"] = say_line(texts, finding.path, draft)
    return _fill(texts, key, said)


def _cut(written: str) -> str:
    """What stands in a file, as much as is needed to find it there."""
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}..."


def _said(texts: Texts, params: Params) -> dict[str, str]:
    """The values of a problem in words; what stands in a file, as much as is needed to find it."""
    return {
        name: _cut(value) if type(value) is str else say_value(texts, value)
        for name, value in params
    }


def say_condition(texts: Texts, condition: Condition) -> str:
    """One condition of discharge, for the customer. Some numbers have a sentence of their own."""
    key = f"condition.{condition.code}"
    if not condition.params:
        return texts.text(key)
    [(_, count)] = condition.params
    exactly = f"{key}.{count}"
    return texts.text(exactly) if texts.has(exactly) else texts.plural(key, count)


def say_decided(texts: Texts, decided: Decided) -> str:
    """What decides the payment of a month, and what that means: a phrase, to put in a sentence."""
    return texts.text(f"decided.{decided.value}")


def _what(texts: Texts, problem: Problem, said: Mapping[str, str]) -> list[str]:
    """The sentence of the code, of this field if it has one, and the hint if there is one."""
    field = field_path(problem.path).field
    if field in PERCENTAGES and problem.code.startswith("amount_"):
        return [texts.text("problem.percentage")]
    of_field = f"problem.{problem.code}.{field}"
    key = of_field if texts.has(of_field) else f"problem.{problem.code}"
    sentence = _fill(texts, key, said)
    hints = [f"hint.{problem.code}.{name}" for name in (field, "other")]
    return [sentence, *[texts.text(hint) for hint in hints if texts.has(hint)][:1]]


def _fill(texts: Texts, key: str, params: Mapping[str, str]) -> str:
    """The text with those parameters that it names: a language need not use all there are."""
    wanted = texts.placeholders(key)
    return texts.text(key, **{name: said for name, said in params.items() if name in wanted})
