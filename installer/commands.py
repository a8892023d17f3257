"""What each command of the bootstrap does, once the environment is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installer import catalogues, environment, stages, system_libraries, thorough
from installer.console import child_environment, complain, say
from installer.packages import NoNetwork
from installer.placing import VENV_NAME

EXAMPLE = Path("app", "resources", "examples", "HH1.uitzicht.json")
GOES_ON = "Het programma start nu met die omgeving. / The program now starts with that environment."
TEST_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "QT_QPA_PLATFORM": "offscreen",
    # Empty is not set: what is compiled is kept. A machine that keeps nothing compiles the whole
    # program again in each of the hundreds of processes of a test run.
    "PYTHONDONTWRITEBYTECODE": "",
}
PICTURES = {"screenshots": "take_screenshots.py", "manual": "manual_pictures.py"}


def carry_out(command: str, root: Path, part: str | None = None, seed: int | None = None) -> int:
    """One command, by name; `part`, `seed`: of test-thorough, None for all and for a new one.

    Raises MachineProblem when this machine lacks something.
    """
    if command == "installer":  # in an environment of its own, without what developers have
        from installer.building.making import make_installers

        return make_installers(root)
    try:
        python = set_up(root, talkative=command == "setup")
    except NoNetwork as problem:
        # Somebody may be waiting at the other side of a desk: better as it was than not at all.
        if command != "run" or not environment.still_starts(root):
            raise
        complain(f"{problem}\n{GOES_ON}")
        python = environment.venv_python(root / VENV_NAME)
    catalogues.compile_what_changed(python, root)
    if command == "run":
        return start_program(python, root, os.environ)
    if command == "test":
        return stages.run_tests(python, root, TEST_ENVIRONMENT)
    if command == "test-thorough":
        return thorough.run_thorough(python, root, TEST_ENVIRONMENT, part, seed)
    if command == "quick":
        return stages.run_quick(python, root, TEST_ENVIRONMENT)
    if command == "lint":
        return stages.run_lint(python, root, TEST_ENVIRONMENT)
    if command == "bench":
        return run_benchmarks(python, root)
    if command == "trial-server":
        return _in_the_foreground([str(python), "-m", "tests.trial_server"], root)
    if command in PICTURES:
        script = root / "tests" / "screenshots" / PICTURES[command]
        return _in_the_foreground([str(python), str(script)], root, TEST_ENVIRONMENT)
    return 0


def set_up(root: Path, *, talkative: bool = False) -> Path:
    """Make the environment if it is not there or does not fit; returns its interpreter."""
    environment.take_up(root)
    state = environment.state(root)
    if state == "make":
        system_libraries.ensure_system(root)
        environment.make_environment(root)
    if state == "project":
        environment.install_project(root)
    if talkative or state != "ready":
        say("De omgeving is klaar. (The environment is ready.)")
    return environment.venv_python(root / VENV_NAME)


def has_screen(platform: str, variables: Mapping[str, str]) -> bool:
    """Whether a window can be shown."""
    if platform.startswith("linux"):
        return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))
    return True


def start_program(python: Path, root: Path, variables: Mapping[str, str]) -> int:
    """Open the window with the example; without a screen: its assessment, and its plan as a PDF."""
    if has_screen(sys.platform, variables):
        return _in_the_foreground([str(python), "-m", "app", "open", "--example"], root)
    plan = root / "build" / "HH1-plan.pdf"
    plan.parent.mkdir(exist_ok=True)
    for arguments in (
        ["assess", str(root / EXAMPLE)],
        ["plan", str(root / EXAMPLE), "-o", str(plan)],
    ):
        code = _in_the_foreground([str(python), "-m", "app", *arguments], root)
        if code != 0:
            return code
    say(f"Het plan staat in {plan.relative_to(root)} (the plan is in this file)")
    return 0


def run_benchmarks(python: Path, root: Path) -> int:
    """Every tests/benchmarks/bench_*.py, one after the other, so that none disturbs another."""
    scripts = sorted((root / "tests" / "benchmarks").glob("bench_*.py"))
    if not scripts:
        say("Er zijn nog geen metingen in tests/benchmarks. (No benchmarks yet.)")
        return 0
    failed = []
    # What each of them reports of a goal comes together in one table.
    kept = root / "build" / "benchmarks.jsonl"
    kept.unlink(missing_ok=True)
    kept.parent.mkdir(exist_ok=True)
    environment = {**TEST_ENVIRONMENT, "UITZICHT_BENCHMARKS": str(kept)}
    for script in scripts:
        say(f"== {script.stem}")
        if _in_the_foreground([str(python), str(script)], root, environment) != 0:
            failed.append(script.stem)
    _in_the_foreground([str(python), "-m", "tests.benchmarks.goals", str(kept)], root)
    if failed:
        complain(f"Mislukt (failed): {', '.join(failed)}")
    return 1 if failed else 0


def _in_the_foreground(
    command: list[str], root: Path, extra: Mapping[str, str] | None = None
) -> int:
    """Run a program that talks to the person directly."""
    return subprocess.run(command, cwd=root, env=child_environment(extra), check=False).returncode
