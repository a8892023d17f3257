"""What a program of a few lines says in a process of its own, where nothing is loaded yet."""

import os
import subprocess
import sys


def said_by(code: str) -> str:
    """Its stdout; it must end well, and have nothing to say on stderr."""
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout
