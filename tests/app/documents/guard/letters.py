"""The kind and the unkind letters of the tests, and short ways to what the guard says."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.documents.guard import Context, HitSeverity, Result, TextKind, guard
from app.documents.guard.kinds import text_kind

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    name: str
    text: str
    kind: TextKind | None
    running_seizure: bool
    rules: frozenset[str]

    def __str__(self) -> str:
        return self.name

    def guarded(self) -> Result:
        return guard(self.text, self.kind, Context(running_seizure=self.running_seizure))


def examples(file: str) -> list[Example]:
    read = tomllib.loads((_HERE / file).read_text(encoding="utf-8"))["letter"]
    return [
        Example(
            name=one["name"],
            text=one["text"],
            kind=text_kind(one["kind"]) if "kind" in one else None,
            running_seizure=one.get("running_seizure", False),
            rules=frozenset(one.get("rules", ())),
        )
        for one in read
    ]


def rules(
    text: str, severity: HitSeverity | None = None, context: Context | None = None
) -> list[str]:
    """The rules that a text runs into."""
    found = guard(text, None, context or Context()).hits
    return [hit.rule for hit in found if severity in (None, hit.severity)]


def phrases(text: str, rule: str) -> list[str]:
    """What a rule found, as it stands in the text."""
    return [text[hit.start : hit.end] for hit in guard(text).hits if hit.rule == rule]
