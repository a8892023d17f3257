"""StoreCommands: what the window asks and says about its store, and the lock of the window.

While somebody works nothing takes the cursor: what the store wants is offered in a bar. Only beside
the welcome, where nothing is typed yet, it is asked in a dialog.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.dossier_store.place import Needs, StoreStart, is_file
from app.services.dossiers import FileTrouble
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.lock import Lock
from app.ui.shell.main_window import MainWindow
from app.ui.shell.questions import Questions
from app.ui.shell.store_bar import StoreBar
from app.ui.shell.store_dialog import StoreDialog
from app.ui.widgets.actions import add_action
from app.ui.widgets.saving import save_for


class StoreCommands(QObject):
    """One window with its store; its texts are those of the window."""

    def __init__(
        self,
        start: StoreStart,
        holder: DeskHolder,
        window: MainWindow,
        questions: Questions,
        minutes: int,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._start, self._holder, self._window = start, holder, window
        self._questions, self._today = questions, today
        self._fits: Callable[[str], bool] | None = None
        self._paper_was_offered = self._is_asked_for = False
        self.dialog: StoreDialog | None = None
        self.bar: StoreBar | None = None
        window.put_above(self._make_bar)
        self.lock = Lock(window, minutes, self._ask_to_unlock)
        holder.wanted.connect(self._ask)
        holder.refused.connect(self._refused)
        holder.opened.connect(self._opened)

    @property
    def texts(self) -> Texts:
        """Of the window, which may speak another language by now."""
        return self._questions.texts

    def add_to(self, menu: QMenu, texts: Texts) -> QMenu:
        """The store in the menu of files, above what ends it; gives its own menu, for more."""
        text = texts.text
        store = QMenu(text("store.menu"), menu)
        opens = add_action(store, text("store.menu.open"), self.open)
        words = add_action(store, text("store.menu.passphrase"), self.change_passphrase)
        paper = add_action(store, text("store.menu.paper"), self.show_paper)

        def show() -> None:
            is_open, here = self._holder.desk is not None, is_file(self._start.place)
            opens.setEnabled(not is_open)
            words.setEnabled(is_open and here)
            paper.setEnabled(is_open and here)

        store.aboutToShow.connect(show)
        before = menu.actions()[-2]  # the line above the last one
        menu.insertMenu(before, store)
        locks = add_action(menu, text("store.menu.lock"), self.lock.lock, "Ctrl+L")
        menu.insertAction(before, locks)
        return store

    def open(self) -> None:
        """Look again what the store wants, and ask it."""
        self._is_asked_for = True
        self._holder.begin()

    def offer_paper(self) -> None:
        """After the first dossier in the store: now there is something to lose."""
        desk = self._holder.desk
        if desk is None or self._paper_was_offered or not is_file(self._start.place):
            return
        from app.services.dossier_store.paper_offered import is_to_be_offered

        self._paper_was_offered = True
        with suppress(UserError):
            if is_to_be_offered(desk) and self.bar is not None:
                text = self.texts.text
                self.bar.offer(
                    text("store.keys.bar.paper"), text("store.keys.bar.paper.do"), self.show_paper
                )

    def change_passphrase(self) -> None:
        """Another passphrase, or a first one beside the keyring: the old one, then the new."""
        from app.services.dossier_store.keys import change_passphrase

        def choose(old: str | None) -> None:
            def change(new: str) -> None:
                change_passphrase(self._start.place, self._start.ring, old, new)
                self._learn_lock()
                self._say("store.keys.cli.changed")

            self.ask_words(Needs.MAKING, "store.keys.ask.new_words", change)

        self.with_passphrase("store.keys.ask.old", choose)

    def show_paper(self) -> None:
        """The recovery key, for who knows the passphrase where there is one."""
        from app.services.dossier_store.keys import recovery_groups

        def show(words: str | None) -> None:
            from app.ui.shell.paper_dialog import PaperDialog

            groups = recovery_groups(self._start.place, self._start.ring, words)
            dialog = PaperDialog(
                self._window, self.texts, groups, lambda: self._save_paper(dialog, groups)
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        self.with_passphrase("store.keys.ask.paper_first", show)

    # -- asking ------------------------------------------------------------------------------------

    def _ask(self, needs: Needs) -> None:
        """In a dialog where nothing is typed yet; else offered."""
        asks, self._is_asked_for = self._is_asked_for, False
        if (asks or self._window.welcome is not None) and not self.lock.is_locked:
            self._ask_now(needs)
        elif self.bar is not None and self.dialog is None:
            text = self.texts.text
            said = text(f"store.keys.bar.{needs}")
            self.bar.offer(said, text("store.keys.bar.open"), lambda: self._ask_now(needs))

    def _ask_now(self, needs: Needs) -> None:
        if self.dialog is None and self._holder.desk is None:
            self.dialog = dialog = StoreDialog(self._window, self.texts, needs)
            dialog.unlocked.connect(self._holder.unlock)
            dialog.chosen.connect(self._holder.make)
            dialog.restored.connect(lambda key, words: self._holder.restore(key, words or None))
            dialog.postponed.connect(self._let_go)
            dialog.open()

    def _refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.say(self._sentence(error))
        elif self.bar is not None:
            again = self.texts.text("store.keys.bar.again")
            self.bar.offer(error.sentence(self.texts), again, self._holder.begin)

    def _sentence(self, error: UserError) -> str:
        """What is wrong; a paper without a new passphrase needs one where there is no keyring."""
        if error.key == "store.trouble.locked":
            return self.texts.text("store.keys.ask.choose_too")
        return error.sentence(self.texts)

    def _opened(self) -> None:
        if self.bar is not None:
            self.bar.hide()
        if self.dialog is not None:
            self.dialog.forget()
            self.dialog.hide()
            self._let_go()
        self._learn_lock()

    def _let_go(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def with_passphrase(self, about: str, then: Callable[[str | None], object]) -> None:
        """Ask the passphrase where there is one; then go on with it."""
        from app.services.dossier_store.keys import has_passphrase

        try:
            if has_passphrase(self._start.place):
                self.ask_words(Needs.PASSPHRASE, about, then)
            else:
                then(None)
        except UserError as error:
            self._questions.notice(error.sentence(self.texts)).ask()

    def ask_words(self, needs: Needs, about: str, then: Callable[[str], object]) -> None:
        """Ask words: those of the store, or (MAKING) new ones; then go on with them."""
        dialog = StoreDialog(self._window, self.texts, needs, about=about)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.other.hide()

        def take(words: str) -> None:
            try:
                self._check_words(needs, words)
                dialog.hide()
                then(words)
            except UserError as error:
                dialog.show()
                dialog.say(error.sentence(self.texts))
            else:
                dialog.forget()
                dialog.deleteLater()

        (dialog.chosen if needs is Needs.MAKING else dialog.unlocked).connect(take)
        dialog.open()

    def _check_words(self, needs: Needs, words: str) -> None:
        from app.services.dossier_store.keys import NoKeyRing, find_key, must_be_long_enough

        if needs is Needs.MAKING:
            must_be_long_enough(words)
        else:
            find_key(Path(self._start.place), NoKeyRing(), words)

    # -- the lock ----------------------------------------------------------------------------------

    def _learn_lock(self) -> None:
        """What the lock asks; it knows it also when the place of the store is gone for a moment, or
        when somebody took the file away that says which words they are."""
        from app.services.dossier_store.keys import lock_of

        with suppress(UserError):
            self._fits = lock_of(self._start.place) or self._fits

    def _ask_to_unlock(self) -> QWidget:
        self._learn_lock()
        needs = Needs.NOTHING if self._fits is None else Needs.PASSPHRASE
        dialog = StoreDialog(self._window, self.texts, needs, locks=True)
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.unlocked.connect(lambda words: self._try(dialog, words))
        dialog.restored.connect(lambda key, _: self._try_paper(dialog, key))
        dialog.show()
        return dialog

    def _try(self, dialog: StoreDialog, words: str) -> None:
        if self._fits is None or self._fits(words):
            dialog.forget()
            self.lock.unlock()
        else:
            dialog.say(self.texts.text("store.keys.ask.wrong"))

    def _try_paper(self, dialog: StoreDialog, typed: str) -> None:
        from app.services.dossier_store.opening import try_recovery_key

        try:
            try_recovery_key(self._start.place, typed, self._holder.now)
        except UserError as error:
            dialog.say(error.sentence(self.texts))
        else:
            dialog.forget()
            self.lock.unlock()

    # -- saying ------------------------------------------------------------------------------------

    def _make_bar(self, texts: Texts) -> QWidget:
        self.bar = StoreBar(texts, self._window)
        return self.bar

    def _say(self, key: str) -> None:
        self._questions.notice(self.texts.text(key)).ask()

    def _save_paper(self, dialog: QWidget, groups: tuple[str, ...]) -> None:
        from app.services.dossier_store.recovery_paper import recovery_paper

        text = self.texts.text
        proposal = f"{text('store.keys.paper.title').lower()}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            dialog, text("store.keys.show_paper.save"), proposal, "PDF (*.pdf)"
        )
        if not chosen:
            return
        try:
            save_for(self._window, Path(chosen), recovery_paper(groups, self.texts, self._today()))
        except FileTrouble as trouble:
            self._questions.trouble(trouble)
        else:
            dialog.close()
            self._questions.notice(text("store.keys.cli.paper", file=Path(chosen).name)).ask()
