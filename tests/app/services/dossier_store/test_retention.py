"""Which dossiers were kept long enough, and which are kept all the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.services.dossier_store import retention
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.retention import Why
from app.store.database.dossiers import NEW
from app.store.database.purge_register import read_register, register_keys
from app.store.database.trouble import Purged
from calc.dossier.consent import Complaint
from tests.app.services.dossier_store.care_stores import (
    CASE,
    OTHER,
    desk_in,
    discharged,
    example,
    named,
)

MONTHS = 24
DAY = date(2031, 12, 10)
"""Two years after the discharge."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_in(tmp_path / "store.db")
    desk.save(discharged(CASE), NEW)
    desk.save(example("HH1", OTHER), NEW)
    yield desk
    desk.database.close()


def test_from_the_day_on_that_the_period_is_over_and_not_before(desk: Desk) -> None:
    assert retention.due(desk, date(2031, 12, 9), MONTHS).due == ()
    [found] = retention.due(desk, DAY, MONTHS).due
    assert (found.dossier, found.ended, found.until) == (CASE, date(2029, 12, 10), DAY)
    assert found.discharged


def test_a_client_says_how_long_it_keeps(desk: Desk) -> None:
    with desk.database.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO client (id, name, organisation, policy, retention_months)"
                " VALUES ('c', 'Client', 'lender', '', 60)"
            )
        )
        connection.execute(sa.text(f"UPDATE dossier SET client = 'c' WHERE id = '{CASE}'"))
    assert retention.due(desk, DAY, MONTHS).due == ()
    [found] = retention.due(desk, date(2034, 12, 10), MONTHS).due
    assert (found.client, found.months) == ("Client", 60)


def test_a_complaint_is_never_removed(desk: Desk) -> None:
    complaint = Complaint(received_on=date(2030, 1, 1))
    desk.save(named(discharged(CASE), CASE, complaint=complaint), 1)
    found = retention.due(desk, DAY, MONTHS)
    assert (found.due, found.kept) == ((), ())


def test_what_the_list_says_wrong_is_seen_in_the_dossier_itself(desk: Desk) -> None:
    with desk.database.begin() as connection:
        connection.execute(sa.text(f"UPDATE dossier SET ended = '2000-01-01' WHERE id = '{OTHER}'"))
    found = retention.due(desk, DAY, MONTHS)
    assert [each.dossier for each in found.due] == [CASE]
    assert [(each.dossier, each.why) for each in found.kept] == [(OTHER, Why.COMPLAINT)]


def test_what_somebody_is_at_work_on_stays(desk: Desk) -> None:
    with desk.database.begin() as connection:
        connection.execute(
            sa.text(f"INSERT INTO unsaved VALUES ('w', '{CASE}', 1, 'x', 'bas', 'pc', '')")
        )
    assert [each.why for each in retention.due(desk, DAY, MONTHS).kept] == [Why.IN_USE]


def test_what_does_not_open_stays_and_is_named(desk: Desk) -> None:
    with desk.database.begin() as connection:
        connection.execute(sa.text(f"UPDATE dossier_key SET key = zeroblob(32)"))  # noqa: F541
    assert [each.why for each in retention.due(desk, DAY, MONTHS).kept] == [Why.UNREADABLE]


def test_what_is_removed_is_gone_and_on_the_list_beside_the_store(
    desk: Desk, tmp_path: Path
) -> None:
    register = tmp_path / "store.purged.json"
    removed = retention.remove(desk, retention.due(desk, DAY, MONTHS).due, register)
    assert (removed.dossiers, removed.versions) == (1, 1)
    with pytest.raises(Purged):
        desk.fetch(CASE)
    assert desk.fetch(OTHER).version == 1
    listed = read_register(register, register_keys(desk.database))
    assert [each.dossier for each in listed.gone] == [CASE]
    assert retention.due(desk, DAY, MONTHS).due == ()


def test_who_stops_has_removed_what_was_done(desk: Desk, tmp_path: Path) -> None:
    wanted = retention.due(desk, DAY, MONTHS).due
    removed = retention.remove(desk, wanted, tmp_path / "r.json", goes_on=lambda _: False)
    assert removed.dossiers == 0
    assert desk.fetch(CASE).version == 1
