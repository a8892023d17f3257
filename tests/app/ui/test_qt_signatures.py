"""What Qt knows of its signatures is read when somebody asks, and says what it always said."""

import importlib.machinery
from importlib.machinery import ModuleSpec
from threading import Thread
from types import ModuleType
from typing import Any, cast

import pytest

from app.ui.qt_signatures import LATER, UnreadModule, read_when_asked_for
from tests.said_by import said_by

WRONG_CALLS = """
import inspect
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
app = QApplication([])
def hears():
    QTimer().timeout.connect(5)
for call in (
    lambda: QLabel().setText(5),
    lambda: QLabel().setText(),
    lambda: QLabel().setPixmap([]),
    lambda: QWidget().resize("a", 3),
    lambda: QWidget(5, 6, 7),
    lambda: QLabel(objectNam="x"),
    lambda: QTimer.singleShot("x"),
    lambda: QObject().setProperty(3),
    hears,
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(QWidget.resize.__doc__, QLabel.__doc__, object.__new__.__doc__)
import PySide6.support.signature.lib.pyi_generator as stubs
from PySide6.support.signature import parser, layout, get_signature
from PySide6.support.signature.lib.enum_sig import SimplifyingEnumerator
print(stubs.generate_pyi.__name__, parser.__name__, parser.__spec__.name, parser.__file__)
print(sorted(vars(layout)), get_signature(QWidget.resize), get_signature(QLabel))
"""
UNREAD = """
import sys
import app.ui
from PySide6.QtWidgets import QApplication, QLabel
print(*sorted(name for name, module in sys.modules.items()
              if type(module).__name__ == "UnreadModule" and name.startswith("shibokensupport")))
"""


def test_nothing_of_it_is_read_to_import_qt() -> None:
    assert said_by(UNREAD).split() == sorted(LATER)


def test_a_wrong_call_and_a_question_for_help_are_answered_as_qt_does() -> None:
    """An error of a page goes into a report: without its message nobody could mend it."""
    ours = said_by("import app.ui\n" + WRONG_CALLS)
    assert ours.count("Supported signatures:") == 3
    assert ours == said_by(WRONG_CALLS)


class Loader:
    """Runs a module as PySide's does: by the name that stands in its spec."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None
        self.ran.append(module.__spec__.name)
        with pytest.raises(AttributeError):  # as in a module that is half run
            _ = module.answer
        if len(self.ran) > 1:
            raise AssertionError("run twice")
        module.answer = 42  # type: ignore[attr-defined]


def _unread(loader: Loader) -> ModuleType:
    name, given = min(LATER), cast("Any", loader)
    with read_when_asked_for():
        spec: Any = importlib.machinery.ModuleSpec(name, given)
    module = ModuleType(name)
    module.__spec__ = spec
    assert spec.loader.create_module(spec) is None
    spec.loader.exec_module(module)
    spec.name = "PySide6.support." + name
    return module


def test_a_module_runs_once_under_its_own_name() -> None:
    loader = Loader()
    module = _unread(loader)
    assert (type(module), loader.ran) == (UnreadModule, [])
    with pytest.raises(AttributeError, match="nothing"):
        _ = module.nothing
    assert (module.answer, type(module), loader.ran) == (42, ModuleType, [min(LATER)])
    assert module.__spec__ is not None
    assert module.__spec__.name == "PySide6.support." + min(LATER)


def test_who_asks_from_another_thread_waits_for_all_of_it() -> None:
    seen = list[int]()

    class Asked(Loader):
        def exec_module(self, module: ModuleType) -> None:
            other = Thread(target=lambda: seen.append(module.answer), daemon=True)
            other.start()
            other.join(0.05)
            assert other.is_alive()
            super().exec_module(module)
            self.other = other

    loader = Asked()
    assert _unread(loader).answer == 42
    loader.other.join()
    assert (seen, len(loader.ran)) == ([42], 1)


def test_other_modules_and_other_times_are_left_alone() -> None:
    loader: Any = Loader()
    with read_when_asked_for():
        other = importlib.machinery.ModuleSpec("shibokensupport.feature", loader)
    assert other.loader is loader
    assert importlib.machinery.ModuleSpec is ModuleSpec
    with pytest.raises(ImportError), read_when_asked_for():
        raise ImportError
    assert importlib.machinery.ModuleSpec is ModuleSpec
