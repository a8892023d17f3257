"""Thumbnails of every page. `python -m tests.pictures write` renews what pages are compared with.

Look at `make screenshots` first: what is kept here is what is right from now on. The pictures are
taken in a process of their own, with the fonts of the program and no others, so that neither
another test nor another machine is seen in them.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui.widgets.tokens import ThemeName
from tests.made_once import made_once
from tests.pictures.comparing import KEPT, small
from tests.pictures.taking import SIZES, be_light_again, pages, take_apart, window_of

SHOWN = "HH1"


def take(folder: Path, whole: Path | None = None) -> None:
    """Write the thumbnail of every page in every theme and size into a folder.

    `whole`: where the pages go as they are, of the first theme and size.
    """
    app = QApplication([])
    for theme in ThemeName:
        for size, measures in SIZES.items():
            # The letter that is shown is the same one in each window.
            with made_once(), window_of(SHOWN, theme, measures) as program:
                for page, image in pages(program):
                    small(image).save(str(folder / f"{SHOWN}-{page}-{theme}-{size}.png"))
                    if whole is not None:
                        image.save(str(whole / f"{page}.png"))
            whole = None
        be_light_again(app)
    app.quit()


def main(arguments: list[str]) -> int:
    """`take FOLDER [WHOLE]` here, or `write`, in a process of its own."""
    match arguments:
        case ["take", folder, *whole]:
            take(Path(folder), *map(Path, whole))
        case ["write"]:
            KEPT.mkdir(exist_ok=True)
            for old in KEPT.glob("*.png"):
                old.unlink()
            take_apart(KEPT)
            weight = sum(path.stat().st_size for path in KEPT.glob("*.png"))
            print(f"{len(list(KEPT.glob('*.png')))} thumbnails, {weight // 1024} kB")
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
