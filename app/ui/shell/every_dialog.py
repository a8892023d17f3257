"""Every dialog and window of the program, each made once: for the self-check.

They are found by what they are, not by a list, and given what the names of their parameters ask. A
new dialog that asks for something without a value here is named by the self-check, and its test.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QDialog, QWidget

from app.i18n.user_error import UserError
from app.services.dossier_store.clash_words import ClashWords
from app.services.dossier_store.people import NotHere
from app.services.dossier_store.place import Needs
from app.services.packages.offering import Offer
from app.ui.shell.asked_list import asked_notice
from app.ui.shell.help_menu import about_notice, keys_notice
from app.ui.shell.main_window import MainWindow
from app.ui.shell.program import Program
from app.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk

_OURS: Final = "app.ui."
_NO_PACKAGE: Final = Offer(refused=UserError("package.refused.not_a_package"))


class NoValue(Exception):
    """A dialog asks for something that nobody thought of."""


def every_kind() -> list[type[QWidget]]:
    """The classes of all dialogs and windows that were loaded; not those that others are made of.

    The one window of the program is open already.
    """
    found = [
        kind
        for kind in _below(QWidget)
        if kind.__module__.startswith(_OURS)
        and (issubclass(kind, QDialog) or kind.__name__.endswith("Window"))
        and not issubclass(kind, MainWindow)
    ]
    return sorted(
        (kind for kind in found if not any(kind in each.__mro__[1:] for each in found)),
        key=lambda kind: kind.__name__,
    )


def made(kind: type[QWidget], program: Program, values: Mapping[str, Any]) -> QWidget | None:
    """One of them; None when it is not for this store. Raises NoValue, and what making it does."""
    opened = _OPENED.get(kind.__name__)
    if opened is not None:
        return opened(program)
    given = {}
    for name, parameter in list(inspect.signature(kind.__init__).parameters.items())[1:]:
        if name == "parent" or parameter.default is parameter.empty:
            if name not in values:
                raise NoValue(name)
            given[name] = values[name]
    try:
        return kind(**given)
    except NotHere:  # it is for a store on a server, and says so
        return None


def notices(program: Program) -> Iterator[tuple[str, Callable[[], Notice]]]:
    """The notices that say something of their own, with what makes each."""
    window, texts = program.window, program.questions.texts
    yield "about_notice", lambda: about_notice(window, texts, program.session.tariffs)
    yield "keys_notice", lambda: keys_notice(window.menuBar(), texts)
    yield "asked_notice", lambda: asked_notice(window, texts, program.session.draft)
    from app.resources import TARIFFS
    from app.ui.law.checking import check_notice

    some = sorted(TARIFFS.glob("*.toml"))
    yield "check_notice", lambda: check_notice(texts, some[-1], window)


def values_for(program: Program, desk: "Desk", case: str, letter: bytes) -> dict[str, Any]:
    """What dialogs ask for, by the names of their parameters."""
    session = program.session
    return {
        "parent": program.window, "window": program.window, "texts": program.questions.texts,
        "session": session, "desk": desk, "case": case, "now": session.moment,
        "on": date(2026, 11, 23), "today": date(2026, 11, 23), "folder": program.keeper.folder,
        "found": (), "needs": Needs.PASSPHRASE, "names": ("A", "B"), "who": "A", "name": "A",
        "clashes": (ClashWords("a", "A", "1", "2"),), "groups": ("A", "B"), "letter": letter,
        "versions": desk.history(case), "draft_of": lambda _: session.draft,
        "put_back": lambda _number, _reason: False, "save": lambda: None, "what": "A",
        "steps": 1, "heading": "A", "offer": _NO_PACKAGE,
    }  # fmt: skip


def _rule_window(program: Program) -> QWidget:
    program.rule_tool.open(program.questions.texts)
    assert program.rule_tool.window is not None
    return program.rule_tool.window


_OPENED: Final[dict[str, Callable[[Program], QWidget]]] = {
    "Locator": lambda program: program.window.guide.finder.open(),
    "RuleWindow": _rule_window,
    "TariffWindow": lambda program: program.tariffs.show(program.questions.texts),
}
"""Those that the program itself opens with what it keeps for them."""


def _below(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
