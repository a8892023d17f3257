"""The frozen program beside the same from its sources: how large, and how fast it starts.

A script, not a test: it prints ratios, measured in one run, one of each in turn. CPU time is that
of the whole process; the clock on the wall is told beside it. `make installer` makes what is
measured.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from installer.building.places import here
from tests.benchmarks.processes import ROOT, Processes

ROUNDS = 9
EXAMPLE = str(ROOT / "app" / "resources" / "examples" / "HH2.uitzicht.json")
STARTS = {
    "--version": ["--version"],
    "assess HH2": ["assess", EXAMPLE],
    "window with HH2, painted": ["open", EXAMPLE, "--quit-after-first-paint"],
}


def spent(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU and wall milliseconds of one process."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu * 1000, wall * 1000


def size(folder: Path) -> int:
    """Bytes of every file, a link counted as nothing."""
    return sum(os.lstat(path).st_size for path in folder.rglob("*") if not path.is_symlink()
               and path.is_file())  # fmt: skip


def main() -> None:
    """Print the sizes and the ratios."""
    places = here(ROOT)
    program = places.frozen / places.command
    if not program.is_file():
        print("No bundle is built, so nothing is measured: make installer")
        return
    whole = size(places.frozen)
    print(f"the bundle: {whole / 1e6:.1f} MB")
    for path in sorted(places.installers.glob("uitzicht*")):
        if path.suffix in (".xz", ".deb", ".exe", ".dmg"):
            packed = path.stat().st_size
            print(f"  {path.name}: {packed / 1e6:.1f} MB, {packed / whole:.2f} of the bundle")
    sources = [sys.executable, "-m", "app"]
    print(f"frozen against source, {ROUNDS} in turn: CPU ms, wall ms, ratio of each pair")
    with Processes() as processes:
        environment = processes.environment | {"UITZICHT_NO_KEYRING": "1"}
        for name, words in STARTS.items():
            for command in ([str(program)], sources):
                spent([*command, *words], environment)
            pairs = [
                (spent([str(program), *words], environment), spent([*sources, *words], environment))
                for _ in range(ROUNDS)
            ]
            cpu, wall = (
                statistics.median(frozen[each] / source[each] for frozen, source in pairs)
                for each in (0, 1)
            )
            ours, theirs = (
                [statistics.median(pair[which][each] for pair in pairs) for each in (0, 1)]
                for which in (0, 1)
            )
            print(
                f"  {name}: frozen {ours[0]:.0f}, {ours[1]:.0f}; "
                f"source {theirs[0]:.0f}, {theirs[1]:.0f}; ratio {cpu:.2f}, {wall:.2f}"
            )


if __name__ == "__main__":
    main()
