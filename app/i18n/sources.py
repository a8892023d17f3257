"""Where the rule or the value of a step is from: short for a column, and in full for a reader."""

import re
from typing import Final

from app.i18n.choices import say_choice
from app.i18n.texts import Texts
from calc import Step, TariffValue

_METHOD: Final = re.compile(r"ENGINE (\d+)(a?)")
"""a chapter of docs/method.md; its titles are the texts rule.method.<chapter>"""
_REGULATOR: Final = re.compile(r"afm (\d+)")
_POLICY: Final = "policy "
_GIVEN: Final = ("dossier", "input")
"""the sources of what somebody entered: in a dossier, or for one rule alone"""


def short_source(texts: Texts, step: Step) -> str:
    """A word or an article: "methode 3", "beleid", "art. 475da lid 1 Rv".

    Chapter 14a is told as 14 here: so it stands on the sheets that were sent.
    """
    if found := _METHOD.match(step.source):
        return texts.text("answer.source.method", section=found[1])
    if step.source.startswith(_POLICY):
        return texts.text("answer.source.policy")
    return texts.text(f"answer.source.{step.source}") if step.source in _GIVEN else step.source


def say_source(texts: Texts, step: Step) -> str:
    """In full: "de methode van de berekening, hoofdstuk 6: de buffer"."""
    if found := _METHOD.match(step.source):
        chapter = found[1] + found[2]
        title = texts.text(f"rule.method.{chapter}")
        return texts.text("rule.method", section=chapter, title=title)
    if found := _REGULATOR.match(step.source):
        return texts.text("rule.afm", number=found[1])
    if step.source.startswith(_POLICY):
        key = step.source.removeprefix(_POLICY)
        return texts.text("answer.source.policy_long", name=texts.text(f"policy.{key}"))
    if step.source in _GIVEN:
        return texts.text(f"answer.source.{step.source}_long")
    return step.source


def say_tariff(texts: Texts, value: TariffValue) -> str:
    """Where a figure of the law was read, how firm it is and when it holds; without its link."""
    said = texts.text(
        "rule.tariff",
        source=value.source,
        status=say_choice(texts, value.status),
        first=texts.formats.day(value.valid_from),
        last=texts.formats.day(value.valid_to),
    )
    return f"{said} {texts.text('rule.tariff.note', note=value.note)}" if value.note else said
