"""Memory after opening, editing and closing a hundred dossiers, and after rebuilding the window.

A script, not a test: it prints sizes and ratios measured in one run and judges nothing. The size
after ten is the measure: by then every page, font and cache is there.
"""

import gc
import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent

from app.resources import EXAMPLES
from app.services.organisation import read_organisation
from app.ui.shell.program import Program, ProgramStart
from tests.programs import build_program

DOSSIERS, WARM, REBUILDS = 100, 10, 20
STATM = Path("/proc/self/statm")


def _megabytes() -> float:
    gc.collect()
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _settle(program: Program) -> None:
    # Without a running loop Qt puts deletions off.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.app.processEvents()


def _one(program: Program, file: Path) -> None:
    """Open, look at every step, change, undo, change, and put it away."""
    program.commands.show(file)
    for place in range(len(program.window.wizard.kinds)):
        program.window.wizard.open(place)
    session = program.session
    for number in range(20):
        session.change(("notes",), f"SENTINEL {number}", "aantekening")
        session.end_run()
    session.undo_stack.undo()
    session.assess_now()
    program.watch.keep()
    session.undo_stack.setClean()
    program.commands.new()
    _settle(program)


def main() -> None:
    """Print sizes and ratios."""
    if not STATM.exists():
        print("memory is measured where the kernel shows /proc")
        return
    files = sorted(EXAMPLES.glob("*.uitzicht.json"))
    with TemporaryDirectory(prefix="uitzicht-bench-") as folder:
        on = date(2026, 11, 23)
        program = build_program(
            ProgramStart(Path(folder), read_organisation(None), lambda: on, language="nl")
        )
        program.window.show()
        _settle(program)
        sizes = {0: _megabytes()}
        for number in range(1, DOSSIERS + 1):
            _one(program, files[number % len(files)])
            if number in (WARM, DOSSIERS):
                sizes[number] = _megabytes()
        before = sizes[DOSSIERS]
        for number in range(REBUILDS):
            program.speak("en" if number % 2 == 0 else "nl")
            _settle(program)
        after = _megabytes()
    start, warm, end = sizes.values()
    sys.stdout.write("memory of the window (RSS in MB)\n")
    print(f"  started {start:.0f}, after {WARM} dossiers {warm:.0f}, after {DOSSIERS} {end:.0f}")
    print(f"  after {DOSSIERS} against after {WARM}: ratio {end / warm:.3f}")
    print(f"  after {REBUILDS} changes of language {after:.0f}: ratio {after / before:.3f}")


if __name__ == "__main__":
    main()
