"""One rule of the law alone, on a day, without a dossier."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from app.i18n import Texts
from app.i18n.rules import say_no_tariff
from app.i18n.user_error import UserError
from calc import NoTariff, Problem, Step, Tariffs, TariffsOn
from calc.base.value_type import value_type
from calc.law.paid_out import LikelyMistake, likely_mistakes
from calc.law.registry import RULES
from calc.law.rule import Input, InputKind, Rule, RuleOutcome, Value, Values
from calc.stored.rule_json import explained, rule_as_json

__all__ = [
    "MOST",
    "RULES",
    "Mistake",
    "NoRuleOn",
    "RuleComputed",
    "compute_rule",
    "near",
    "problem_of",
    "rule_as_json",
]

MOST: Final = {InputKind.COUNT: 99, InputKind.AGES: 130, InputKind.HOURS: 168}
"""The highest number that can be true."""
_CENT: Final = Decimal("0.01")
HIGHEST: Final = Decimal("999999999.99")
"""The highest amount of euros."""


class NoRuleOn(UserError):
    """There are no tariffs on this day; `none` says why and from which day there are."""

    def __init__(self, none: NoTariff) -> None:
        super().__init__("rule.wrong.no_tariff")
        self.none = none

    def said(self, texts: Texts) -> list[str]:
        """Why, and from which day there are."""
        return [say_no_tariff(texts, self.none)]


@value_type
class Mistake:
    """An amount that was probably not meant, and what the rule gives with the one that was."""

    found: LikelyMistake
    instead: RuleOutcome


@value_type
class RuleComputed:
    """A rule with its inputs and what it gave.

    `mistakes`: amounts that were probably not meant, each with what the rule gives otherwise.
    """

    rule: Rule
    values: Values
    tariffs: TariffsOn
    outcome: RuleOutcome
    mistakes: Sequence[Mistake] = field(default=())

    @property
    def refused(self) -> tuple[str, ...]:
        """Inputs that change nothing: with them there is no answer, so that nobody trusts them."""
        return self.outcome.unused

    @property
    def steps(self) -> Sequence[Step]:
        """The amounts to explain."""
        return explained(self.outcome)

    @property
    def sources(self) -> Tariffs:
        """Where the figures of the law in the steps are from."""
        return Tariffs((self.tariffs.file,))


def compute_rule(rule: Rule, values: Values, tariffs: Tariffs, day: date) -> RuleComputed:
    """Compute one rule. What is not in `values` is unknown. Raises NoRuleOn."""
    on = tariffs.on(day)
    if isinstance(on, NoTariff):
        raise NoRuleOn(on)
    mistakes = [
        Mistake(found, rule.compute({**values, found.name: found.meant}, on))
        for found in likely_mistakes(rule, values, on)
    ]
    return RuleComputed(rule, values, on, rule.compute(values, on), mistakes)


def problem_of(spec: Input, value: Value) -> Problem | None:
    """What is wrong with a value that could be read; it is about no field of a dossier."""
    match value:
        case Decimal() if value < 0:
            return Problem("amount_negative", "")
        case Decimal() if value > HIGHEST:
            return Problem("amount_absurd", "", (("highest", HIGHEST),))
        case Decimal() if spec.kind is not InputKind.NUMBER and value != value.quantize(_CENT):
            return Problem("amount_too_precise", "")
        case bool() | Decimal():
            return None
        case int() if not 0 <= value <= MOST[InputKind.COUNT]:
            return Problem("rule_count", "")
        case tuple() if any(item > MOST.get(spec.kind, 1) for item in value):
            return Problem(f"rule_{spec.kind.value}", "")
        case _:
            return None


def near(word: str, words: Sequence[str]) -> list[str]:
    """The words that somebody may have meant, the nearest first."""
    return get_close_matches(word.lower(), words, n=3, cutoff=0.6)
