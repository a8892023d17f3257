"""People of an organisation: rights given and taken, and their dossiers handed on and over.

Only a server knows people; at a workstation one person works, and every use case here says so.
Who may do what, the server decides.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from app.i18n.user_error import Exit, UserError
from app.services.dossier_store.cases import case_named
from app.store.database import people as stored
from app.store.database.people import Handled, Person
from app.store.database.role_names import AGENCY, ROLES, SUPERVISOR, WRITERS
from app.store.dossier_file import dossier_bytes, parse_dossier
from calc import UNKNOWN
from calc.base.value_type import value_type

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk

__all__ = ["ROLES", "Handled", "Left", "NotHere", "Person"]

_LOGIN: Final = re.compile(r"[a-z_][a-z0-9_.-]{0,62}")
LATELY: Final = 90
"""Days of which the dossiers of a revoked workstation are listed, if nobody says otherwise."""


class NotHere(UserError):
    """A store of one person knows no other people."""

    exit_code = Exit.WRONG_USE


class WrongPerson(UserError):
    """A person who is not there, or cannot be as asked."""


class NotToHandOver(UserError):
    """This dossier does not go to this organisation."""


@value_type
class Left:
    """Who left: how many dossiers another officer has now, and which they may not see (titles)."""

    given: int
    kept: tuple[str, ...]


def everybody(desk: "Desk") -> list[Person]:
    """Those whom whoever asks may see. Raises NotHere, StoreTrouble."""
    _must_have_people(desk)
    return stored.people(desk.database)


def add(desk: "Desk", person: Person) -> None:
    """Give somebody rights, or other rights, from now on.

    Raises NotHere, WrongPerson, StoreTrouble.
    """
    _must_have_people(desk)
    if not _LOGIN.fullmatch(person.login):
        raise WrongPerson("store.people.wrong_login", login=person.login)
    stored.add(desk.database, person)


def revoke(desk: "Desk", login: str) -> None:
    """Take every right away from this moment. Raises NotHere, WrongPerson, StoreTrouble."""
    _must_have_people(desk)
    if not stored.revoke(desk.database, login):
        raise WrongPerson("store.people.nobody", login=login)


def seen_lately(desk: "Desk", login: str, days: int = LATELY) -> list[tuple[str, int, str]]:
    """The dossiers that were opened, printed or exported with a login: number, times, last moment.

    For an administrator, who sees nothing else of them. Raises NotHere, StoreTrouble.
    """
    _must_have_people(desk)
    now = datetime.fromisoformat(desk.database.moment())
    since = datetime.combine(now.date() - timedelta(days=days), time(), UTC)
    return stored.opened_by(desk.database, login, since.isoformat(timespec="microseconds"))


def leave(desk: "Desk", login: str, to: str, reason: str) -> Left:
    """Give every dossier and every next contact of one officer to another; `reason`: of the
    versions in which the name of the officer changes.

    Raises NotHere, WrongPerson, StoreTrouble.
    """
    _must_have_people(desk)
    _must_supervise(desk)
    who = {each.login: each for each in everybody(desk)}
    former, new = who.get(login), who.get(to)
    if former is None:
        raise WrongPerson("store.people.nobody", login=login)
    if new is None or new.revoked is not None or new.role not in WRITERS:
        raise WrongPerson("store.people.cannot_take", login=to)
    given, kept = 0, list[str]()
    for row in stored.handled_by(desk.database, login):
        if new.clients and row["client"] not in new.clients:
            kept.append(row["title"])
            continue
        renamed = _renamed(former.name, new.name)
        stored.give(desk.database, row["id"], login, to, renamed, reason)
        given += 1
    return Left(given, tuple(kept))


def hand_over(desk: "Desk", word: str, organisation: str) -> Handled:
    """Let an agency work on one dossier; it sees no other. Raises NotHere, NoSuchCase,
    NotToHandOver, StoreTrouble.
    """
    _must_have_people(desk)
    _must_supervise(desk)
    case = case_named(desk, word)
    if organisation not in agencies(desk):
        raise NotToHandOver("store.people.no_agency", organisation=organisation)
    if case["distressing"]:
        raise NotToHandOver("store.people.distressing", case=word)
    stored.hand_over(desk.database, case["id"], organisation)
    return Handled(case["id"], case["title"], case["reference"], organisation)


def take_back(desk: "Desk", word: str) -> Handled:
    """End that: from this moment the agency sees nothing of it any more.

    Raises NotHere, NoSuchCase, NotToHandOver, StoreTrouble.
    """
    _must_have_people(desk)
    _must_supervise(desk)
    case = case_named(desk, word)
    if case["handed_to"] is None:
        raise NotToHandOver("store.people.not_handed", case=word)
    stored.hand_over(desk.database, case["id"], None)
    return Handled(case["id"], case["title"], case["reference"], case["handed_to"])


def handed_over(desk: "Desk") -> Sequence[Handled]:
    """What other organisations work on. Raises NotHere, StoreTrouble."""
    _must_have_people(desk)
    return stored.handed_over(desk.database)


def agencies(desk: "Desk") -> list[str]:
    """The organisations to which a dossier can be handed. Raises StoreTrouble."""
    if not desk.database.is_server:
        return []
    found = stored.people(desk.database)
    return sorted({each.organisation for each in found
                   if each.role == AGENCY and each.revoked is None})  # fmt: skip


def may_hand_over(desk: "Desk") -> bool:
    """Whether whoever works here decides about that."""
    return desk.database.is_server and stored.my_role(desk.database) == SUPERVISOR


def own_name(desk: "Desk") -> str:
    """What letters call whoever works here; "" at a workstation. Raises StoreTrouble."""
    if not desk.database.is_server:
        return ""
    login = desk.database.login
    return next((each.name for each in stored.people(desk.database) if each.login == login), "")


def naming(name: str) -> stored.Renamed:
    """Puts this officer in a dossier file, whoever was in it."""

    def named(file: bytes) -> bytes | None:
        draft = parse_dossier(file)
        if isinstance(draft, tuple) or draft.handling.officer == name:
            return None
        handling = draft.handling.model_copy(update={"officer": name})
        return dossier_bytes(draft.model_copy(update={"handling": handling}))

    return named


def _renamed(former: str, new: str) -> stored.Renamed:
    """What names one officer on letters names the other from now on; another name stays."""

    def renamed(file: bytes) -> bytes | None:
        draft = parse_dossier(file)
        if isinstance(draft, tuple) or draft.handling.officer in (UNKNOWN, new):
            return None
        if draft.handling.officer != former:
            return None
        handling = draft.handling.model_copy(update={"officer": new})
        return dossier_bytes(draft.model_copy(update={"handling": handling}))

    return renamed


def _must_supervise(desk: "Desk") -> None:
    """The server refuses it too; it does not say why."""
    if not may_hand_over(desk):
        raise WrongPerson("store.people.supervisor")


def _must_have_people(desk: "Desk") -> None:
    if not desk.database.is_server:
        raise NotHere("store.people.one_person")
