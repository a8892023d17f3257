"""A finding in a few words, for a list in which one clicks to go to its field."""

from app.i18n import Texts
from app.i18n.paths import say_path
from app.i18n.values import say_value
from calc import Assessment, Draft, Finding, Severity


def open_points(assessment: Assessment) -> list[Finding]:
    """What stands in the way of a final outcome, each once.

    Money that is missed is said before everything else (`Assessment.missed`), and its check is the
    same point: neither stands here again.
    """
    missed = assessment.missed
    codes = {item.check for item in missed.each} if missed else set()
    first = [topic.value for topic in assessment.headline.ask]
    found = [
        finding
        for finding in assessment.findings
        if finding.severity in (Severity.MISSING, Severity.BLOCKS)
        and not (missed and finding.code == "toeslag_missing")
        and not (finding.code == "check_open" and finding.code_of("check") in codes)
    ]
    # What to ask first stands first, in the order of asking; the rest as the engine has it.
    asks = [finding for finding in found if finding.code == "not_asked"]
    asks.sort(key=lambda finding: first.index(finding.path))
    return [*asks, *(finding for finding in found if finding.code != "not_asked")]


def count_points(assessment: Assessment) -> int:
    """How many there are; toeslagen that one check settles are one point with it."""
    return len(open_points(assessment)) + missed_points(assessment)


def missed_points(assessment: Assessment) -> int:
    """The checks that settle what may be missed: each is a point, with all its toeslagen."""
    missed = assessment.missed
    return len({item.check for item in missed.each}) if missed else 0


def place_of(finding: Finding) -> str:
    """Where a point is answered: its field; a check that was never asked by its code."""
    check = finding.code_of("check")
    return f"checks.{check}" if finding.path == "checks" and check else finding.path


def short_point(texts: Texts, finding: Finding, draft: Draft) -> str:
    """ "te weinig uitgeven aan eten" or "Schuld: openstaand bedrag"."""
    if finding.code == "toeslag_missing":
        said = {name: say_value(texts, value) for name, value in finding.params if name != "check"}
        return texts.text("ui.point.toeslag_missing", **said)
    if finding.code == "not_asked":
        return texts.text(f"account.ask_{finding.path}")
    if check := finding.code_of("check"):
        return texts.text(f"check.{check}")
    if texts.has(key := f"ui.point.{finding.code}"):
        return texts.text(key)  # a decision: its field says less than what is to be decided
    return say_path(texts, finding.path, draft)
