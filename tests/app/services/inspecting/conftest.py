"""Papers are drawn once for the tests of looking at papers, and a paper is read once.

Of each two that are compared, one is the paper as the program makes it: the same for every way in
which the other was altered. What is read of it depends on its bytes alone.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

import pytest

from app.render import reading_back
from app.services.inspecting import inspecting
from tests.made_once import drawn_once

_MOST = 256
_picture = reading_back._picture


@lru_cache(maxsize=_MOST)
def _look_of(data: bytes, at: int) -> bytes:
    """A page as it looks: its hash, as a picture is megabytes."""
    return sha256(_picture(data, at)).digest()


@pytest.fixture(autouse=True, scope="module")
def _drawn_and_read_once() -> Iterator[None]:
    """For the tests of one file."""
    with drawn_once(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_back, "_picture", _look_of)
        for reads in ("read_back", "unseen_in"):
            once = lru_cache(maxsize=_MOST)(getattr(inspecting, reads))
            patch.setattr(inspecting, reads, once)
        yield
    _look_of.cache_clear()
