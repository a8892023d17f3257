"""Coverage looks at what a test and its fixtures run, not at pytest between two of them.

Python runs everything slower while it is traced, also what nobody measures: a tenth of the time of
the tests of the engine went to tracing pytest. What is measured is the same: nothing of `calc` runs
outside a test, its fixtures and the modules that are collected. The tracer is coverage's own; it is
given back to Python as it was taken, which coverage allows for.

A test that is marked `uncounted` is not traced: a property, a comparison with another library, a
hundred times the same lines. What is measured is less than what is tested, never more, and has to
be all of `calc`: should a line be reached by such a test alone, an example of it is missing.
"""

import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest


class OnlyTests:
    """Gives the tracer back to Python while a test runs, is set up or is taken down."""

    def __init__(self) -> None:
        self._tracer = sys.gettrace()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, Any, Any]:
        """Around all of a test: nothing is traced."""
        with _traced_by(None):
            return (yield)

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_fixture_setup(self) -> Generator[None, Any, Any]:
        """A fixture; another one may wait for it."""
        with _traced_by(self._tracer):
            return (yield)

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, Any, Any]:
        """The test itself, unless it does not count."""
        counts = pyfuncitem.get_closest_marker("uncounted") is None
        with _traced_by(self._tracer if counts else None):
            return (yield)

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_teardown(self) -> Generator[None, Any, Any]:
        """What its fixtures do after it."""
        with _traced_by(self._tracer):
            return (yield)


@contextmanager
def _traced_by(tracer: Any) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        yield
    finally:
        sys.settrace(before)


def trace_tests_only(config: pytest.Config) -> None:
    """In a run that coverage traces; in any other nothing is changed."""
    if type(sys.gettrace()).__name__ == "CTracer":
        config.pluginmanager.register(OnlyTests())
