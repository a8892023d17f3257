"""Banner: what somebody must know about a day before looking at the figures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import Texts, say_choice
from app.ui.widgets.words import Label, show_look
from calc.tariffs import NoTariff, TariffsOn


class Banner(Label):
    """Not there when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.warn("")

    def warn(self, said: str) -> None:
        """Something to keep in mind."""
        self._show(said, "warn")

    def refuse(self, said: str) -> None:
        """Why there is nothing to see."""
        self._show(said, "stop")

    def _show(self, said: str, kind: str) -> None:
        self.setText(said)
        show_look(self, kind)
        self.setVisible(bool(said))


def say_provisional(texts: Texts, on: TariffsOn) -> str:
    """That the last known figures stand in for a later day; "" when they are of the day itself."""
    if not on.provisional:
        return ""
    day, known = texts.formats.day(on.day), texts.formats.day(on.known_on)
    return texts.text("tariff_page.provisional", day=day, known=known)


def say_refusal(texts: Texts, none: NoTariff) -> str:
    """Why there are no figures for a day, and what to do."""
    day, why = texts.formats.day(none.day), say_choice(texts, none.reason)
    said = texts.text("tariff_page.refused", day=day, why=why)
    if none.first is None:
        return said
    first = texts.text("tariff_page.refused.first", first=texts.formats.day(none.first))
    return f"{said} {first}"
