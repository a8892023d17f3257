"""The tracer of coverage is there while a test of the engine or a fixture runs, and only then."""

import sys
from collections.abc import Generator, Iterator
from typing import Any

import pytest

from tests.traced import OnlyTests


def _tracer(*_: object) -> None:
    """Follows nothing."""


class _Item:
    """As much of a test as is asked: its marks."""

    def __init__(self, *marks: str) -> None:
        self._marks = marks

    def get_closest_marker(self, name: str) -> str | None:
        return name if name in self._marks else None


@pytest.fixture
def hooks() -> Iterator[OnlyTests]:
    """What pytest would ask in a run that is traced, in one that may be traced itself."""
    before = sys.gettrace()
    sys.settrace(_tracer)
    try:
        yield OnlyTests()
    finally:
        sys.settrace(before)


def _within(hook: Generator[None, Any, Any]) -> Iterator[None]:
    """Up to what the hook stands around; then its end."""
    next(hook)
    yield
    with pytest.raises(StopIteration):
        hook.send(None)


def test_between_two_tests_nothing_is_traced(hooks: OnlyTests) -> None:
    for _ in _within(hooks.pytest_runtest_protocol()):
        assert sys.gettrace() is None
    assert sys.gettrace() is _tracer


def test_a_test_a_fixture_and_what_comes_after_are_traced(hooks: OnlyTests) -> None:
    counted: Any = _Item()
    for _ in _within(hooks.pytest_runtest_protocol()):
        for around in (
            hooks.pytest_fixture_setup(), hooks.pytest_pyfunc_call(counted),
            hooks.pytest_runtest_teardown(),
        ):  # fmt: skip
            for _ in _within(around):
                assert sys.gettrace() is _tracer
            assert sys.gettrace() is None


def test_a_fixture_goes_on_traced_when_another_was_made_for_it(hooks: OnlyTests) -> None:
    for _ in _within(hooks.pytest_runtest_protocol()):
        for _ in _within(hooks.pytest_fixture_setup()):
            for _ in _within(hooks.pytest_fixture_setup()):
                pass
            assert sys.gettrace() is _tracer


def test_what_does_not_count_is_not_traced_and_its_fixtures_are(hooks: OnlyTests) -> None:
    uncounted: Any = _Item("uncounted")
    for _ in _within(hooks.pytest_runtest_protocol()):
        for _ in _within(hooks.pytest_pyfunc_call(uncounted)):
            assert sys.gettrace() is None
        for _ in _within(hooks.pytest_fixture_setup()):
            assert sys.gettrace() is _tracer
