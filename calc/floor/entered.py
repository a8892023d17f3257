"""What an officer entered about the floor, as far as it counts (ENGINE 4).

A correction counts only with its amount and its reason, an official vtlb only with its amount,
version and date, individual costs only with their reason. What is half entered is a finding.
"""

from dataclasses import dataclass

from calc.dossier import UNKNOWN, Draft
from calc.dossier.statutory import CorrectionKind
from calc.outcome import Finding, Severity
from calc.rules.vtlb import entered_component, official_vtlb
from calc.step import Step

_RAISES = frozenset({CorrectionKind.RAISE_LID_5, CorrectionKind.RAISE_LID_7})


@dataclass(frozen=True, slots=True)
class Entered:
    """What counts, euros a month. `raises`: lid 5 and 7 of art. 475da, part of the bvv itself."""

    official: Step | None
    individual_costs: Step | None
    corrections: tuple[Step, ...]
    raises: tuple[Step, ...]
    findings: tuple[Finding, ...]


def entered_of(draft: Draft) -> Entered:
    """Everything entered about the floor that counts, and what is still missing from it."""
    findings: list[Finding] = []
    counted: dict[bool, list[Step]] = {True: [], False: []}
    for index, entered in enumerate(draft.statutory.corrections):
        path = f"statutory.corrections[{index}]"
        if entered.amount is UNKNOWN:
            findings.append(Finding(Severity.WARNS, "correction_incomplete", f"{path}.amount"))
        elif entered.reason is UNKNOWN or not entered.reason:
            findings.append(Finding(Severity.WARNS, "correction_incomplete", f"{path}.reason"))
        else:
            made = entered_component(entered.amount, entered.reason, f"{path}.amount")
            counted[entered.kind in _RAISES].append(made)
    return Entered(
        official=_official(draft, findings),
        individual_costs=_individual_costs(draft, findings),
        corrections=tuple(counted[False]),
        raises=tuple(counted[True]),
        findings=tuple(findings),
    )


def _official(draft: Draft, findings: list[Finding]) -> Step | None:
    entered = draft.statutory.official
    amount, version, day = entered.amount, entered.version, entered.on
    if amount is UNKNOWN and version in (UNKNOWN, "") and day is UNKNOWN:
        return None
    if amount is UNKNOWN:
        missing = "amount"
    elif version is UNKNOWN or not version:
        missing = "version"
    elif day is UNKNOWN:
        missing = "on"
    else:
        return official_vtlb(amount, version, day, "statutory.official.amount")
    findings.append(
        Finding(Severity.WARNS, "official_vtlb_incomplete", f"statutory.official.{missing}")
    )
    return None


def _individual_costs(draft: Draft, findings: list[Finding]) -> Step | None:
    amount, reason = draft.statutory.individual_costs, draft.statutory.individual_costs_reason
    if amount is UNKNOWN:
        return None
    if reason is UNKNOWN or not reason:
        path = "statutory.individual_costs_reason"
        findings.append(Finding(Severity.WARNS, "individual_costs_without_reason", path))
        return None
    return entered_component(amount, reason, "statutory.individual_costs")
