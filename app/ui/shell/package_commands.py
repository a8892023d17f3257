"""PackageCommands: a package of figures that somebody drops or chooses, looked at and installed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.i18n.user_error import UserError
from app.ui.law.live_shelf import LiveShelf
from app.ui.shell.client_switch import ClientSwitch
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.questions import Questions
from app.ui.widgets.progress import Progress

if TYPE_CHECKING:  # all of it loads the engine, the keys or the database
    from app.services.dossier_store.desk import Desk
    from app.services.packages.impact import Change
    from app.services.packages.offering import Here, Offer
    from app.services.packages.running_plans import PlansImpact
    from app.services.packages.whom_to_call import PersonToCall
    from app.ui.shell.main_window import MainWindow
    from app.ui.shell.package_dialog import PackageDialog

SUFFIX: Final = ".uitzicht-package"


class PackageCommands(QObject):
    """One package at a time; the dossier on the screen stays as it is. `today`: on the wall."""

    def __init__(
        self,
        window: "MainWindow",
        questions: Questions,
        live: LiveShelf,
        holder: DeskHolder,
        client: ClientSwitch,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window, self._questions, self._live = window, questions, live
        self._holder, self._client, self._today = holder, client, today
        self.choose_file: Callable[[], Path | None] = self._ask_file
        """asks for a package"""
        self.dialog: PackageDialog | None = None
        """what is shown of one, until it is closed"""

    def choose(self) -> None:
        """A package of somebody's choice."""
        path = self.choose_file()
        if path is not None:
            self.show(path)

    def show(self, path: Path) -> "PackageDialog":
        """Say what is in this package and what it changes; nothing is changed yet."""
        if self.dialog is not None:
            self.dialog.reject()  # another one came while somebody read
        # The signature, the engine twice and the store: slow to load, and few do this.
        from app.services.packages.offering import offer_of
        from app.ui.shell.package_dialog import PackageDialog

        here = self._here()
        offer = offer_of(path, here)
        plans, trouble = self._plans(offer)
        people = self._people(plans)
        dialog = PackageDialog(
            self._window, self._questions.texts, path.name, offer, plans, people, trouble
        )
        dialog.install_wanted.connect(lambda: self._install(dialog, offer, here))
        dialog.open_wanted.connect(lambda dossier: self._open(dialog, dossier))
        dialog.finished.connect(lambda _: self._forget(dialog))
        self.dialog = dialog
        dialog.open()
        return dialog

    def _forget(self, dialog: "PackageDialog") -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _here(self) -> "Here":
        from app.services.packages.offering import Here

        return Here(
            self._live.folder,
            self._today(),
            self._client.own,
            self._live.shelf,
            self._client.policy_for,
        )

    def _plans(self, offer: "Offer") -> "tuple[PlansImpact | None, str]":
        """The plans of the store; None without one, or where no amount is other."""
        desk, change, impact = self._holder.desk, offer.change, offer.impact
        if desk is None or change is None or impact is None or not impact.days:
            return None, ""
        try:
            return self._counted(desk, change), ""
        except UserError as trouble:
            texts = self._questions.texts
            why = trouble.sentence(texts)
            return None, texts.text("package.window.store_away", why=why)

    def _counted(self, desk: "Desk", change: "Change") -> "PlansImpact":
        from app.services.packages.impact import plans_of
        from app.services.packages.running_plans import AT_ONCE

        texts = self._questions.texts
        work: list[Progress] = []

        def goes_on(done: int, every: int) -> bool:
            if not work:
                what = texts.text("package.window.counting")
                work.append(Progress(self._window, texts, what, -(-every // AT_ONCE)))
            return work[0].step(texts.text("package.window.counting.step"))

        try:
            return plans_of(desk, self._live.folder, change, self._today(), goes_on)
        finally:
            for each in work:
                each.end()

    def _people(self, plans: "PlansImpact | None") -> "tuple[PersonToCall, ...]":
        desk = self._holder.desk
        if desk is None or plans is None or not plans.touched:
            return ()
        from app.services.packages.whom_to_call import whom_to_call

        try:
            return whom_to_call(self._questions.texts, desk, plans)
        except UserError:  # the store went away since: the counts are there
            return ()

    def _install(self, dialog: "PackageDialog", offer: "Offer", here: "Here") -> None:
        from app.services.packages.offering import take

        texts, contents = self._questions.texts, offer.contents
        if contents is None or not offer.may_be_installed:
            return
        try:
            take(contents, replace(here, today=self._today()))
        except UserError as trouble:
            dialog.show_trouble(trouble.said(texts))
            return
        self._live.reload()
        said = [texts.text("package.window.done.figures")] if contents.tariffs else []
        if offer.policy_waits:
            said.append(texts.text("package.window.done.policy"))
        dialog.show_done([*said, texts.text("package.window.done.receipts")])

    def _open(self, dialog: "PackageDialog", dossier: str) -> None:
        dialog.reject()
        self._window.open_stored(dossier)

    def _ask_file(self) -> Path | None:
        text = self._questions.texts.text
        mine, every = text("package.window.filter"), text("files.filter.all")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, text("package.window.title"), "", f"{mine} (*{SUFFIX});;{every} (*)"
        )
        return Path(chosen) if chosen else None
