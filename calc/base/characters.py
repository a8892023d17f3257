"""Characters that nobody sees: they hide what a text says, turn it round, or command a screen.

Control characters (with escape), marks that change the direction of writing, joiners and other
marks without a width, and letters that are drawn as nothing. A new line and a tab are none of them.
"""

import re
import unicodedata
from typing import Final

HIDDEN: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # without width; lines; direction
    "\u2800\u3164\ud800-\udfff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags
    "]"
)
"""One character that nobody sees."""
_BASE: Final = 0x10000
_NOBODY: Final = frozenset(
    {
        "onbekend", "unknown", "niemand", "nobody", "geen", "none", "nvt", "na", "nb", "tbd",
        "weetniet", "leeg", "empty", "x", "xx", "xxx",
    }
)  # fmt: skip
"""What people fill in where they have nothing to say, folded."""
_LOOK_ALIKE: Final = str.maketrans(
    "авекмнорстухѕіјԛԝһԁӏαβεζηικμνορτυχıłøđ",
    "abekmhopctyxsijqwhdlabezhikmnoptyxilod",
)
"""Small letters that a reader takes for one of ours, as many keyboards and alphabets have them."""


def made_visible(text: str) -> str:
    r"""The text with \u202e in place of a character that nobody sees.

    In the text of a JSON file this is that same character: the file keeps its meaning.
    """
    return HIDDEN.sub(_code, text) if HIDDEN.search(text) else text


def on_one_line(text: str) -> str:
    """The same, with a space in place of a new line or a tab: for a name within a sentence."""
    return made_visible(" ".join(text.split("\n")).replace("\t", " "))


def name_folded(name: str) -> str:
    """A name as it is compared: capitals, accents, dots, spaces and another alphabet make no other
    one, and "Jansen, Jan" is Jan Jansen.
    """
    last, _, first = name.partition(",")
    plain = unicodedata.normalize("NFKD", f"{first}{last}".casefold()).casefold()
    return "".join(filter(str.isalnum, plain)).translate(_LOOK_ALIKE)


def says_something(text: str) -> bool:
    """Whether a name or a reason says anything: "-", "?", "n.v.t." and "onbekend" do not."""
    folded = "".join(char for char in text.casefold() if char.isalnum())
    return any(char.isalpha() for char in folded) and folded not in _NOBODY


def _code(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < _BASE:
        return f"\\u{number:04x}"
    high, low = divmod(number - _BASE, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
