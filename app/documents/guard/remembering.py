"""What was found in a stretch of text, remembered without the text.

A letter and its e-mail say the same, a preview is made again at each change, and of a hundred
letters most paragraphs are alike: what a rule finds in a stretch depends on its words alone.

The words themselves are not kept. A stretch is known by a digest of it, under a key that this
process drew and that nobody else has, and what is remembered are places and names of classes. The
oldest goes first; with the process everything is gone.
"""

import os
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock
from typing import Final, Generic, TypeVar

T = TypeVar("T")
_KEY: Final = os.urandom(32)


class Remembered(Generic[T]):
    """At most `most` findings, each of one stretch of text."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._found: OrderedDict[tuple[bytes, object], T] = OrderedDict()
        self._lock = Lock()

    def of(self, text: str, beside: object, look: Callable[[], T]) -> T:
        """What was found in this text; `beside`: what it depends on besides, no words of it.

        What is given is shared: nobody changes it.
        """
        encoded = text.encode("utf-8", "surrogatepass")
        asked = (blake2b(encoded, digest_size=16, key=_KEY).digest(), beside)
        with self._lock:
            if asked in self._found:
                self._found.move_to_end(asked)
                return self._found[asked]
        found = look()
        with self._lock:
            self._found[asked] = found
            while len(self._found) > self.most:
                self._found.popitem(last=False)
        return found

    def __len__(self) -> int:
        return len(self._found)
