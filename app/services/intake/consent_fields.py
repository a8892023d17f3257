"""The fields of what the customer agreed to and of a complaint: what letters to others need."""

from typing import Final

from app.services.intake.fields import FieldKind as K
from app.services.intake.fields import FieldSpec as F
from app.services.intake.fields import Section
from calc.dossier.codes import Channel
from calc.dossier.consent import GivenBy


def _consent(to: str) -> tuple[F, ...]:
    """Given or not, by whom, when and how."""
    return (
        F(("consents", to, "given"), K.YES_NO),
        F(("consents", to, "by"), K.CHOICE, choices=GivenBy),
        F(("consents", to, "on"), K.DAY),
        F(("consents", to, "how"), K.CHOICE, choices=Channel),
    )


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
