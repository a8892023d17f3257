"""The stages of `test`, `lint` and `quick`: what they run, and how the end is told.

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

COUNTED = re.compile(r"(\d+) (passed|failed|errors?)\b")


@dataclass(frozen=True)
class Stage:
    """One program to run inside the environment."""

    name: str
    arguments: tuple[str, ...]
    is_pytest: bool = False
    shown: bool = False
    """Its output is worth reading also when it succeeds."""


@dataclass(frozen=True)
class Result:
    """How a stage ended."""

    stage: Stage
    code: int
    output: str
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether it counts as passed; pytest that finds no test has not."""
        return self.code == 0


# import-linter has no `python -m`: its command as a function, which ends with its exit code.
IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# The longest first, so that what is short fills the end when two run at a time.
LINT = (
    Stage("mypy", ("-m", "mypy")),
    Stage("ruff check", ("-m", "ruff", "check", ".")),
    Stage("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Stage("import-linter", ("-c", IMPORT_LINTER)),
    Stage("vulture (dead code)", ("-m", "vulture")),
    Stage("deptry (dependencies)", ("-m", "deptry", ".")),
)

QUICK_LINT = tuple(stage for stage in LINT if stage.name.startswith("ruff"))
QUICK_TESTS = ("tests/calc", "tests/legal", "tests/architecture")

OF_THE_ENGINE = ("tests/calc", "tests/legal", "tests/examples")
"""What has to hold all of `calc`, without help from a window that happens to pass through it."""

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
ALL_CORES = (
    "-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart", "0",
)  # fmt: skip
"""Files over the cores: what the tests of one file share is made once. They go in the order of
tests/conftest.py: xdist would begin with those that have the most tests, which are the shortest.
A worker that dies ends the run: with a new one in its place the rest would wait for ever."""


def _there(root: Path, paths: Sequence[str]) -> list[str]:
    return [path for path in paths if (root / path).is_dir()]


def engine_stage(root: Path) -> Stage:
    """The tests of `calc` under coverage, in one process: it runs beside the lint."""
    measured = ("-m", "coverage", "run", "--source", "calc", *PYTEST)
    paths = _there(root, OF_THE_ENGINE)
    return Stage("tests of the engine", (*measured, *paths), is_pytest=True, shown=True)


def other_tests(root: Path) -> Stage:
    """All other tests over all cores, without coverage: properties, documents, the window."""
    others = [f"--ignore={path}" for path in _there(root, OF_THE_ENGINE)]
    return Stage("all other tests", (*PYTEST, *ALL_CORES, *others), is_pytest=True, shown=True)


COVERAGE = Stage(
    "coverage of calc is 100%",
    ("-m", "coverage", "report", "--include", "calc/*", "--fail-under", "100"),
    shown=True,
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
    say("Controles en tests, op alle kernen; dit duurt even (checks and tests, on all cores)")
    # The lint ends before the engine's tests do: the other tests need not wait for them.
    results = reporter.two_at_a_time([engine_stage(root), *LINT, other_tests(root)])
    results += reporter.lane([COVERAGE])
    return told(results)


def run_quick(python: Path, root: Path, variables: Mapping[str, str]) -> int:
    """A look in between, under a minute: style, the architecture, and the engine's own tests.

    Without types, properties, documents and window: `make test` says whether a change is right.
    """
    paths = _there(root, QUICK_TESTS)
    tests = (*PYTEST, *ALL_CORES, "-m", "not properties", *paths)
    stages = [*QUICK_LINT, Stage("quick tests", tests, is_pytest=True, shown=True)]
    return told(Reporter(python, root, variables).lane(stages))


def told(results: Sequence[Result]) -> int:
    """Tell how all stages ended, with the tests counted in the last line; 0 or 1."""
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
