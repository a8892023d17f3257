"""The checks as the page shows them: what comes before the plan, what may wait, what is settled.

    groups = check_groups(draft, assessment)
    say_count(texts, groups)                "6 open vóór het plan · 2 mogen later · 3 akkoord"
    say_check(texts, draft, assessment, "S02")

What blocks is the engine's (its findings); the order is that of the catalogue, with the money that
a household misses first. No Qt.
"""

from collections.abc import Iterator

from app.i18n import Texts
from app.services.intake.catalogue import codes_of
from app.services.short_findings import short_point
from calc import UNKNOWN, Assessment, Draft
from calc.base.value_type import value_type
from calc.dossier.codes import CheckState
from calc.dossier.stabilisation import Check
from calc.entitlement.missed import MISSED


@value_type
class CheckGroups:
    """The codes of all checks, each in one of four.

    `before`: a final plan waits for it. `later`: there is something to do, and the plan does not
    wait. `settled`: akkoord, or does not apply. `unasked`: nobody asked, and nobody has to.
    """

    before: tuple[str, ...]
    later: tuple[str, ...]
    settled: tuple[str, ...]
    unasked: tuple[str, ...]


def check_groups(draft: Draft, assessment: Assessment) -> CheckGroups:
    """Where each check stands now."""
    blocking = blocking_codes(assessment)
    missed = assessment.missed
    money = {item.check for item in missed.each} if missed else set()
    before = sorted(blocking, key=lambda code: code not in money)
    found: dict[CheckState, list[str]] = {state: [] for state in CheckState}
    for code in codes_of("check"):
        if code not in blocking:
            found[check_of(draft, code).state].append(code)
    settled = found[CheckState.AGREED] + found[CheckState.NOT_APPLICABLE]
    return CheckGroups(
        before=tuple(before),
        later=tuple(found[CheckState.OPEN]),
        settled=tuple(code for code in codes_of("check") if code in settled),
        unasked=tuple(found[CheckState.NOT_ASKED]),
    )


def blocking_codes(assessment: Assessment) -> list[str]:
    """The checks that apply to this dossier and hold a final plan up until they are settled."""
    return [
        code
        for finding in assessment.findings
        if finding.code == "check_open" and (code := finding.code_of("check"))
    ]


def place_of(draft: Draft, code: str) -> int | None:
    """Where a check stands in the draft; None when it has not been asked."""
    return next((at for at, check in enumerate(draft.checks) if check.code == code), None)


def check_of(draft: Draft, code: str) -> Check:
    """The check as answered; one that is not in the draft was not asked."""
    place = place_of(draft, code)
    return Check(code=code) if place is None else draft.checks[place]


def say_count(texts: Texts, groups: CheckGroups) -> str:
    """How many there are of each; a group without any says nothing, except what blocks."""
    counts = {
        "later": len(groups.later),
        "settled": len(groups.settled),
        "unasked": len(groups.unasked),
    }
    said = [texts.plural(f"papers.checks.{name}", n) for name, n in counts.items() if n]
    before = len(groups.before)
    first = texts.plural("papers.checks.before", before) if before else texts.text(_NONE)
    return " · ".join([first, *said])


_NONE = "papers.checks.none"


def say_check(texts: Texts, draft: Draft, assessment: Assessment, code: str) -> list[str]:
    """What is known of a check: what was worked out, what was found, why it does not apply."""
    check = check_of(draft, code)
    said = list(_worked_out(texts, draft, assessment, code))
    if not said and check.effect_month is not UNKNOWN:
        amount = texts.formats.euros(check.effect_month)
        said.append(texts.text("papers.checks.effect", amount=amount))
    if _known(check.finding):
        said.append(_sentence(str(check.finding)))
    if _known(check.reason):
        said.append(texts.text("papers.checks.reason", reason=str(check.reason)))
    return said


def say_agreed(texts: Texts, check: Check) -> str:
    """What was agreed, and who does it; "" for nothing."""
    if not _known(check.action):
        return ""
    if not _known(check.owner):
        return texts.text("papers.checks.agreed", action=str(check.action))
    return texts.text("papers.checks.agreed_by", action=str(check.action), owner=str(check.owner))


def lacks_reason(check: Check) -> bool:
    """Whether it was said not to apply, and not why: then it is not settled."""
    return check.state is CheckState.NOT_APPLICABLE and not _known(check.reason)


def _worked_out(texts: Texts, draft: Draft, assessment: Assessment, code: str) -> Iterator[str]:
    """The engine's own amounts: what a household misses that this check settles."""
    for finding in assessment.findings:
        if finding.code in MISSED and finding.code_of("check") == code:
            yield _sentence(short_point(texts, finding, draft))


def _known(text: object) -> bool:
    return text is not UNKNOWN and bool(str(text).strip())


def _sentence(text: str) -> str:
    said = f"{text[:1].upper()}{text[1:]}"
    return said if said.endswith((".", "!", "?")) else f"{said}."
