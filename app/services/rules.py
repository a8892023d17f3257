"""One rule of the law alone, on a day, without a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from calc import NoTariff, Step, Tariffs, TariffsOn
from calc.rules.registry import RULES
from calc.rules.rule import Rule, RuleOutcome, Values
from calc.rules.rule_json import explained, rule_as_json

__all__ = ["RULES", "NoRuleOn", "RuleComputed", "compute_rule", "near", "rule_as_json"]


class NoRuleOn(Exception):
    """There are no tariffs on this day; `none` says why and from which day there are."""

    def __init__(self, none: NoTariff) -> None:
        super().__init__(none.reason.value)
        self.none = none


@dataclass(frozen=True, slots=True)
class RuleComputed:
    """A rule with its inputs and what it gave."""

    rule: Rule
    values: Values
    tariffs: TariffsOn
    outcome: RuleOutcome

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
    return RuleComputed(rule, values, on, rule.compute(values, on))


def near(word: str, words: Sequence[str]) -> list[str]:
    """The words that somebody may have meant, the nearest first."""
    return get_close_matches(word.lower(), words, n=3, cutoff=0.6)
