"""A backup put back: what is in it, what is set aside, and what was removed stays removed."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.services.dossier_store import backups, keys, opening, rekeying
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.keys import NoKeyRing, StoreTrouble
from app.services.dossier_store.old_copies import old_copies
from app.store.database import chain, dossiers, key_file, migrating, passphrase, purging
from app.store.database.connecting import Database
from app.store.database.dossiers import NEW
from app.store.database.purge_register import read_register, register_key, register_of
from app.store.database.recovery_key import groups_of
from calc import Assessment, Draft
from tests.app.services.dossier_store.key_rings import PASSPHRASE, KeptRing
from tests.app.store.database.conftest import ROW

CASE, OTHER = "a" * 32, "b" * 32
OVER = {**ROW, "status": "done", "ended": "2020-06-30"}


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 29, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def _never(draft: Draft) -> Assessment:
    raise AssertionError


class Place:
    """A store of a workstation, with what opens it."""

    def __init__(self, folder: Path) -> None:
        self.name, self.ring, self.now = str(folder / "store" / "store.db"), KeptRing(), Clock()
        self.path, self.folder = Path(self.name), folder / "store" / "backups"
        opening.make_store(self.name, self.now, self.ring, passphrase=PASSPHRASE)

    def desk(self) -> Desk:
        return opening.open_desk(self.name, _never, self.now, self.ring)

    def backup(self) -> backups.Backup:
        desk = self.desk()
        found = backups.make(desk, self.folder)
        desk.database.close()
        return found

    def restore(self, made: backups.Backup, **more: str) -> backups.Restored:
        return backups.restore(made.path, self.name, self.now, self.ring, **more)

    def save(self, dossier: str, file: bytes, on: int = NEW) -> None:
        desk = self.desk()
        dossiers.save(desk.database, dossier, file, OVER, on=on)
        desk.database.close()

    def purge(self, dossier: str) -> None:
        desk = self.desk()
        purging.purge(desk.database, dossier, purging.RETENTION)
        desk.database.close()

    def files(self) -> dict[str, bytes]:
        """What opens, of each dossier."""
        desk = self.desk()
        with desk.database.read() as connection:
            assert chain.first_broken(connection) is None
            found = {
                each: dossiers.version_within(connection, desk.database, each).file
                for each in connection.execute(sa.text("SELECT id FROM dossier")).scalars()
            }
        desk.database.close()
        return found


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    place = Place(tmp_path)
    place.save(CASE, b"first")
    yield place
    left = [each.name for each in place.path.parent.iterdir() if "restoring" in each.name]
    assert left == []


def test_a_backup_comes_back_and_the_store_of_before_is_set_aside(place: Place) -> None:
    made = place.backup()
    place.save(OTHER, b"later")
    restored = place.restore(made)
    assert place.files() == {CASE: b"first"}
    assert restored.contents.dossiers == 1
    assert restored.aside is not None
    desk = opening.open_desk(place.name, _never, place.now, place.ring)
    with desk.database.read() as connection:
        told = connection.execute(sa.text("SELECT * FROM event WHERE kind = 'restored'")).one()
        facts = chain.facts_of(connection, told)
    desk.database.close()
    assert facts is not None
    assert (facts["last_event"], facts["removed_again"]) == (2, 0)
    again = place.restore(backups.Backup(restored.aside, place.now.at))  # and back
    assert again.aside != restored.aside
    assert place.files() == {CASE: b"first", OTHER: b"later"}


@pytest.mark.parametrize("lost", ["nothing", "the store", "the register"])
def test_what_was_removed_since_is_removed_again(place: Place, lost: str) -> None:
    place.save(OTHER, b"stays")
    made = place.backup()
    place.purge(CASE)
    if lost == "the store":
        place.backup()  # which writes the register beside it
        place.path.unlink()
    elif lost == "the register":
        register_of(place.path).unlink(missing_ok=True)
    assert place.restore(made).again == 1
    assert place.files() == {OTHER: b"stays"}
    key = keys.find_key(place.path, place.ring, None).key
    written = read_register(register_of(place.path), [register_key(key)])
    assert [each.dossier for each in written.gone] == [CASE]


def _forged(place: Place, dossier: str, **more: str) -> None:
    """A line of somebody who reaches the folder, as it stood there before there were seals."""
    path = register_of(place.path)
    text = path.read_text() if path.exists() else '{"form": 1, "purged": []}'
    values = json.loads(text)
    line = {"dossier": dossier, "at": "2026-01-01", "rule": "retention", **more}
    values["purged"].append(line)
    path.write_text(json.dumps(values))


@pytest.mark.parametrize("seal", [None, "", "0" * 64, "copied"])
def test_a_line_that_the_store_did_not_write_removes_nothing_and_is_counted(
    place: Place, seal: str | None
) -> None:
    place.save(OTHER, b"stays")
    made = place.backup()
    place.purge(CASE)
    place.backup()  # which writes the register
    [true] = json.loads(register_of(place.path).read_text())["purged"]
    more = {} if seal is None else {"seal": true["seal"] if seal == "copied" else seal}
    _forged(place, OTHER, **more)
    place.path.unlink()  # with its own list
    restored = place.restore(made)
    assert (restored.again, restored.unsealed) == (1, 1)
    assert place.files() == {OTHER: b"stays"}


def test_a_list_of_before_there_were_seals_gets_those_of_what_the_store_says_too(
    place: Place,
) -> None:
    made = place.backup()
    place.purge(CASE)
    _forged(place, CASE)
    assert place.restore(made).again == 1
    place.save(OTHER, b"stays")
    register = register_of(place.path)
    _forged(place, OTHER)
    place.backup()
    key = register_key(keys.find_key(place.path, place.ring, None).key)
    listed = read_register(register, [key])
    assert [each.dossier for each in listed.gone] == [CASE]
    assert [each.dossier for each in listed.unsealed] == [OTHER]  # it stays to be looked at


def test_a_store_with_another_key_still_knows_its_own_lines(place: Place) -> None:
    made = place.backup()
    place.purge(CASE)
    place.backup()
    rekeying.rekey(place.name, place.now, place.ring, passphrase=PASSPHRASE)
    key = register_key(keys.find_key(place.path, place.ring, PASSPHRASE).key)
    assert [each.dossier for each in read_register(register_of(place.path), [key]).gone] == [CASE]
    place.path.unlink()
    assert place.restore(made).again == 1


def test_a_register_that_was_altered_stops_a_restore(place: Place) -> None:
    made = place.backup()
    register_of(place.path).write_text('{"form": 1, "purged": [{}]}')
    with pytest.raises(StoreTrouble) as refused:
        place.restore(made)
    assert refused.value.reason == "damaged"


def test_a_store_in_use_is_not_replaced(place: Place) -> None:
    made, desk = place.backup(), place.desk()
    with desk.database.read(), pytest.raises(StoreTrouble) as refused:
        place.restore(made)
    assert refused.value.reason == "in_use"
    desk.database.close()
    assert place.files() == {CASE: b"first"}


@pytest.mark.parametrize("wrong", ["cut", "flipped", "empty", "other"])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_changes(
    place: Place, wrong: str
) -> None:
    made = place.backup()
    data = bytearray(made.path.read_bytes())
    if wrong == "cut":
        data = data[:-4096]
    elif wrong == "flipped":
        data[-100] ^= 4
    elif wrong == "empty":
        data = bytearray()
    else:
        data = bytearray(b"SQLite format 3\0" + bytes(5000))
    given = bytes(data)
    made.path.write_bytes(given)
    was = place.path.read_bytes()
    with pytest.raises(StoreTrouble):
        place.restore(made)
    assert (made.path.read_bytes(), place.path.read_bytes()) == (given, was)
    assert place.files() == {CASE: b"first"}


def test_a_store_that_is_damaged_makes_way_as_it_is(place: Place) -> None:
    made = place.backup()
    damaged = bytearray(place.path.read_bytes())
    damaged[4096 + 100 : 4096 + 300] = bytes(200)
    place.path.write_bytes(bytes(damaged))
    aside = place.restore(made).aside
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert place.files() == {CASE: b"first"}


def test_a_backup_of_a_former_key_gets_the_key_of_now(place: Place) -> None:
    made = place.backup()
    rekeying.rekey(place.name, place.now, place.ring, passphrase=PASSPHRASE)
    place.restore(made)
    assert place.files() == {CASE: b"first"}


def test_killed_between_the_keyring_and_the_key_file_everything_still_opens(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = place.backup()
    written = list[key_file.KeyFile]()

    def killed(store: Path, file: key_file.KeyFile) -> None:
        if written and file.next is None:  # the last one, after the keyring
            raise KeyboardInterrupt
        written.append(file)
        key_file.write_key_file(store, file)

    for module in (rekeying, keys):
        monkeypatch.setattr(module, "write_key_file", killed)
    with pytest.raises(KeyboardInterrupt):
        rekeying.rekey(place.name, place.now, place.ring, passphrase=PASSPHRASE)
    monkeypatch.undo()
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    assert place.files() == {CASE: b"first"}  # by the keyring
    assert backups.look_into(made.path, place.name, place.now, place.ring).dossiers == 1
    for _ in range(2):
        desk = opening.open_desk(place.name, _never, place.now, NoKeyRing(), passphrase=PASSPHRASE)
        desk.database.close()
    found = backups.look_into(made.path, place.name, place.now, NoKeyRing(), passphrase=PASSPHRASE)
    assert found.dossiers == 1


@pytest.mark.parametrize("by", ["passphrase", "recovery_key"])
def test_who_lost_the_computer_opens_a_backup_from_its_folder(place: Place, by: str) -> None:
    made = place.backup()
    desk, ring = place.desk(), place.ring
    key = keys.find_key(place.path, ring, None).key
    desk.database.close()
    place.path.unlink()
    place.path.with_suffix(".key.json").unlink()
    place.ring = KeptRing()
    more = {"passphrase": PASSPHRASE}
    if by == "recovery_key":
        (place.folder / "store.key.json").unlink()
        more = {"recovery_key": "-".join(groups_of(key)), "passphrase": PASSPHRASE}
    place.restore(made, **more)
    opened = opening.open_desk(place.name, _never, place.now, NoKeyRing(), passphrase=PASSPHRASE)
    assert dossiers.opened(opened.database, CASE).file == b"first"
    opened.database.close()


def test_the_copies_that_still_hold_what_was_removed_are_named_unopened(place: Place) -> None:
    before = place.backup()  # of before OTHER was there
    place.save(OTHER, b"later")
    holds = place.backup()
    restored = place.restore(holds)
    assert restored.aside is not None
    desk = place.desk()
    assert old_copies(desk, place.folder) == []
    purging.purge(desk.database, OTHER, purging.RETENTION)
    after = backups.make(desk, place.folder)
    were = {each: each.read_bytes() for each in place.folder.iterdir()}
    found = old_copies(desk, place.folder)
    assert {(each.path, each.dossiers, each.is_aside) for each in found} == {
        (holds.path, 1, False),
        (restored.aside, 1, True),
    }
    purging.purge(desk.database, CASE, purging.RETENTION)
    counted = {each.path: each.dossiers for each in old_copies(desk, place.folder)}
    assert counted == {before.path: 1, holds.path: 2, restored.aside: 2, after.path: 1}
    assert {each: each.read_bytes() for each in place.folder.iterdir()} == were
    desk.database.close()


def test_an_old_copy_does_not_open_as_a_store(place: Place) -> None:
    made = place.backup()
    aside = place.restore(made).aside
    for path in (made.path, aside):
        with pytest.raises(StoreTrouble) as refused:
            opening.open_desk(str(path), _never, place.now, place.ring, passphrase=PASSPHRASE)
        assert refused.value.reason == "key_missing"


def test_looking_into_a_backup_changes_nothing(place: Place) -> None:
    made = place.backup()
    before = {each: each.read_bytes() for each in place.path.parent.rglob("*") if each.is_file()}
    found = backups.look_into(made.path, place.name, place.now, place.ring)
    assert (found.dossiers, found.versions, found.events) == (1, 1, 1)
    after = {each: each.read_bytes() for each in place.path.parent.rglob("*") if each.is_file()}
    assert after == before


def test_one_backup_a_day(place: Place) -> None:
    desk = place.desk()
    today = place.now.at.astimezone().date()
    assert backups.daily(desk, place.folder, today) is not None
    assert backups.daily(desk, place.folder, today) is None
    assert backups.daily(desk, place.folder, today + timedelta(days=1)) is not None
    # Which of two clocks was wrong nobody knows: one too many is better than none for years.
    assert backups.daily(desk, place.folder, date(2020, 1, 1)) is not None
    desk.database.close()


def test_a_server_makes_its_own_backups() -> None:
    with pytest.raises(backups.ServersOwn):
        backups.folder_of("postgresql://db.example/uitzicht")


def test_before_a_store_of_before_is_brought_to_today_a_backup_is_made(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = list[int]()

    def migrate(database: Database) -> None:
        steps.append(len(backups.made(place.folder)))

    monkeypatch.setattr(migrating, "state", lambda database: "0000")
    monkeypatch.setattr(migrating, "migrate", migrate)
    place.desk().database.close()
    assert steps == [1]
