"""A store that is killed loses nothing that was acknowledged; `kill_store.py` kills a thousand."""

import sys
from pathlib import Path

import pytest

from tests.robustness.kill_store import KINDS, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with signal 9")


def test_a_few_kills(tmp_path: Path) -> None:
    counts, wrong = run(14, 12, tmp_path)
    assert wrong == []
    assert set(KINDS) < set(counts)


@pytest.mark.long
def test_a_hundred_kills(tmp_path: Path) -> None:
    counts, wrong = run(100, 13, tmp_path)
    assert wrong == []
    assert counts["acknowledged"] > 100
