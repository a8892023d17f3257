"""What a worker of a quiet run leaves out is only what nobody would be shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest
@pytest.fixture
def before(): raise ValueError("SENTINEL-before")
@pytest.fixture
def after():
    yield
    raise ValueError("SENTINEL-after")
def test_passes(): pass
def test_fails(): assert 1 == 2, "SENTINEL-itself"
def test_not_begun(before): pass
def test_not_ended(after): pass
@pytest.mark.skip
def test_skipped(): pass
"""
# Also when the tests themselves run under a worker: nothing of its plugins comes along.
CONFTEST = "from tests.few_messages import tell_little\npytest_configure = tell_little\n"


@pytest.mark.parametrize("loud", [(), ("--durations=0", "-vvv")])
def test_all_that_does_not_pass_is_told(tmp_path: Path, loud: tuple[str, ...]) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_some.py").write_text(TESTS)
    root = str(Path(__file__).parents[1])
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n1", *loud, "."],
        cwd=tmp_path,
        env={key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        | {"PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert "1 failed, 2 passed, 1 skipped, 2 errors" in said
    assert [f"SENTINEL-{each}" in said for each in ("before", "itself", "after")] == [True] * 3
    assert ("s setup  " in said) is bool(loud), "who asks for times has those of every part"
