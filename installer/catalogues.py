"""The compiled catalogues (.mo): made at set-up, and again when a source (.po) is newer.

They are not in git: a compiled file says nothing to a reader and clashes in every merge. The check
looks at names and times only, so that a start costs nothing when there is nothing to do; what is
really different is found by app/i18n/compile.py, in the environment.
"""

from __future__ import annotations

from pathlib import Path

from installer.console import MachineProblem, run_quietly

LOCALE = Path("app", "i18n", "locale")
COMPILE = Path("app", "i18n", "compile.py")


def languages(root: Path) -> list[str]:
    """The languages that the program speaks, sorted."""
    found = root.joinpath(LOCALE).glob("*/LC_MESSAGES")
    return sorted(path.parent.name for path in found)


def behind(root: Path) -> bool:
    """Whether a catalogue is not compiled, is older than its source, or has lost its source."""
    sources = {path.with_suffix("") for path in root.joinpath(LOCALE).glob("*/LC_MESSAGES/*.po")}
    made = {path.with_suffix("") for path in root.joinpath(LOCALE).glob("*/LC_MESSAGES/*.mo")}
    return sources != made or any(
        path.with_suffix(".mo").stat().st_mtime_ns < path.with_suffix(".po").stat().st_mtime_ns
        for path in sources
    )


def compile_what_changed(python: Path, root: Path) -> None:
    """Compile with the interpreter of the environment. Raises MachineProblem when that fails."""
    if not behind(root):
        return
    # As a file, not as a module: that would load all of the program first.
    ended = run_quietly([str(python), str(root / COMPILE)], root)
    if ended.code != 0:
        raise MachineProblem(
            f"{ended.last_lines()}\n\n"
            "De teksten van het programma konden niet worden klaargezet.\n"
            "The texts of the program could not be compiled."
        )
