"""A store looked through: each fault is named, and what the versions still say is put right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.i18n import Texts
from app.services.dossier_store import backups, mending
from app.services.dossier_store.care_words import say_faults
from app.services.dossier_store.desk import Desk
from app.store.database import checking, documents
from app.store.database.dossiers import NEW
from app.store.database.purge_register import add_to_register, register_of, write_register
from app.store.database.purging import Gone
from tests.app.services.dossier_store.care_stores import CASE, OTHER, desk_in, example

_FREE = "DROP TRIGGER IF EXISTS {0}_no_UPDATE", "DROP TRIGGER IF EXISTS {0}_no_DELETE"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_in(tmp_path / "store" / "store.db")
    desk.save(example("HH1", CASE), NEW)
    desk.save(example("HH2", CASE), 1)
    desk.save(example("HH4", OTHER), NEW)
    yield desk
    desk.database.close()


def _change(desk: Desk, *statements: str) -> None:
    with desk.database.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in ("version", "event", "outcome"):
            for statement in _FREE:
                connection.execute(sa.text(statement.format(table)))
        for statement in statements:
            connection.execute(sa.text(statement))


FAULTS = {
    "whole": ([], []),
    "list behind": (
        [f"UPDATE dossier SET version = 1 WHERE id = '{CASE}'"],
        [(checking.ROW_BEHIND, CASE, 2, None)],
    ),
    "not in the list": (
        [f"DELETE FROM dossier WHERE id = '{CASE}'"],
        [(checking.NO_ROW, CASE, 2, None)],
    ),
    "list says other": (
        [f"UPDATE dossier SET title = 'x' WHERE id = '{OTHER}'"],
        [(checking.ROW_OTHER, OTHER, 1, None)],
    ),
    "last version broken": (
        [f"UPDATE version SET draft = zeroblob(90) WHERE dossier = '{CASE}' AND number = 2"],
        [(checking.VERSION_BROKEN, CASE, 2, 1)],
    ),
    "moved to another row": (
        [f"UPDATE version SET draft = (SELECT draft FROM version WHERE dossier = '{OTHER}')"
         f" WHERE dossier = '{CASE}' AND number = 1"],
        [(checking.VERSION_BROKEN, CASE, 1, 2)],
    ),
    "key gone": (
        [f"DELETE FROM dossier_key WHERE dossier = '{OTHER}'"],
        [(checking.KEY, OTHER, None, None)],
    ),
    "event rewritten": (
        ["UPDATE event SET login = 'bas' WHERE number = 2"],
        [(checking.CHAIN, None, 2, None)],
    ),
    "event taken out": (
        ["DELETE FROM event WHERE number = 2"],
        [(checking.CHAIN, None, 2, None), (checking.UNTOLD, CASE, 2, None)],
    ),
    "the end of the log cut off": (
        ["DELETE FROM event WHERE number = 3"],
        [(checking.UNTOLD, OTHER, 1, None)],
    ),
    "the last version taken out of list and store": (
        [f"DELETE FROM version WHERE dossier = '{CASE}' AND number = 2",
         f"UPDATE dossier SET version = 1 WHERE id = '{CASE}'"],
        [(checking.MISSING, CASE, 2, None)],
    ),
    "outcome that does not open": (
        [f"INSERT INTO outcome VALUES ('o', '{CASE}', 1, 'letter', 'x', '')"],
        [(checking.OUTCOME_BROKEN, CASE, 1, 2)],
    ),
}  # fmt: skip


def test_an_outcome_that_was_kept_opens(desk: Desk) -> None:
    documents.keep(desk.database, CASE, [], b"{}", event="printed", facts={})
    assert mending.checked(desk) == []


@pytest.mark.parametrize(("statements", "faults"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named_with_the_last_good_version(
    desk: Desk, statements: list[str], faults: list[tuple[str, str | None, int | None, int | None]]
) -> None:
    _change(desk, *statements)
    found = mending.checked(desk)
    assert [(each.kind, each.dossier, each.number, each.good) for each in found] == faults
    for language in ("nl", "en"):
        assert all(say_faults(Texts(language), found, []))


def test_the_list_is_put_right_after_a_backup_and_the_rest_is_left(desk: Desk) -> None:
    _change(
        desk,
        f"DELETE FROM dossier WHERE id = '{CASE}'",
        f"UPDATE dossier SET version = 7, title = 'x' WHERE id = '{OTHER}'",
    )
    mended = mending.mend(desk, mending.checked(desk))
    assert {each.dossier for each in mended} == {CASE, OTHER}
    assert mending.checked(desk) == []
    assert desk.fetch(OTHER).version == 1
    assert desk.fetch(CASE).version == 2
    made = list((Path(desk.database.place).parent / "backups").glob("*.db"))
    assert len(made) == 1


def test_what_cannot_be_mended_is_not_made_up(desk: Desk) -> None:
    _change(desk, f"UPDATE version SET draft = zeroblob(90) WHERE dossier = '{OTHER}'")
    faults = mending.checked(desk)
    assert mending.mend(desk, faults) == []
    assert [each.good for each in faults] == [None]
    assert not (Path(desk.database.place).parent / "backups").exists()


def test_what_was_removed_and_is_back_is_named_and_left(desk: Desk) -> None:
    register = register_of(Path(desk.database.place))
    add_to_register(register, [Gone(OTHER, "2026-11-29T12:00:00", "retention")], desk.database)
    found = mending.checked(desk)
    assert [(each.kind, each.dossier) for each in found] == [(checking.BACK, OTHER)]
    assert mending.mend(desk, found) == []
    assert desk.fetch(OTHER).version == 1
    backups.repeat_purges(desk, register)
    assert mending.checked(desk) == []


def test_a_line_in_the_list_beside_the_store_that_it_did_not_write_is_named_and_left(
    desk: Desk,
) -> None:
    register = register_of(Path(desk.database.place))
    write_register(register, [Gone(OTHER, "2026-11-29T12:00:00", "retention")], bytes(32))
    assert backups.repeat_purges(desk, register) == backups.Repeated(0, 1)
    found = mending.checked(desk)
    assert [(each.kind, each.dossier) for each in found] == [(checking.NOT_SEALED, OTHER)]
    assert mending.mend(desk, found) == []
    assert desk.fetch(OTHER).version == 1


def test_every_fault_has_its_sentence() -> None:
    texts = Texts("nl")
    for kind in checking.KINDS:
        assert say_faults(texts, [mending.Fault(kind, CASE, 3, None)], [])
