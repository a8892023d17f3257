"""The road out at zero: no payment, a next date, and what to do (ENGINE 11).

No room is a result, not an error. What certainly does not apply is left out.
"""

from collections.abc import Iterator
from datetime import date

from calc.base.value_type import value_type
from calc.context.conversation import NextConversation
from calc.dossier import UNKNOWN, Draft


@value_type
class RoadStep:
    """One thing to do when there is no room, and the circumstance that makes it apply."""

    code: str
    because: str


@value_type
class RoadOut:
    """No room: no payment, a next date, and what to do. `agreed`: the date is in the dossier."""

    next_date: date
    agreed: bool
    steps: tuple[RoadStep, ...]


def road_out(draft: Draft, talk: NextConversation) -> RoadOut:
    """What to do for a household without room, and when to speak again: `talk`, as everywhere."""
    return RoadOut(talk.day, talk.agreed, tuple(_steps(draft)))


def _steps(draft: Draft) -> Iterator[RoadStep]:
    debt = draft.debt
    if debt.nhg is UNKNOWN:
        yield RoadStep("nhg", "nhg_unknown")
    elif debt.nhg:
        decided = debt.nhg_decision not in (UNKNOWN, "")
        yield RoadStep("nhg", "nhg_decided" if decided else "nhg_not_asked")
    if debt.seizure is not False:
        yield RoadStep("seizure", "seizure_unknown" if debt.seizure is UNKNOWN else "seizure")
    yield RoadStep("income", "always")
    threat = draft.housing.cut_off_threat
    yield RoadStep("energy", "cut_off_threat" if threat is True else "always")
    yield RoadStep("municipality", "always")
    yield RoadStep("schuldhulp", "always")
    yield RoadStep("date", "always")
