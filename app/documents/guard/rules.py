"""The rules of the guard, typed, out of the files that ship with the program.

A key or a value that is not known is refused: pydantic.ValidationError, re.error. The files are
ours, so that is a defect of ours and never a message to a user.
"""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import tomli
from pydantic import BaseModel, ConfigDict

from app.documents.guard.hits import HitSeverity
from app.resources import GUARD

RULES: Final = GUARD / "letter_lint_nl.json"
VARIANTS: Final = GUARD / "variants_nl.toml"
ENGLISH: Final = GUARD / "variants_en.toml"

TONE: Final = frozenset({"exclamation", "capitals"})
"""Rules that read any language."""

MustHaveCode = Literal[
    "begrip", "samen", "wat_nu", "lukt_niet", "contactpersoon", "kanalen", "betaalgemak",
    "volgend_contact", "einde", "hulp", "klacht",
]  # fmt: skip

_SEVERITIES: Final = {
    "blokkeren": HitSeverity.BLOCK,
    "waarschuwen": HitSeverity.WARN,
    "uitleggen": HitSeverity.EXPLAIN,
}


class Shape(BaseModel):
    """A part of a file of rules: nothing it does not know, nothing changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Avoid(Shape):
    """One entry of `avoid`: what not to say. `unless`: where it may stand with an explanation."""

    id: str
    pattern: str
    kind: str
    severity: Literal["blokkeren", "waarschuwen", "uitleggen"]
    why: str
    better: str
    basis: str
    flags: Literal["", "i"]
    unless: Literal["running_seizure"] | None = None

    @property
    def level(self) -> HitSeverity:
        """The severity in the words of the program."""
        return _SEVERITIES[self.severity]


class MustHave(Shape):
    """One entry of `must_have`; without a hint something other than a pattern decides."""

    code: MustHaveCode
    label: str
    hint_pattern: str | None
    flags: Literal["", "i"]


class LintFile(Shape):
    """The whole of letter_lint_nl.json."""

    schema_: Literal["restschuld-letter-lint/1"]
    avoid: tuple[Avoid, ...]
    must_have: tuple[MustHave, ...]
    note: str


class Variant(Shape):
    """Other ways of saying what the rule with this id stops, and examples of them."""

    rule: str
    pattern: str
    says: tuple[str, ...]


class VariantsFile(Shape):
    """The whole of variants_nl.toml."""

    schema_: Literal["uitzicht-letter-variants/1"]
    variant: tuple[Variant, ...]


def read_lint(text: str) -> LintFile:
    """The rules in the text of letter_lint_nl.json."""
    return LintFile.model_validate_json(json.dumps(_named(json.loads(text))))


def read_variants(text: str) -> VariantsFile:
    """The variants in the text of variants_nl.toml."""
    return VariantsFile.model_validate_json(json.dumps(_named(tomli.loads(text))))


def _named(raw: dict[str, object]) -> dict[str, object]:
    # pydantic has a method `schema`.
    return {"schema_" if key == "schema" else key: value for key, value in raw.items()}


@lru_cache(maxsize=1)
def lint() -> LintFile:
    """The rules that ship with the program."""
    return read_lint(RULES.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def variants() -> tuple[Variant, ...]:
    """The Dutch variants that ship with the program; each of a rule that there is."""
    return _of_rules(VARIANTS)


@lru_cache(maxsize=1)
def english_variants() -> tuple[Variant, ...]:
    """What the rules are in English; each of a rule that there is."""
    return _of_rules(ENGLISH)


def _of_rules(path: Path) -> tuple[Variant, ...]:
    found = read_variants(path.read_text(encoding="utf-8")).variant
    unknown = {variant.rule for variant in found} - {rule.id for rule in lint().avoid}
    if unknown:
        raise ValueError(f"variants of rules that are not there: {sorted(unknown)}")
    return found


Ways = tuple[re.Pattern[str], ...]


@lru_cache(maxsize=2)
def patterns(language: str = "nl") -> tuple[tuple[Avoid, Ways], ...]:
    """Every avoid rule with its own pattern first, and those of its variants.

    What stops a letter is looked for in both languages, whatever the text is in; what gets a remark
    in the language of the text only.
    """
    return tuple((rule, _ways(rule, language)) for rule in lint().avoid)


def _ways(rule: Avoid, language: str) -> Ways:
    stops = rule.level is HitSeverity.BLOCK
    both = rule.id in TONE
    found = []
    if stops or both or language == "nl":
        found.append(re.compile(rule.pattern, flags_of(rule.flags)))
        found += [_compiled(variant) for variant in variants() if variant.rule == rule.id]
    if stops or language == "en":
        found += [_compiled(variant) for variant in english_variants() if variant.rule == rule.id]
    return tuple(found)


def _compiled(variant: Variant) -> re.Pattern[str]:
    return re.compile(variant.pattern, re.IGNORECASE)


def flags_of(flags: str) -> re.RegexFlag:
    """The flags of a rule as `re` knows them."""
    return re.IGNORECASE if "i" in flags else re.NOFLAG
