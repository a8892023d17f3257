"""A finding in a few words, for a list in which one clicks to go to its field."""

from typing import Final

from app.i18n import Texts, say_finding
from app.i18n.missed import missed_names
from app.i18n.paths import say_path
from app.i18n.values import say_value
from calc import Assessment, Draft, Finding, Severity
from calc.entitlement.missed import MISSED

_OF_A_CHECK: Final = MISSED | {"check_open"}


def open_points(assessment: Assessment) -> list[Finding]:
    """What stands in the way of a final outcome, each once: money first, then what blocks.

    Money that is missed and the check that settles it are one point, with all toeslagen of that
    check. Panel, rail, Ctrl+., outcome, command and the end of a conversation count these.
    """
    first = [topic.value for topic in assessment.headline.ask]
    missed = _missed(assessment)
    settled = {each.code_of("check") for each in missed}
    found = [
        finding
        for finding in assessment.findings
        if finding.severity in (Severity.MISSING, Severity.BLOCKS)
        and not (finding.code in _OF_A_CHECK and finding.code_of("check") in settled)
    ]
    # What to ask first stands first, in the order of asking; the rest as the engine has it.
    asks = [finding for finding in found if finding.code == "not_asked"]
    asks.sort(key=lambda finding: first.index(finding.path))
    return [*missed, *asks, *(finding for finding in found if finding.code != "not_asked")]


def count_points(assessment: Assessment) -> int:
    """How many there are, the same everywhere."""
    return len(open_points(assessment))


def _missed(assessment: Assessment) -> list[Finding]:
    """Of each check that settles what may be missed the first finding."""
    if assessment.missed is None:
        return []
    wanted = {item.check for item in assessment.missed.each}
    by_check: dict[str, Finding] = {}
    for finding in assessment.findings:
        if finding.code in MISSED and finding.severity is Severity.BLOCKS:
            by_check.setdefault(finding.code_of("check"), finding)
    return [finding for check, finding in by_check.items() if check in wanted]


def listed_once(assessment: Assessment) -> list[Finding]:
    """All findings; of money that is missed only the check that settles it, as it is counted."""
    settled = {each.code_of("check") for each in assessment.findings if each.code == "check_open"}
    found: list[Finding] = []
    for finding in assessment.findings:
        check = finding.code_of("check")
        if finding.code in MISSED and assessment.missed:
            if check in settled:
                continue
            settled.add(check)
        found.append(finding)
    return found


def point_words(texts: Texts, finding: Finding, assessment: Assessment, draft: Draft) -> str:
    """An open point in a few words; of missed money what to do: "huurtoeslag aanvragen"."""
    if finding.code not in MISSED or assessment.missed is None:
        return short_point(texts, finding, draft)
    check = finding.code_of("check")
    new, low = missed_names(texts, [each for each in assessment.missed.each if each.check == check])
    said = [
        texts.text(f"panel.point.{key}", toeslagen=names)
        for key, names in (("apply", new), ("look_again", low))
        if names
    ]
    return ", ".join(said)


def said_point(texts: Texts, finding: Finding, draft: Draft, *, pays_hidden: bool) -> str:
    """A finding in its sentence. `pays_hidden`: nobody is to see yet what can be paid, so one that
    names it only says where, and when it comes."""
    if pays_hidden and finding.value("payment") is not None:
        return texts.text("finding.after_costs", point=short_point(texts, finding, draft))
    return say_finding(texts, finding, draft)


def place_of(finding: Finding) -> str:
    """Where a point is answered: its field; a check that was never asked by its code."""
    check = finding.code_of("check")
    return f"checks.{check}" if finding.path == "checks" and check else finding.path


def short_point(texts: Texts, finding: Finding, draft: Draft) -> str:
    """ "te weinig uitgeven aan eten" or "Schuld: openstaand bedrag"."""
    if finding.code in MISSED:
        told = dict(finding.params)
        said = {name: say_value(texts, told[name]) for name in ("toeslag", "amount")}
        return texts.text("ui.point.toeslag_missing", **said)
    if finding.code == "not_asked":
        return texts.text(f"account.ask_{finding.path}")
    if check := finding.code_of("check"):
        return texts.text(f"check.{check}")
    if texts.has(key := f"ui.point.{finding.code}"):
        return texts.text(key)  # a decision: its field says less than what is to be decided
    return say_path(texts, finding.path, draft)
