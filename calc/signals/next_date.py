"""The next conversation: the customer knows its date beforehand (facts: afm 10; ENGINE 10, 11)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.signals.check_input import CheckInput

_PATH = "contact.next_conversation"


def review_missing(situation: CheckInput) -> Sequence[Finding]:
    """No date, a date that is over, or one that is too far away."""
    talk = situation.next_conversation
    if talk is None or talk.agreed or talk.off:
        return []
    day = situation.draft.contact.next_conversation
    params = (("until", talk.day),)
    if day is UNKNOWN or day < situation.on:
        return [Finding(Severity.WARNS, "review_missing", _PATH, params)]
    if day == situation.on:
        return []  # they speak today, and will choose a day
    return [Finding(Severity.WARNS, "review_too_late", _PATH, params)]
