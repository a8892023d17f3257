"""A window with an example in it."""

from datetime import date

from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.organisation import read_organisation
from app.store.dossier_file import read_dossier
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from calc import Draft
from tests.tariff_files import shipped


def example(name: str) -> Draft:
    """An example dossier by its name."""
    draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(draft, Draft)
    return draft


def opened(name: str | None = None) -> MainWindow:
    """A window that is shown, with this example or with an empty dossier."""
    organisation = read_organisation(None)
    window = MainWindow(Session(organisation, shipped(), lambda: date(2026, 11, 23)), Texts("nl"))
    if name is not None:
        window.session.load(example(name))
    window.show()
    window.activateWindow()
    return window
