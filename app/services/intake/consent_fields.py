"""The fields of what the customer agreed to and of a complaint: what letters to others need."""

from functools import partial
from typing import Final

from app.services.intake.fields import FieldKind as K
from app.services.intake.fields import FieldSpec as F
from app.services.intake.fields import Section
from calc import UNKNOWN, Draft
from calc.dossier.codes import Channel
from calc.dossier.consent import Consent, GivenBy


def _consent(to: str) -> tuple[F, ...]:
    """Given or not; by whom, when and how once there is an answer."""
    said = partial(_has_answer, to)
    return (
        F(("consents", to, "given"), K.YES_NO),
        F(("consents", to, "by"), K.CHOICE, choices=GivenBy, applies=said),
        F(("consents", to, "on"), K.DAY, applies=said),
        F(("consents", to, "how"), K.CHOICE, choices=Channel, applies=said),
    )


def _has_answer(to: str, draft: Draft) -> bool:
    """Whether there is anything to say more of: what stands there is never out of sight."""
    of: Consent = getattr(draft.consents, to)
    return any(each is not UNKNOWN for each in (of.given, of.by, of.on, of.how))


CONSENTS: Final = (
    Section("consent.section.creditors", _consent("creditors"), "consent.section.creditors_help"),
    Section(
        "consent.section.municipality",
        (F(("consents", "municipality", "name"), K.TEXT), *_consent("municipality")),
        "consent.section.municipality_help",
    ),
)
COMPLAINT: Final = Section(
    "consent.section.complaint",
    (
        F(("complaint", "received_on"), K.DAY),
        F(("complaint", "about"), K.TEXT, wide=True),
    ),
)
