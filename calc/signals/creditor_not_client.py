"""A creditor that is none of the policy's clients: nobody may write on their behalf.

An agency whose policy names no clients does not say for whom it works: that is told, and its
letters name the creditor of the dossier.
"""

from collections.abc import Iterator, Sequence

from calc.base.finding import Finding, Severity
from calc.policy.clients import ClaimState, CreditorClaim, claim_of
from calc.signals.check_input import CheckInput


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
