"""Papers are drawn once for the tests of commands, and a passphrase makes its key once."""

from collections.abc import Iterator

import pytest

from tests.made_once import derived_once, drawn_once


@pytest.fixture(autouse=True, scope="module")
def _made_once() -> Iterator[None]:
    """What it says decides what is drawn: tests/app/render and tests/app/documents hold that."""
    with drawn_once(), derived_once():
        yield
