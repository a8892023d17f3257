"""A PDF that goes out while it is made: what was written is forgotten, however long it becomes.

    file = StreamedPdf()
    yield from file.begin()
    number = file.reserve()
    yield from file.put(number, b"<</Type/Catalog ...>>")
    yield from file.end(root, info)

pikepdf keeps every object of a file until it is saved: of 500 letters half a gigabyte.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final
from zlib import compress

_HEADER: Final = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_PACKED: Final = 200
"""Objects that are packed together."""
_OFFSET: Final = 6
"""Bytes of a place in the file: enough for any disk."""


class StreamedPdf:
    """The objects of one file, in any order (ISO 32000-1, 7.5.7 and 7.5.8)."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int, int]] = [(0, 0, 0xFFFF)]
        self._waiting: list[tuple[int, bytes]] = []
        self._at = 0
        self._seen = sha256()

    def begin(self) -> Iterator[bytes]:
        """What stands before the first object."""
        yield from self._out(_HEADER)

    def reserve(self) -> int:
        """A number for an object that is put later."""
        self._places.append((0, 0, 0))
        return len(self._places) - 1

    def put(self, number: int, body: bytes) -> Iterator[bytes]:
        """An object that is no stream."""
        self._waiting.append((number, body))
        if len(self._waiting) == _PACKED:
            yield from self._pack()

    def put_stream(self, number: int, entries: bytes, data: bytes) -> Iterator[bytes]:
        """A stream: its data as they stand in the file, and what is said of them but the length."""
        self._places[number] = (1, self._at, 0)
        head = b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, entries, len(data))
        # Behind a carriage return another one: else the two would look like one end of a line.
        end = b"\r" if data.endswith(b"\r") else b"\n"
        yield from self._out(b"%b%b%bendstream\nendobj\n" % (head, data, end))

    def end(self, root: int, info: int) -> Iterator[bytes]:
        """The last objects, and where everything stands. The same objects have the same name."""
        yield from self._pack()
        number, name = self.reserve(), self._seen.hexdigest()[:32].encode()
        start = self._at
        self._places[number] = (1, start, 0)
        places = b"".join(
            kind.to_bytes(1, "big") + at.to_bytes(_OFFSET, "big") + index.to_bytes(2, "big")
            for kind, at, index in self._places
        )
        entries = (
            b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode"
            % (len(self._places), _OFFSET, root, info, name, name)
        )
        yield from self.put_stream(number, entries, compress(places))
        yield from self._out(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self) -> Iterator[bytes]:
        """What waits, as one stream."""
        if not self._waiting:
            return
        holder = self.reserve()
        head, bodies, at = [], [], 0
        for index, (number, body) in enumerate(self._waiting):
            self._places[number] = (2, holder, index)
            head.append(b"%d %d" % (number, at))
            bodies.append(body)
            at += len(body) + 1
        first = b" ".join(head) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(bodies), len(first))
        self._waiting = []
        yield from self.put_stream(holder, entries, compress(first + b"\n".join(bodies)))

    def _out(self, data: bytes) -> Iterator[bytes]:
        self._at += len(data)
        self._seen.update(data)
        yield data
