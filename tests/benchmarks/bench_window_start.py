"""From the start of the process to the first paint, against a bare PySide6 window.

A script, not a test: it prints a ratio measured in one run and judges nothing. Both processes run
until their window has been painted and the loop has ended; one of each in turn.
"""

import statistics

from tests.benchmarks.processes import Processes

ROUNDS = 15
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""


def main() -> None:
    """Print the ratio."""
    program = ("-m", "app", "--quit-after-first-paint")
    with Processes() as processes:
        for arguments in (program, ("-c", BARE)):
            processes.milliseconds(*arguments)
        pairs = [
            (processes.milliseconds(*program), processes.milliseconds("-c", BARE))
            for _ in range(ROUNDS)
        ]
    ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(first / second for first, second in pairs)
    print("process start to first paint and end (median ms, ratio)")
    print(f"  uitzicht {ours:.0f}, bare PySide6 window {bare:.0f}, ratio {ratio:.2f} (goal < 2)")


if __name__ == "__main__":
    main()
