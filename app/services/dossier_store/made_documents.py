"""What left the house: documents that were made with a store open, and the outcome they tell.

The outcome is kept whole, with the dossier it is of: what was sent can be worked out again, also
when the dossier was changed and not saved yet.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zlib import decompress

from app.services.assessing import Assessed
from app.services.documents import MadeDocument
from app.services.dossier_store.agreed import packed
from app.services.dossier_store.leaving import Left
from app.store.database import documents as stored
from app.store.database.chain import Head
from app.store.database.documents import StoredDocument
from calc import UNKNOWN

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk

__all__ = ["Left", "StoredDocument", "earlier", "keep", "outcomes"]


def keep(desk: "Desk", assessed: Assessed, made: Sequence[MadeDocument], how: Left) -> Head | None:
    """Write down what was made, and how it left. None: this dossier is not in the store.

    Raises StoreTrouble, Purged.
    """
    draft, receipt = assessed.draft, assessed.assessment.receipt
    case = draft.handling.case_id
    if case is UNKNOWN:
        return None
    digest = receipt.output_sha256 or receipt.input_sha256
    documents = [
        StoredDocument(
            each.kind.value, digest, sha256(each.pdf).hexdigest(), final=not each.concept
        )
        for each in made
    ]
    facts = {
        "documents": [
            {"kind": each.kind, "final": each.final, "sha256": each.sha256} for each in documents
        ],
        "receipt": digest,
    }
    outcome = packed(draft, assessed.assessment)
    return stored.keep(desk.database, case, documents, outcome, event=how.value, facts=facts)


def outcomes(desk: "Desk", case: str) -> list[Mapping[str, Any]]:
    """The outcomes that left the house, the newest first. Raises StoreTrouble, Purged."""
    found = stored.outcomes(desk.database, case)
    return [{"at": at, "kind": kind, **json.loads(decompress(data))} for at, kind, data in found]


def earlier(desk: "Desk", case: str) -> list[StoredDocument]:
    """What was made of a dossier before, the newest first. Raises StoreTrouble."""
    return stored.documents(desk.database, case)
