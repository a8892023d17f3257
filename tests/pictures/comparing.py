"""A picture and the one that was kept of it: small, in greys, and told apart with a tolerance.

Kept are thumbnails of a quarter of the size in sixteen greys: what they are for is a page that is
empty, in the colours of another theme, cut off or moved. Another version of the fonts' renderer
draws a letter a little lighter; in a thumbnail that is less than a step of grey.
"""

from pathlib import Path
from typing import Final

from PIL import Image, ImageChops
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

KEPT: Final = Path(__file__).parent / "kept"
_SHARE: Final = 4
_GREYS: Final = 16
_STEP: Final = 256 // _GREYS
_GREY_OF: Final = bytes(min(light // _STEP, _GREYS - 1) for light in range(256))
"""Of each of 256 greys which of the sixteen it is."""
_UNLIKE: Final = 3 * _STEP
"""A point is another one when its grey is so far away."""
MOST: Final = 0.006
"""So much of a picture may be other points: a word more or less, and no more."""


def small(image: QImage) -> QImage:
    """Its thumbnail."""
    small = image.scaled(
        image.width() // _SHARE, image.height() // _SHARE,
        Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)  # fmt: skip
    # Point by point a thumbnail took a tenth of a second, and a run makes two hundred.
    points = bytes(small.constBits()).translate(_GREY_OF)
    made = QImage(
        points, small.width(), small.height(), small.bytesPerLine(), QImage.Format.Format_Indexed8
    ).copy()
    made.setColorTable([QColor(*[grey * 255 // (_GREYS - 1)] * 3).rgb() for grey in range(_GREYS)])
    return made


def unlike(one: QImage, other: QImage) -> float:
    """Which part of the points of two thumbnails is another grey; 1 when the sizes differ."""
    if one.size() != other.size():
        return 1.0
    apart = ImageChops.difference(_greys(one), _greys(other)).histogram()
    return sum(apart[_UNLIKE + 1 :]) / (one.width() * one.height())


def _greys(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size, line = (plain.width(), plain.height()), plain.bytesPerLine()
    return Image.frombytes("L", size, bytes(plain.constBits()), "raw", "L", line)
