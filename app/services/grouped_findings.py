"""The findings of an assessment as a list that says nothing twice. No Qt."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from app.i18n import Texts, say_finding
from app.i18n.user_error import MOST_POINTS
from app.services.short_findings import listed_once, place_of, short_point
from calc import Assessment, Draft, Finding, Severity
from calc.base.value_type import value_type

_UNDER_ONE_HEADING: Final = frozenset({"check_open"})
"""Findings that differ in nothing but what they are about; their heading says the rest once."""
_SENTENCES: Final = re.compile(r"(?<=[.?!])\s+")


@value_type
class GroupedPoint:
    """A finding: what it is about, what to do as far as nobody said it, and where.

    `heading`: what holds for it and all that follow with the same heading; "" for one apart.
    """

    severity: Severity
    title: str
    said: str
    path: str
    heading: str = ""


def grouped_points(texts: Texts, assessment: Assessment, draft: Draft) -> list[GroupedPoint]:
    """All findings by what they do; of very many of a kind only the first."""
    points: list[GroupedPoint] = []
    for severity in Severity:
        found = (each for each in listed_once(assessment) if each.severity is severity)
        points += _of_one_kind(texts, list(islice(found, MOST_POINTS)), draft)
    return points


def _of_one_kind(texts: Texts, findings: list[Finding], draft: Draft) -> Iterator[GroupedPoint]:
    seen: dict[str, set[str]] = {}
    for finding in findings:
        path = place_of(finding)
        title = _upper(short_point(texts, finding, draft)) if path else ""
        alike = sum(other.code == finding.code for other in findings)
        if finding.code in _UNDER_ONE_HEADING and alike > 1:
            heading = texts.text(f"outcome.group.{finding.code}", count=alike)
            yield GroupedPoint(finding.severity, title, "", path, heading)
            continue
        before = seen.setdefault(finding.code, set())
        sentences = _SENTENCES.split(say_finding(texts, finding, draft))
        said = " ".join(each for each in sentences if each not in before)
        before.update(sentences)
        yield GroupedPoint(finding.severity, title, said, path)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
