"""Whose dossier it is and who is at hand: for people only, never part of the calculation."""

from calc.dossier.fields import Part, Text
from calc.dossier.unknown import UNKNOWN, Maybe


class Handling(Part):
    """The client (the lender whose claim it is), the handling officer and who replaces them."""

    client: Maybe[Text] = UNKNOWN
    officer: Maybe[Text] = UNKNOWN
    replacement: Maybe[Text] = UNKNOWN
