"""What a document still needs before it is final, and why one cannot be made, for the window.

    needs_of(texts, draft, assessment, made)    each with its key and where to go
    why_not(texts, none)                        NoDocument without the options of the command line

No Qt.
"""

from datetime import date
from typing import Final

from app.i18n import Texts
from app.services.documents import MadeDocument, NoDocument
from app.services.guarding import HitSeverity
from app.services.intake.checks import check_groups
from app.services.short_findings import open_points, place_of
from calc import UNKNOWN, Assessment, Draft
from calc.base.value_type import value_type

CHECKS_KEY: Final = "Alt+6"
"""Of the step with the checks; a test holds it to its place."""
POINTS_KEY: Final = "Ctrl+."
HIT_KEY: Final = "Alt+Down"
TALKS_KEY: Final = "Ctrl+D"


@value_type
class Need:
    """One thing to do first. `stops`: nothing may be printed or sent before it is done.

    `key`: what goes there; `path`: the same for a click, "" for what stands on the page itself.
    """

    said: str
    key: str
    path: str
    stops: bool = False


def needs_of(
    texts: Texts, draft: Draft, assessment: Assessment, made: MadeDocument | None
) -> tuple[Need, ...]:
    """What is open for this document; a concept waits for the points of the dossier."""
    needs = []
    if made is None or made.concept:
        needs += _points(texts, draft, assessment)
    if made is not None:
        needs += _hits(texts, made)
    return tuple(needs)


def talks_need(texts: Texts, draft: Draft, on: date) -> Need:
    """The next conversation: the day that was agreed, that it is over, or that there is none."""
    day = draft.contact.next_conversation
    if day is UNKNOWN:
        return Need(texts.text("papers.need.no_talk"), TALKS_KEY, "")
    key = "talk_over" if day < on else "talk"
    said = texts.text(f"papers.need.{key}", day=texts.formats.day(day))
    return Need(said, TALKS_KEY, "")


def why_not(texts: Texts, none: NoDocument) -> str:
    """Why there is no document and what to do: a field is called as it stands on the screen."""
    reason = none.key.rpartition(".")[2]
    values = dict(none.values)
    if "field" in values:
        name = values["field"].removeprefix("--").replace("-", "_")
        values["field"] = f'"{texts.text(f"papers.extra.{name}")}"'
    own = f"papers.none.{reason}"
    if none.key.startswith("document.none.") and texts.has(own):
        wanted = texts.placeholders(own)
        return texts.text(own, **{name: each for name, each in values.items() if name in wanted})
    return texts.text(none.key, **values)


def _points(texts: Texts, draft: Draft, assessment: Assessment) -> list[Need]:
    """The checks in one row, the rest in another: each point is counted once."""
    before = check_groups(draft, assessment).before
    needs = []
    if before:
        first = texts.text(f"check.{before[0]}")
        said = texts.plural("papers.need.checks", len(before), first=first)
        needs.append(Need(said, CHECKS_KEY, f"checks.{before[0]}"))
    others = [each for each in open_points(assessment) if each.code_of("check") not in before]
    if others:
        said = texts.plural("papers.need.points", len(others))
        needs.append(Need(said, POINTS_KEY, place_of(others[0])))
    return needs


def _hits(texts: Texts, made: MadeDocument) -> list[Need]:
    stopping = sum(hit.severity is HitSeverity.BLOCK for hit in made.guard.hits)
    others = len(made.guard.hits) - stopping
    said = [texts.plural("papers.need.stopped", stopping)] if stopping else []
    if others:
        said.append(texts.plural("papers.need.careful", others))
    return [Need(" · ".join(said), HIT_KEY, "", stops=bool(stopping))] if said else []
