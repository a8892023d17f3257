"""A keystroke in a field, and the answer after it: what both cost beyond the debounce.

A script, not a test: it prints CPU times measured in one run and judges nothing. The debounce
itself is waiting and is left out; the answer is worked out at once instead. Beside each keystroke
stands one in a bare window, where a text field writes into a label, and the reference loop: so a
busy machine is seen.
"""

import os
import statistics
import sys
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from app.resources import EXAMPLES
from app.services.organisation import read_organisation
from app.ui.shell.program import Program, ProgramStart
from tests.benchmarks.goals import report
from tests.benchmarks.measuring import cpu_ms, in_turn
from tests.benchmarks.reference import QUIET_MS, reference_loop
from tests.programs import build_program

ROUNDS = 60
PATH = "debt.balance"


def _built(folder: str) -> Program:
    on = date(2026, 11, 23)
    return build_program(
        ProgramStart(Path(folder), read_organisation(None), lambda: on, language="nl")
    )


def _shown(values: list[float]) -> str:
    return f"median {statistics.median(values):.1f}, worst {max(values):.1f}"


def _bare() -> tuple[QMainWindow, QLineEdit]:
    """A window in which a text field writes into a label, and nothing else."""
    window = QMainWindow()
    body = QWidget(window)
    column = QVBoxLayout(body)
    field, label = QLineEdit(body), QLabel(body)
    field.textEdited.connect(label.setText)
    column.addWidget(field)
    column.addWidget(label)
    window.setCentralWidget(body)
    window.resize(1366, 768)
    window.show()
    return window, field


def _measure(program: Program, goal: str) -> None:
    bare_window, bare_field = _bare()
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)
    program.window.wizard.go_to(PATH)
    field = program.app.focusWidget()
    assert isinstance(field, QLineEdit), field

    def key(into: QLineEdit, number: int) -> None:
        QTest.keyClicks(into, str(number % 10))
        program.app.processEvents()

    def answer() -> None:
        program.session.assess_now()
        program.app.processEvents()

    keys, answers, kept, bare, loops = [], [], [], [], []
    for number in range(ROUNDS):
        if number % 3 == 0:
            field.selectAll()
            bare_field.selectAll()
        keys.append(cpu_ms(partial(key, field, number)))
        answers.append(cpu_ms(answer))
        bare.append(cpu_ms(partial(key, bare_field, number)))
        kept.append(cpu_ms(program.watch.keep))
        loops.append(cpu_ms(reference_loop))
    bare_window.close()
    bare_window.deleteLater()
    together = [key + answer for key, answer in zip(keys, answers, strict=True)]
    print(f"  keystroke into the draft: {_shown(keys)} ms")
    print(f"  answer in the panel after it: {_shown(answers)} ms")
    print(f"  together, beyond the debounce: {_shown(together)} ms")
    report(goal, in_turn(list(zip(together, loops, strict=True))).ratio * QUIET_MS)
    ratio = statistics.median(ours / theirs for ours, theirs in zip(together, bare, strict=True))
    print(f"  the same in a bare window: {_shown(bare)} ms, ratio {ratio:.1f}")
    print(f"  recovery file: {_shown(kept)} ms")


def main() -> None:
    """Print the times for a small and a large example."""
    with TemporaryDirectory(prefix="uitzicht-bench-") as folder:
        program = _built(folder)
        program.window.show()
        for name in ("HH1", "HH2"):
            program.commands.show(EXAMPLES / f"{name}.uitzicht.json")
            sys.stdout.write(f"a keystroke with {name} open\n")
            _measure(program, f"keystroke_{name.lower()}")
        program.watch.forget()


if __name__ == "__main__":
    main()
