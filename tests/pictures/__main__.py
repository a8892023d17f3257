"""Renew the thumbnails that pages are compared with: `python -m tests.pictures write`.

Look at `make screenshots` first: what is kept here is what is right from now on.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.ui.widgets.tokens import ThemeName
from tests.pictures.comparing import KEPT, small
from tests.pictures.taking import SIZES, pages, window_of
from tests.pictures.test_pictures import SHOWN


def main() -> int:
    """Take every picture anew and keep its thumbnail."""
    if sys.argv[1:] != ["write"]:
        print(__doc__)
        return 2
    app = QApplication([])
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for name in SHOWN:
        for theme in ThemeName:
            for size, measures in SIZES.items():
                with window_of(name, theme, measures) as program:
                    for page, image in pages(program):
                        kept = KEPT / f"{name or 'new'}-{page}-{theme}-{size}.png"
                        small(image).save(str(kept))
    weight = sum(path.stat().st_size for path in KEPT.glob("*.png"))
    print(f"{len(list(KEPT.glob('*.png')))} thumbnails, {weight // 1024} kB")
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
