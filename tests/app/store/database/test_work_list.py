"""The list: pages, filters, counts and orders, the same on both databases; who may see a row."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.store.database import dossiers, migrating, work_list
from app.store.database.connecting import Database, open_file, open_server
from app.store.database.dossiers import NEW
from app.store.database.need import Need
from app.store.database.schema import DOSSIER, PERSON
from app.store.database.work_list import ORDERS, Wanted
from tests.app.store.database.conftest import KEY, ROW, clock
from tests.app.store.database.server import Server

ON = date(2026, 11, 23)


def _put(database: Database, **rows: Mapping[str, object]) -> None:
    """A row a name, that is found by its name and has it as its id."""
    for name, columns in rows.items():
        made = {"next_contact": None, "review_due": None, "debt": None, "payment": None,
                "client": None, "income_stops": None, **ROW, "search": name, "title": name,
                **columns}  # fmt: skip
        dossiers.save(database, name.rjust(32, "0"), b"", made, on=NEW)


def _names(database: Database, wanted: Wanted, offset: int = 0, limit: int = 200) -> list[str]:
    with database.read() as connection:
        found = work_list.rows(connection, database, wanted, offset, limit)
    return [str(row["title"]) for row in found]


def test_who_needs_help_first_stands_first_and_tomorrow_it_is_another(database: Database) -> None:
    _put(
        database,
        runs={"need": Need.RUNS.value, "status": "running", "next_contact": "2026-11-24"},
        open={"need": Need.OPEN.value},
        soon={"need": Need.OPEN.value, "review_due": "2026-12-01"},
        people={"need": Need.PEOPLE.value},
        stops={"need": Need.RUNS.value, "status": "running", "income_stops": "2026-12-31"},
        missed={"need": Need.MONEY_MISSED.value},
    )
    today = ["people", "stops", "missed", "soon", "open", "runs"]
    assert _names(database, Wanted(on=ON)) == today
    tomorrow = ["people", "stops", "missed", "runs", "soon", "open"]
    assert _names(database, Wanted(on=date(2026, 11, 24))) == tomorrow


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_goes_both_ways_and_what_is_not_known_comes_last(
    database: Database, order: str
) -> None:
    _put(
        database,
        a={"need": 0, "reference": "1", "debt": 5, "payment": 7, "status": "a",
           "next_contact": "2027-01-01"},
        b={"need": 70, "reference": "2", "debt": 6, "payment": 8, "status": "concept",
           "review_due": "2027-01-02"},
        c={"need": 90, "reference": "3", "status": "done"},
    )  # fmt: skip
    up = _names(database, Wanted(order=order, on=ON))
    down = _names(database, Wanted(order=order, on=ON, descending=True))
    has_none = order in ("debt", "payment", "next_contact")
    assert up == (["b", "c", "a"] if order == "status" else ["a", "b", "c"])
    assert down == (["b", "a", "c"] if has_none else up[::-1])


def test_pages_follow_each_other_without_a_hole(database: Database) -> None:
    _put(database, **{f"n{at:03}": {"need": Need.OPEN.value} for at in range(25)})
    pages = [_names(database, Wanted(on=ON), offset, 10) for offset in (0, 10, 20)]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert [name for page in pages for name in page] == [f"n{at:03}" for at in range(25)]


def test_filters_and_their_counts_agree(database: Database) -> None:
    _put(
        database,
        anna1={"officer": "anna", "need": Need.OPEN.value},
        anna2={"officer": "anna", "need": Need.RUNS.value, "status": "running"},
        bea1={"officer": "bea", "need": Need.MONEY_MISSED.value},
        bea2={"officer": "bea", "need": Need.RUNS.value, "status": "running",
              "income_stops": "2026-12-01"},
        bea3={"officer": "bea", "need": Need.DONE.value, "status": "done"},
    )  # fmt: skip
    with database.read() as connection:
        counts = work_list.counts(connection, database, Wanted(on=ON), "anna")
        of_bea = work_list.counts(connection, database, Wanted(("bea",), on=ON), "anna")
    assert (counts.all, counts.of_officer) == (5, 2)
    assert counts.of_status == {"help_first": 2, "concept": 1, "running": 1, "done": 1}
    assert (of_bea.all, of_bea.of_officer) == (3, 0)
    for status, count in counts.of_status.items():
        assert len(_names(database, Wanted(status=status, on=ON))) == count
    assert _names(database, Wanted(officer="anna", on=ON)) == ["anna1", "anna2"]


def test_all_words_must_be_there_and_a_sign_stands_for_itself(database: Database) -> None:
    _put(database, x={"search": "berg zoe 100%"}, y={"search": "berg jan a_b"})
    assert _names(database, Wanted(("ber", "zo"))) == ["x"]
    assert sorted(_names(database, Wanted(("ber",)))) == ["x", "y"]
    assert _names(database, Wanted(("%",))) == ["x"]
    assert _names(database, Wanted(("_",))) == ["y"]
    assert _names(database, Wanted(("\\",))) == []


def test_what_is_distressing_is_for_the_officer_and_the_team(
    tmp_path: Path, server: Server
) -> None:
    """On a server by its rights, in a file by the list; a file of one person hides nothing."""
    people = {"anna": ("officer", "lender"), "bea": ("officer", "lender")}
    addresses = server.store_with(people)
    as_anna, as_bea = (open_server(addresses[login], clock()) for login in people)
    file = [open_file(tmp_path / "store.db", KEY, login, clock()) for login in people]
    migrating.migrate(file[0])
    quiet = {"distressing": True, "officer": "anna"}
    for store in (as_anna, file[0]):
        _put(store, quiet=quiet, usual={})
    assert _names(file[1], Wanted()) == ["quiet", "usual"]
    with file[0].begin() as connection:
        connection.execute(
            PERSON.insert(),
            [{"login": login, "name": login, "organisation": "", "team": "", "role": "officer",
              "since": ""} for login in people],
        )  # fmt: skip
    for anna, bea in ((as_anna, as_bea), file):
        assert _names(anna, Wanted(on=ON)) == ["quiet", "usual"]
        assert _names(bea, Wanted(on=ON)) == ["usual"]
        assert _names(bea, Wanted(("quiet",))) == []
        with bea.read() as connection:
            assert work_list.counts(connection, bea, Wanted(on=ON), "bea").all == 1
    with file[0].begin() as connection:
        connection.execute(sa.update(PERSON).values(team="noord"))
        connection.execute(sa.update(DOSSIER).values(team="noord"))
    assert _names(file[1], Wanted()) == ["quiet", "usual"]
    for each in (as_anna, as_bea, *file):
        each.close()
