"""Signals about the debt and the other debts: whose claim, what runs on, what may be too old."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.context.prescription import five_years_over, is_near, may_be_prescribed, prescribes_on
from calc.dossier import UNKNOWN
from calc.dossier.codes import Prescription
from calc.dossier.fields import holds_bsn
from calc.plan.co_debtors import LinkedPlan, co_debtors_exceed_debt, linked
from calc.plan.debt import agreed_monthly
from calc.policy.clients import ClaimState, CreditorClaim, claim_of
from calc.policy.gates import GateKind
from calc.running.life import AGREED
from calc.signals.check_input import CheckInput
from calc.signals.stabilisation import MANY_ARREARS


# Somebody else owes the same debt: separate plans, discharge and budgets (ENGINE 14).
def co_debtors(situation: CheckInput) -> Sequence[Finding]:
    """A remark about the other plans; a warning when all together ask more than the debt."""
    debt = situation.draft.debt
    if not debt.co_debtors:
        return []
    found = [Finding(Severity.INFORMS, "co_debtor_same_debt", "debt.co_debtors")]
    agreement, balance = situation.draft.agreement, debt.balance
    if agreement.status in AGREED and agreement.balance_at_start is not UNKNOWN:
        balance = agreement.balance_at_start  # what all of them pay in the whole term
    if balance is UNKNOWN:
        return found
    others = [
        LinkedPlan(other.ref, monthly * situation.policy.term_months)
        for other in debt.co_debtors
        if (monthly := agreed_monthly(other)) is not None
    ]
    return [*found, *co_debtors_exceed_debt(balance, [linked("A", situation.plan), *others])]


# A creditor that is none of the policy's clients: nobody may write on their behalf.
#
# An agency whose policy names no clients does not say for whom it works: that is told, and its
# letters name the creditor of the dossier.
def creditor_not_client(situation: CheckInput) -> Sequence[Finding]:
    """What stands between this dossier and any letter, at the field that says whose claim it is."""
    claim = claim_of(situation.draft, situation.policy)
    found = list(_stops(claim))
    if situation.policy.agency is not None and not claim.clients:
        found.append(Finding(Severity.WARNS, "agency_names_no_client", "debt.creditor"))
    return found


def _stops(claim: CreditorClaim) -> Iterator[Finding]:
    path, creditor, clients = claim.path, claim.creditor, ", ".join(claim.clients)
    match claim.state:
        case ClaimState.NOT_A_CLIENT:
            yield Finding(
                Severity.BLOCKS,
                "creditor_not_client",
                path,
                (("creditor", creditor), ("clients", clients)),
            )
        case ClaimState.TWO_CLIENTS:
            yield Finding(
                Severity.BLOCKS,
                "creditor_two_clients",
                path,
                (("creditor", creditor), ("client", claim.other)),
            )
        case ClaimState.NOT_SAID if clients:
            yield Finding(Severity.BLOCKS, "creditor_not_said", path, (("clients", clients),))
        case ClaimState.NOT_SAID:
            yield Finding(Severity.BLOCKS, "creditor_unknown", path)
        case _:
            return


# Debts that still run on the end date: the outlook is not free of debts then (ENGINE 9).
def debts_after_end(situation: CheckInput) -> Sequence[Finding]:
    """A remark for each of them, with the end date of the plan."""
    plan = situation.plan
    if plan is None:
        return []
    params = (("until", plan.end_date),)
    return [
        Finding(Severity.INFORMS, "debt_runs_after_end", f"{debt.path}.until", params)
        for debt in plan.running_at_end
    ]


# Interest that still runs on the debt: it is 0 while a plan runs (ENGINE 9).
def interest_runs(situation: CheckInput) -> Sequence[Finding]:
    """A warning when there is a rate and no end before the plan begins."""
    interest = situation.draft.debt.interest
    if interest.rate is UNKNOWN or interest.rate <= ZERO:
        return []
    until = interest.until
    if isinstance(until, date) and until < situation.first_month.first_day:
        return []
    return [Finding(Severity.WARNS, "interest_runs", "debt.interest.until")]


# Three or more debts in arrears: one plan for one creditor may not be what helps (ENGINE 13).
def many_arrears(situation: CheckInput) -> Sequence[Finding]:
    """A warning with the number of arrangements that are behind, at the first of them."""
    behind = [
        index for index, line in enumerate(situation.draft.arrangements) if line.arrears is True
    ]
    if len(behind) < MANY_ARREARS:
        return []
    params = (("count", len(behind)),)
    path = f"arrangements[{behind[0]}].arrears"
    return [Finding(Severity.WARNS, "many_arrears", path, params)]


# NHG comes first: what leads to a residual debt is often a ground for forgiveness (ENGINE 11).
#
# Facts: practice 1.4. NHG and the lender may both have a claim; a reconsideration is asked for
# preferably within five weeks.
def nhg(situation: CheckInput) -> Sequence[Finding]:
    """Not asked, not known, or asked: then there is still a decision to look into."""
    debt = situation.draft.debt
    if debt.nhg is False:
        return []
    if debt.nhg is UNKNOWN:
        return [Finding(Severity.WARNS, "nhg_unknown", "debt.nhg")]
    if debt.nhg_decision in (UNKNOWN, ""):
        return [Finding(Severity.WARNS, "nhg_not_asked", "debt.nhg_decision")]
    return [Finding(Severity.WARNS, "nhg_first", "debt.nhg_decision")]


# A claim that soon prescribes, may have prescribed, or of which nobody knows the days (ENGINE
# 10).
#
# After five years it is a gate, by policy: no plan and no payment request before a named reviewer
# decides. Facts: practice 1.4.

_PATH = "debt.last_interruption"


def prescription(situation: CheckInput) -> Sequence[Finding]:
    """At most one finding: unknown, near, maybe prescribed, or what the reviewer decided."""
    draft, on = situation.draft, situation.on
    ends = prescribes_on(draft)
    if ends is None:
        return [Finding(Severity.WARNS, "prescription_unknown", "debt.sale_date")]
    params = (("until", ends),)
    if is_near(draft, on):
        return [Finding(Severity.WARNS, "prescription_near", _PATH, params)]
    if not five_years_over(draft, on):
        return []
    if not may_be_prescribed(draft, on):
        return [Finding(Severity.INFORMS, "prescription_reviewed", "debt.prescription")]
    is_gate = GateKind.PRESCRIPTION in situation.policy.gates
    severity = Severity.BLOCKS if is_gate else Severity.WARNS
    if draft.debt.prescription is Prescription.PRESCRIBED:
        return [Finding(severity, "prescribed", "debt.prescription")]
    return [Finding(severity, "maybe_prescribed", "debt.prescription", params)]


# Nine digits in the creditor's reference that pass the eleven test may be a BSN (practice 1.6).
def reference_holds_bsn(situation: CheckInput) -> Sequence[Finding]:
    """Only a warning: a file number may pass the test by chance."""
    reference = situation.draft.debt.reference
    if reference is UNKNOWN or not holds_bsn(reference):
        return []
    return [Finding(Severity.WARNS, "reference_holds_bsn", "debt.reference")]


# A seizure that runs: does it leave the household the beslagvrije voet? (ENGINE 10)
def seizure_to_verify(situation: CheckInput) -> Sequence[Finding]:
    """A warning while a seizure is known to run; an unknown one is check S18."""
    if situation.draft.debt.seizure is not True:
        return []
    return [Finding(Severity.WARNS, "seizure_to_verify", "debt.seizure")]


# A toeslag of which a part is kept to pay back an older one (verrekening; catalogue R05).

_TOESLAGEN_BACK: Final = "R05"


def toeslag_set_off(situation: CheckInput) -> Sequence[Finding]:
    """A warning per arrangement: the amount kept can be lowered to what the household can miss."""
    return [
        Finding(Severity.WARNS, "toeslag_set_off", f"arrangements[{index}].amount")
        for index, line in enumerate(situation.draft.arrangements)
        if line.code == _TOESLAGEN_BACK and line.withheld is True
    ]
