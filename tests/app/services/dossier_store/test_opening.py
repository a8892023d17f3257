"""A store made and opened: by the keyring, a passphrase or the key on paper, or refused."""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.i18n import Texts
from app.services.dossier_store import keys, opening, rekeying
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.keys import NoKeyRing, PassphraseTooShort, StoreTrouble
from app.services.dossier_store.place import Needs, proves_who
from app.store.database import connecting, key_file, migrating, passphrase, store_facts
from app.store.database import rekeying as database_rekeying
from app.store.database.connecting import open_file
from app.store.files import FileTrouble
from calc import Assessment, Draft
from tests.app.services.dossier_store.key_rings import PASSPHRASE, KeptRing, noon

NEW = "paraplu zolder krant meeuw"


def _never(draft: Draft) -> Assessment:
    raise AssertionError


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with little memory: how heavy it is has its own test."""
    monkeypatch.setattr(passphrase, "_MEMORY", 64)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "store" / "store.db")


def opened(place: str, ring: keys.KeyRing, words: str | None = None) -> None:
    desk: Desk = opening.open_desk(place, _never, noon, ring, passphrase=words)
    desk.database.close()


def refusal(place: str, ring: keys.KeyRing, words: str | None = None) -> str:
    with pytest.raises(StoreTrouble) as refused:
        opened(place, ring, words)
    assert Texts("nl").text(refused.value.key, **refused.value.values)
    return refused.value.reason


def test_a_first_start_with_a_keyring_needs_nothing(place: str) -> None:
    ring = KeptRing()
    assert keys.needs(place, ring) is Needs.MAKING
    opening.make_store(place, noon, ring)
    assert keys.needs(place, ring) is Needs.NOTHING
    opened(place, ring)
    assert refusal(place, KeptRing()) == "key_missing"  # another account of this computer
    assert keys.needs(place, KeptRing()) is Needs.RECOVERY_KEY


@pytest.mark.parametrize("ring", [NoKeyRing(), KeptRing(forgets=True)])
def test_without_a_keyring_that_keeps_a_passphrase_guards_the_key(
    place: str, ring: keys.KeyRing
) -> None:
    with pytest.raises(StoreTrouble) as refused:
        opening.make_store(place, noon, ring)
    assert refused.value.reason == "locked"
    assert not Path(place).exists()
    opening.make_store(place, noon, ring, passphrase=PASSPHRASE)
    assert keys.needs(place, ring) is Needs.PASSPHRASE
    opened(place, ring, f" {PASSPHRASE} ")
    assert refusal(place, ring) == "locked"
    assert refusal(place, ring, PASSPHRASE.upper()) == "wrong_passphrase"
    opened(place, ring, PASSPHRASE)  # nobody is locked out


def test_a_keyring_and_a_passphrase_stand_beside_each_other(place: str) -> None:
    ring = KeptRing()
    opening.make_store(place, noon, ring)
    keys.change_passphrase(place, ring, None, PASSPHRASE)
    opened(place, ring)
    opened(place, NoKeyRing(), PASSPHRASE)
    with pytest.raises(StoreTrouble) as refused:  # now nobody changes it without the words
        keys.change_passphrase(place, ring, None, NEW)
    assert refused.value.reason == "locked"
    keys.change_passphrase(place, ring, PASSPHRASE, NEW)
    assert refusal(place, NoKeyRing(), PASSPHRASE) == "wrong_passphrase"
    opened(place, NoKeyRing(), NEW)


@pytest.mark.parametrize("words", ["", "geheim", "aaaaaaaaaaaaaaaaaaaa", "1234512345123451234"])
def test_a_passphrase_that_is_guessed_is_refused(place: str, words: str) -> None:
    with pytest.raises(PassphraseTooShort):
        opening.make_store(place, noon, NoKeyRing(), passphrase=words)
    assert not Path(place).parent.exists() or not list(Path(place).parent.glob("*.json"))


def test_every_flipped_bit_of_the_key_file_is_seen(place: str) -> None:
    opening.make_store(place, noon, NoKeyRing(), passphrase=PASSPHRASE)
    path = key_file.key_file_of(Path(place))
    sound = path.read_bytes()
    assert os.stat(path).st_mode & 0o077 == 0
    for bit in range(0, len(sound) * 8, 7):
        flipped = bytearray(sound)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        file = _read(place)
        if isinstance(file, str):
            assert file in ("key_damaged", "key_newer")
        else:  # white space, or a letter that JSON reads alike
            assert file.opened(PASSPHRASE) is not None
    path.write_bytes(sound[: len(sound) // 2])
    assert refusal(place, NoKeyRing(), PASSPHRASE) == "key_damaged"
    assert keys.needs(place, NoKeyRing()) is Needs.RECOVERY_KEY


def _read(place: str) -> key_file.KeyFile | str:
    try:
        file = key_file.read_key_file(Path(place))
    except StoreTrouble as trouble:
        return trouble.reason
    assert file is not None
    return file


def test_a_key_file_of_a_newer_version_is_left_as_it_is(place: str) -> None:
    opening.make_store(place, noon, NoKeyRing(), passphrase=PASSPHRASE)
    path = key_file.key_file_of(Path(place))
    path.write_bytes(path.read_bytes().replace(b'"form": 1', b'"form": 2'))
    newer = path.read_bytes()
    assert refusal(place, NoKeyRing(), PASSPHRASE) == "key_newer"
    with pytest.raises(StoreTrouble):
        keys.needs(place, NoKeyRing())
    assert path.read_bytes() == newer


def test_a_key_file_cannot_ask_for_all_the_memory(place: str) -> None:
    wrapped = passphrase.Wrapped(bytes(16), 2**31, 3, 4, bytes(60))
    Path(place).parent.mkdir()
    key_file.write_key_file(Path(place), key_file.KeyFile("a", wrapped=wrapped))
    with pytest.raises(StoreTrouble) as refused:
        key_file.read_key_file(Path(place))
    assert refused.value.reason == "key_damaged"


@pytest.mark.parametrize("ring", [NoKeyRing(), KeptRing()])
def test_the_key_on_paper_opens_a_store_whose_key_is_lost(place: str, ring: keys.KeyRing) -> None:
    opening.make_store(place, noon, NoKeyRing(), passphrase=PASSPHRASE)
    paper = " ".join(keys.recovery_groups(place, NoKeyRing(), PASSPHRASE))
    key_file.key_file_of(Path(place)).unlink()
    assert refusal(place, NoKeyRing(), PASSPHRASE) == "key_missing"
    words = NEW if isinstance(ring, NoKeyRing) else None
    opening.restore_key(place, paper, noon, ring, passphrase=words)
    opened(place, ring, words)


def test_the_key_of_another_store_changes_nothing(place: str, tmp_path: Path) -> None:
    opening.make_store(place, noon, NoKeyRing(), passphrase=PASSPHRASE)
    other = str(tmp_path / "other.db")
    opening.make_store(other, noon, NoKeyRing(), passphrase=NEW)
    paper = " ".join(keys.recovery_groups(other, NoKeyRing(), NEW))
    with pytest.raises(StoreTrouble) as refused:
        opening.restore_key(place, paper, noon, NoKeyRing(), passphrase=NEW)
    assert refused.value.reason == "wrong_key"
    opened(place, NoKeyRing(), PASSPHRASE)


def test_what_is_no_store_is_refused_untouched(place: str) -> None:
    ring = NoKeyRing()
    assert refusal(place, ring, PASSPHRASE) == "not_found"
    assert not Path(place).exists()
    opening.make_store(place, noon, ring, passphrase=PASSPHRASE)
    store = Path(place)
    whole = store.read_bytes()
    for content, reason in ((b"", "damaged"), (whole[:9], "damaged"), (bytes(8192), "damaged")):
        store.write_bytes(content)
        assert refusal(place, ring, PASSPHRASE) == reason
        assert store.read_bytes() == content
    store.unlink()
    with sqlite3.connect(store) as plain:
        plain.execute("CREATE TABLE x (y)")
    plain.close()
    assert refusal(place, ring, PASSPHRASE) == "foreign"


def test_on_a_workstation_the_account_says_who_and_proves_little(place: str) -> None:
    ring = KeptRing()
    opening.make_store(place, noon, ring)
    desk = opening.open_desk(place, _never, noon, ring)
    assert desk.database.login == opening.account() != ""
    assert not proves_who(place)
    assert proves_who("postgresql://db.example.org/x")
    desk.database.close()


# -- killed ---------------------------------------------------------------------------------------

POINTS: tuple[tuple[object, str], ...] = (
    (opening, "first_key"),
    (keys, "write_key_file"),
    (opening, "open_file"),
    (migrating, "migrate"),
    (store_facts, "name_it"),
    (os, "replace"),
)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("module", "name"), POINTS, ids=[name for _, name in POINTS])
def test_a_first_start_that_is_killed_leaves_no_store_that_does_not_open(
    place: str, module: object, name: str, after: bool
) -> None:
    def first_start() -> None:
        opening.make_store(place, noon, NoKeyRing(), passphrase=PASSPHRASE)

    assert _killed(first_start, module, name, after) == signal.SIGKILL
    if Path(place).exists():
        opened(place, NoKeyRing(), PASSPHRASE)
    first_start()
    opened(place, NoKeyRing(), PASSPHRASE)
    assert not list(Path(place).parent.glob("*making*"))


@pytest.fixture(params=["passphrase", "keyring"])
def guarded(request: pytest.FixtureRequest, place: str) -> tuple[KeptRing, str | None]:
    """A store that a passphrase or a keyring opens."""
    ring = KeptRing(forgets=request.param == "passphrase")
    words = PASSPHRASE if ring.forgets else None
    opening.make_store(place, noon, ring, passphrase=words)
    return ring, words


def test_another_key_and_the_old_one_opens_nothing(
    place: str, guarded: tuple[KeptRing, str | None]
) -> None:
    ring, words = guarded
    before = keys.find_key(Path(place), ring, words)
    paper = rekeying.rekey(place, noon, ring, passphrase=words)
    opened(place, ring, words)
    assert keys.recovery_groups(place, ring, words) == paper
    after = keys.find_key(Path(place), ring, words)
    assert after.key != before.key
    assert after.file.former_keys(after.key) == (before.key,)
    with pytest.raises(StoreTrouble):
        open_file(Path(place), before.key, "", noon)
    # A backup like any other: it goes when its time has come, a copy beside the store never would.
    [made] = (Path(place).parent / "backups").glob("*.db")
    assert made.stat().st_mode & 0o077 == 0
    copy = open_file(made, before.key, "", noon)
    copy.close()


def test_a_store_that_is_open_elsewhere_keeps_its_key(place: str) -> None:
    ring = KeptRing()
    opening.make_store(place, noon, ring)
    desk = opening.open_desk(place, _never, noon, ring)
    before = keys.find_key(Path(place), ring, None)
    with pytest.raises(StoreTrouble) as refused:
        rekeying.rekey(place, noon, ring, passphrase=None)
    assert refused.value.reason == "in_use"
    desk.database.close()
    assert keys.find_key(Path(place), ring, None).key == before.key
    opened(place, ring)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("name", ["write_key_file", "change_key", "keep_key"])
def test_a_change_of_keys_that_is_killed_leaves_a_store_that_opens(
    place: str, name: str, after: bool, guarded: tuple[KeptRing, str | None]
) -> None:
    ring, words = guarded

    def change() -> None:
        rekeying.rekey(place, noon, ring, passphrase=words)

    assert _killed(change, rekeying, name, after) == signal.SIGKILL
    if (name, after, words) == ("keep_key", True, None):
        return  # the keyring of the child had the new key; ours is a keyring in memory
    opened(place, ring, words)
    assert keys.recovery_groups(place, ring, words)  # nothing hangs over it any more
    change()
    opened(place, ring, words)


def _killed(work: Callable[[], object], module: Any, name: str, after: bool) -> int:
    """Do it in a process that is killed before or after the first call of a function."""
    whole = getattr(module, name)

    def deadly(*words: Any, **named: Any) -> Any:
        if after:
            whole(*words, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        setattr(module, name, deadly)
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


# -- nothing of it is told ------------------------------------------------------------------------


def test_no_error_holds_a_passphrase_or_a_key(place: str) -> None:
    """Nor a message, nor what a debugger would show of the errors it came from."""
    ring = NoKeyRing()
    opening.make_store(place, noon, ring, passphrase=PASSPHRASE)
    found = keys.find_key(Path(place), ring, PASSPHRASE)
    secrets = [PASSPHRASE, NEW, found.key.hex(), *keys.recovery_groups(place, ring, PASSPHRASE)]
    assert not any(secret in repr(found) for secret in secrets)
    Path(place).write_bytes(bytes(8192))
    for words in (PASSPHRASE, NEW):
        with pytest.raises(StoreTrouble) as refused:
            opened(place, ring, words)
        error: BaseException | None = refused.value
        while error is not None:
            said = [str(error), repr(error), repr(error.args), repr(vars(error))]
            assert not any(secret in each for secret in secrets for each in said)
            error = error.__cause__ or error.__context__


def test_while_it_gets_another_key_nobody_comes_in(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = KeptRing()
    opening.make_store(place, noon, ring)
    key = keys.find_key(Path(place), ring, None).key
    refused = list[str]()

    class Watched:
        """A connection beside which somebody tries to come in, just before the key is changed."""

        def __init__(self, connection: Any) -> None:
            self.connection = connection

        def execute(self, statement: str) -> Any:
            if statement.startswith("PRAGMA rekey"):
                other = dbapi2.connect(place, timeout=0)
                other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
                try:
                    other.execute("SELECT count(*) FROM sqlite_master")
                except dbapi2.OperationalError as error:
                    refused.append(str(error))
                finally:
                    other.close()
            return self.connection.execute(statement)

        def close(self) -> None:
            self.connection.close()

    monkeypatch.setattr(
        database_rekeying, "connected", lambda *words: Watched(connecting.connected(*words))
    )
    rekeying.rekey(place, noon, ring, passphrase=None)
    assert refused == ["database is locked"]
    opened(place, ring)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileTrouble) as refused:
        opening.make_store(str(tmp_path / "file" / "store.db"), noon, KeptRing())
    assert refused.value.sentence(Texts("nl"))


def test_a_name_that_somebody_gives_themselves_is_not_written_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    really = opening.account()
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "ander\nmens")
    assert opening.account() == really


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there is no such thing here")
def test_a_pipe_in_the_place_of_a_store_is_not_waited_for(place: str) -> None:
    Path(place).parent.mkdir()
    os.mkfifo(place)

    def waited(*_: object) -> None:
        raise AssertionError

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(20)
    try:
        with pytest.raises(FileTrouble) as refused:
            opened(place, KeptRing())
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert refused.value.reason == "not_a_file"


def test_two_stores_in_one_folder_have_each_their_own_key(tmp_path: Path) -> None:
    ring = KeptRing()
    one, other = (str(tmp_path / name) for name in ("team.a", "team.b"))
    for place in (one, other):
        opening.make_store(place, noon, ring)
    rekeying.rekey(one, noon, ring, passphrase=None)
    for place in (one, other):
        opened(place, ring)
    assert key_file.key_file_of(Path(one)) != key_file.key_file_of(Path(other))
