"""Dossiers that were kept long enough: which they are, and how they are removed for good.

How long is what their client says, or its policy, or that of this desk. Who has a plan that runs or
a complaint is never among them; nor is what somebody is at work on.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.services.dossier_store.desk import Desk
from app.services.dossier_store.row import ended_on, title_of
from app.store.database import dossiers, purging
from app.store.database.purge_register import add_to_register
from app.store.database.purging import RETENTION, Ended, Removed
from app.store.database.trouble import StoreTrouble
from app.store.dossier_file import parse_dossier
from calc import UNKNOWN, Month, PolicyFile, read_policy
from calc.base.value_type import value_type
from calc.dossier.agreement import PlanStatus

__all__ = ["Due", "Kept", "Removed", "Why", "due", "remove"]


class Why(StrEnum):
    """Why a dossier whose time has come is kept all the same."""

    COMPLAINT = "complaint"
    """or a plan that runs again: its last version says something else than the list"""
    IN_USE = "in_use"
    UNREADABLE = "unreadable"


@value_type
class Due:
    """A dossier that was kept long enough. `until`: the day on which that was so."""

    dossier: str
    title: str
    reference: str
    client: str | None
    ended: date
    discharged: bool
    months: int
    until: date


@value_type
class Kept:
    """A dossier that is kept, and why."""

    dossier: str
    ended: date
    why: Why


@value_type
class Found:
    """What may go and what may not."""

    due: tuple[Due, ...]
    kept: tuple[Kept, ...]


def due(desk: Desk, on: date, months: int) -> Found:
    """The dossiers that were kept long enough on a day, each looked at itself.

    `months`: what the policy of this desk says, for who has no client. Raises StoreTrouble.
    """
    may_go, kept = [], []
    for each in purging.ended(desk.database):
        counted = _months_of(each, months)
        until = _after(each.ended, counted)
        if until > on:
            continue
        found = _looked_at(desk, each, counted, until)
        if isinstance(found, Due):
            may_go.append(found)
        else:
            kept.append(Kept(each.dossier, each.ended, found))
    return Found(tuple(may_go), tuple(kept))


def remove(
    desk: Desk,
    wanted: Sequence[Due],
    register: Path,
    *,
    goes_on: Callable[[int], bool] = lambda _: True,
) -> Removed:
    """Remove these for good, one by one; gives how much that was.

    `register`: the list beside the store (`backups.register_path`). `goes_on`: asked before each,
    with how many are done; one that was removed stays so. Raises StoreTrouble, FileTrouble.
    """
    removed = Removed()
    try:
        for each in wanted:
            if not goes_on(removed.dossiers):
                break
            removed += purging.purge(desk.database, each.dossier, RETENTION)
    finally:
        add_to_register(register, purging.register(desk.database), desk.database)
    purging.empty_log(desk.database)
    return removed


def _looked_at(desk: Desk, each: Ended, months: int, until: date) -> Due | Why:
    """What its last version says: the list is only where we looked first."""
    if each.in_use:
        return Why.IN_USE
    try:
        with desk.database.read() as connection:
            version = dossiers.version_within(connection, desk.database, each.dossier)
    except StoreTrouble as trouble:
        if trouble.reason != "damaged":
            raise
        return Why.UNREADABLE
    draft = parse_dossier(version.file)
    if isinstance(draft, tuple):
        return Why.UNREADABLE
    if ended_on(draft) != each.ended:
        return Why.COMPLAINT
    reference = draft.debt.reference
    return Due(
        each.dossier,
        title_of(draft),
        "" if reference is UNKNOWN else reference,
        each.client_name,
        each.ended,
        draft.agreement.status is PlanStatus.DISCHARGED,
        months,
        until,
    )


def _months_of(each: Ended, months: int) -> int:
    if each.months is not None:
        return each.months
    read = read_policy(each.policy, "") if each.policy else None
    return read.policy.retention_months if isinstance(read, PolicyFile) else months


def _after(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that is shorter."""
    month = Month.of(day).plus(months)
    return month.first_day.replace(day=min(day.day, month.last_day.day))
