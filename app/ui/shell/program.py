"""The program in a window that was opened: built without a loop, so that tests can build it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMenuBar

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.administration import NONE, Administration
from app.services.assessing import assessor
from app.services.dossier_store.place import StoreStart
from app.services.dossiers import FileTrouble, Refused, example_dossier, open_dossier
from app.services.local_state import Keeper
from app.services.organisation import Organisation
from app.services.outputs import inputs_of
from app.services.tariffs import TariffShelf
from app.ui.intake.session import Session
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.opening import TariffViews
from app.ui.law.rule_tool import RuleTool
from app.ui.shell.asked_list import asked_notice
from app.ui.shell.care_commands import CareCommands
from app.ui.shell.crash import CrashGuard
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.defects import Defects
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.file_commands import FileCommands, commit_what_is_typed
from app.ui.shell.file_menu import file_menu
from app.ui.shell.help_menu import help_menu
from app.ui.shell.home_desk import HomeDesk
from app.ui.shell.opening import Opening
from app.ui.shell.package_commands import SUFFIX as PACKAGE_SUFFIX
from app.ui.shell.package_commands import PackageCommands
from app.ui.shell.paper_check import SUFFIX as PAPER_SUFFIX
from app.ui.shell.paper_check import PaperCheck
from app.ui.shell.people_commands import PeopleCommands
from app.ui.shell.questions import Questions
from app.ui.shell.recovering import KeptWork
from app.ui.shell.recovery_watch import RecoveryWatch
from app.ui.shell.set_for_all import add_set_for_all
from app.ui.shell.statements import StatementCommands
from app.ui.shell.store_commands import StoreCommands
from app.ui.shell.stored_dossier import StoredDossier
from app.ui.shell.top_bar import Way
from app.ui.shell.two_ways import has_call
from app.ui.shell.view_menu import View, view_menu
from app.ui.shell.welcome_looks import put_looks
from app.ui.shell.where import focused_path
from app.ui.widgets.actions import add_action
from app.ui.widgets.focus_ring import put_ring
from app.ui.widgets.icons import Icon, program_icon
from calc import Assessment, Draft
from calc.base.value_type import value_type


@value_type
class ProgramStart:
    """What the program needs from outside. `language` goes before the user's own setting."""

    folder: Path
    organisation: Organisation
    today: Callable[[], date]
    computer_language: str = "nl"
    language: str | None = None
    file: Path | None = None
    example: bool = False
    now: Callable[[], datetime] | None = None
    store: StoreStart | None = None
    """where dossiers are kept; None: in files"""
    rules: Administration = NONE
    """what the administrator set for everybody here"""


class Program(QObject):
    """The application, its one window, and everything that belongs to neither."""

    def __init__(self, opening: Opening, start: ProgramStart) -> None:
        super().__init__(opening)
        self._opening, self._start = opening, start  # the opening owns us, and nobody else owns it
        self.app, self.looks = opening.app, opening.looks
        self.keeper = Keeper(start.folder, start.rules)
        settings = self.keeper.settings
        # As the window was opened, but for what a settings file says that is not as it should be.
        self.looks.speak(start.language or settings.language or start.computer_language)
        self.looks.set_zoom(settings.zoom)
        if settings.theme != self.looks.theme:
            self.looks.set_theme(settings.theme)
        self.live_shelf = LiveShelf(start.folder, self)
        tariffs = self.live_shelf.shelf.tariffs
        self.session = Session(start.organisation, tariffs, start.today, self, now=start.now)
        self.store = DeskHolder(start.store, self._assessed, lambda: self.session.moment, self)
        self.file = CurrentFile(self.session, self)
        if start.example:
            self.file.start(example_dossier(), is_example=True)
        self._is_open = start.file is not None and self._open_quietly(start.file)
        self.window = opening.window
        self.window.take(self.session, Texts(self.looks.language))
        self.questions = Questions(self.window, self.window.texts)
        self.commands = FileCommands(self.file, self.keeper, self.questions, self._in_use)
        self.statements = StatementCommands(
            self.session, self.file, self.commands, self.keeper, self.window
        )
        self.home = HomeDesk(self.window, self.commands, self.store, start.today, self._show_doors)
        self.people = PeopleCommands(self.session, self.store, self.window, self.questions)
        self.watch = RecoveryWatch(self.session, self.file, self.keeper.recovery, self)
        self.tariffs = TariffViews(self.live_shelf, start.today, self.window)
        self.guard = CrashGuard(partial(self.watch.keep, flush=True), self)
        self.defects = Defects(self.window, self.questions, self.keeper, self.watch)
        self.rule_tool = RuleTool(self.window, lambda: self.live_shelf.shelf.tariffs, start.today)
        self.papers = PaperCheck(
            self.window, self.session, self.questions, self.keeper, start.folder
        )
        self.people.join(self.file, self.commands, self.statements, self.papers)
        self.packages = PackageCommands(
            self.window,
            self.questions,
            self.live_shelf,
            self.store,
            self.people.client,
            start.today,
        )
        self.store_commands: StoreCommands | None = None
        self.care: CareCommands | None = None
        if start.store is not None:
            self.store_commands = StoreCommands(
                start.store, self.store, self.window, self.questions, settings.lock_minutes,
                start.today)  # fmt: skip
            self.care = CareCommands(
                start.store, self.store, self.store_commands, self.session, self.window,
                self.questions, self.keeper, start.folder, start.today)  # fmt: skip
        self.kept_work = KeptWork(self.store, self.keeper, self.questions, self.file, self.watch)
        self.stored = StoredDossier(self.store, self.file, self.commands, self.session, self.window)
        self.home.listen_to(self.stored)
        self._connect()
        self._add_menus()
        self._fill_welcome()
        self._show_title()

    def begin(self) -> None:
        """Draw the full window. From here on a defect keeps the work, and says nothing of it."""
        self.guard.install()
        self.app.aboutToQuit.connect(self.guard.remove)
        self._opening.draw()
        QTimer.singleShot(0, self.after_first_paint)

    def after_first_paint(self) -> None:
        """What need not be done before there is something to see."""
        self.keeper.sweep()
        self.looks.follow_computer()
        put_ring(self.app)
        self.app.setWindowIcon(program_icon())
        if self._start.file is not None:
            if self._is_open:
                self.keeper.remember(self._start.file)
            else:
                self.commands.show(self._start.file)
        if self.keeper.notes:
            self.questions.settings(self.keeper.notes)
        self.live_shelf.watch()
        self.kept_work.begin()

    def _assessed(self, draft: Draft) -> Assessment:
        """As this window computes a dossier that it does not show."""
        session = self.session
        policy = self.people.client.policy_for(draft)
        return assessor(policy, session.tariffs, self._start.today)(draft)

    def speak(self, language: str) -> None:
        """Another language: the window is filled anew, the dossier and its undo steps stay."""
        if self.keeper.is_locked("language"):
            return
        self.looks.speak(language)
        self.questions.texts = Texts(language)
        self.keeper.change(language=language)
        self._fill(lambda: None)
        self.tariffs.speak(self.questions.texts)

    def set_zoom(self, zoom: int) -> None:
        """Another size of letters, in per cent."""
        if zoom != self.keeper.settings.zoom:
            self.keeper.change(zoom=zoom)
            self._fill(partial(self.looks.set_zoom, zoom))

    def set_theme(self, theme: str | None) -> None:
        """Another theme, or None for that of the computer; nothing that is typed is touched."""
        self.keeper.change(theme=theme)
        self.looks.set_theme(theme)

    def _open_quietly(self, file: Path) -> bool:
        """Open a file before there is a window to say in what is wrong with it."""
        try:
            opened = open_dossier(file)
        except (Refused, FileTrouble):
            return False
        self.file.show(file, opened)
        return True

    def _connect(self) -> None:
        window = self.window
        window.may_close = self._may_close
        window.in_use = self._in_use
        window.dossiers = lambda: map(Path, self.keeper.settings.recent_files)
        window.open_dossier = self.commands.open_path
        window.left.connect(self.watch.keep_for_good)
        queued = Qt.ConnectionType.QueuedConnection  # a drop must end before a dialog opens
        window.check_paper = self.papers.choose
        window.drops.dropped.connect(self._take_dropped, queued)
        self.file.renamed.connect(self._show_title)
        self.session.undo_stack.cleanChanged.connect(self._show_modified)
        self.session.draft_changed.connect(self._show_modified)
        self.watch.in_trouble.connect(self._not_safe, queued)
        self.live_shelf.reloaded.connect(self._take_tariffs)
        self.file.opened.connect(self._show_dossier)
        window.alone_changed.connect(self._show_title)
        self.people.client.switched.connect(self._fill_again, queued)
        window.put_above(self.tariffs.bar)
        self.guard.show_with(self.defects.show)
        self.guard.stays_in_page = window.break_page
        window.page_failed.connect(self.guard.note)
        window.report_wanted.connect(self.defects.save_report)
        if self.store_commands is not None:
            self.store_commands.lock.locked.connect(partial(self.watch.keep, flush=True))
            self.store_commands.lock.changed.connect(self._show_title)
            self.file.saved.connect(self.store_commands.offer_paper)

    def _take_dropped(self, path: Path) -> None:
        """A PDF is a paper to check, a package brings figures; else a dossier, or what is wrong."""
        if self._is_locked or self.stored.take_dropped(path):
            return
        if path.suffix.lower() == PAPER_SUFFIX:
            self.papers.show(path)
        elif path.suffix.lower() == PACKAGE_SUFFIX:
            self.packages.show(path)
        else:
            self.commands.open_path(path)

    def _add_menus(self) -> None:
        window = self.window
        window.menus_before = [self._file_menu]
        window.menus_after = [
            self._view_menu,
            self.rule_tool.menu,
            partial(help_menu, window.guide),
        ]
        window.make_menus()

    def _file_menu(self, bar: QMenuBar, texts: Texts) -> None:
        in_store = None if self._start.store is None else self.stored.add_to
        menu = file_menu(
            self.commands, self.statements, self.keeper, self.window.close, bar, texts,
            self.packages.choose, in_store,
        )  # fmt: skip
        if self.store_commands is not None and self.care is not None:
            in_menu = self.store_commands.add_to(menu, texts)
            self.people.add_to(in_menu, texts)
            self.care.add_to(in_menu, texts)

    def _view_menu(self, bar: QMenuBar, texts: Texts) -> None:
        view = View(lambda: self.keeper.settings.zoom, self.set_zoom, self.speak,
                    lambda: self.keeper.settings.theme, self.set_theme,
                    self.keeper.is_locked)  # fmt: skip
        menu = view_menu(view, bar, texts)
        menu.addSeparator()
        add_set_for_all(menu, texts, self.keeper, self.questions)
        add_action(menu, texts.text("asked.menu"), self._show_asked, sign=Icon.CLIPBOARD)
        self.tariffs.add_to(menu, texts)

    def _show_asked(self) -> None:
        asked_notice(self.window, self.questions.texts, self.session.draft).ask()

    def _take_tariffs(self, shelf: TariffShelf) -> None:
        """Other figures of the law: the answer is worked out again."""
        self.session.take_tariffs(shelf.tariffs)

    def _fill_again(self) -> None:
        """What the window says follows from the policy of another client now."""
        self._fill(lambda: None)

    def _fill(self, between: Callable[[], object]) -> None:
        """Everything in the window anew, at the step and the field where somebody was."""
        commit_what_is_typed()
        window, path = self.window, focused_path()
        place, way = window.wizard.place, window.ways.way
        welcomes, lists = window.welcome is not None, self.home.page is not None
        window.empty()
        between()
        window.fill(self.questions.texts, place=place, way=way)
        if welcomes or lists:
            self.home.show()
        elif path is not None and way is Way.FORM:
            window.wizard.page.go_to(path)
        self._show_title()

    def _show_dossier(self, is_new: bool) -> None:
        """A new dossier begins with the conversation, one that was opened with the form."""
        self._show_title()
        way = Way.CALL if is_new and has_call() else Way.FORM
        self.window.ways.show_way(way)

    def _show_doors(self) -> None:
        self.window.show_welcome().setFocus()
        self._fill_welcome()

    def _fill_welcome(self) -> None:
        """What the doors do, and how the window looks, to be chosen."""
        welcome = self.window.welcome
        if welcome is None:
            return
        doors = {
            "new": self.commands.new,
            "example": self.commands.example,
            "open": self.commands.open,
        }
        welcome.chosen.connect(lambda name: doors[name](), Qt.ConnectionType.QueuedConnection)
        settings = self.keeper.settings
        put_looks(
            welcome.looks, self.questions.texts, settings.theme, settings.zoom,
            self.set_theme, self.set_zoom,
        )  # fmt: skip

    def _in_use(self) -> Iterator[Path]:
        """Every file that the window was filled from: nothing it makes is written over them."""
        own = [] if self.file.path is None else [self.file.path]
        return inputs_of(own, self._start.organisation.path, self._start.folder)

    @property
    def _is_locked(self) -> bool:
        return self.store_commands is not None and self.store_commands.lock.is_locked

    def _show_title(self) -> None:
        text = self.questions.texts.text
        if self._is_locked:
            return
        if self.window.alone is not None:
            self.window.setWindowTitle(f"{text('shell.program')}[*]")
            return
        nameless = "store.dossier.no_reference" if self.file.stored else "files.untitled"
        untitled = text("files.example" if self.file.is_example else nameless)
        name = (self.file.short_name or untitled).replace("[*]", "[*][*]")
        self.window.setWindowTitle(text("files.window_title", name=f"{name}[*]"))
        self._show_modified()

    def _show_modified(self) -> None:
        modified = self.file.modified
        if self.window.isWindowModified() != modified:  # Qt would write the title again
            self.window.setWindowModified(modified)
        if self.window.desk is not None:
            self.window.desk.top.show_kept(self._kept())

    def _kept(self) -> str:
        """Whether the work is in a file, as the bar at the top says it; "" when there is none."""
        if self.watch.is_in_trouble:
            return "not_kept"
        if self.file.modified:
            return "resumed" if self.file.is_resumed else "unsaved"
        if self.file.stored is not None:
            return "in_store"
        return "" if self.file.path is None else "saved"

    def _not_safe(self, trouble: UserError) -> None:
        self._show_modified()
        self.questions.trouble(trouble, "files.not_safe")

    def _may_close(self) -> bool:
        if not self.commands.may_make_way():
            return False
        self.watch.forget()
        self.tariffs.close()
        self.stored.end()
        self.store.close()
        size = self.window.normalGeometry()
        self.keeper.change(window_width=size.width(), window_height=size.height())
        return True
