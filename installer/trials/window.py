"""The window of a program inside a machine, on a virtual screen of this one: seen and closed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from installer import product
from installer.console import MachineProblem, run_quietly, say
from installer.trials.machine import SCREENS, Machine

SIZE: Final = "1366x768x24"
_NO_TIME: Final = ("-define", "png:exclude-chunk=date,time")
LONGEST: Final = "60"
"""Seconds that a window may take to come, or to go."""


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen, by its name. Raises MachineProblem."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-ac"],
        pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        os.close(writing)
        with open(reading, encoding="ascii") as told:
            number = told.readline().strip()  # it says so when it is ready
        try:
            if not number:
                raise MachineProblem("Xvfb start niet. / Xvfb does not start.")
            yield f":{number}"
        finally:
            server.terminate()


def see_window(machine: Machine, who: str, picture: Path | None) -> bool:
    """Whether the window comes with the example in it, and closes when it is asked to."""
    with screen() as name:
        words = (product.COMMAND, "open", "--example")
        outside = {"DISPLAY": name}
        with subprocess.Popen(
            machine.entering(words, who, network=False, screen=True),
            env=machine.variables(who, outside), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        ) as program:  # fmt: skip
            seen = _tool(outside, "xdotool", "search", "--sync", "--onlyvisible", "--name", "HH1")
            window = seen.split()[-1] if seen else ""
            if picture is not None:
                _at_rest(outside, picture)
            _tool(outside, "xdotool", "windowfocus", "--sync", window, "key", "ctrl+q")
            try:
                told, _ = program.communicate(timeout=int(LONGEST))
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGKILL)
                told, _ = program.communicate()
                told += b"\nit did not close"
        if not window or program.returncode != 0:
            say(told.decode("utf-8", "replace"))
        return bool(window) and program.returncode == 0


def _at_rest(variables: dict[str, str], picture: Path) -> None:
    """A picture of the screen once nothing moves on it any more: the window fills in steps."""
    before = b""
    for _ in range(int(LONGEST) // 3):
        _tool(variables, "import", "-window", "root", *_NO_TIME, str(picture))
        now = picture.read_bytes() if picture.is_file() else b""
        if now and now == before:
            return
        before = now
        time.sleep(3)


def _tool(variables: dict[str, str], *words: str) -> str:
    ended = run_quietly(["timeout", LONGEST, *words], SCREENS.parent, variables)
    return ended.output.strip() if ended.code == 0 else ""
