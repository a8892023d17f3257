"""The outcome on which a plan was agreed, and that of every review: kept beside its version.

What was agreed is a schedule in the dossier. Each is kept once: also when it was agreed before the
dossier came into the store, or the program stopped between saving it and this.
"""

from typing import TYPE_CHECKING, Final
from zlib import compress, decompress
from zlib import error as zlib_error

from app.store.database import documents as stored
from app.store.dossier_file import dossier_bytes
from app.store.json_text import json_values
from calc import UNKNOWN, Assessment, Draft
from calc.stored.assessment_json import as_json
from calc.stored.json_text import json_text

if TYPE_CHECKING:
    from app.store.database.connecting import Database

ACCEPTANCE: Final = "acceptance"
AGREED: Final = "agreed"
"""The kind of its event."""


def packed(draft: Draft, assessment: Assessment) -> bytes:
    """An outcome as it is kept: with the dossier and the policy it can be worked out again on."""
    values = {
        "assessment": as_json(assessment),
        "dossier": dossier_bytes(draft).decode(),
        "policy": assessment.receipt.files[0].sha256,
    }
    return compress(json_text(values).encode())


def assessment_in(kept: bytes) -> bytes:
    """The assessment of an outcome as `uitzicht assess --json` writes it; empty for no outcome."""
    try:
        values = json_values(decompress(kept))
    except zlib_error:
        return b""
    return json_text(values["assessment"]).encode() if isinstance(values, dict) else b""


def keep_agreed(database: "Database", draft: Draft, assessment: Assessment) -> None:
    """Keep the outcome of what was agreed last, if it is not there yet.

    Raises StoreTrouble, Purged.
    """
    case, agreement = draft.handling.case_id, draft.agreement
    if agreement.schedule is None or case is UNKNOWN:
        return
    kind = _kind(len(agreement.earlier_schedules))
    if kind in stored.outcome_kinds(database, case):
        return
    receipt = assessment.receipt
    facts = {"receipt": receipt.output_sha256 or receipt.input_sha256}
    stored.keep(
        database, case, (), packed(draft, assessment), event=AGREED, facts=facts, outcome_kind=kind
    )


def _kind(reviews: int) -> str:
    """Of the first agreement, and of each review by its number."""
    return f"review-{reviews}" if reviews else ACCEPTANCE
