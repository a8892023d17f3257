"""KeyCap: a key as it lies on the keyboard, beside the word for what it does."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.ui.widgets.words import Label


class KeyCap(Label):
    """`keys` as Qt writes them: "Ctrl+T". A screen reader says that it is a key."""

    def __init__(self, texts: Texts, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("keyCap")
        self.show_keys(keys)

    def show_keys(self, keys: str) -> None:
        """Other keys, in the words of the keyboard that people have before them."""
        said = say_keys(self._texts, keys)
        self.setText(said)
        self.setAccessibleName(self._texts.text("look.key", keys=said))


def say_keys(texts: Texts, keys: str) -> str:
    """Keys as the language of the window calls them: "Shift+Enter", "Pijl omlaag"."""
    return "+".join(
        texts.text(f"look.key.{key.lower()}") if key in _NAMED else _IN_FULL.get(key, key)
        for key in _each(keys)
    )


_NAMED: Final = ("Left", "Right", "Up", "Down", "Space", "Pause")
_IN_FULL: Final = {"Del": "Delete", "PgUp": "Page Up", "PgDown": "Page Down", "Return": "Enter"}
"""As they stand on the keyboard, in every language."""


def _each(keys: str) -> list[str]:
    """Of "Ctrl++" the plus too."""
    *first, last = keys[:-1].split("+") if keys.endswith("+") else keys.split("+")
    return [*filter(None, first), last or "+"]
