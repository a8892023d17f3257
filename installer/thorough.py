"""`make test-thorough`: what is too long for every push and has to hold before a release.

Five parts, each of which runs alone (`PART=`). Random examples are new every time; the seed is told
at the end, and `SEED=` takes the same ones again.
"""

from __future__ import annotations

import ast
import json
import random
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from installer.console import run_quietly, say
from installer.stages import PYTEST, Reporter, Result, Runner, Stage, count_tests, told

THOROUGH = ("--hypothesis-profile=thorough",)
COVERAGE_JSON = Path("build", "coverage.json")
BRANCHES = 90
"""Percent of the branches that each of the packages below must have seen."""
WINDOW_DECIDES = "what app.ui decides"
DECISIONS = Path("tests", "coverage_of_decisions.toml")
"""The modules that know Qt and decide all the same; those without Qt are found."""
MUST_REACH = ("app.services", "app.documents", WINDOW_DECIDES)
WINDOW_TESTS = ("tests/app/ui", "tests/journeys")


@dataclass(frozen=True)
class Request:
    """What was asked for: where, which random examples."""

    root: Path
    seed: int
    reporter: Reporter


def properties(asked: Request) -> list[Result]:
    """Every property over two thousand random examples, also those outside tests/properties."""
    spread = ("-n", "logical", "--dist", "worksteal")  # one property is long: not file by file
    chosen = ("-m", "properties or hypothesis", f"--hypothesis-seed={asked.seed}")
    return _pytest(asked, "properties", *spread, *chosen, *THOROUGH)


def matrix(asked: Request) -> list[Result]:
    """Every letter in every situation and language; what a situation gives is made once."""
    spread = ("-n", "logical", "--dist", "loadgroup")
    return _pytest(asked, "matrix of documents", *spread, *THOROUGH, MATRIX)


def journeys(asked: Request) -> list[Result]:
    """Long journeys through the window, what is killed in the middle of its work, slow links."""
    spread = ("-n", "logical", "--dist", "worksteal")
    seed = f"--hypothesis-seed={asked.seed}"
    return _pytest(asked, "journeys and kills", *spread, seed, *THOROUGH, *JOURNEYS)


def installers(asked: Request) -> list[Result]:
    """The installers of this commit, made twice; that of Windows run, and the package of Debian."""
    return _pytest(asked, "installers", *THOROUGH, *INSTALLERS)


def coverage(asked: Request) -> list[Result]:
    """The branches of what the program decides, by the tests of app alone."""
    for left in asked.root.glob(".coverage.*"):
        left.unlink()  # of a run that was stopped: not of these tests
    measured = ("-m", "coverage", "run", "-p", "--source", "app", *PYTEST)
    others = tuple(f"--ignore={path}" for path in WINDOW_TESTS)
    asked.root.joinpath(COVERAGE_JSON).parent.mkdir(exist_ok=True)
    results = asked.reporter.two_at_a_time(
        [
            Stage("tests of the window", (*measured, *WINDOW_TESTS), is_pytest=True, shown=True),
            Stage("other tests of app", (*measured, "tests/app", *others), True, shown=True),
        ]
    )
    results += asked.reporter.lane(
        [
            Stage("coverage together", ("-m", "coverage", "combine", "-q")),
            Stage("coverage read", ("-m", "coverage", "json", "-q", "-o", str(COVERAGE_JSON))),
        ]
    )
    if all(result.ok for result in results[-2:]):
        results.append(judge(asked.root))
    return results


MATRIX = "tests/app/documents/matrix"
JOURNEYS = ("tests/journeys", "tests/robustness", "tests/app/store")
INSTALLERS = (
    "tests/installer/building/test_bundle.py",
    "tests/installer/test_windows_installer.py",  # under wine
    "tests/installer/test_trials.py",  # on a bare Debian, as root
)

PARTS: Mapping[str, Callable[[Request], list[Result]]] = {
    "properties": properties,
    "matrix": matrix,
    "journeys": journeys,
    "coverage": coverage,
    "installers": installers,
}


def run_thorough(
    python: Path,
    root: Path,
    variables: Mapping[str, str],
    part: str | None = None,
    seed: int | None = None,
    run: Runner = run_quietly,
) -> int:
    """One part or all; 0 or 1. The table at the end is what goes into the note of a release."""
    seed = random.SystemRandom().randrange(2**32) if seed is None else seed
    say("Uitgebreide tests; dit duurt een uur of meer (thorough tests: an hour or more)")
    asked = Request(root, seed, Reporter(python, root, variables, run))
    results: list[Result] = []
    rows = [f"{'part':<12} {'passed':>7} {'failed':>7} {'minutes':>8}"]
    for name in [part] if part else PARTS:
        started = time.monotonic()
        found = PARTS[name](asked)
        minutes = (time.monotonic() - started) / 60
        passed, failed = count_tests(found)
        failed += sum(not result.ok for result in found if not result.stage.is_pytest)
        rows.append(f"{name:<12} {passed:>7} {failed:>7} {minutes:>8.1f}")
        results += found
    say()
    say("\n".join([*rows, f"seed {seed}: make test-thorough SEED={seed} takes the same examples"]))
    return told(results)


def _pytest(asked: Request, name: str, *arguments: str) -> list[Result]:
    stage = Stage(name, (*PYTEST, *arguments), is_pytest=True, shown=True)
    return asked.reporter.lane([stage])


def judge(root: Path) -> Result:
    """The branches of each package, and whether those that must reach enough do."""
    read = json.loads(root.joinpath(COVERAGE_JSON).read_text(encoding="utf-8"))
    rates = branch_rates(root, read["files"])
    low = [name for name in MUST_REACH if rates.get(name, 0.0) < BRANCHES]
    lines = [f"{name:<24} {rate:6.1f}% of branches" for name, rate in rates.items()]
    lines += [f"under {BRANCHES}%: {name}" for name in low]
    result = Result(Stage("branches", (), shown=True), 1 if low else 0, "\n".join(lines), 0.0)
    say("\n".join(lines))
    return result


def branch_rates(root: Path, files: Mapping[str, Any]) -> dict[str, float]:
    """Percent of branches seen, by package of app; what the window decides apart."""
    counts: dict[str, tuple[int, int]] = {}
    decides = decide_with_qt(root)
    for name, measured in sorted(files.items()):
        for package in _packages(root, Path(name.replace("\\", "/")), decides):
            seen, there = counts.get(package, (0, 0))
            summary = measured["summary"]
            counts[package] = (
                seen + summary["covered_branches"],
                there + summary["num_branches"],
            )
    return {name: 100.0 * seen / there for name, (seen, there) in counts.items() if there}


def _packages(root: Path, path: Path, decides: frozenset[str]) -> Iterator[str]:
    module = path.with_suffix("").parts
    yield ".".join(module[:2])
    if module[:2] == ("app", "ui") and (".".join(module) in decides or not uses_qt(root / path)):
        yield WINDOW_DECIDES


def decide_with_qt(root: Path) -> frozenset[str]:
    """The modules that know Qt and decide all the same; none where nobody listed them."""
    listed = root / DECISIONS
    if not listed.is_file():
        return frozenset()
    return frozenset(tomllib.loads(listed.read_text(encoding="utf-8"))["modules"])


def uses_qt(path: Path) -> bool:
    """Whether a module imports Qt, at any place in it: then it draws, and does not only decide."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        if any(name.split(".")[0] in ("PySide6", "shiboken6") for name in names):
            return True
    return False
