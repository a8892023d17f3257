"""Somebody died, or somebody else decides or speaks: said to whoever opens the dossier.

Who is written to then is for the letters (`app.documents`). After a death nothing is final before
a person has looked: who owes what then is no sum. A bewindvoerder asks the question of the gate:
whether bewind stands in the way of a plan of our own is a field, and it has to be answered.
"""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.dossier.household import LifeState, LifeStateKind
from calc.dossier.people import AdultRef
from calc.policy.gates import GateKind
from calc.signals.check_input import CheckInput


def life_states(situation: CheckInput) -> Sequence[Finding]:
    """A finding per state that holds on the day of the assessment."""
    findings = []
    for index, state in enumerate(situation.draft.life_states):
        if not state.holds_on(situation.on):
            continue
        params = (("adult", AdultRef(state.who)), ("day", state.from_date))
        path = f"life_states[{index}]"
        if state.kind is LifeStateKind.DECEASED:
            findings.append(Finding(Severity.BLOCKS, "life_state_deceased", path, params))
        else:
            findings.append(_speaks(state, path))
    return [*findings, *_bewind_not_said(situation)]


def _speaks(state: LifeState, path: str) -> Finding:
    params = (
        ("life_state", state.kind),
        ("adult", AdultRef(state.who)),
        ("day", state.from_date),
    )
    return Finding(Severity.WARNS, "life_state", path, params)


def _bewind_not_said(situation: CheckInput) -> list[Finding]:
    """Somebody manages the customer's money, and nobody said what that means for a plan."""
    draft, on = situation.draft, situation.on
    holds = any(
        state.kind is LifeStateKind.BEWIND and state.holds_on(on) for state in draft.life_states
    )
    if not holds or draft.debt.bewind is not UNKNOWN:
        return []
    if GateKind.BEWIND not in situation.policy.gates:
        return []
    return [Finding(Severity.BLOCKS, "bewind_not_said", "debt.bewind")]
