"""The recovery key as a PDF, to be printed and kept away from the computer."""

from collections.abc import Sequence
from datetime import date

from app.documents.recovery_paper import recovery_letter
from app.i18n import Texts


def recovery_paper(groups: Sequence[str], texts: Texts, on: date) -> bytes:
    """The sheet as a PDF. Do not leave it on a disk."""
    from app.render import render  # slow to load, and only needed here

    return render(recovery_letter(groups, texts, on))
