"""Which stabilisation checks block a final plan (ENGINE 10).

Whether one blocks follows from the catalogue and the circumstances, never from the dossier file.
"Niet gevraagd" on a check that blocks is open; "n.v.t." needs a reason to count as settled. The
interim agreement and the override that an open check leads to are not made here.
"""

from collections.abc import Callable, Sequence
from typing import Final

from calc.checks.situation import Situation
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import PROFIT, CheckState, Tenure
from calc.dossier.stabilisation import Check
from calc.outcome import Finding, Severity
from calc.period import Month

MANY_ARREARS: Final = 3
ADULT_AGE: Final = 18


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


def open_stabilisation_checks(situation: Situation) -> Sequence[Finding]:
    """A blocking finding for every check that applies and is not settled."""
    draft, on = situation.draft, Month.of(situation.on)
    answers = {check.code: (index, check) for index, check in enumerate(draft.checks)}
    findings = []
    for code, applies in BLOCKING.items():
        if not applies(draft, on):
            continue
        index, check = answers.get(code, (None, None))
        if check is not None and _is_settled(check):
            continue
        path = "checks" if index is None else f"checks[{index}]"
        state = CheckState.NOT_ASKED if check is None else check.state
        params = (("check", code), ("state", state.value))
        findings.append(Finding(Severity.BLOCKS, "check_open", path, params))
    return findings


def _is_settled(check: Check) -> bool:
    if check.state is CheckState.AGREED:
        return True
    return check.state is CheckState.NOT_APPLICABLE and check.reason not in (UNKNOWN, "")
