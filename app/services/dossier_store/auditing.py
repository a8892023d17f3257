"""Who saw what: the events of a store in words, and whether their chain holds.

Days are those of the Netherlands. The head of the chain is printed on letters: whoever holds a
letter can see whether what came before it was written over.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.cells import csv_line, never_a_formula
from app.services.dossier_store.cases import NoSuchCase, case_named
from app.store.database import event_log
from app.store.database.chain import Broken, Head
from app.store.database.dossiers import NEW, number_of
from app.store.database.event_log import Happened, Sought

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk

__all__ = ["Broken", "Happened", "Head", "NotTheWhole", "Sought", "events", "said_head", "tell"]

_HERE: Final = ZoneInfo("Europe/Amsterdam")
_CASE: Final = re.compile(r"[0-9a-f]{32}")
_SHOWN: Final = 12
"""Signs of a hash that are printed: 48 bits, that nobody finds a second chain for by hand."""
_HEAD: Final = re.compile(rf"([0-9]{{1,15}})-([0-9a-f]{{{_SHOWN}}}|[0-9a-f]{{64}})")
COLUMNS: Final = ("moment", "who", "what", "whose", "more", "number")
_MARK: Final = b"\xef\xbb\xbf"


class NotTheWhole(UserError):
    """Whoever asks does not see every event, and cannot say whether the chain holds."""


class WrongHead(UserError):
    """What was typed is no end of a log, as letters have it."""


def sought(
    desk: "Desk", *, who: str = "", first: date | None = None, last: date | None = None,
    case: str = "", kind: str = "",
) -> Sought:  # fmt: skip
    """Events of somebody, on these days and those between, of one dossier.

    Raises NoSuchCase, StoreTrouble.
    """
    dossier = ""
    if case:
        try:
            dossier = case_named(desk, case)["id"]
        except NoSuchCase:
            if not _CASE.fullmatch(case.lower()):  # the number of one that was purged is no word
                raise
            dossier = case.lower()
    return Sought(
        login=who,
        dossier=dossier,
        kind=kind,
        since="" if first is None else _moment(first),
        until="" if last is None else _moment(last + timedelta(days=1)),
    )


def events(desk: "Desk", wanted: Sought, most: int = event_log.MOST) -> list[Happened]:
    """Those events, the newest first. Raises StoreTrouble."""
    return event_log.events(desk.database, wanted, most)


def who_did(desk: "Desk") -> list[tuple[str, str]]:
    """Everybody of whom there are events, by login: also who is gone. Raises StoreTrouble."""
    return event_log.logins(desk.database)


def tell(desk: "Desk", kind: str, facts: Mapping[str, object]) -> Head:
    """Write down what somebody saw or took out, and changed nothing. Raises StoreTrouble."""
    return event_log.tell(desk.database, kind, facts)


def tell_of_case(desk: "Desk", kind: str, facts: Mapping[str, object], case: str) -> Head | None:
    """The same of one dossier; None when it is in no store: then nothing is to be kept.

    Raises StoreTrouble.
    """
    if number_of(desk.database, case) == NEW:
        return None
    return event_log.tell(desk.database, kind, facts, case)


def first_broken(desk: "Desk") -> Broken | None:
    """The first link that does not hold. Raises NotTheWhole, StoreTrouble."""
    if not event_log.sees_all(desk.database):
        raise NotTheWhole("store.people.audit.not_the_whole")
    return event_log.first_broken(desk.database)


def head(desk: "Desk") -> Head:
    """The last event. Raises StoreTrouble."""
    return event_log.head(desk.database)


def said_head(head: Head) -> str:
    """A head as letters and receipts have it: its number, and the begin of its hash."""
    return f"{head.number}-{head.hash[:_SHOWN]}"


def holds(desk: "Desk", said: str) -> bool:
    """Whether an end of the log, as a letter has it, is still what the log says there.

    Raises WrongHead, StoreTrouble.
    """
    found = _HEAD.fullmatch(said.strip().lower().replace(".", ""))
    if found is None:
        raise WrongHead("store.people.audit.wrong_head", head=said)
    if not event_log.sees_all(desk.database):
        raise NotTheWhole("store.people.audit.not_the_whole")
    now = event_log.hash_of(desk.database, int(found[1]))
    return now is not None and now.startswith(found[2])


def row_of(texts: Texts, event: Happened) -> tuple[str, ...]:
    """An event in words, as COLUMNS names them."""
    at = datetime.fromisoformat(event.at).astimezone(_HERE)
    moment = f"{at:%d-%m-%Y %H:%M}"
    who = f"{event.name} ({event.login})" if event.name else event.login
    return (
        moment,
        who,
        say_kind(texts, event.kind),
        _whose(texts, event),
        _more(texts, event),
        str(event.number),
    )


def say_kind(texts: Texts, kind: str) -> str:
    """What happened, in a few words."""
    if texts.has(f"store.event.{kind}"):
        return texts.text(f"store.event.{kind}")
    return texts.text("store.event.other")  # of a newer program


def headings(texts: Texts) -> list[str]:
    """What stands above the columns."""
    return [texts.text(f"store.people.audit.{name}") for name in COLUMNS]


def as_csv(texts: Texts, found: Sequence[Happened]) -> bytes:
    """A table that a Dutch spreadsheet opens with a double click."""
    lines = [headings(texts), *(list(row_of(texts, each)) for each in found)]
    cells = ([never_a_formula(cell) for cell in line] for line in lines)
    return _MARK + b"".join(csv_line(line) for line in cells)


def as_json(found: Sequence[Happened]) -> list[dict[str, object]]:
    """The same for a program, with every hash."""
    return [
        {
            "number": each.number,
            "at": each.at,
            "login": each.login,
            "name": each.name,
            "kind": each.kind,
            "dossier": each.dossier,
            "title": each.title,
            "reference": each.reference,
            "client": each.client,
            "facts": each.facts,
            "hash": each.hash,
        }
        for each in found
    ]


def persons_seen(found: Sequence[Happened]) -> list[str]:
    """Whose dossiers they are, each once, by name."""
    return sorted({_named(each) for each in found if each.dossier and each.title})


def _named(event: Happened) -> str:
    return " · ".join(part for part in (event.title, event.reference) if part)


def _whose(texts: Texts, event: Happened) -> str:
    if not event.dossier:
        return event.client
    # Purged and not to be seen are said alike: the difference would be a trace.
    return _named(event) or texts.text("store.people.audit.no_name")


def _more(texts: Texts, event: Happened) -> str:
    """What else is known: the version, the documents, who it concerns."""
    facts = event.facts or {}
    said = []
    if (documents := facts.get("documents")) and isinstance(documents, list):
        kinds = (f"document.kind.{each['kind']}" for each in documents)
        said += [texts.text(kind) for kind in kinds if texts.has(kind)]
    elif version := facts.get("version"):
        said.append(texts.text("store.people.audit.version", number=str(version)))
    if receipt := facts.get("receipt"):
        said.append(texts.text("store.people.audit.receipt", receipt=str(receipt)[:_SHOWN]))
    for name in ("login", "from", "to", "role", "team", "file", "who"):
        if isinstance(value := facts.get(name), str) and value:
            said.append(texts.text(f"store.people.audit.fact.{name}", value=value))
    return ", ".join(said)


def _moment(day: date) -> str:
    """The begin of a day here, as the tables keep moments."""
    at = datetime.combine(day, time(), _HERE).astimezone(UTC)
    return at.isoformat(timespec="microseconds")
