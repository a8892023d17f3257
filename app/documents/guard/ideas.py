"""The ideas that a letter may not hold, and the rules that recognise them: ideas.toml, typed.

An idea is found by its rules. A rule names word classes of the lexicon that stand together in one
sentence, or in two that follow each other:

    all = "we inform outsider"      each class, in any order; "a|b" is one or the other
    near = 10                       from the first to the last no more words than this
    ordered = true                  in this order
    unless = "consent together"     classes that make it harmless, anywhere in the sentence
    around = "good_news"            ... or in a sentence next to it, in the same paragraph
    denied = "stops"                a plain "wij doen dit niet" does not make it harmless
    sentences = 2                   the last class may stand in the sentence behind
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal

import tomli

from app.documents.guard.lexicon import lexicon
from app.documents.guard.rules import Shape
from app.resources import GUARD

IDEAS: Final = GUARD / "ideas.toml"


class IdeaRule(Shape):
    """One way to say an idea, in classes. `says`: sentences that it must find, for the tests."""

    all: str
    near: int = 12
    ordered: bool = False
    unless: str = ""
    around: str = ""
    denied: Literal["passes", "stops"] = "passes"
    sentences: Literal[1, 2] = 1
    says: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        """The classes, with their alternatives."""
        return tuple(tuple(term.split("|")) for term in self.all.split())


class Idea(Shape):
    """What no letter may say. `excuses`: what makes it harmless whatever rule found it:

    another    it is about another creditor, with help from us
    may        it is something that the reader may do
    asked      a question whether it happened to the reader, with help from us
    """

    id: str
    excuses: tuple[Literal["another", "may", "asked"], ...] = ()
    rule: tuple[IdeaRule, ...]


class IdeasFile(Shape):
    """The whole of ideas.toml."""

    schema_: Literal["uitzicht-letter-ideas/1"]
    idea: tuple[Idea, ...]


def read_ideas(text: str) -> tuple[Idea, ...]:
    """The ideas in the text of ideas.toml: each class is one of the lexicon."""
    raw = tomli.loads(text)
    raw["schema_"] = raw.pop("schema", None)
    read = IdeasFile.model_validate_json(json.dumps(raw)).idea
    named = {name for idea in read for rule in idea.rule for term in rule.terms for name in term}
    named |= {
        name
        for idea in read
        for rule in idea.rule
        for name in f"{rule.unless} {rule.around}".split()
    }
    if unknown := {name for name in named - lexicon().names if not name.startswith("part_")}:
        raise ValueError(f"classes that are not in the lexicon: {sorted(unknown)}")
    return read


@lru_cache(maxsize=1)
def ideas() -> tuple[Idea, ...]:
    """The ideas that ship with the program."""
    return read_ideas(IDEAS.read_text(encoding="utf-8"))


TakenApart = tuple[Idea, IdeaRule, tuple[tuple[str, ...], ...], tuple[str, ...]]
"""A rule with its idea, its terms, and the classes that make it harmless."""


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[TakenApart, ...], dict[str, tuple[int, ...]]]:
    """Every rule taken apart once, and which of them begin at a class: at their narrowest term."""
    rules = tuple(
        (idea, rule, rule.terms, tuple(rule.unless.split()))
        for idea in ideas()
        for rule in idea.rule
    )
    by_class: dict[str, list[int]] = {}
    for number, (_, _, terms, _) in enumerate(rules):
        for name in min(terms, key=len):
            by_class.setdefault(name, []).append(number)
    return rules, {name: tuple(numbers) for name, numbers in by_class.items()}


def possible(classes: Iterable[str]) -> Iterator[TakenApart]:
    """The rules that may hold where these classes stand, in their order: nothing else is tried."""
    rules, by_class = _compiled()
    for number in sorted({number for name in classes for number in by_class.get(name, ())}):
        yield rules[number]
