"""The tests of the engine run under coverage, which looks at them alone."""

import pytest

from tests.traced import trace_tests_only


def pytest_configure(config: pytest.Config) -> None:
    """Also when these tests are found later: pytest asks as soon as this file is there."""
    trace_tests_only(config)
