"""Old versions put back, and work met with what the store has; nothing is shown to nobody."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.services import editing
from app.services.assessing import assessor, policy_and_logo
from app.services.dossier_store.desk import Conflict, Desk, case_of
from app.services.dossier_store.history import met, number_of, put_back, version
from app.services.dossier_store.numbering import numbered, numbered_by_content, with_new_number
from app.services.dossiers import open_dossier
from app.store.database import dossiers, migrating
from app.store.database.connecting import open_file
from app.store.database.schema import EVENT
from app.store.database.trouble import StoreTrouble
from calc import UNKNOWN, Draft
from tests.app.services.dossier_store.key_rings import noon
from tests.building import EXAMPLES, ON
from tests.tariff_files import shipped

HANDLED = {"organisation": "", "team": "", "officer": "anna"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = open_file(tmp_path / "store.db", bytes(32), "anna", noon)
    migrating.migrate(database)
    policy, _ = policy_and_logo(None)
    yield Desk(database, assessor(policy, shipped(), lambda: ON))
    database.close()


def example() -> Draft:
    return numbered(open_dossier(EXAMPLES / "HH1.uitzicht.json").draft)


def with_savings(draft: Draft, amount: int) -> Draft:
    after = editing.changed(draft, ("savings",), Decimal(amount))
    assert isinstance(after, Draft)
    return after


def events(desk: Desk) -> int:
    with desk.database.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(EVENT)).scalar_one()


def test_an_old_version_becomes_the_newest_and_none_goes(desk: Desk) -> None:
    first = example()
    case = case_of(first)
    assert number_of(desk, case) == 0
    desk.save(first, 0)
    desk.save(with_savings(first, 5), 1)
    assert put_back(desk, case, 1, 2, "vergist").number == 3
    assert version(desk, case).draft == first
    assert [(each.number, each.reason) for each in desk.history(case)] == [
        (3, "vergist"),
        (2, ""),
        (1, ""),
    ]
    with pytest.raises(Conflict):
        put_back(desk, case, 1, 2, "te laat")


def test_what_is_read_to_compare_is_nobody_opening_it(desk: Desk) -> None:
    first = example()
    desk.save(first, 0)
    before = events(desk)
    version(desk, case_of(first))
    met(desk, with_savings(first, 5), 1)
    assert events(desk) == before


def test_two_that_began_one_dossier_are_put_together_without_a_base(desk: Desk) -> None:
    first = example()
    desk.save(first, 0)
    notes = editing.changed(first, ("notes",), "van mij")
    assert isinstance(notes, Draft)
    meeting = met(desk, notes, 0)
    assert meeting.merged.clashes == ()
    assert meeting.merged.draft == notes
    assert meeting.theirs.version == 1
    [clash] = met(desk, with_savings(first, 7), 0).merged.clashes
    assert clash.path == "savings"


def test_a_dossier_without_a_number_gets_one() -> None:
    bare = open_dossier(EXAMPLES / "HH1.uitzicht.json").draft
    assert bare.handling.case_id is UNKNOWN
    assert numbered_by_content(bare) == numbered_by_content(bare)
    assert case_of(numbered_by_content(with_savings(bare, 9))) != case_of(numbered_by_content(bare))
    own = numbered(bare)
    assert numbered(own) == numbered_by_content(own) == own
    assert case_of(with_new_number(own)) != case_of(own)
    assert numbered(bare, "a" * 32).handling.case_id == "a" * 32


def test_what_a_newer_program_saved_is_called_newer_and_not_damaged(desk: Desk) -> None:
    case = case_of(example())
    for number, (file, reason) in enumerate(
        [(b'{"schema_version": 99}', "dossier_newer"), (b"{}", "damaged")]
    ):
        dossiers.save(desk.database, case, file, desk.row(example()) | HANDLED, on=number)
        for read in (desk.fetch, partial(version, desk)):
            with pytest.raises(StoreTrouble) as refused:
                read(case)
            assert refused.value.reason == reason
