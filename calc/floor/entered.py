"""What an officer entered about the floor, as far as it counts (ENGINE 4).

A correction counts only with its amount and its reason, an official vtlb only with its amount,
version and date, individual costs only with their reason. What is half entered is a finding.
"""

from dataclasses import dataclass
from decimal import Decimal

from calc.dossier import UNKNOWN, Draft
from calc.outcome import Finding, Severity
from calc.step import Operation, Status, Step, Unit, given, step


@dataclass(frozen=True, slots=True)
class Entered:
    """What counts, euros a month. `corrections` is their sum; None when there are none."""

    official: Step | None
    individual_costs: Step | None
    corrections: Step | None
    findings: tuple[Finding, ...]


def entered_of(draft: Draft) -> Entered:
    """Everything entered about the floor that counts, and what is still missing from it."""
    findings: list[Finding] = []
    official = _official(draft, findings)
    costs = _individual_costs(draft, findings)
    return Entered(official, costs, _corrections(draft, findings), tuple(findings))


def _official(draft: Draft, findings: list[Finding]) -> Step | None:
    entered = draft.statutory.official
    known = {
        "amount": entered.amount is not UNKNOWN,
        "version": entered.version not in (UNKNOWN, ""),
        "on": entered.on is not UNKNOWN,
    }
    if not any(known.values()):
        return None
    missing = [name for name, is_known in known.items() if not is_known]
    if missing or entered.amount is UNKNOWN:
        path = f"statutory.official.{missing[0]}"
        findings.append(Finding(Severity.WARNS, "official_vtlb_incomplete", path))
        return None
    version = "" if entered.version is UNKNOWN else entered.version
    return _leaf("floor.official", "statutory.official.amount", entered.amount, version)


def _individual_costs(draft: Draft, findings: list[Finding]) -> Step | None:
    amount, reason = draft.statutory.individual_costs, draft.statutory.individual_costs_reason
    if amount is UNKNOWN:
        return None
    if reason in (UNKNOWN, ""):
        path = "statutory.individual_costs_reason"
        findings.append(Finding(Severity.WARNS, "individual_costs_without_reason", path))
        return None
    return _leaf("floor.individual_entered", "statutory.individual_costs", amount, "")


def _corrections(draft: Draft, findings: list[Finding]) -> Step | None:
    counted: list[Step] = []
    for index, entered in enumerate(draft.statutory.corrections):
        path = f"statutory.corrections[{index}]"
        if entered.amount is UNKNOWN:
            findings.append(Finding(Severity.WARNS, "correction_incomplete", f"{path}.amount"))
        elif entered.reason in (UNKNOWN, ""):
            findings.append(Finding(Severity.WARNS, "correction_incomplete", f"{path}.reason"))
        else:
            kind = entered.kind.value
            counted.append(_leaf("floor.correction", f"{path}.amount", entered.amount, kind))
    if not counted:
        return None
    return step(
        "floor.corrections",
        Operation.SUM,
        counted,
        Unit.EUR_PER_MONTH,
        source="vtlb-rapport hoofdstuk 5",
    )


def _leaf(code: str, path: str, amount: Decimal, label: str) -> Step:
    return given(
        code,
        amount,
        Unit.EUR_PER_MONTH,
        source="dossier",
        status=Status.ENTERED,
        at=path,
        label=label,
    )
