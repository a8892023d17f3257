"""Papers are drawn once for the tests of batches."""

from collections.abc import Iterator

import pytest

from tests.made_once import drawn_once


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    """What it says decides what is drawn: tests/app/render and tests/app/documents hold that."""
    with drawn_once():
        yield
