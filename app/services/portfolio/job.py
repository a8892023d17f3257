"""What is asked of a portfolio, as it travels to whoever computes: text and bytes, nothing else.

The figures travel along, so that every worker counts with the same ones, wherever it is. The
program does not: a worker with another program is refused (`program_version`).
"""

import pickle
import zlib
from collections.abc import Iterable
from dataclasses import field, replace
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from app.resources import ROOT
from app.services.contents import engine_of, packed_contents
from calc import PolicyFile, TariffFile, Tariffs, read_policy, read_tariff_file
from calc.base.value_type import value_type


class Text(NamedTuple):
    """A policy or tariff file by name, as it is hashed."""

    name: str
    text: str


class Unread(NamedTuple):
    """A file that could not be read where it lies; `reason`: of a FileTrouble."""

    reason: str


Source = bytes | str | Unread
"""The bytes of a file, or the path where whoever computes reads them, or why there are none."""


class Item(NamedTuple):
    """One dossier by its name as it was given. `stored`: the assessment beside it, if any."""

    name: str
    dossier: Source
    stored: Source | None = None


@value_type
class Job:
    """The question. `ruling`: the tariff files of today; `given`: a new one, put to the test.

    `known`: earlier revisions, found again by their hashes; `policies`: earlier policies.
    """

    on: date
    policy: Text
    ruling: tuple[Text, ...]
    given: Text | None
    known: tuple[Text, ...]
    policies: tuple[Text, ...]
    program: str

    def packed(self) -> bytes:
        """As it travels; the same job gives the same bytes."""
        return zlib.compress(pickle.dumps(self, protocol=5))


@value_type
class Figures:
    """A job as it is computed with.

    `now`: the tariffs of today; `new`: with the given file. Both know the earlier revisions.
    """

    on: date
    policy_file: PolicyFile
    now: Tariffs
    new: Tariffs
    tariffs: dict[str, TariffFile]
    policies: dict[str, PolicyFile]

    _unchanged: dict[tuple[tuple[str, ...], date], Tariffs] = field(default_factory=dict)

    def tariffs_of(self, hashes: Iterable[str]) -> Tariffs | None:
        """The tariffs of exactly these files; None when one of them is not here."""
        found = [self.tariffs.get(each) for each in hashes]
        known = [file for file in found if file is not None]
        return Tariffs.of(known).knowing(known) if len(known) == len(found) else None

    def unchanged_since(self, hashes: Iterable[str], day: date) -> Tariffs | None:
        """Those tariffs as if nothing in them had changed after a day; None when one is not here.

        Many plans of a portfolio were agreed under the same figures: they are made once.
        """
        key = (tuple(hashes), day)
        if key not in self._unchanged:
            tariffs = self.tariffs_of(key[0])
            if tariffs is None:
                return None
            self._unchanged[key] = _unchanged_since(tariffs, day)
        return self._unchanged[key]


def _unchanged_since(tariffs: Tariffs, day: date) -> Tariffs:
    """Tariffs of which every value of that day stays for good, as if nothing had changed since."""
    files = [file for file in tariffs.files if file.year <= day.year]
    if not files or files[-1].year < day.year:
        return replace(tariffs, files=tuple(files))
    last, end = files[-1], date(day.year, 12, 31)
    values = {
        key: tuple(
            replace(value, valid_to=end) if value.valid_to >= day else value
            for value in periods
            if value.valid_from <= day
        )
        for key, periods in last.values.items()
    }
    return replace(tariffs, files=(*files[:-1], replace(last, values=values)))


class OtherProgram(Exception):
    """A worker has another program than who asks: its answers could be others."""

    def __init__(self, here: str) -> None:
        super().__init__(here)
        self.here = here


@lru_cache(maxsize=1)
def figures_of(packed: bytes) -> Figures:
    """The figures of a packed job; read once by each worker. Raises OtherProgram."""
    job: Job = pickle.loads(zlib.decompress(packed))
    if job.program != program_version():
        raise OtherProgram(program_version())
    ruling = [_tariff_file(text) for text in job.ruling]
    given = [_tariff_file(job.given)] if job.given else []
    earlier = [_tariff_file(text, older=True) for text in job.known]
    policy_file = _policy_file(job.policy)
    every = [*earlier, *ruling, *given]
    return Figures(
        on=job.on,
        policy_file=policy_file,
        now=Tariffs.of(ruling).knowing(earlier),
        new=Tariffs.of([*ruling, *given]).knowing([*earlier, *ruling]),
        tariffs={file.source.sha256: file for file in every},
        policies={
            file.source.sha256: file for file in (*map(_policy_file, job.policies), policy_file)
        },
    )


@cache
def program_version() -> str:
    """The engine's version with the hash of its sources; a packed program has it written down."""
    known = packed_contents()
    return engine_of(ROOT) if known is None else known.engine


def _tariff_file(text: Text, *, older: bool = False) -> TariffFile:
    read = read_tariff_file(text.text, text.name, older=older)
    assert isinstance(read, TariffFile)  # whoever made the job has read it
    return read


def _policy_file(text: Text) -> PolicyFile:
    read = read_policy(text.text, text.name)
    assert isinstance(read, PolicyFile)  # whoever made the job has read it
    return read
