"""The logo of an organisation: a PNG file beside its policy file, small enough to print.

What is in its pixels is seen where it is drawn: `app.render.logo`.
"""

import zlib
from pathlib import Path
from typing import Final

from app.store.files import FileTrouble, read_file
from calc import Policy, Problem

LARGEST: Final = 300_000
"""Bytes: the logo goes into every document."""
MOST_PIXELS: Final = 2_000
"""Of either side; 60 mm at 600 dots an inch is 1,417."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def read_logo(policy_path: Path, policy: Policy) -> bytes | Problem | None:
    """The logo that a policy names; what is wrong with it; None when it names none.

    It must be a file name without folders: nothing outside the policy folder is ever read.
    """
    if policy.logo is None:
        return None
    if Path(policy.logo).name != policy.logo or "\\" in policy.logo:
        return Problem("logo_elsewhere", "logo")
    try:
        data = read_file(policy_path.parent / policy.logo, largest=LARGEST)
    except FileTrouble as trouble:
        code = "logo_too_large" if trouble.reason == "too_large" else "logo_missing"
        return Problem(code, "logo")
    if not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR" or not _is_whole(data):
        return Problem("logo_not_png", "logo")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if not 1 <= width <= MOST_PIXELS or not 1 <= height <= MOST_PIXELS:
        return Problem("logo_too_large", "logo")
    return data


def _is_whole(data: bytes) -> bool:
    """Whether every chunk is there, with the check sum that it names."""
    at, names = len(_SIGNATURE), list[bytes]()
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        body, check = data[at + 4 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(check) < 4 or zlib.crc32(body) != int.from_bytes(check, "big"):
            return False
        names.append(body[:4])
        at += 12 + length
    return at == len(data) and names[-1:] == [b"IEND"] and b"IDAT" in names
