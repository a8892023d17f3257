"""What nobody may overlook about an outcome: that it is provisional, or cannot be said yet."""

from typing import Final

from app.i18n.choices import say_choice
from app.i18n.sentences import say_finding
from app.i18n.texts import Texts
from calc import Assessment, Draft, Finding
from calc.outcome import Decided

_NOT_ABOUT_ROOM: Final = (Decided.DEBT, Decided.UNKNOWN, Decided.GATE)


def say_provisional(texts: Texts, assessment: Assessment) -> str:
    """One word for a badge; "" when the outcome is not provisional."""
    return texts.text("law.provisional") if assessment.provisional else ""


def why_provisional(texts: Texts, assessment: Assessment) -> list[str]:
    """The reasons, a sentence each."""
    said = [say_choice(texts, reason) for reason in assessment.provisional]
    return [f"{sentence[:1].upper()}{sentence[1:]}." for sentence in said]


def no_figures(assessment: Assessment) -> Finding | None:
    """That the law has no figures for this plan: then nothing at all can be computed."""
    found = (finding for finding in assessment.findings if finding.code == "no_tariff")
    return next(found, None)


def say_no_figures(texts: Texts, assessment: Assessment, draft: Draft | None = None) -> str:
    """That there are no figures, and what to do; "" when there are."""
    found = no_figures(assessment)
    return say_finding(texts, found, draft) if found else ""


def is_room_open(assessment: Assessment) -> bool:
    """Whether nobody may say yet that there is no room: first the taxable income is asked.

    Where the debt itself or a gate decides, room is not what it is about.
    """
    rows = assessment.schedule
    if not assessment.room_is_open or not rows or owes_nothing(assessment):
        return False
    return rows[0].decided not in _NOT_ABOUT_ROOM


def owes_nothing(assessment: Assessment) -> bool:
    """Whether nothing is owed at the start: then nobody needs to look at the room."""
    debt = assessment.schedule[0].debt_left if assessment.schedule else None
    return debt is not None and not debt.parts[0].amount
