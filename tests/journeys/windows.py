"""A window with an example in it."""

from datetime import date

from app.i18n import Texts
from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.store.dossier_file import read_dossier
from app.store.policy_file import read_policy_file
from app.ui.main_window import MainWindow
from app.ui.session import Session
from calc import Draft, PolicyFile
from tests.tariff_files import shipped


def example(name: str) -> Draft:
    """An example dossier by its name."""
    draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(draft, Draft)
    return draft


def opened(name: str | None = None) -> MainWindow:
    """A window that is shown, with this example or with an empty dossier."""
    policy_file = read_policy_file(EXAMPLE_POLICY)
    assert isinstance(policy_file, PolicyFile)
    window = MainWindow(Session(policy_file, shipped(), lambda: date(2026, 11, 23)), Texts("nl"))
    if name is not None:
        window.session.load(example(name))
    window.show()
    window.activateWindow()
    return window
