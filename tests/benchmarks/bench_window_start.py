"""From the start of the process to the first paint, and to the window with a dossier in it.

A script, not a test: it prints ratios against a bare PySide6 window, measured in one run, one of
each in turn. What counts is CPU time of the process until that moment: on a shared machine the wall
clock says how busy the others are.
"""

import statistics
import subprocess
import sys

from tests.benchmarks.goals import report
from tests.benchmarks.processes import ROOT, Processes

ROUNDS = 15
BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
def painted():
    print(time.process_time())
    app.exit(0)
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
OURS = """
import sys, time
moments = []
def watch():
    from app.ui.shell.opening import Opening
    run, draw = Opening.run, Opening.draw
    def watched(opening, fill):
        opening.window.painted.connect(lambda: moments.append(time.process_time()))
        return run(opening, fill)
    def drawn(opening):
        draw(opening)
        moments.append(time.process_time())
        assert "\\u20ac" in opening.window.live.known.text()
    Opening.run, Opening.draw = watched, drawn
from app.cli import main, window
open_window = window.open_window
window.open_window = lambda wish: (watch(), open_window(wish))[1]
code = main(["open", "app/resources/examples/HH2.uitzicht.json", "--quit-after-first-paint"])
print(*moments)
sys.exit(code)
"""
REPORTED = {"first_paint": "first paint", "usable": "usable with HH2"}
"""The goal, and what the line of it is called."""


def _moments(processes: Processes, code: str) -> list[float]:
    """The CPU milliseconds that a process says its moments came at."""
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=processes.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [float(word) * 1000 for word in ended.stdout.split()]


def main() -> None:
    """Print the ratios."""
    with Processes() as processes:
        for code in (BARE, OURS):
            _moments(processes, code)
        rounds = [(*_moments(processes, BARE), *_moments(processes, OURS)) for _ in range(ROUNDS)]
    bare = min(each[0] for each in rounds)
    print("CPU from the start of the process (least and median ms; ratio of the least)")
    print(
        f"  a bare PySide6 window: {bare:.0f}, {statistics.median(each[0] for each in rounds):.0f}"
    )
    for place, (goal, name) in enumerate(REPORTED.items(), start=1):
        ours = [each[place] for each in rounds]
        least, middle = min(ours), statistics.median(ours)
        print(f"  {name}: {least:.0f}, {middle:.0f}, ratio {least / bare:.2f}")
        report(goal, least / bare)


if __name__ == "__main__":
    main()
