"""The letter when nothing is paid: why, what we do now, and when we speak again."""

from typing import Final

from app.documents.case import Case, NoLetter
from app.documents.computation import computation
from app.documents.conversation import agreed_day, latest_day, moment
from app.documents.debt_help import debt_help
from app.documents.interest_and_costs import say_while_waiting
from app.documents.letter import (
    Block,
    Bullets,
    Heading,
    Paragraph,
)
from app.documents.opening import opening
from calc import UNKNOWN
from calc.dossier.agreed_schedule import Decided

_STEPS: Final = ("income", "costs", "seizure", "energy", "nhg", "municipality", "schuldhulp")
"""The steps of a road out that a customer reads, in this order; the date has its own place."""


def no_payment(case: Case) -> tuple[Block, ...]:
    """The blocks of the letter. No end date and no promise about the rest: there is no plan."""
    why = _why(case)
    return (
        *opening(case, ""),
        Heading(case.say("none.why.heading")),
        Paragraph(why),
        *computation(case),
        Heading(case.say("none.now.heading")),
        Paragraph(case.say("none.now.intro")),
        Bullets(_road(case)),
        Paragraph(f"{case.say('none.now.then')} {say_while_waiting(case)}".rstrip()),
        *debt_help(case),
        Heading(case.say("talk.heading")),
        Paragraph(_when(case)),
        Paragraph(case.say("none.talk.until_then")),
    )


def _road(case: Case) -> tuple[str, ...]:
    """What may help, as the assessment has it; costs can always be looked at."""
    road = case.assessment.beside.road_out
    codes = [step.code for step in road.steps] if road else ["income", "municipality"]
    wanted = {"costs", *codes}
    return tuple(_step(case, code) for code in _STEPS if code in wanted)


def _step(case: Case, code: str) -> str:
    """One step. That a seizure runs, or that there was NHG, is said where somebody knows it."""
    debt = case.draft.debt
    if code == "seizure" and debt.seizure is True:
        return case.tell("road.seizure_runs")
    if code == "nhg" and debt.nhg is UNKNOWN:
        return case.tell("road.nhg_unknown")
    return case.tell(f"road.{code}")


def nothing_now(case: Case) -> str:
    """The answer: nothing, and when we call."""
    if day := agreed_day(case):
        return case.say("answer.none_on", day=moment(case, day))
    return case.say("answer.none", day=case.day(latest_day(case)))


def _when(case: Case) -> str:
    if day := agreed_day(case):
        return case.say("none.talk.on", day=moment(case, day))
    return case.say("none.talk.before", day=case.day(latest_day(case)))


def _why(case: Case) -> str:
    """Why nothing is paid, in the words of what decides the first month."""
    first = case.assessment.schedule[0]
    if case.assessment.schedule[0].decided is Decided.DEBT:
        raise NoLetter("nothing_owed")
    match first.decided:
        case Decided.UNKNOWN:
            raise NoLetter("incomplete")
        case Decided.DEBT:
            raise NoLetter("nothing_owed")
        case Decided.OPEN | Decided.CASH | Decided.PAUSED | Decided.CHOSEN:
            return case.say(f"none.why.{first.decided.value}")
        case Decided.PLAN_MIN:
            return case.say("none.why.too_little", amount=case.euros(first.room.amount))
        case _:
            return case.say("none.why.no_room")
