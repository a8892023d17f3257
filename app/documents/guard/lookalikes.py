"""Letters of other alphabets and signs that a reader sees as one of ours."""

import unicodedata
from typing import Final

_CYRILLIC: Final = zip(
    "авсеһіјкмнорѕтухьгпиӏԁԛԝАВСЕНІЈКМОРЅТУХ",
    "abcehijkmhopstyxbrnuldqwABCEHIJKMOPSTYX",
    strict=True,
)
_GREEK: Final = zip("αβεικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abeikvoptuxwABEZHIKMNOPTYX", strict=True)
_ARMENIAN: Final = zip("օոսհց", "onuhg", strict=True)
_OTHERS: Final = zip("ıłøŁØđħŧƀɡɑǀ", "iloLOdhtbgal", strict=True)
_SMALL_CAPITALS: Final = zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)
_LOOKS_LIKE: Final[dict[str, str]] = {
    "ß": "ss", "æ": "ae", "œ": "oe", "Æ": "AE", "Œ": "OE",
    **dict([*_CYRILLIC, *_GREEK, *_ARMENIAN, *_OTHERS, *_SMALL_CAPITALS]),
}  # fmt: skip
_BOXED: Final = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""Where the alphabets of letters in boxes, circles and flags begin."""
_ALPHABET: Final = 26
_HYPHENS: Final = "\u2010\u2011\ufe63\uff0d"
_QUOTES: Final = "\u2018\u2019\u02bc\u00b4\u02b9"


def plain(letter: str) -> str:
    """What a reader sees for one character: letters of ours, a space, or nothing at all."""
    if letter.isascii():
        return letter
    if letter in "\u2028\u2029\u0085":
        return "\n"
    if letter in _HYPHENS:
        return "-"
    if letter in _QUOTES:
        return "'"
    for first in _BOXED:
        if first <= ord(letter) < first + _ALPHABET:
            return chr(ord("a") + ord(letter) - first)
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(
        _LOOKS_LIKE.get(part, part)
        for part in decomposed
        if unicodedata.category(part) not in ("Mn", "Me", "Cf")
    )
