"""The stages of `test` and `lint`: what they run, two at a time, and how the end is told.

Every stage keeps its output to itself until it has ended, so that two at a time stay
readable. A stage that fails does not stop the others: all failures are told at the end.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from installer.console import Finished, run_quietly, say

NOTHING_COLLECTED = 5  # pytest's exit code when no test was found
COUNTED = re.compile(r"(\d+) (passed|failed|errors?)\b")


@dataclass(frozen=True)
class Stage:
    """One program to run inside the environment."""

    name: str
    arguments: tuple[str, ...]
    is_pytest: bool = False
    shown: bool = False
    """Its output is worth reading also when it succeeds."""
    empty_allowed: bool = False
    """pytest may find nothing: there are no tests of this kind yet."""


@dataclass(frozen=True)
class Result:
    """How a stage ended."""

    stage: Stage
    code: int
    output: str
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether it counts as passed."""
        nothing_yet = self.stage.empty_allowed and self.code == NOTHING_COLLECTED
        return self.code == 0 or nothing_yet


# import-linter has no `python -m`: its command as a function, which ends with its exit code.
IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"

LINT = (
    Stage("ruff check", ("-m", "ruff", "check", ".")),
    Stage("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Stage("mypy", ("-m", "mypy")),
    Stage("import-linter", ("-c", IMPORT_LINTER)),
)


WINDOW = ("tests/app/ui", "tests/journeys")
"""The tests of the window: about half of all time, so a stage of their own."""


def _covered(name: str, paths: Sequence[str]) -> Stage:
    # Each stage keeps its own measurements (-p); they are put together afterwards.
    options = ("-m", "coverage", "run", "-p", "-m", "pytest", "-q", "-m", "not properties")
    apart = ("-p", "no:cacheprovider")
    return Stage(name, (*options, *apart, *paths), is_pytest=True, shown=True)


def covered_stages(root: Path) -> tuple[Stage, ...]:
    """The tests under coverage, in two stages that keep two cores busy; one where one has none."""
    window = [path for path in WINDOW if (root / path).is_dir()]
    others = _covered("tests", [f"--ignore={path}" for path in window])
    return (others, _covered("tests of the window", window)) if window else (others,)


LONGEST = ("test_schedule_properties.py", "test_ladder_properties.py")
"""Property tests that have a stage of their own, so that two cores are kept busy."""


def property_stages(root: Path) -> tuple[Stage, ...]:
    """The property tests, without coverage: the longest files apart, then all others."""
    folder = root / "tests" / "properties"
    apart = [f"tests/properties/{name}" for name in LONGEST if (folder / name).exists()]
    # No folder with property tests yet: only then may there be none.
    none_yet = not any(folder.glob("**/test_*.py"))
    options = ("-m", "pytest", "-q", "-m", "properties", "-p", "no:cacheprovider")
    others = tuple(f"--ignore={path}" for path in apart)
    return (
        *(
            Stage(
                f"property tests: {Path(path).stem}", (*options, path), is_pytest=True, shown=True
            )
            for path in apart
        ),
        Stage(
            "other property tests" if apart else "property tests",
            (*options, *others),
            is_pytest=True,
            shown=True,
            empty_allowed=none_yet,
        ),
    )


COVERAGE = (
    Stage("coverage of all stages", ("-m", "coverage", "combine", "-q")),
    Stage(
        "coverage of calc is 100%",
        ("-m", "coverage", "report", "--include", "calc/*", "--fail-under", "100"),
        shown=True,
    ),
    Stage("coverage of app", ("-m", "coverage", "report", "--include", "app/*"), shown=True),
)


Runner = Callable[[Sequence[str], Path, Mapping[str, str]], Finished]


class Reporter:
    """Runs stages and tells of each when it has ended; safe to use from two threads."""

    def __init__(
        self, python: Path, root: Path, variables: Mapping[str, str], run: Runner = run_quietly
    ) -> None:
        """Run stages with `python` in `root`."""
        self._python, self._root, self._variables, self._run = python, root, variables, run
        self._lock = Lock()

    def lane(self, stages: Sequence[Stage]) -> list[Result]:
        """Run stages one after the other."""
        return [self._one(stage) for stage in stages]

    def two_at_a_time(self, stages: Sequence[Stage]) -> list[Result]:
        """Run stages, the next as soon as one of two has ended; results in the order given."""
        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(self._one, stages))

    def _one(self, stage: Stage) -> Result:
        started = time.monotonic()
        ended = self._run([str(self._python), *stage.arguments], self._root, self._variables)
        result = Result(stage, ended.code, ended.output, time.monotonic() - started)
        with self._lock:
            self._tell(result)
        return result

    def _tell(self, result: Result) -> None:
        word = "ok  " if result.ok else "FOUT"
        say(f"[{word}] {result.stage.name} ({result.seconds:.1f} s)")
        if result.stage.shown or not result.ok:
            say("\n".join("    " + line for line in result.output.rstrip().splitlines()))


def run_lint(python: Path, root: Path, variables: Mapping[str, str]) -> int:
    """The checks that need no test run; 0 or 1."""
    results = Reporter(python, root, variables).lane(LINT)
    say(told_at_the_end(results))
    return exit_code(results)


def run_tests(
    python: Path, root: Path, variables: Mapping[str, str], run: Runner = run_quietly
) -> int:
    """Every check and every test; 0 or 1. The last line counts the tests."""
    reporter = Reporter(python, root, variables, run)
    say("Controles en tests, twee tegelijk; dit duurt even (checks and tests, two at a time)")
    for left in root.glob(".coverage.*"):
        left.unlink()  # of a run that was stopped: not of these tests
    # The long ones first: what is short fills the end.
    results = reporter.two_at_a_time([*covered_stages(root), *property_stages(root), *LINT])
    results += reporter.lane(COVERAGE)
    say()
    say(told_at_the_end(results))
    passed, failed = count_tests(results)
    say(f"{passed} passed, {failed} failed")
    return exit_code(results)


def exit_code(results: Sequence[Result]) -> int:
    """1 when any stage failed."""
    return 0 if all(result.ok for result in results) else 1


def told_at_the_end(results: Sequence[Result]) -> str:
    """Which stages failed, or that none did."""
    failed = [result.stage.name for result in results if not result.ok]
    if failed:
        return f"Mislukt (failed): {', '.join(failed)}"
    return f"Alle {len(results)} onderdelen zijn in orde. (All {len(results)} stages passed.)"


def count_tests(results: Sequence[Result]) -> tuple[int, int]:
    """Passed and failed over all pytest runs.

    A run that failed without a failed test (it crashed, or found nothing) counts as one failure.
    """
    passed = failed = 0
    for result in results:
        if not result.stage.is_pytest:
            continue
        counts = dict.fromkeys(("passed", "failed", "error"), 0)
        for number, word in COUNTED.findall(_closing_line(result.output)):
            counts["error" if word.startswith("error") else word] += int(number)
        bad = counts["failed"] + counts["error"]
        passed += counts["passed"]
        failed += bad if bad or result.ok else 1
    return passed, failed


def _closing_line(output: str) -> str:
    """pytest's last line that counts tests, or nothing."""
    lines = [line for line in output.splitlines() if re.search(r"\bin \d+(\.\d+)?s\b", line)]
    return lines[-1] if lines else ""
