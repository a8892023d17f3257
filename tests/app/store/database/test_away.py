"""A server that vanishes in the middle of the work: nothing is lost, nothing is written over."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from app.resources import EXAMPLES
from app.services.dossier_store import away
from app.services.dossier_store.away import Diverged, Kept, Removed, Returned
from app.services.dossier_store.desk import Desk, StoreTrouble, case_of
from app.services.organisation import read_organisation
from app.store.database import migrating
from app.store.database.away_work import AwayWork
from app.store.database.connecting import Database, open_file, open_server
from app.store.database.dossiers import NEW, Saved
from app.store.dossier_file import read_dossier
from calc import Assessment, Draft, assess
from tests.app.store.database.conftest import KEY, clock
from tests.app.store.database.link import Link, linked
from tests.app.store.database.server import Server
from tests.tariff_files import shipped

POLICY = read_organisation(None).policy_file
SENTINEL = "Zwanenburg-Sentinel"


def assessed(draft: Draft) -> Assessment:
    return assess(draft, POLICY, shipped(), date(2026, 11, 23))


def titled(draft: Draft, title: str) -> Draft:
    return draft.model_copy(update={"about": draft.about.model_copy(update={"title": title})})


class Office:
    """One server; anna by way of a link that can be cut, bas beside it, and what anna keeps."""

    def __init__(self, server: Server, folder: Path, link: Link) -> None:
        self.addresses = server.store_with(
            {"anna": ("officer", "lender"), "bas": ("officer", "lender")}
        )
        self.link, self.folder = link, folder
        self.databases = [
            open_server(link.address(self.addresses["anna"]), clock()),
            open_server(self.addresses["bas"], clock()),
            self.opened_local(),
        ]
        self.anna, self.bas = (Desk(each, assessed) for each in self.databases[:2])
        migrating.migrate(self.local)

    @property
    def local(self) -> Database:
        return self.databases[2]

    def opened_local(self) -> Database:
        return open_file(self.folder / "away" / "away.db", KEY, "anna", clock())

    def restarted(self) -> None:
        """The program of anna, ended and started."""
        self.local.close()
        self.databases[2] = self.opened_local()

    def work(self) -> AwayWork:
        """The one piece of work that waits."""
        (work,) = away.waiting(self.anna, self.local)
        return work


@pytest.fixture
def office(server: Server, tmp_path: Path) -> Iterator[Office]:
    with (
        tempfile.TemporaryDirectory(prefix="link-") as folder,
        linked(Path(folder), server.address) as link,
    ):
        office = Office(server, tmp_path, link)
        yield office
        for each in office.databases:
            each.close()


@pytest.fixture
def draft() -> Draft:
    read = read_dossier(EXAMPLES / "HH1.uitzicht.json")
    assert isinstance(read, Draft)
    handling = read.handling.model_copy(update={"case_id": uuid4().hex})
    return read.model_copy(update={"handling": handling})


def kept(office: Office, draft: Draft, on: int, window: str = "w1") -> None:
    """Saved while the server is gone."""
    office.link.cut()
    assert isinstance(away.save_or_keep(office.anna, office.local, draft, on, window), Kept)


def test_a_server_that_answers_gets_the_work_and_nothing_is_kept(
    office: Office, draft: Draft
) -> None:
    saved = away.save_or_keep(office.anna, office.local, draft, NEW, "w1")
    assert isinstance(saved, Saved)
    assert away.waiting(office.anna, office.local) == []


def test_work_survives_the_end_of_the_program_and_is_saved_when_the_server_is_back(
    office: Office, draft: Draft
) -> None:
    office.anna.save(draft, NEW)
    kept(office, titled(draft, "eerst"), on=1)
    kept(office, titled(draft, "later"), on=1)
    office.restarted()
    with pytest.raises(StoreTrouble) as gone:
        away.bring(office.anna, office.local, office.work())
    assert gone.value.reason == "gone"
    office.link.mend()
    assert away.bring(office.anna, office.local, office.work()) == Returned(2)
    assert office.bas.fetch(case_of(draft)).draft.about.title == "later"
    assert away.waiting(office.anna, office.local) == []


def test_a_dossier_that_was_begun_without_a_server_is_new_there(
    office: Office, draft: Draft
) -> None:
    kept(office, draft, on=NEW)
    office.link.mend()
    assert away.bring(office.anna, office.local, office.work()) == Returned(1)
    assert office.bas.fetch(case_of(draft)).draft == draft


def test_where_somebody_saved_since_both_are_given_and_nothing_is_written(
    office: Office, draft: Draft
) -> None:
    office.anna.save(draft, NEW)
    mine, theirs = titled(draft, "van mij"), titled(draft, "van bas")
    kept(office, mine, on=1)
    office.bas.save(theirs, 1)
    office.link.mend()
    found = away.bring(office.anna, office.local, office.work())
    assert found == Diverged(draft, mine, theirs, 2)
    assert [each.number for each in office.bas.history(case_of(draft))] == [2, 1]
    assert office.work().on == 1  # still here, until it is decided
    away.forget(office.local, office.work())
    assert away.waiting(office.anna, office.local) == []


def test_what_two_people_changed_elsewhere_in_it_goes_together(
    office: Office, draft: Draft
) -> None:
    office.anna.save(draft, NEW)
    kept(office, titled(draft, "van mij"), on=1)
    debt = draft.debt.model_copy(update={"reference": "RS-VOORBEELD-BAS"})
    office.bas.save(draft.model_copy(update={"debt": debt}), 1)
    office.link.mend()
    assert away.bring(office.anna, office.local, office.work()) == Returned(3, together=True)
    both = office.bas.fetch(case_of(draft)).draft
    assert (both.about.title, both.debt.reference) == ("van mij", "RS-VOORBEELD-BAS")
    assert away.waiting(office.anna, office.local) == []


def test_a_save_whose_answer_was_lost_is_not_done_twice(office: Office, draft: Draft) -> None:
    office.anna.save(draft, NEW)
    mine = titled(draft, "van mij")
    office.anna.save(mine, 1)  # it came through; anna was told nothing
    kept(office, mine, on=1)
    office.link.mend()
    assert away.bring(office.anna, office.local, office.work()) == Returned(2)
    assert [each.number for each in office.bas.history(case_of(draft))] == [2, 1]


def test_two_windows_on_one_dossier_keep_both(office: Office, draft: Draft) -> None:
    office.anna.save(draft, NEW)
    kept(office, titled(draft, "links"), on=1, window="w1")
    kept(office, titled(draft, "rechts"), on=1, window="w2")
    office.link.mend()
    left, right = away.waiting(office.anna, office.local)
    assert away.bring(office.anna, office.local, left) == Returned(2)
    second = away.bring(office.anna, office.local, right)
    assert isinstance(second, Diverged)
    assert (second.mine.about.title, second.theirs.about.title) == ("rechts", "links")


def test_what_was_removed_for_good_is_removed_here_too(office: Office, draft: Draft) -> None:
    office.anna.save(draft, NEW)
    kept(office, titled(draft, "van mij"), on=1)
    with psycopg.connect(office.addresses[""]) as owner:
        owner.execute("DELETE FROM dossier")
        owner.execute("DELETE FROM dossier_key")
        owner.execute("INSERT INTO purged VALUES (%s, '', 'retention')", (case_of(draft),))
    office.link.mend()
    assert away.bring(office.anna, office.local, office.work()) == Removed()
    assert away.waiting(office.anna, office.local) == []
    with office.local.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM dossier_key").scalar_one() == 0


def test_a_key_that_this_computer_needs_itself_stays(office: Office, draft: Draft) -> None:
    Desk(office.local, assessed).save(draft, NEW)
    kept(office, draft, on=NEW)
    away.forget(office.local, office.work())
    assert Desk(office.local, assessed).fetch(case_of(draft)).draft == draft


def test_what_may_not_be_seen_any_more_stays_here_and_is_said(office: Office, draft: Draft) -> None:
    office.anna.save(draft, NEW)
    kept(office, titled(draft, "van mij"), on=1)
    with psycopg.connect(office.addresses[""]) as owner:
        owner.execute("UPDATE dossier SET organisation = 'other'")
    office.link.mend()
    with pytest.raises(StoreTrouble) as refused:
        away.bring(office.anna, office.local, office.work())
    assert refused.value.reason == "not_found"
    assert office.work().on == 1


def test_the_work_of_another_login_or_server_is_not_offered(office: Office, draft: Draft) -> None:
    kept(office, draft, on=NEW)
    assert away.waiting(office.bas, office.local) == []
    office.bas.database.place = office.anna.database.place  # an address may name nobody
    assert away.waiting(office.bas, office.local) == []
    office.bas.database.login = "anna"
    assert away.waiting(office.bas, office.local) == [office.work()]


def test_nothing_of_it_stands_readable_on_the_disk(office: Office, draft: Draft) -> None:
    kept(office, titled(draft, SENTINEL), on=NEW)
    office.local.close()
    files = [each for each in (office.folder / "away").iterdir() if each.is_file()]
    assert files
    assert not any(SENTINEL.encode() in each.read_bytes() for each in files)
