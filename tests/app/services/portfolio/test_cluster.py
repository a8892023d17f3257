"""A real cluster: a scheduler and workers as processes, one of them killed in the middle."""

import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from app.i18n.user_error import Exit
from app.services.portfolio.cluster import Cluster
from app.services.portfolio.crew import Ended, Piece
from app.services.portfolio.job import Item, program_version
from app.services.portfolio.refused import PortfolioRefused
from app.services.portfolio.row import Status
from tests.app.services.portfolio.dossiers import HIGHER, fill, job, running
from tests.app.services.portfolio.test_processes import check
from tests.dask_cluster import DaskCluster

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")

COUNT: Final = 200


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[DaskCluster]:
    """A scheduler without workers."""
    with DaskCluster(tmp_path, deaths=1) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four chunks of dossiers, a new tariff file, and the table as one process makes it."""
    place = tmp_path_factory.mktemp("portfolio")
    fill(place / "d", COUNT)
    (place / "nieuw.toml").write_text(HIGHER, encoding="utf-8")
    check(place, place / "one.csv", workers=1)
    return place


def test_two_workers_of_which_one_is_killed_give_the_bytes_of_one_process(
    folder: Path, tmp_path: Path, dask: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = dask.worker(), dask.worker()
    seen: list[int] = []
    real = Cluster.ended

    def ended(self: Cluster) -> Sequence[Ended]:
        found = real(self)
        if not seen:
            first.send_signal(signal.SIGKILL)
            first.wait()
        seen.append(len(found))
        return found

    monkeypatch.setattr(Cluster, "ended", ended)
    totals = check(folder, tmp_path / "r.csv", scheduler=dask.address, workers=None)
    assert first.returncode == -signal.SIGKILL
    assert sum(totals.statuses.values()) == COUNT
    assert sum(seen) == COUNT // 50
    assert (tmp_path / "r.csv").read_bytes() == (folder / "one.csv").read_bytes()


def test_a_dossier_that_kills_every_worker_is_one_line(tmp_path: Path, dask: DaskCluster) -> None:
    """The scheduler gives up a piece whose workers keep dying; the crew says that it died."""
    killer = (
        "from app.services.portfolio import chunk\n"
        "real = chunk.row_of\n"
        "chunk.row_of = lambda n, *r: os._exit(9) if n == 'killer' else real(n, *r)\n"
    )
    for _ in range(3):
        dask.worker(killer)
    crew = Cluster(job(), dask.address, trusted=False)
    try:
        crew.give(Piece(1, 0, (Item("killer", running()),)))
        [ended] = crew.ended()
        assert ended.done is None
        crew.give(Piece(2, 0, (Item("other", running()),)))
        [ended] = crew.ended()
        assert ended.done is not None
        assert [row.status for row in ended.done.rows] == [Status.OK]
    finally:
        crew.close()


def test_a_worker_with_another_program_is_refused_at_once_and_when_it_comes_later(
    dask: DaskCluster,
) -> None:
    other = (
        "from app.services.portfolio import job\n"
        "job.program_version = lambda: 'other'\n"
        "import app.services.portfolio.chunk\n"
    )
    mine = dask.worker()
    crew = Cluster(job(), dask.address, trusted=False)
    try:
        mine.kill()
        mine.wait()
        dask.worker(other)
        crew.give(Piece(1, 0, (Item("d", running()),)))
        with pytest.raises(PortfolioRefused) as refused:
            crew.ended()
    finally:
        crew.close()
    assert refused.value.key == "portfolio.refused.other_program"
    assert refused.value.values == {"here": program_version(), "there": "other"}


def test_a_cluster_without_workers_and_one_that_is_not_there(dask: DaskCluster) -> None:
    with pytest.raises(PortfolioRefused) as refused:
        Cluster(job(), dask.address, trusted=False)
    assert refused.value.key == "portfolio.refused.no_workers"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("tcp://192.0.2.1:8786", "open_network"),
        ("192.0.2.1:8786", "open_network"),
        ("rekenaar:8786", "open_network"),
        ("tcp://[2001:db8::1]:8786", "open_network"),
        ("tcp://localhost.example:8786", "open_network"),
        ("tcp://127.0.0.1", "address_wrong"),
        ("http://127.0.0.1:8786", "address_wrong"),
        ("inproc://127.0.0.1:1", "address_wrong"),
        ("tls://", "address_wrong"),
        ("tcp://[:1", "address_wrong"),
        ("tcp://127.0.0.1:x", "address_wrong"),
        ("", "address_wrong"),
    ],
)
def test_personal_data_goes_to_another_computer_with_tls_only(address: str, key: str) -> None:
    with pytest.raises(PortfolioRefused) as refused:
        Cluster(job(), address, trusted=False)
    assert refused.value.key == f"portfolio.refused.{key}"


@pytest.mark.parametrize(
    ("address", "trusted"),
    [
        ("tls://192.0.2.1:8786", False), ("tcp://192.0.2.1:8786", True), ("localhost:1", False),
        ("tcp://127.0.0.1:1", False), ("tcp://127.9.9.9:1", False), ("tcp://[::1]:1", False),
    ],
)  # fmt: skip
def test_these_are_tried(address: str, trusted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: Any, **__: Any) -> None:
        raise OSError

    monkeypatch.setattr("distributed.Client", nobody)
    with pytest.raises(PortfolioRefused) as refused:
        Cluster(job(), address, trusted=trusted)
    assert refused.value.key == "portfolio.refused.no_scheduler"
    assert refused.value.exit_code is Exit.ENVIRONMENT


def test_without_the_extra_it_is_said_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PortfolioRefused) as refused:
        Cluster(job(), "tcp://127.0.0.1:1", trusted=False)
    assert refused.value.key == "portfolio.refused.no_dask"
