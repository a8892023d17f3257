"""Papers for tests, and what there is to prove them with."""

from functools import cache
from pathlib import Path

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, Extras, MadeDocument
from app.services.inspecting.finding import InspectedPaper
from app.services.inspecting.given import Given
from app.services.inspecting.inspecting import Inspection, inspected
from app.services.organisation import Organisation
from app.services.outgoing_documents import prepared
from tests.app.documents.making import SAMPLE_OF, assessed

NOWHERE = Path("/nowhere")


@cache
def about(name: str) -> Assessed:
    return assessed(name)


def made(
    kind: DocumentKind,
    found: Assessed,
    language: str = "nl",
    text: str = "",
    extra: Extras | None = None,
) -> MadeDocument:
    return prepared(kind, found, Texts(language), free_text=text, extra=extra).made


@cache
def sample(kind: DocumentKind, language: str = "nl") -> bytes:
    """A paper of this kind, of the household that the other tests have for it."""
    return made(kind, about(SAMPLE_OF[kind]), language).pdf


def given(found: Assessed, text: str = "", extra: Extras | None = None) -> Given:
    return Given(found.draft, (Organisation(found.policy_file),), text, extra)


def look(pdf: bytes, beside: Given | None = None, **more: object) -> InspectedPaper:
    return inspected(Inspection(pdf, NOWHERE, beside, **more))  # type: ignore[arg-type]


def codes(paper: InspectedPaper) -> list[str]:
    return [each.code.value for each in paper.findings]
