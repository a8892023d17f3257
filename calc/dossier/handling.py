"""Whose dossier it is and who is at hand: for people only, never part of the calculation."""

from typing import Annotated

from pydantic import StringConstraints

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.fields import Part, Text

CaseId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""What tells one dossier from every other: 32 hexadecimal digits at random, that say nothing."""


class Handling(Part):
    """The client (the lender whose claim it is), the handling officer and who replaces them.

    `case_id`: given to a new dossier once, and never changed.
    """

    case_id: Maybe[CaseId] = UNKNOWN
    client: Maybe[Text] = UNKNOWN
    officer: Maybe[Text] = UNKNOWN
    replacement: Maybe[Text] = UNKNOWN
