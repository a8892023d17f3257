"""Portfolios of 1,000, 5,000 and 21,000 dossiers: what one costs, and what a cluster adds.

A script, not a test: it prints what it measured. All 21,000 Dutch restschulden are the largest
portfolio; it is done on a scheduler with two workers too, one of them killed in the middle, where
`distributed` is installed. Other sizes are arguments (`bench_portfolio.py 100 500`), `--workers N`,
`--no-cluster`; `--cluster` insists on one.

CPU is of all processes of the command together: it hardly depends on what else the computer does.
"""

import importlib.util
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.goals import report
from tests.benchmarks.portfolio_folder import fill
from tests.benchmarks.processes import ROOT, Processes
from tests.dask_cluster import DaskCluster
from tests.new_tariffs import revised

SIZES: Final = (1_000, 5_000, 21_000)
ON: Final = "2027-04-05"
_WORKERS: Final = "2"
_HALF: Final = 50
_PERCENT: Final = re.compile(r"\((\d+)%\)")
"""In a line of progress."""


@dataclass(frozen=True)
class Spent:
    """What a command took: seconds on the wall, of CPU in all its processes; its largest, MB."""

    wall: float
    cpu: float
    largest: float


@dataclass
class Portfolio:
    """A folder with dossiers, a new tariff file, and where results go."""

    place: Path
    size: int
    processes: Processes

    def command(self, result: str, *more: str) -> subprocess.Popen[str]:
        """Start a recheck of it."""
        words = ["portfolio", "recheck", str(self.place / str(self.size)), "--on", ON, *more,
                 "-o", str(self.place / result)]  # fmt: skip
        path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
        return subprocess.Popen(
            [sys.executable, "-m", "app", *words], cwd=ROOT, text=True, stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL, env=self.processes.environment | {"PYTHONPATH": path},
        )  # fmt: skip

    def measured(self, result: str, *more: str) -> Spent:
        """A recheck of it, from its start to its end."""
        begun = time.perf_counter()
        command = self.command(result, *more)
        assert command.stderr is not None
        command.stderr.read()
        return _spent(command, begun)


def _spent(process: subprocess.Popen[str], begun: float) -> Spent:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"ended with {process.returncode}")
    wall = time.perf_counter() - begun
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _line(what: str, size: int, spent: Spent, first: float) -> float:
    each = spent.cpu * 1000 / size
    ratio = f", x{each / first:.2f} of the first" if first else ""
    print(
        f"  {size:>6} {what}: {spent.wall:6.1f} s, {each:5.2f} ms of CPU each{ratio};"
        f" largest process {spent.largest:.0f} MB",
        flush=True,
    )
    return each


def _on_a_cluster(portfolio: Portfolio, alone: Spent, expected: bytes) -> None:
    """Two workers, one killed in the middle: the same bytes, and what it took more."""
    with DaskCluster(portfolio.place) as cluster:
        victim, _ = cluster.worker(), cluster.worker()
        workers = 0.0
        begun = time.perf_counter()
        command = portfolio.command("cluster.csv", "--scheduler", cluster.address)
        assert command.stderr is not None
        for line in command.stderr:
            percent = _PERCENT.search(line)
            if percent and int(percent[1]) >= _HALF and victim.returncode is None:
                victim.send_signal(signal.SIGKILL)
                workers += _used(victim)
        spent = _spent(command, begun)
        for process in cluster.all:
            process.kill()
        workers += sum(_used(process) for process in cluster.all if process is not victim)
    same = (portfolio.place / "cluster.csv").read_bytes() == expected
    print(
        f"  {portfolio.size:>6} on a cluster, one of two workers killed half-way:"
        f" {spent.wall:6.1f} s; {'the same bytes' if same else 'OTHER BYTES'};"
        f" who asks {spent.cpu * 1000 / portfolio.size:.2f} ms each, {spent.largest:.0f} MB;"
        f" x{(spent.cpu + workers) / alone.cpu:.2f} of the CPU of the processes"
    )


def _used(process: subprocess.Popen[str]) -> float:
    """Seconds of CPU of a process that was killed."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the figures."""
    words = sys.argv[1:]
    workers = words[words.index("--workers") + 1] if "--workers" in words else _WORKERS
    sizes = [int(word) for word in words if word.isdigit() and word != workers] or list(SIZES)
    print(f"portfolios: read, assessed, compared and written by {workers} processes")
    first = 0.0
    with Processes() as processes, TemporaryDirectory(prefix="uitzicht-bench-") as folder:
        place = Path(folder)
        fill(place / "1", 1)
        Portfolio(place, 1, processes).measured("1.csv")  # the first writes all bytecode
        for size in filter(None, sizes):
            portfolio = Portfolio(place, size, processes)
            fill(place / str(size), size)
            spent = portfolio.measured(f"{size}.csv", "--workers", workers)
            each = _line("dossiers", size, spent, first)
            first = first or each
            if size == SIZES[-1]:
                report("portfolio_flat", each / first)
                report("portfolio", spent.wall)
        small = Portfolio(place, sizes[0], processes)
        new = place / "new.toml"
        new.write_text(revised(2026, 2, '"50.69"', '"90.69"'), encoding="utf-8")
        more = small.measured("new.csv", "--workers", workers, "--tariffs", str(new))
        _line("dossiers under a new tariff file", sizes[0], more, first)
        has_dask = importlib.util.find_spec("distributed") is not None
        if "--cluster" in words or (has_dask and "--no-cluster" not in words):
            last = Portfolio(place, sizes[-1], processes)
            _on_a_cluster(last, spent, (place / f"{sizes[-1]}.csv").read_bytes())


if __name__ == "__main__":
    main()
