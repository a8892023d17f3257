"""Who saw what, and whether the log is whole."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.i18n import LANGUAGES, Texts
from app.services.dossier_store import auditing
from app.services.dossier_store.auditing import NotTheWhole, Sought, WrongHead
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.leaving import Left
from app.store.database import migrating
from app.store.database.connecting import open_file
from app.store.database.dossiers import NEW
from app.store.database.role_functions import TOLD_BY_SERVER
from tests.app.services.dossier_store.conftest import desk_of, household
from tests.app.store.database.conftest import KEY, clock
from tests.building import ROOT

CASE, OTHER = "a" * 32, "b" * 32
DUTCH = Texts("nl")
_WRITES = re.compile(
    r"(?:append\(\s*connection,\s*database,|kind =|AGREED: Final ="
    r'|_tell\(connection, database,)\s*"([a-z_]+)"'
)


def kinds_of_events() -> set[str]:
    """Every kind that the program writes, read out of its own lines."""
    found = {*(each.value for each in Left), *TOLD_BY_SERVER, "saved", "opened", "handed_over"}
    for folder in ("store/database", "services/dossier_store"):
        for path in (ROOT / "app" / folder).glob("*.py"):
            found |= set(_WRITES.findall(path.read_text()))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_has_its_words(language: str) -> None:
    kinds = kinds_of_events()
    assert {"officer_changed", "taken_back", "restored", "agreed", "client_added"} <= kinds
    texts = Texts(language)
    assert [kind for kind in sorted(kinds) if not texts.has(f"store.event.{kind}")] == []
    assert auditing.say_kind(texts, "of_a_newer_program") == texts.text("store.event.other")


@pytest.fixture
def alone(tmp_path: Path) -> Desk:
    database = open_file(tmp_path / "store.db", KEY, "anna", clock())
    migrating.migrate(database)
    return desk_of(database)


def test_what_somebody_opened_is_named_with_the_person_it_is_about(
    desks: Callable[[str], Desk],
) -> None:
    desks("anna").save(household(CASE), NEW)
    desks("bas").fetch(CASE)
    sara = desks("sara")
    [event] = auditing.events(sara, auditing.sought(sara, who="bas"))
    moment, who, what, whose, more, number = auditing.row_of(DUTCH, event)
    assert (who, what, more, number) == ("Bas (bas)", "geopend", "versie 1", "2")
    assert whose.endswith("J. Voorbeeld · RS-VOORBEELD-001")
    assert moment[2] == moment[5] == "-"
    assert auditing.persons_seen([event, event]) == [whose]


def test_days_are_dutch_ones_and_both_are_in_it(alone: Desk) -> None:
    alone.save(household(CASE), NEW)  # 29 November 2026, about one in the afternoon
    for first, last, found in ((29, 29, 1), (28, 29, 1), (27, 28, 0), (30, 30, 0)):
        wanted = auditing.sought(alone, first=date(2026, 11, first), last=date(2026, 11, last))
        assert len(auditing.events(alone, wanted)) == found
    # A day begins an hour before that of the clock of the tables.
    assert auditing.sought(alone, first=date(2026, 11, 29)).since.startswith("2026-11-28T23:00")
    [event] = auditing.events(alone, Sought())
    assert auditing.row_of(DUTCH, event)[0].startswith("29-11-2026 13:00")


def test_one_dossier_by_its_number_or_its_reference(alone: Desk) -> None:
    alone.save(household(CASE), NEW)
    for said in (CASE, CASE.upper(), "RS-VOORBEELD-001"):
        assert auditing.sought(alone, case=said).dossier == CASE
    with pytest.raises(Exception, match="no_case"):
        auditing.sought(alone, case="RS-NIETS")


def test_a_log_that_was_changed_names_its_first_broken_line(alone: Desk) -> None:
    for on in range(3):
        alone.save(household(CASE), on)
    assert auditing.first_broken(alone) is None
    said = auditing.said_head(auditing.head(alone))
    assert auditing.holds(alone, said)
    with alone.database.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER event_no_UPDATE"))
        connection.execute(sa.text("UPDATE event SET login = 'bas' WHERE number = 2"))
    assert auditing.first_broken(alone) == auditing.Broken(2, "hash")


def test_a_head_on_paper_shows_that_the_log_was_written_anew(alone: Desk) -> None:
    alone.save(household(CASE), NEW)
    said = auditing.said_head(auditing.head(alone))
    number, _, digest = said.partition("-")
    assert (number, len(digest)) == ("1", 12)
    assert not auditing.holds(alone, f"1-{'0' * 12}")
    assert not auditing.holds(alone, f"2-{digest}")
    with pytest.raises(WrongHead):
        auditing.holds(alone, "1-0")


def test_only_who_sees_every_event_says_whether_the_log_holds(
    desks: Callable[[str], Desk],
) -> None:
    desks("anna").save(household(CASE), NEW)
    for login in ("anna", "sara", "admin", "bram"):
        with pytest.raises(NotTheWhole):
            auditing.first_broken(desks(login))
    assert auditing.first_broken(desks("audit")) is None


def test_an_administrator_sees_people_come_and_go_and_no_dossier(
    desks: Callable[[str], Desk],
) -> None:
    desks("anna").save(household(CASE), NEW)
    auditing.tell(desks("admin"), "log_read", {})
    found = auditing.events(desks("admin"), Sought())
    assert [(each.kind, each.dossier) for each in found] == [("log_read", "")]


def test_the_table_has_no_formula_and_opens_in_a_dutch_spreadsheet(alone: Desk) -> None:
    draft = household(CASE)
    adult = draft.adults[0].model_copy(update={"name": "=HYPERLINK()", "salutation": ""})
    alone.save(draft.model_copy(update={"adults": (adult,)}), NEW)
    found = auditing.events(alone, Sought())
    head, line, end = auditing.as_csv(DUTCH, found).decode("utf-8-sig").split("\r\n")
    assert head == "Wanneer;Wie;Wat;Van wie;Meer;Regel"
    assert ";'=HYPERLINK()" in line
    assert end == ""
    assert json.dumps(auditing.as_json(found))
