"""A Wsnp, Msnp or bewind that runs: no plan of our own, first contact with the helper.

Arrangement code R14 says the same: "dan geen eigen regeling: eerst overleg" (ENGINE 10).
"""

from collections.abc import Sequence

from calc.checks.situation import Situation
from calc.outcome import Finding, Severity


def running_scheme(situation: Situation) -> Sequence[Finding]:
    """A blocking finding for each scheme that is known to run."""
    debt = situation.draft.debt
    schemes = {"wsnp": debt.wsnp, "msnp": debt.msnp, "bewind": debt.bewind}
    return [
        Finding(Severity.BLOCKS, "scheme_running", f"debt.{name}", (("scheme", name),))
        for name, runs in schemes.items()
        if runs is True
    ]
