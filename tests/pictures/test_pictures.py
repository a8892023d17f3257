"""Every page looks as it did: three themes, three sizes, from the real window with its menus.

What was meant: look at `make screenshots`, then `python -m tests.pictures write`.
"""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.widgets.tokens import THEMES, ThemeName
from tests.pictures.comparing import KEPT, MOST, small, unlike
from tests.pictures.taking import take_apart

PAGE: Final = QRect(240, 110, 720, 560)
"""Where a page is in a window of 1366 x 768."""


FOLDERS: Final = ("thumbnails", "whole")


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every page as the program draws it now: one process takes all of them, tests only look."""
    folder = tmp_path_factory.mktemp("pictures")
    for name in FOLDERS:
        (folder / name).mkdir()
    take_apart(*(folder / name for name in FOLDERS))
    return folder


@pytest.fixture(scope="module")
def thumbnails(taken: Path) -> Path:
    """The folder with all themes and sizes."""
    return taken / FOLDERS[0]


@pytest.mark.parametrize("theme", ThemeName)
def test_every_page_looks_as_it_did(theme: ThemeName, thumbnails: Path) -> None:
    now = sorted(thumbnails.glob(f"*-{theme}-*.png"))
    assert now != []
    others = {}
    for path in now:
        kept = QImage(str(KEPT / path.name))
        apart = 1.0 if kept.isNull() else unlike(QImage(str(path)), kept)
        if apart > MOST:
            others[path.stem] = round(apart, 3)
    assert others == {}, "look at `make screenshots`; meant? `python -m tests.pictures write`"


@pytest.mark.parametrize("theme", ThemeName)
def test_nothing_is_kept_of_a_page_that_is_gone(theme: ThemeName, thumbnails: Path) -> None:
    now = {path.name for path in thumbnails.glob(f"*-{theme}-*.png")}
    assert {path.name for path in KEPT.glob(f"*-{theme}-*.png")} == now


@pytest.fixture(scope="module")
def shots(taken: Path) -> dict[str, QImage]:
    """Every page as it is, in the light theme; who changes one copies it."""
    found = {path.stem: QImage(str(path)) for path in (taken / FOLDERS[1]).glob("*.png")}
    assert found
    return found


def _painted(image: QImage, where: QRect, colour: str) -> QImage:
    changed = image.copy()
    painter = QPainter(changed)
    painter.fillRect(where, QColor(colour))
    painter.end()
    return changed


def _moved(image: QImage, along: int, down: int) -> QImage:
    changed = image.copy()
    painter = QPainter(changed)
    painter.drawImage(PAGE.topLeft(), image, PAGE.translated(along, down))
    painter.end()
    return changed


def test_an_empty_page_is_seen(shots: dict[str, QImage]) -> None:
    for page, image in shots.items():
        empty = _painted(image, PAGE, THEMES[ThemeName.LIGHT].bg)
        assert unlike(small(image), small(empty)) > MOST, page


def test_words_that_do_not_stand_out_are_seen(shots: dict[str, QImage]) -> None:
    """Dark on light where dark was meant, or the other way round: every ground is another grey."""
    for page, image in shots.items():
        other = image.copy()
        other.invertPixels()
        assert unlike(small(image), small(other)) > 0.5, page


def test_a_page_that_is_cut_off_or_moved_is_seen(shots: dict[str, QImage]) -> None:
    below = PAGE.adjusted(0, PAGE.height() // 2, 0, 0)
    for page, image in shots.items():
        moved = _moved(image, 0, 24)
        assert unlike(small(image), small(moved)) > MOST, page
    seen = [
        unlike(small(image), small(_painted(image, below, THEMES[ThemeName.LIGHT].bg))) > MOST
        for image in shots.values()
    ]
    assert sum(seen) >= len(seen) * 0.7, "not every page is full to the bottom"


def test_another_renderer_of_letters_is_not_seen(shots: dict[str, QImage]) -> None:
    """A picture drawn a fraction of a pixel away and made softer is the same page."""
    for page, image in shots.items():
        softer = image.copy()
        painter = QPainter(softer)
        painter.setOpacity(0.35)
        painter.drawImage(QRect(1, 0, image.width(), image.height()), image)
        painter.end()
        assert unlike(small(image), small(softer)) <= MOST, page
