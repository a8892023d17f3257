"""The number by which the store knows a dossier; one of before there were numbers gets one."""

from hashlib import sha256
from uuid import uuid4

from app.store.dossier_file import dossier_bytes
from calc import UNKNOWN, Draft


def numbered(draft: Draft, number: str = "") -> Draft:
    """The dossier with its number. `number`: what it gets when it has none; "": one at random."""
    if draft.handling.case_id is not UNKNOWN:
        return draft
    handling = draft.handling.model_copy(update={"case_id": number or uuid4().hex})
    return draft.model_copy(update={"handling": handling})


def numbered_by_content(draft: Draft) -> Draft:
    """The same for the same dossier, so that a file that comes twice is one dossier."""
    return numbered(draft, sha256(dossier_bytes(draft)).hexdigest()[:32])


def with_new_number(draft: Draft) -> Draft:
    """A dossier of its own, whatever it was made of."""
    handling = draft.handling.model_copy(update={"case_id": uuid4().hex})
    return draft.model_copy(update={"handling": handling})
