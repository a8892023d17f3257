"""A version in words: when it was saved, in the time of this computer."""

from datetime import date, datetime

from app.i18n import Texts


def say_moment(texts: Texts, moment: datetime, today: date | None = None) -> str:
    """The day and the time; of today only the time."""
    here = moment.astimezone()
    clock = f"{here:%H:%M}"
    if here.date() == today:
        return clock
    return texts.text("store.dossier.moment", day=texts.formats.short_day(here.date()), clock=clock)
