"""How somebody is best reached and read to: a letter, large print, help (catalogue S23; afm 22)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.dossier.codes import Channel
from calc.signals.check_input import CheckInput


def reaching(situation: CheckInput) -> Sequence[Finding]:
    """A remark for a customer who would rather have a letter, and for each reading need."""
    draft = situation.draft
    findings = []
    if draft.contact.preferred_channel is Channel.LETTER:
        path = "contact.preferred_channel"
        findings.append(Finding(Severity.INFORMS, "letter_preferred", path))
    for index, adult in enumerate(draft.adults):
        if adult.reading_needs not in (UNKNOWN, ""):
            path = f"adults[{index}].reading_needs"
            findings.append(Finding(Severity.INFORMS, "reading_needs", path))
    return findings
