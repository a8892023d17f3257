"""Whether anybody may be written to at all, before a document says a word.

    refuse(kind, case)    raises NoLetter with the reason, and the names that belong to it

Nobody writes about a claim of somebody who is no client, and nobody writes to somebody who died.
The calculation sheet stays in the file and may always be made.
"""

from typing import Final

from app.documents.case import Case, NoLetter, one_line
from app.documents.kinds import DocumentKind
from app.documents.life_states import who_died
from app.i18n import say_choice
from calc import UNKNOWN
from calc.dossier.solution import SolutionKind
from calc.policy.clients import ClaimState, claim_of

_OF_A_PLAN: Final = frozenset({SolutionKind.PLAN, SolutionKind.RESTRUCTURING})
"""The solutions that the letter with the plan is about."""


def refuse(kind: DocumentKind, case: Case) -> None:
    """Raises NoLetter: `not_a_client`, `two_clients`, `creditor_not_said`, `deceased`, `closed`,
    `other_solution`.
    """
    if kind is DocumentKind.CALCULATION_SHEET:
        return
    _refuse_strangers(case)
    if kind is DocumentKind.HEIRS:
        return
    if who_died(case.draft):
        raise NoLetter("deceased")
    # No plan, no interim agreement and no payment request behind a gate (ENGINE 10).
    if not kind.traits.behind_gates and case.assessment.beside.gate.closed_by:
        raise NoLetter("closed")
    if kind is DocumentKind.PLAN and case.assessment.plan is not None:
        _refuse_other_choice(case)


def _refuse_other_choice(case: Case) -> None:
    """Nobody offers a plan where something else was chosen. A review of a plan that runs stays."""
    chosen = case.draft.solution.kind
    if chosen is UNKNOWN or chosen in _OF_A_PLAN:
        return
    if chosen is SolutionKind.PAUSE and case.draft.agreement.pauses():
        return  # the pause that was chosen is in the plan that is written about
    raise NoLetter("other_solution", solution=say_choice(case.texts, chosen))


def _refuse_strangers(case: Case) -> None:
    """Nobody writes for somebody who is no client, or without knowing for whom."""
    claim = claim_of(case.draft, case.policy)
    creditor, client = one_line(claim.creditor), one_line(claim.other)
    clients = case.texts.formats.join([one_line(each) for each in claim.clients])
    match claim.state:
        case ClaimState.NOT_A_CLIENT:
            raise NoLetter("not_a_client", creditor=creditor, clients=clients)
        case ClaimState.TWO_CLIENTS:
            raise NoLetter("two_clients", creditor=creditor, client=client)
        case ClaimState.NOT_SAID:
            raise NoLetter("creditor_not_said")
        case ClaimState.OURS:
            return
