"""Two people on one dossier, on real connections: nobody's version is ever written over."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store.database import chain, dossiers
from app.store.database.connecting import Database, open_file, open_server
from app.store.database.dossiers import NEW, Saved
from app.store.database.trouble import Conflict
from tests.app.store.database.conftest import KEY, ROW, clock
from tests.app.store.database.server import Server

Pair = tuple[Database, Database]
ROUNDS = 12


@pytest.fixture(params=["sqlcipher", "postgresql"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pair]:
    """One store, opened twice: by two windows of one computer, or by two people."""
    from app.store.database import migrating

    if request.param == "sqlcipher":
        opened = [open_file(tmp_path / "store.db", KEY, "anna", clock()) for _ in range(2)]
        migrating.migrate(opened[0])
    else:
        server: Server = request.getfixturevalue("server")
        people = {"anna": ("officer", "lender"), "bas": ("officer", "lender")}
        addresses = server.store_with(people)
        opened = [open_server(addresses[login], clock()) for login in people]
    yield opened[0], opened[1]
    for each in opened:
        each.close()


def saved(database: Database, case: str, content: str, on: int) -> Saved | Conflict:
    """What a save gives, or why it was refused."""
    try:
        return dossiers.save(database, case, content.encode(), ROW, on=on)
    except Conflict as conflict:
        return conflict


def holds(database: Database, case: str, accepted: dict[int, str]) -> None:
    """The versions are exactly those that were accepted, and the chain has all of it."""
    stored = {each.number: each.file.decode() for each in dossiers.versions(database, case)}
    assert stored == accepted
    assert sorted(stored) == list(range(1, len(stored) + 1))
    with database.read() as connection:
        assert chain.first_broken(connection) is None


_MOVES = st.lists(
    st.tuples(st.sampled_from([0, 1]), st.sampled_from(["look", "save"])), max_size=14
)
_numbers = iter(range(1, 10_000))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=_MOVES)
def test_in_every_order_a_save_follows_what_its_maker_saw(
    pair: Pair, moves: list[tuple[int, str]]
) -> None:
    case = f"{next(_numbers):032x}"
    dossiers.save(pair[0], case, b"begin", ROW, on=NEW)
    accepted, seen = {1: "begin"}, [1, 1]
    for step, (who, move) in enumerate(moves):
        if move == "look":
            seen[who] = dossiers.opened(pair[who], case).number
            continue
        content = f"{who}:{step}"
        outcome = saved(pair[who], case, content, seen[who])
        if seen[who] == len(accepted):
            assert isinstance(outcome, Saved)
            accepted[outcome.number] = content
            seen[who] = outcome.number
        else:
            assert isinstance(outcome, Conflict)
            assert outcome.current == len(accepted)
    holds(pair[1], case, accepted)


def at_once(*works: Callable[[], None]) -> None:
    """All of it at the same moment; what one of them raises fails the test."""
    ready, wrong = threading.Barrier(len(works)), list[BaseException]()

    def run(work: Callable[[], None]) -> None:
        try:
            ready.wait(timeout=60)
            work()
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("begun", [True, False], ids=["on a version", "new"])
def test_of_two_saves_at_once_one_is_taken_and_one_is_told(pair: Pair, begun: bool) -> None:
    for number in range(ROUNDS):
        case = f"{number:032x}"
        accepted = dict[int, str]()
        on = NEW
        if begun:
            dossiers.save(pair[0], case, b"begin", ROW, on=NEW)
            accepted[1], on = "begin", 1
        outcomes = dict[str, Saved | Conflict]()

        def save(database: Database, content: str, case: str = case, on: int = on,
                 outcomes: dict[str, Saved | Conflict] = outcomes) -> None:  # fmt: skip
            outcomes[content] = saved(database, case, content, on)

        at_once(lambda: save(pair[0], "mine"), lambda: save(pair[1], "theirs"))
        taken = {each: found for each, found in outcomes.items() if isinstance(found, Saved)}
        assert len(taken) == 1
        ((content, found),) = taken.items()
        assert found.number == on + 1
        holds(pair[0], case, accepted | {found.number: content})
