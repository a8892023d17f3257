"""The intake catalogue: what to ask, in which words, how often it comes, and what proves it."""

import json
from functools import lru_cache
from typing import Final

from app.resources import CATALOGUE
from calc.base.period import Frequency
from calc.base.value_type import value_type

GROUPS: Final = {
    "income": "income",
    "expense": "expenses",
    "arrangement": "arrangements",
    "check": "stabilisation",
}


@value_type
class IntakeQuestion:
    """One question of the intake. `frequencies`: the usual ones, the most usual first."""

    code: str
    category: str
    label: str
    say: str
    evidence: str
    frequencies: tuple[Frequency, ...]
    rule: str


@lru_cache(maxsize=1)
def questions() -> dict[str, dict[str, IntakeQuestion]]:
    """All questions by group ("income", "expense", "arrangement", "check") and code."""
    read = json.loads(CATALOGUE.read_text("utf-8"))
    return {
        group: {entry["code"]: _question(entry) for entry in read[name]}
        for group, name in GROUPS.items()
    }


def codes_of(group: str) -> tuple[str, ...]:
    """The codes of a group, in the order of the catalogue."""
    return tuple(questions()[group])


def _question(entry: dict[str, object]) -> IntakeQuestion:
    usual = entry.get("typical_frequency", [])
    assert isinstance(usual, list)  # a list in the catalogue that ships with the program
    return IntakeQuestion(
        code=str(entry["code"]),
        category=str(entry.get("category", "")),
        label=str(entry["label"]),
        say=str(entry["say_nl"]),
        evidence=str(entry.get("evidence", "")),
        frequencies=tuple(Frequency(frequency) for frequency in usual),
        rule=str(entry.get("rule", "")),
    )
