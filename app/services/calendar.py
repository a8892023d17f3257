"""The conversations of a dossier as a calendar file: for the window and the command line. No Qt."""

import re
from datetime import time
from typing import Final

from app.documents.calendar_file import calendar_file
from app.documents.case import known
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.preparing import conversations

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")


def read_clock(text: str) -> time | None:
    """A time such as 9:30 or 09.30; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def calendar_bytes(assessed: Assessed, texts: Texts, *, at: time | None = None) -> bytes:
    """The file. The same assessment gives the same bytes."""
    return calendar_file(
        conversations(assessed),
        assessed.draft,
        assessed.policy_file.policy,
        texts,
        made_on=assessed.assessment.reference_date,
        at=at,
    )


def calendar_name(assessed: Assessed, texts: Texts) -> str:
    """A name that sorts by day: 2026-11-23-gesprekken-RS-1.ics. It names nobody."""
    reference = _UNSAFE.sub("-", known(assessed.draft.debt.reference) or "").strip("-")[:40]
    day = assessed.assessment.reference_date.isoformat()
    parts = [day, texts.text("paying.calendar.name"), reference]
    return "-".join(part for part in parts if part) + ".ics"
