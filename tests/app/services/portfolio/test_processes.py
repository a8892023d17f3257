"""Real processes: the same bytes for one and for two, killed workers, a kill of the whole, Ctrl+C.

A worker is a fork of this process, so that what a test puts in the place of a function is there.
Nothing waits for a clock: a dossier that must not be done yet reads from a pipe that nobody fills.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from app.cli import main
from app.i18n import Texts
from app.services.portfolio import chunk
from app.services.portfolio.dossier import row_of as row_of_dossier
from app.services.portfolio.recheck import Asked, recheck_portfolio
from app.services.portfolio.row import Row, Status
from app.services.portfolio.table import Form
from app.services.portfolio.totals import Totals
from app.services.tariffs import open_shelf
from tests.app.services.portfolio.dossiers import DAY, HIGHER, fill
from tests.building import ROOT

COUNT: Final = 200
_KILLED: Final = 9


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four chunks of dossiers, and a new tariff file."""
    place = tmp_path_factory.mktemp("portfolio")
    fill(place / "d", COUNT)
    (place / "nieuw.toml").write_text(HIGHER, encoding="utf-8")
    return place


def check(folder: Path, result: Path, **more: Any) -> Totals:
    """The portfolio of the folder, done here."""
    asked: dict[str, Any] = {
        "paths": (folder / "d",), "on": DAY, "result": result, "policy": None,
        "tariffs": folder / "nieuw.toml", "form": Form.EXCEL, "workers": 2, "scheduler": None,
        "trusted": False, "resume": False, "folder": folder / "data",
    }  # fmt: skip
    done = recheck_portfolio(
        Asked(**asked | more), open_shelf(folder / "data"), Texts("nl"), lambda _: None
    )
    assert not result.with_name(f"{result.name}.parts").exists()
    return done.totals


@pytest.fixture(scope="module")
def whole(folder: Path) -> bytes:
    """The table as one process makes it."""
    totals = check(folder, folder / "one.csv", workers=1)
    assert sum(totals.statuses.values()) == COUNT
    assert totals.statuses[Status.UNREADABLE] == 1
    plans = totals.statuses[Status.UNDER_FLOOR]
    assert plans == COUNT // 8
    assert [totals.back, totals.ahead, totals.a_month] == [160 * plans, 1280 * plans, 40 * plans]
    return (folder / "one.csv").read_bytes()


def instead(monkeypatch: pytest.MonkeyPatch, name: str, does: Callable[[], object]) -> None:
    """Do something before the dossier with this in its name is computed.

    Nearly all dossiers have the contents of another one: a worker computes each of them once. That
    rows come out the same wherever they are computed is held by the test of two processes.
    """
    known = dict[tuple[object, ...], Row]()

    def row_of(file: str, dossier: bytes, stored: bytes | None, figures: Any) -> Row:
        if name in file:
            does()
        asked = dossier, stored, id(figures)
        if asked not in known:
            known[asked] = row_of_dossier(file, dossier, stored, figures)
        return known[asked]._replace(file=file)

    monkeypatch.setattr(chunk, "row_of", row_of)


def test_two_processes_give_the_bytes_of_one(folder: Path, whole: bytes) -> None:
    check(folder, folder / "two.csv")
    assert (folder / "two.csv").read_bytes() == whole


def test_a_worker_that_is_killed_loses_nothing(
    folder: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag = tmp_path / "killed"

    def once() -> None:
        if not flag.exists():
            flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    instead(monkeypatch, "064", once)
    check(folder, tmp_path / "r.csv")
    assert flag.exists()
    assert (tmp_path / "r.csv").read_bytes() == whole


def test_a_dossier_that_kills_every_worker_is_one_line_and_the_others_stay(
    folder: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead(monkeypatch, "064", lambda: os._exit(_KILLED))
    totals = check(folder, tmp_path / "r.csv")
    assert sum(totals.statuses.values()) == COUNT
    lines = zip(whole.splitlines(), (tmp_path / "r.csv").read_bytes().splitlines(), strict=True)
    [(_, other)] = [(before, after) for before, after in lines if before != after]
    assert b"064.uitzicht.json;not_computable;" in other
    assert other.endswith(b";worker_died")


_BLOCKED: Final = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
from app.services.portfolio import chunk
real = chunk.row_of
def row_of(file, *rest):
    if {name!r} in file:
        open({pipe!r}, "rb").read()
    return real(file, *rest)
chunk.row_of = row_of
from app.cli import main
sys.exit(main({words!r}))
"""


class Blocked:
    """The command as a process of its own, that cannot go past one dossier."""

    def __init__(self, folder: Path, place: Path) -> None:
        pipe = place / "pipe"
        os.mkfifo(pipe)
        self.result = place / "r.csv"
        self.words = [
            "portfolio", "recheck", str(folder / "d"), "--on", DAY.isoformat(), "--workers", "2",
            "--tariffs", str(folder / "nieuw.toml"), "--lang", "nl", "-o", str(self.result),
        ]  # fmt: skip
        self._environment = os.environ | {
            "PYTHONPATH": str(ROOT), "UITZICHT_DATA": str(folder / "data"),
        }  # fmt: skip
        program = _BLOCKED.format(name="/055.", pipe=str(pipe), words=self.words)
        self.process = subprocess.Popen(
            [sys.executable, "-c", program], env=self._environment, cwd=ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self.said = ""
        # The second chunk stands still; the three others are done, and that is said.
        assert self.process.stderr is not None
        while "150 van 200" not in self.said:
            line = self.process.stderr.readline()
            assert line, self.said
            self.said += line

    def ended(self) -> tuple[int, str]:
        """Its exit code, and the rest of what it said; both ends of its pipes are closed then."""
        _, rest = self.process.communicate()
        return self.process.returncode, rest

    def again(self, *more: str) -> int:
        """The same command without anything in its way, by who reads its words here."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("UITZICHT_DATA", self._environment["UITZICHT_DATA"])
            return main([*self.words, *more])


def test_after_a_kill_of_the_whole_it_goes_on_from_what_was_done(
    folder: Path, whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = Blocked(folder, tmp_path)
    blocked.process.kill()
    # Its workers hold the other end of stderr: this ends when they are gone too.
    code, _ = blocked.ended()
    assert code == -signal.SIGKILL
    parts = tmp_path / "r.csv.parts"
    assert not blocked.result.exists()
    assert sorted(path.name for path in parts.glob("*.csv")) == [
        "000001.csv", "000003.csv", "000004.csv",
    ]  # fmt: skip
    assert blocked.again() == 2
    assert "--resume" in capsys.readouterr().err
    assert blocked.again("--resume") == 1
    shown = capsys.readouterr()
    assert "200 dossiers nagerekend" in shown.out
    assert "150 van 200" in shown.err
    assert blocked.result.read_bytes() == whole
    assert not parts.exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_whoever_stops_it_is_told_how_far_it_came_and_how_to_go_on(
    folder: Path, whole: bytes, tmp_path: Path, how: signal.Signals
) -> None:
    blocked = Blocked(folder, tmp_path)
    blocked.process.send_signal(how)
    code, said = blocked.ended()
    assert code == 3
    assert "Gestopt: 150 van 200 dossiers zijn klaar en bewaard." in said
    assert "--resume" in said
    assert "Traceback" not in said
    assert not blocked.result.exists()
    assert blocked.again("--resume") == 1
    assert blocked.result.read_bytes() == whole
