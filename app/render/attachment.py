"""A file inside a PDF."""

from enum import StrEnum

from calc.base.value_type import value_type


class Relationship(StrEnum):
    """What a file is to the document around it (ISO 19005-3, 6.8)."""

    SOURCE = "Source"
    """What the document was made of."""
    DATA = "Data"
    """What the document shows, for a program to read."""
    UNSPECIFIED = "Unspecified"


@value_type
class Attachment:
    """One file. `media_type`: such as application/json."""

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: Relationship = Relationship.SOURCE
