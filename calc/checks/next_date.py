"""The next conversation: the customer knows its date beforehand (facts: afm 10; ENGINE 10, 11).

At most `review_every_months` away; without a plan that is final at most `stabilisation_max_months`.
"""

from collections.abc import Sequence

from calc.checks.situation import Situation
from calc.checks.stabilisation import stabilisation_checks
from calc.dossier import UNKNOWN
from calc.outcome import Finding, Severity
from calc.period import Month, months_later
from calc.plan.gate import override_reason

_PATH = "contact.next_conversation"


def review_missing(situation: Situation) -> Sequence[Finding]:
    """No date, a date that is over, or one that is too far away."""
    latest = months_later(situation.on, _most_months(situation))
    day = situation.draft.contact.next_conversation
    params = (("until", latest.isoformat()),)
    if day is UNKNOWN or day < situation.on:
        return [Finding(Severity.WARNS, "review_missing", _PATH, params)]
    if day > latest:
        return [Finding(Severity.WARNS, "review_too_late", _PATH, params)]
    return []


def _most_months(situation: Situation) -> int:
    draft, policy = situation.draft, situation.policy
    checks = stabilisation_checks(draft, Month.of(situation.on))
    waits = override_reason(draft) is None and any(not check.settled for check in checks)
    if waits or situation.plan is None:
        return policy.stabilisation_max_months
    return policy.review_every_months
