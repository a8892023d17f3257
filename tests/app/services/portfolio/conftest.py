"""Figures of a job are read once: their texts decide them, as tests/calc/tariffs holds."""

from collections.abc import Iterator
from functools import lru_cache

import pytest

from app.services.portfolio import job


@pytest.fixture(autouse=True, scope="module")
def _read_once() -> Iterator[None]:
    """Each test has a job of its own; a worker has one."""
    with pytest.MonkeyPatch.context() as patch:
        for reads in ("read_tariff_file", "read_policy"):
            patch.setattr(job, reads, lru_cache(maxsize=64)(getattr(job, reads)))
        yield
