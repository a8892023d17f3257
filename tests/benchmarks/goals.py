"""What everything may cost, and what was measured beside it, in one table.

    report("letter", 1.66)        of a benchmark: a line with the goal, and whether it is met

`make bench` runs the benchmarks one after the other; what they report comes together in the file
that KEPT names, and this script prints it as the last one: every goal, also one that nothing
measured. It judges nothing: a goal that is not met is marked, and no failure.
"""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KEPT: Final = "UITZICHT_BENCHMARKS"
"""The environment variable with the file of the whole run; without it only the lines are said."""
_TIMES: Final = "x"


@dataclass(frozen=True)
class Goal:
    """At most `most`; `stretch` is a further one. `unit`: x, ms or s, of CPU on a quiet core."""

    name: str
    what: str
    most: float
    unit: str = _TIMES
    stretch: float | None = None

    def said(self, value: float | None) -> str:
        """A line of the table."""
        found = "not measured" if value is None else _amount(value, self.unit)
        goal = f"<= {_amount(self.most, self.unit)}"
        if self.stretch is not None:
            goal += f" (stretch {_amount(self.stretch, self.unit)})"
        return f"  {self.what:<54} {found:>12}   {goal:<30} {self.mark(value)}".rstrip()

    def mark(self, value: float | None) -> str:
        """Whether it is met."""
        if value is None:
            return ""
        if self.stretch is not None and value <= self.stretch:
            return "met, and the stretch"
        return "met" if value <= self.most else "NOT MET"


GOALS: Final = (
    Goal("first_paint", "first paint, against a bare window", 1.35),
    Goal("usable", "window usable with a dossier, against a bare window", 4.8, stretch=3),
    Goal("assess_hh1", "assessing HH1, CPU", 4, "ms"),
    Goal("assess_full", "assessing the full household, CPU", 11, "ms", stretch=8),
    Goal("json", "JSON of the full household, against assessing it", 2),
    Goal("keystroke_hh1", "keystroke to panel with HH1 open, CPU", 8, "ms"),
    Goal("keystroke_hh2", "keystroke to panel with HH2 open, CPU", 10, "ms"),
    Goal("letter", "tagged plan letter, against bare ReportLab", 2.5),
    Goal("portfolio_flat", "a dossier of 21,000, against one of 1,000", 1.1),
    Goal("portfolio", "21,000 dossiers on two cores", 75, "s", stretch=60),
    Goal("store_key", "slowest key in a list of 21,000, CPU", 100, "ms"),
    Goal("store_key_server", "the same on a server, CPU of both", 100, "ms"),
    Goal("store_save", "saving a dossier, against a bare commit", 3),
    Goal("store_save_server", "the same on a server", 3),
)
"""What is in seconds or milliseconds holds for the quiet core of `reference`."""
_BY_NAME: Final = {goal.name: goal for goal in GOALS}


def report(name: str, value: float) -> None:
    """Say what was measured of a goal, and keep it for the table of the whole run."""
    print(_BY_NAME[name].said(value), flush=True)
    if kept := os.environ.get(KEPT):
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(json.dumps([name, value]) + "\n")


def table(measured: Iterable[tuple[str, float]]) -> list[str]:
    """Every goal in order; of what was measured twice the last."""
    known = dict(measured)
    return [goal.said(known.get(goal.name)) for goal in GOALS]


def read(path: Path) -> list[tuple[str, float]]:
    """What the benchmarks of a run kept."""
    if not path.exists():
        return []
    return [(name, value) for name, value in map(json.loads, path.read_text().splitlines())]


def _amount(value: float, unit: str) -> str:
    number = f"{value:.2f}" if value % 1 else f"{value:.0f}"
    return f"{number} x" if unit == _TIMES else f"{number} {unit}"


if __name__ == "__main__":
    print("the goals, and what this run measured")
    print(*table(read(Path(sys.argv[1]))), sep="\n")
