"""Pictures of every page, for people to look at: `make screenshots` puts them in build/screenshots.

Each page of an example in three themes, at 1366 x 768, at 1920 x 1080 and with letters twice as
large: the whole window with its menus and, where a page is longer than the window, the whole page.
Other examples, the figures of the law and the rules more briefly; every kind of question of the
conversation in every theme.
"""

import os
import sys
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from app.i18n import LANGUAGES, Texts
from app.services.rules import RULES
from app.ui.call.call_view import CallView
from app.ui.documents.documents_page import DocumentsPage
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.rule_session import RuleSession
from app.ui.law.rule_window import RuleWindow
from app.ui.law.tariff_window import TariffWindow
from app.ui.shell.main_window import MainWindow
from app.ui.shell.top_bar import Way
from app.ui.widgets.style import apply_style
from app.ui.widgets.tokens import THEMES, ThemeName, now, use
from calc.law.rule import InputKind as RuleKind
from calc.law.rule import Leefsituatie
from tests.pictures.taking import SIZES, menus, pages, window_of
from tests.tariff_files import shipped

WINDOW = QSize(1366, 768)
SCALES = (1.0, 2.0)
EVERYWHERE = (("HH1", "nl"),)
"""In every theme and every size; the others only as the program opens, and twice as large."""
ONCE = (("", "nl"), ("HH5", "nl"), ("HH6", "nl"), ("HH2", "en"))


def _settle(app: QApplication) -> None:
    for _ in range(4):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _pictures(
    app: QApplication, folder: Path, name: str, language: str, theme: ThemeName, size: str
) -> None:
    """The window at every page, what of a page is longer than the window, the menus, documents."""
    start = f"{name or 'new'}-{language}-{theme}-{size}"
    with window_of(name, theme, SIZES[size], language) as program:
        window = program.window
        for page, image in pages(program):
            image.save(str(folder / f"{start}-{page}.png"))
            body = window.wizard.page.body
            if body.height() > window.wizard.page.viewport().height():
                body.grab().save(str(folder / f"{start}-{page}-whole.png"))
        for menu, image in menus(program):
            image.save(str(folder / f"{start}-{menu}.png"))
        if name:
            path = f"{start}-documents"
            _documents(app, window, folder, path)


def _documents(app: QApplication, window: MainWindow, folder: Path, start: str) -> None:
    """The documents: as they open, with words that are stopped, and the next conversations."""
    window.show_documents()
    page = window.wizard.page
    assert isinstance(page, DocumentsPage)
    desk = page.documents
    _settle(app)
    window.grab().save(str(folder / f"{start}-1.png"))
    desk.own.setPlainText("Betaalt u niet, dan leggen wij loonbeslag.")
    desk.make_now()
    _settle(app)
    window.grab().save(str(folder / f"{start}-2-stopped.png"))
    desk.show_talks()
    _settle(app)
    window.grab().save(str(folder / f"{start}-3-conversations.png"))


def kinds_of_questions(call: CallView) -> dict[str, str]:
    """A question of every kind of answer, with what is asked after it on the same screen."""
    found: dict[str, str] = {}
    for turn in call.talk.asked:
        then = f"-{turn.question.then_kind}" if turn.question.then_kind else ""
        found.setdefault(f"{turn.kind}{then}", turn.key)
    return found


def _questions(app: QApplication, folder: Path, name: str, theme: ThemeName, size: str) -> None:
    """Of every kind of question the first, with the others of the list of the conversation."""
    with window_of(name, theme, SIZES[size]) as program:
        window = program.window
        if window.welcome is not None:
            program.commands.new()
        window.ways.show_way(Way.CALL)
        call = window.ways.call
        for kind, key in kinds_of_questions(call).items():
            call.go_to(f"call.{key}")
            _settle(app)
            start = f"question-{name or 'new'}-{theme}-{size}"
            window.grab().save(str(folder / f"{start}-{kind}.png"))


def _tariffs(app: QApplication, folder: Path, language: str, scale: float) -> None:
    """The figures of the law: a list, one in full, provisional, refused, changes, and files."""
    with TemporaryDirectory() as data:
        live = LiveShelf(Path(data))
        window = TariffWindow(live, Texts(language), date(2026, 11, 23))
        window.resize(WINDOW)
        window.show()

        def picture(name: str) -> None:
            _settle(app)
            window.grab().save(
                str(folder / f"tariffs-{language}-{now().name}-{scale:.0f}x-{name}.png")
            )

        picture("1-list")
        window.values.table.choose(lambda row: row.value.key == "bvv.maximum.alleenstaande")
        picture("2-detail")
        for name, day in (("3-provisional", date(2027, 1, 1)), ("4-refused", date(2022, 12, 31))):
            window.values.day.show_day(day)
            window.values.refresh()
            picture(name)
        window.tabs.setCurrentWidget(window.changes)
        picture("5-changes")
        window.tabs.setCurrentWidget(window.files)
        picture("6-files")
        own = Path(data) / "tariffs"
        own.mkdir()
        (own / "2027.toml").write_text("year = 2027\n", encoding="utf-8")
        live.look()
        picture("7-offer")
        live.reload()
        window.show_files()
        picture("8-set-aside")
        window.close()
        window.deleteLater()
        _settle(app)


def _rules(app: QApplication, folder: Path, scale: float) -> None:
    """The proefberekening of every rule, with nothing filled in but a situation."""
    for name in RULES:
        session = RuleSession(shipped(), date(2026, 11, 23))
        session.choose(name, "")
        if any(spec.kind is RuleKind.SITUATION for spec in session.rule.inputs):
            session.change(("situation",), Leefsituatie.ALLEENSTAANDE_OUDER, "")
        window = RuleWindow(session, Texts("nl"))
        window.resize(WINDOW)
        window.show()
        _settle(app)
        window.grab().save(str(folder / f"rule-{name}-{now().name}-{scale:.0f}x.png"))
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
    for theme, size in product(ThemeName, SIZES):
        for name, language in EVERYWHERE:
            _pictures(app, folder, name, language, theme, size)
    for (name, language), size in product(ONCE, ("1366x768", "200")):
        _pictures(app, folder, name, language, ThemeName.LIGHT, size)
    for name, theme, size in product(("HH1", ""), ThemeName, ("1366x768", "200")):
        _questions(app, folder, name, theme, size)
    for theme, scale in product(ThemeName, SCALES):
        use(THEMES[theme])
        apply_style(app, scale)
        for language in LANGUAGES:
            _tariffs(app, folder, language, scale)
        _rules(app, folder, scale)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
