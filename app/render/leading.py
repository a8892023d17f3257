"""What a telephone number, an e-mail address or a web page opens on a screen."""

import re
from typing import Final

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEB: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/[\w./?=&%#-]*)?", re.ASCII)
_PHONE: Final = re.compile(r"((?:\+\d|0)[\d -]{7,14}\d)(?: \(.*\))?", re.ASCII)
"""With the hours behind it, or without."""


def leads_to(text: str) -> str:
    """The address that a text is, as a link; "" when it is something else."""
    if _EMAIL.fullmatch(text):
        return f"mailto:{text}"
    if _WEB.fullmatch(text):
        return text if "://" in text else f"https://{text}"
    if phone := _PHONE.fullmatch(text):
        return f"tel:{re.sub(r'[ -]', '', phone[1])}"
    return ""
