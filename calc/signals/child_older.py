"""A child that is older than its parent: a birth month is wrong, and with it when money ends."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.dossier.people import ParentRef
from calc.signals.check_input import CheckInput


def child_older_than_parent(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding for each child that was not born after every parent it can have."""
    draft = situation.draft
    findings = []
    for index, child in enumerate(draft.children):
        refs = "AB" if child.of in (UNKNOWN, ParentRef.BOTH) else child.of.value
        parents = [adult.birth_month for adult in draft.adults if adult.ref.value in refs]
        if child.birth_month is UNKNOWN or not parents:
            continue
        # With both parents one that is too young is enough; not knowing whose, both must be.
        tell = any if child.of is ParentRef.BOTH else all
        born = child.birth_month
        if tell(month is not UNKNOWN and born <= month for month in parents):
            path = f"children[{index}].birth_month"
            findings.append(Finding(Severity.BLOCKS, "child_older_than_parent", path))
    return findings
