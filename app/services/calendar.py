"""The next conversation of a dossier as a calendar file: for the window and the command line."""

import re
from datetime import datetime, time
from pathlib import Path
from typing import Final

from app.documents.calendar_file import NobodyKnown, calendar_file
from app.documents.life_states import who_died
from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.assessing import Assessed
from app.services.outgoing_documents import quiet_sentences
from calc import UNKNOWN
from calc.base.characters import on_one_line
from calc.dossier.agreement import PlanStatus

SUFFIX: Final = ".ics"
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_OVER: Final = (PlanStatus.ENDED, PlanStatus.DISCHARGED)


class NoCalendar(UserError):
    """There is no conversation to write down; `sentences`: why, and what to do, whole sentences."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("paying.calendar.none")
        self.sentences = sentences

    def said(self, texts: Texts) -> list[str]:
        """The sentences, already in the language of the file."""
        return list(self.sentences)


def read_clock(text: str) -> time | None:
    """A time such as 9:30 or 09.30; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def calendar_bytes(
    assessed: Assessed, texts: Texts, *, made_at: datetime, at: time | None = None
) -> bytes:
    """The file with the one next conversation, as letters and assessment have it.

    `made_at`: now; a later file takes the place of an earlier one. `at`: the hour, where it is
    another than the one that was agreed. Raises NoCalendar.
    """
    if key := _nobody_to_speak(assessed):
        raise NoCalendar(texts.text(f"paying.calendar.none.{key}"))
    draft, policy = assessed.draft, assessed.policy_file.policy
    talk = assessed.assessment.next_conversation
    # A day that was agreed and is too far away is not the next one, and is looked at all the same.
    agreed, clock = draft.contact.next_conversation, draft.contact.next_conversation_at
    if at is None and talk.agreed and clock is not UNKNOWN:
        at = time.fromisoformat(clock)
    later = [agreed] if agreed is not UNKNOWN and agreed > talk.day else []
    if quiet := quiet_sentences([talk.day, *later], policy, texts, at):
        raise NoCalendar(*quiet)
    try:
        return calendar_file(talk, draft, policy, texts, made_at=made_at, at=at)
    except NobodyKnown as nobody:
        raise NoCalendar(texts.text("paying.calendar.none.nobody")) from nobody


def refuse_name(path: Path, texts: Texts) -> None:
    """Raises NoCalendar for a name that no program opens as a calendar."""
    if path.suffix.lower() != SUFFIX:
        file = on_one_line(path.name)
        raise NoCalendar(texts.text("paying.calendar.bad_suffix", file=file))


def calendar_name(assessed: Assessed, texts: Texts) -> str:
    """A name that sorts by day and tells nothing: it is sent to the customer as it is."""
    day = assessed.assessment.reference_date.isoformat()
    return f"{day}-{texts.text('paying.calendar.name')}{SUFFIX}"


def _nobody_to_speak(assessed: Assessed) -> str | None:
    """Why there is no next conversation at all."""
    on, draft = assessed.assessment.reference_date, assessed.draft
    if who_died(draft):
        return "deceased"
    if draft.agreement.status in _OVER or assessed.assessment.next_conversation.day <= on:
        return "over"
    return None
