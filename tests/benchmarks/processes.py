"""Start programs for measuring as they run once installed: with their bytecode, and alone."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

ROOT = Path(__file__).parents[2]


class Processes:
    """A folder for bytecode and data that is gone afterwards, and an environment that uses it."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="uitzicht-bench-")
        folder = Path(self._folder.name)
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
        }
        self.environment = kept | {
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "UITZICHT_DATA": str(folder / "data"),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        }

    def __enter__(self) -> "Processes":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def milliseconds(self, *arguments: str) -> float:
        """From the start of a process until it says "painted" on stdout, or ends."""
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert process.stdout is not None
        with process:
            process.stdout.readline()
            spent = (time.perf_counter() - started) * 1000
        if process.returncode != 0:
            raise RuntimeError(f"{arguments} ended with {process.returncode}")
        return spent
