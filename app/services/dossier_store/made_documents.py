"""What left the house: documents that were made with a store open, and the outcome they tell.

The outcome is kept whole, with the dossier it is of: what was sent can be worked out again, also
when the dossier was changed and not saved yet.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zlib import compress, decompress

from app.services.assessing import Assessed
from app.services.documents import MadeDocument
from app.services.dossier_store.leaving import Left
from app.store.database import documents as stored
from app.store.database.chain import Head
from app.store.database.documents import StoredDocument
from app.store.dossier_file import dossier_bytes
from calc import UNKNOWN
from calc.stored.assessment_json import as_json
from calc.stored.json_text import json_text

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
    outcome = {
        "assessment": as_json(assessed.assessment),
        "dossier": dossier_bytes(draft).decode(),
        "policy": assessed.policy_file.source.sha256,
    }
    facts = {
        "documents": [
            {"kind": each.kind, "final": each.final, "sha256": each.sha256} for each in documents
        ],
        "receipt": digest,
    }
    packed = compress(json_text(outcome).encode())
    return stored.keep(desk.database, case, documents, packed, event=how.value, facts=facts)


def outcomes(desk: "Desk", case: str) -> list[Mapping[str, Any]]:
    """The outcomes that left the house, the newest first. Raises StoreTrouble, Purged."""
    found = stored.outcomes(desk.database, case)
    return [{"at": at, "kind": kind, **json.loads(decompress(data))} for at, kind, data in found]


def earlier(desk: "Desk", case: str) -> list[StoredDocument]:
    """What was made of a dossier before, the newest first. Raises StoreTrouble."""
    return stored.documents(desk.database, case)
