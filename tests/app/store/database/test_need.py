"""Need on a day: what the query orders by is what the row says, on the day before and after."""

import itertools
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.store.database.connecting import Database
from app.store.database.need import HELP_FIRST, SOON, Need, need_on, needs_of, status_of, status_on
from app.store.database.schema import DOSSIER
from tests.app.store.database.conftest import ROW

ON = date(2026, 11, 23)
DAYS = ("income_stops", "payment_due", "next_contact", "review_due", "ends")


def _never_kept(database: Database) -> sa.Connection:
    """A transaction that is taken back: a server keeps no row of a dossier without its version."""
    return database.engine.connect()


def _row(**columns: object) -> dict[str, object]:
    return {**ROW, **dict.fromkeys(DAYS), "need": Need.RUNS.value, "status": "running", **columns}


@pytest.mark.parametrize(
    ("column", "need", "days"),
    [
        ("income_stops", Need.INCOME_STOPS, SOON.days),
        ("payment_due", Need.PAYMENT_MISSED, -1),
        ("next_contact", Need.TALK, 0),
        ("review_due", Need.REVIEW, 0),
        ("ends", Need.PLAN_ENDED, -1),
    ],
)
def test_a_day_counts_from_its_own_boundary(column: str, need: Need, days: int) -> None:
    last = ON + timedelta(days=days)
    assert needs_of(_row(**{column: last.isoformat()}), ON) == [need, Need.RUNS]
    later = (last + timedelta(days=1)).isoformat()
    assert needs_of(_row(**{column: later}), ON) == [Need.RUNS]
    assert needs_of(_row(**{column: later}), ON + timedelta(days=1))[0] is need


def test_people_come_before_every_day_and_what_is_done_needs_nothing() -> None:
    passed = dict.fromkeys(DAYS, "2026-01-01")
    assert needs_of(_row(need=Need.PEOPLE.value, **passed), ON)[0] is Need.PEOPLE
    assert needs_of(_row(need=Need.DONE.value, **passed), ON) == [Need.DONE]


def test_the_query_gives_the_need_and_the_status_of_the_row(database: Database) -> None:
    """Every saved need with every day alone and with all of them, passed and not yet come."""
    days = [None, "2026-11-22", "2026-11-23", "2026-11-24", "2027-02-23", "2027-02-24"]
    rows = [
        _row(need=need.value, **{column: day})
        for need, column, day in itertools.product(Need, DAYS, days)
    ] + [_row(need=need.value, **dict.fromkeys(DAYS, day)) for need in Need for day in days]
    with _never_kept(database) as connection:
        made = [{**row, "id": f"{at:032x}", "version": 1, "updated": ""}
                for at, row in enumerate(rows)]  # fmt: skip
        connection.execute(DOSSIER.insert(), made)
        found = list(
            connection.execute(
                sa.select(DOSSIER, need_on(ON).label("now"), status_on(ON).label("shown"))
            )
        )
    assert len(found) == len(rows)
    for each in found:
        row = dict(each._mapping)
        assert (row["now"], row["shown"]) == (needs_of(row, ON)[0], status_of(row, ON)), row
    assert {each.shown for each in found} == {HELP_FIRST, "running"}


def test_without_a_day_only_what_was_saved_counts(database: Database) -> None:
    row = _row(next_contact="2020-01-01")
    with _never_kept(database) as connection:
        connection.execute(DOSSIER.insert().values(**row, id="a" * 32, version=1, updated=""))
        assert connection.execute(sa.select(need_on(None))).scalar_one() == Need.RUNS
