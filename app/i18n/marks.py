"""What nobody may overlook about an outcome: that it is provisional, or cannot be said yet."""

from app.i18n.choices import say_choice
from app.i18n.sentences import say_finding
from app.i18n.texts import Texts
from calc import Assessment, Draft, Finding
from calc.statutory_floor.report import NO_TARIFF


def say_provisional(texts: Texts, assessment: Assessment) -> str:
    """One word for a badge; "" when the outcome is not provisional."""
    return texts.text("law.provisional") if assessment.provisional else ""


def why_provisional(texts: Texts, assessment: Assessment) -> list[str]:
    """The reasons, a sentence each."""
    said = [say_choice(texts, reason) for reason in assessment.provisional]
    return [f"{sentence[:1].upper()}{sentence[1:]}." for sentence in said]


def no_figures(assessment: Assessment) -> Finding | None:
    """That the law has no figures for this plan: then nothing at all can be computed."""
    found = (finding for finding in assessment.findings if finding.code == NO_TARIFF)
    return next(found, None)


def say_no_figures(texts: Texts, assessment: Assessment, draft: Draft | None = None) -> str:
    """That there are no figures, and what to do; "" when there are."""
    found = no_figures(assessment)
    return say_finding(texts, found, draft) if found else ""
