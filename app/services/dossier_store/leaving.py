"""How something of a dossier leaves the house: the kinds of its event. Loads nothing."""

from enum import StrEnum


class Left(StrEnum):
    """How it left."""

    PRINTED = "printed"
    SAVED = "document_saved"
    MAILED = "mailed"
    COPIED = "copied"
    EXPORTED = "exported"
