"""What gives way where there is little room: the panel, the bar above, the top of a long page."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from app.resources import FONTS
from app.ui.agreement.agreement_page import AgreementPage
from app.ui.shell.main_window import MainWindow


@pytest.mark.parametrize("may_go_on", [True, False])
def test_the_agreement_opens_at_its_top_with_the_cursor_in_sight(
    may_go_on: bool, window: MainWindow
) -> None:
    """Its first field stands far down, below a plan that is over as well as one to be offered."""
    place = [kind.key for kind in window.wizard.kinds].index(AgreementPage.key)
    page = window.wizard.page_at(place)
    assert isinstance(page, AgreementPage)
    page.status.next.setEnabled(may_go_on)
    window.open_step(place)
    for _ in range(3):
        QApplication.processEvents()
    assert page.verticalScrollBar().maximum() > 0
    assert page.verticalScrollBar().value() == 0
    here = QApplication.focusWidget()
    assert here is not None
    assert page.viewport().rect().contains(here.mapTo(page.viewport(), QPoint()))


def test_a_low_window_shows_fewer_points_and_says_how_many_more(window: MainWindow) -> None:
    panel = window.live
    seen = []
    for height in (728, 620, 480, 900):
        window.resize(1366, height)
        QApplication.processEvents()
        shown = [button for button in panel.buttons if not button.isHidden()]
        seen.append(len(shown))
        assert panel.more.text().startswith(f"en nog {9 - len(shown)}"), height
        assert len(shown) == 1 or panel.verticalScrollBar().maximum() == 0, height
    assert seen[0] >= seen[1] >= seen[2] == 1
    assert seen[3] == 3
    window.resize(1366, 620)
    QApplication.processEvents()
    panel.more.click()
    assert [button.isHidden() for button in panel.buttons] == [False] * 9
    assert panel.more.isHidden()


def test_whose_dossier_it_is_ends_in_a_sign_where_it_is_cut_off(window: MainWindow) -> None:
    assert window.desk is not None
    about = window.desk.top.about
    whole = about.text()
    assert "Voorbeeldbank" in whole
    window.resize(620, 728)
    QApplication.processEvents()
    assert about.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert about.fontMetrics().horizontalAdvance(about.text()) <= about.width()
    assert about.accessibleName() == whole
    window.resize(1366, 728)
    QApplication.processEvents()
    assert about.text() == whole


@pytest.mark.parametrize(
    "sign", "\u25b8\u25be\u2190\u2192\u2193\u25b2\u25bc\u2713\u25b3\u25cb\u2026\u00b7"
)
def test_every_sign_of_the_window_is_in_the_fonts_of_the_program(sign: str) -> None:
    """Without them another machine shows a box, or a sign of another size."""
    fonts = [QRawFont(str(path), 14) for path in FONTS.glob("*.ttf")]
    assert sum(font.supportsCharacter(ord(sign)) for font in fonts) >= 2  # plain and bold


def test_the_window_asks_for_the_signs_after_its_letters(texts: object) -> None:
    assert QApplication.font().families() == ["Noto Sans", "Uitzicht Signs"]
