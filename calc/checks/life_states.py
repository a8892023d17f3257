"""Somebody died, or somebody else decides or speaks: said to whoever opens the dossier.

What that means for letters and amounts is not decided here. After a death nothing is final before
a person has looked: who owes what then is no sum.
"""

from collections.abc import Sequence

from calc.checks.situation import Situation
from calc.dossier.household import LifeState, LifeStateKind
from calc.outcome import Finding, Severity


def life_states(situation: Situation) -> Sequence[Finding]:
    """A finding per state that holds on the day of the assessment."""
    findings = []
    for index, state in enumerate(situation.draft.life_states):
        over = state.until is not None and state.until < situation.on
        if state.from_date > situation.on or over:
            continue
        params = (("adult", state.who), ("day", state.from_date.isoformat()))
        path = f"life_states[{index}]"
        if state.kind is LifeStateKind.DECEASED:
            findings.append(Finding(Severity.BLOCKS, "life_state_deceased", path, params))
        else:
            findings.append(_speaks(state, path))
    return findings


def _speaks(state: LifeState, path: str) -> Finding:
    params = (
        ("life_state", state.kind.value),
        ("adult", state.who),
        ("day", state.from_date.isoformat()),
    )
    return Finding(Severity.WARNS, "life_state", path, params)
