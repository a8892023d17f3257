"""Which stabilisation checks block a final plan (ENGINE 10).

Whether one blocks follows from the catalogue and the circumstances, never from the dossier file.
"Niet gevraagd" on a check that blocks is open; "n.v.t." needs a reason to count as settled. With a
recorded reason to override, open checks warn and no longer block; they stay in sight.
"""

from collections.abc import Callable, Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.params import Code
from calc.base.period import Month
from calc.context.gate import GateCheck, override_reason
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import ADULT_AGE, PROFIT, CheckState, Tenure
from calc.dossier.stabilisation import Check
from calc.signals.check_input import CheckInput

MANY_ARREARS: Final = 3


def _always(draft: Draft, on: Month) -> bool:
    return True


def _tenant(draft: Draft, on: Month) -> bool:
    return draft.housing.tenure is not Tenure.OWN


def _child_under_18(draft: Draft, on: Month) -> bool:
    """Through the month of the 18th birthday; an unknown birth month counts as under 18."""
    return any(
        child.birth_month is UNKNOWN or child.birth_month.months_until(on) <= ADULT_AGE * 12
        for child in draft.children
    )


def _cut_off_threat(draft: Draft, on: Month) -> bool:
    return draft.housing.cut_off_threat is not False


def _self_employed(draft: Draft, on: Month) -> bool:
    return any(line.code == PROFIT for line in draft.income)


def _somebody_not_insured(draft: Draft, on: Month) -> bool:
    return not draft.adults or any(adult.health_insured is not True for adult in draft.adults)


def _nhg(draft: Draft, on: Month) -> bool:
    return draft.debt.nhg is not False


def _seizure(draft: Draft, on: Month) -> bool:
    return draft.debt.seizure is not False


def _many_arrears(draft: Draft, on: Month) -> bool:
    return sum(line.arrears is True for line in draft.arrangements) >= MANY_ARREARS


BLOCKING: Final[dict[str, Callable[[Draft, Month], bool]]] = {
    "S01": _always,
    "S02": _tenant,
    "S03": _child_under_18,
    "S09": _cut_off_threat,
    "S11": _always,
    "S12": _self_employed,
    "S13": _always,
    "S15": _somebody_not_insured,
    "S17": _nhg,
    "S18": _seizure,
    "S19": _always,
    "S20": _many_arrears,
    "S21": _always,
}


def stabilisation_checks(draft: Draft, on: Month) -> list[GateCheck]:
    """Every check that applies in a month, with its answer; the path is where it is answered."""
    answers = {check.code: (index, check) for index, check in enumerate(draft.checks)}
    found = []
    for code, applies in BLOCKING.items():
        if not applies(draft, on):
            continue
        if code not in answers:
            found.append(GateCheck(code, "checks", CheckState.NOT_ASKED.value, False))
            continue
        index, check = answers[code]
        path = f"checks[{index}]"
        found.append(GateCheck(code, path, check.state.value, _is_settled(check)))
    return found


def open_stabilisation_checks(situation: CheckInput) -> Sequence[Finding]:
    """A finding for every check that applies and is not settled, and one for an override."""
    reason = override_reason(situation.draft)
    findings = []
    for check in stabilisation_checks(situation.draft, Month.of(situation.on)):
        if check.settled:
            continue
        params = (("check", Code("check", check.code)), ("state", CheckState(check.state)))
        severity = Severity.BLOCKS if reason is None else Severity.WARNS
        findings.append(Finding(severity, "check_open", check.path, params))
    if findings and reason is not None:
        findings.append(Finding(Severity.WARNS, "gate_overridden", reason))
    return findings


def _is_settled(check: Check) -> bool:
    if check.state is CheckState.AGREED:
        return True
    return check.state is CheckState.NOT_APPLICABLE and check.reason not in (UNKNOWN, "")
