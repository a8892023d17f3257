"""The picture of the program in every size and kind that a packaged program needs."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QGuiApplication

from installer import program_icons
from installer.program_icons import FOLDER, IN_ICO, SIDES


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, bytes]]:
    app = QGuiApplication.instance() or QGuiApplication([])
    yield program_icons.files()
    del app


def test_every_size_is_there_and_is_that_size(made: dict[str, bytes]) -> None:
    for side in SIDES:
        with Image.open(BytesIO(made[f"uitzicht-{side}.png"])) as picture:
            assert picture.size == (side, side)
            assert picture.convert("RGBA").getpixel((0, 0))[3] < 255  # round corners
            middle = picture.convert("RGBA").getpixel((side // 2, side // 2))
            assert middle[3] == 255


def test_the_one_for_windows_has_all_its_sizes(made: dict[str, bytes]) -> None:
    with Image.open(BytesIO(made["uitzicht.ico"])) as picture:
        assert picture.info["sizes"] == {(side, side) for side in IN_ICO}
        small = picture.ico.getimage((16, 16)).convert("RGBA")
    with Image.open(BytesIO(made["uitzicht-16.png"])) as drawn:
        assert ImageChops.difference(small, drawn.convert("RGBA")).getbbox() is None


def test_the_one_for_a_mac_opens_at_its_largest(made: dict[str, bytes]) -> None:
    with Image.open(BytesIO(made["uitzicht.icns"])) as picture:
        assert max(side for side, *_ in picture.info["sizes"]) >= 256


def test_what_is_kept_is_what_the_svg_gives_now_and_is_small(made: dict[str, bytes]) -> None:
    """Another SVG, and not these: then the taskbar shows the program as it was."""
    kept = {path.name for path in FOLDER.iterdir() if path.suffix != ".icns"}
    assert kept == {name for name in made if not name.endswith(".icns")}
    for name in kept:
        with (
            Image.open(FOLDER / name) as old,
            Image.open(BytesIO(made[name])) as new,
        ):
            far = ImageChops.difference(old.convert("RGBA"), new.convert("RGBA")).getextrema()
        assert max(most for _, most in far) <= 8, name
    assert sum((FOLDER / name).stat().st_size for name in kept) < 100_000
