"""Pictures of every page, for people to look at: `make screenshots` puts them in build/screenshots.

Each page of two examples at 1366 x 768, with the usual letters and with letters twice as large, the
whole window and, where a page is longer than the window, the whole page.
"""

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from app.i18n import Texts
from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.services.rules import RULES
from app.services.tariffs import open_shelf
from app.store.dossier_file import read_dossier
from app.store.policy_file import read_policy_file
from app.ui.main_window import MainWindow
from app.ui.rules.rule_session import RuleSession
from app.ui.rules.rule_window import RuleWindow
from app.ui.session import Session
from app.ui.style import apply_style
from calc import Draft, PolicyFile
from calc.rules.rule import Kind as RuleKind
from calc.rules.rule import Situation

WINDOW = QSize(1366, 768)
SCALES = (1.0, 2.0)
SHOWN = (("HH1", "nl"), ("HH5", "nl"), ("HH6", "nl"), ("HH2", "en"))


def _settle(app: QApplication) -> None:
    for _ in range(4):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _pictures(app: QApplication, folder: Path, name: str, language: str, scale: float) -> None:
    policy_file = read_policy_file(EXAMPLE_POLICY)
    draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(policy_file, PolicyFile)
    assert isinstance(draft, Draft)
    session = Session(policy_file, lambda: date(2026, 11, 23))
    session.load(draft)
    window = MainWindow(session, Texts(language))
    window.resize(WINDOW)
    window.show()
    for place, kind in enumerate(window.wizard.kinds):
        window.wizard.open(place)
        _settle(app)
        start = f"{name}-{language}-{scale:.0f}x-{place + 1}-{kind.key}"
        window.grab().save(str(folder / f"{start}.png"))
        body = window.wizard.page.body
        if body.height() > window.wizard.page.viewport().height():
            body.grab().save(str(folder / f"{start}-whole.png"))
    window.close()
    window.deleteLater()
    _settle(app)


def _rule_pictures(app: QApplication, folder: Path, scale: float) -> None:
    """The proefberekening of every rule, with nothing filled in but a situation."""
    for name in RULES:
        session = RuleSession(open_shelf(folder).tariffs, date(2026, 11, 23))
        session.choose(name, "")
        if any(spec.kind is RuleKind.SITUATION for spec in session.rule.inputs):
            session.change(("situation",), Situation.ALLEENSTAANDE_OUDER, "")
        window = RuleWindow(session, Texts("nl"))
        window.resize(WINDOW)
        window.show()
        _settle(app)
        window.grab().save(str(folder / f"rule-{name}-{scale:.0f}x.png"))
        window.close()
        window.deleteLater()
        _settle(app)


def main() -> int:
    """Take them all."""
    folder = Path("build") / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    app = QApplication(sys.argv[:1])
    for scale in SCALES:
        apply_style(app, scale)
        for name, language in SHOWN:
            _pictures(app, folder, name, language, scale)
        _rule_pictures(app, folder, scale)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
