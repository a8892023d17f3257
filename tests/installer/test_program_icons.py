"""The picture of the program in every size and kind that a packaged program needs."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtWidgets import QApplication

from installer import program_icons
from installer.program_icons import FOLDER, IN_ICO, SIDES


@pytest.fixture(scope="module")
def made(qapp: QApplication) -> dict[str, bytes]:
    return program_icons.files()


def test_every_size_is_there_and_is_that_size(made: dict[str, bytes]) -> None:
    for side in SIDES:
        with Image.open(BytesIO(made[f"uitzicht-{side}.png"])) as picture:
            assert picture.size == (side, side)
            seen = picture.convert("RGBA").tobytes()[3::4]
        assert seen[0] < 255  # round corners
        assert seen[side // 2 * side + side // 2] == 255


def test_the_one_for_windows_has_all_its_sizes(made: dict[str, bytes]) -> None:
    with Image.open(BytesIO(made["uitzicht.ico"])) as picture:
        assert isinstance(picture, IcoImageFile)
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
            far = ImageChops.difference(old.convert("RGBA"), new.convert("RGBA")).tobytes()
        assert max(far) <= 8, name
    assert sum((FOLDER / name).stat().st_size for name in kept) < 100_000
