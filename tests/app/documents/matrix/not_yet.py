"""What the matrix finds that other parts of this issue mend: all three empty when they did."""

from typing import Final

from tests.app.documents.matrix.situations import ONE

SAID: Final = (
    # E1: the discharge letter knows its decision.
    "discharge (nl): document.",
    "discharge (nl): left out: the rest",
    "discharge (en): document.",
    "discharge (en): left out: the rest",
    # E6: what is open, and to whom.
    *(
        f"{kind} ({language}): left out: the {what}"
        for kind in ("plan", "review", "interim", "no_payment", "invitation")
        for language in ("nl", "en")
        for what in ("open", "creditor")
    ),
)
"""Begins of faults in letters."""
NEVER_IS_NOT_REFUSED: Final = True
"""Whether letters are still made that may never be (E1, E4, and after a death)."""
ASKED_MONEY: Final = frozenset(f"{ONE}@12{gone}" for gone in ("+discharged-early", "+deceased"))
"""Plans that are over, in which a letter still asks money."""
