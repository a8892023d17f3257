"""A real Dask cluster on this computer: a scheduler and its workers, each a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from tests.building import ROOT

_SCHEDULER: Final = """
import asyncio
from distributed import Scheduler
async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()
asyncio.run(main())
"""
_WORKER: Final = """
import asyncio, os
{before}
from distributed import Worker
async def main():
    async with Worker({address!r}, nthreads=1, dashboard=False, memory_limit=0) as worker:
        print(os.getpid(), flush=True)
        await worker.finished()
asyncio.run(main())
"""


class DaskCluster:
    """A scheduler without workers; `worker` adds one. Nothing is left of it afterwards."""

    def __init__(self, folder: Path, deaths: int = 3) -> None:
        """`deaths`: so many workers may die of one piece of work before it is given up."""
        self._folder = folder
        self._deaths = str(deaths)
        self.all: list[subprocess.Popen[str]] = []
        self.address = self._started(_SCHEDULER)

    def __enter__(self) -> "DaskCluster":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in reversed(self.all):
            process.kill()
            process.communicate()

    def worker(self, before: str = "") -> subprocess.Popen[str]:
        """One more worker, that is there; `before`: what it does before it begins."""
        self._started(_WORKER.format(address=self.address, before=before))
        return self.all[-1]

    def _started(self, program: str) -> str:
        path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
        process = subprocess.Popen(
            [sys.executable, "-c", program], cwd=self._folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | {
                "PYTHONPATH": path,
                "DASK_TEMPORARY_DIRECTORY": str(self._folder),
                "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": self._deaths,
            },
        )  # fmt: skip
        self.all.append(process)
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        assert said, "a process of the cluster did not start"
        return said
