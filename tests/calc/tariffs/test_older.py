"""Earlier revisions of the files that ship stay as they were: re-checks find them by their hash."""

import re
from hashlib import sha256
from importlib.resources import files

from calc import TariffFile, read_tariff_file
from tests.tariff_files import shipped

OLDER = files("tariffs") / "older"
PINNED: dict[str, str] = {}
"""Name and SHA-256 of every file in tariffs/older; a new revision adds a line, none ever goes."""


def _there() -> dict[str, bytes]:
    if not OLDER.is_dir():
        return {}
    return {file.name: file.read_bytes() for file in OLDER.iterdir()}


def test_every_older_file_is_there_and_as_it_was() -> None:
    assert {name: sha256(data).hexdigest() for name, data in _there().items()} == PINNED


def test_every_older_file_can_be_read_and_is_of_an_earlier_revision() -> None:
    rules = {file.year: file.revision for file in shipped().files}
    for name, data in _there().items():
        file = read_tariff_file(data.decode(), name, older=True)
        assert isinstance(file, TariffFile), name
        assert file.revision < rules[file.year]
        assert re.fullmatch(rf"{file.year}-r{file.revision}\.toml", name)


def test_each_revision_of_a_year_that_was_replaced_is_kept() -> None:
    for file in shipped().files:
        earlier = {f"{file.year}-r{number}.toml" for number in range(1, file.revision)}
        assert earlier <= set(_there()), file.year
