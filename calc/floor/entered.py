"""What an officer entered about the floor, as far as it counts (ENGINE 4).

A correction counts only with its amount and its reason, an official vtlb only with its amount,
version and date, individual costs only with their reason. What is half entered is a finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
    findings += _half("official_vtlb_incomplete", "statutory.official", missing)
    if missing or entered.amount is UNKNOWN:
        return None
    return _leaf("floor.official", "statutory.official.amount", entered.amount, entered.version)


def _individual_costs(draft: Draft, findings: list[Finding]) -> Step | None:
    amount, reason = draft.statutory.individual_costs, draft.statutory.individual_costs_reason
    if amount is UNKNOWN:
        return None
    if reason in (UNKNOWN, ""):
        findings += _half("individual_costs_without_reason", "statutory", ["individual_costs_reason"])
        return None
    return _leaf("floor.individual_entered", "statutory.individual_costs", amount, "")


def _corrections(draft: Draft, findings: list[Finding]) -> Step | None:
    counted: list[Step] = []
    for index, entered in enumerate(draft.statutory.corrections):
        path = f"statutory.corrections[{index}]"
        missing = [
            name for name in ("amount", "reason") if getattr(entered, name) in (UNKNOWN, "")
        ]
        findings += _half("correction_incomplete", path, missing)
        if not missing and entered.amount is not UNKNOWN:
            counted.append(
                _leaf("floor.correction", f"{path}.amount", entered.amount, entered.kind.value)
            )
    if not counted:
        return None
    return step(
        "floor.corrections",
        Operation.SUM,
        counted,
        Unit.EUR_PER_MONTH,
        source="vtlb-rapport hoofdstuk 5",
    )


def _leaf(code: str, path: str, amount: object, label: object) -> Step:
    from decimal import Decimal

    assert isinstance(amount, Decimal)
    return given(
        code,
        amount,
        Unit.EUR_PER_MONTH,
        source="dossier",
        status=Status.ENTERED,
        at=path,
        label=label if isinstance(label, str) else "",
    )


def _half(code: str, path: str, missing: Sequence[str]) -> list[Finding]:
    return [Finding(Severity.WARNS, code, f"{path}.{name}") for name in missing[:1]]
