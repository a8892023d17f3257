"""A worker says of a test that passed only that it did: two messages, where it would send six.

The run is told of the beginning of a test, of what came before it, of itself, of what came after it
and of its end; 18,000 times, and each is packed and unpacked in Python. All that a quiet run shows
of a test that passed is its dot. Whatever did not pass, in any of its three parts, is told in full.
"""

from typing import Any, Final

import pytest

_LEFT_OUT: Final = "left out"


def tell_little(config: pytest.Config) -> None:
    """In a worker of a quiet run; who asks for times, a file or a list of what passed gets all."""
    asked = config.option
    more = asked.verbose > 0 or asked.durations is not None or asked.xmlpath
    if more or set(asked.reportchars) & set("AaPp"):
        return
    for each in config.pluginmanager.get_plugins():
        if type(each).__name__ == "WorkerInteractor":
            config.pluginmanager.register(_Brief(each))


class _Brief:
    def __init__(self, worker: Any) -> None:
        self._send = worker.sendevent
        worker.sendevent = self._tell

    def _tell(self, name: str, **what: Any) -> None:
        if name in ("logstart", "logfinish"):
            return
        if name != "testreport" or _LEFT_OUT not in what["data"]:
            self._send(name, **what)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_to_serializable(self, report: object) -> dict[str, Any] | None:
        """Nothing of it for what was made and taken down; without the keywords for the test."""
        if isinstance(report, pytest.TestReport) and report.outcome == "passed":
            if report.when != "call":
                return {_LEFT_OUT: True}
            report.keywords = {}
        return None
