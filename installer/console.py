"""What the installer says on the screen, and how it runs other programs quietly."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Variables that would let another Python or another folder leak into .venv.
LEAKS = frozenset(
    {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__"}
)


class MachineProblem(Exception):
    """This machine lacks something; the text says what a person can do about it."""


def speak_unicode() -> None:
    """Let an old Windows console replace a sign it does not have, rather than stop."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def say(text: str = "") -> None:
    """One line of progress, at once, also when the output goes to a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """One message on standard error, after everything said before it."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@dataclass(frozen=True)
class Finished:
    """How another program ended, and everything it wrote."""

    code: int
    output: str

    def last_lines(self, count: int = 25) -> str:
        """The end of what it wrote, which is where the reason stands."""
        return "\n".join(self.output.rstrip().splitlines()[-count:])


def run_quietly(
    command: Sequence[str],
    folder: Path,
    extra_environment: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] | None = None,
) -> Finished:
    """Run a program and keep what it writes; `on_line` sees each line as it comes."""
    environment = child_environment(extra_environment)
    try:
        process = subprocess.Popen(
            list(command),
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return Finished(127, f"{command[0]}: {error}")
    lines = []
    with process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                lines.append(line)
                if on_line is not None:
                    on_line(line)
        except BaseException:
            process.kill()
            raise
    return Finished(process.returncode, "".join(lines))


def child_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Today's environment, without what would let another Python leak into .venv."""
    environment = {name: value for name, value in os.environ.items() if name not in LEAKS}
    return {**environment, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", **(extra or {})}


class Counter:
    """A line that counts up on a terminal; silent in a file, where it would only be noise."""

    def __init__(self, label: str, total: int) -> None:
        """Count up to `total` behind `label`."""
        self._label, self._total, self._count = label, total, 0
        self._shown = sys.stdout.isatty()

    def step(self) -> None:
        """One more done."""
        self._count = min(self._count + 1, self._total)
        if self._shown:
            sys.stdout.write(f"\r  {self._label} {self._count}/{self._total} ")
            sys.stdout.flush()

    def close(self) -> None:
        """Wipe the line."""
        if self._shown and self._count:
            sys.stdout.write("\r" + " " * (len(self._label) + 16) + "\r")
            sys.stdout.flush()
