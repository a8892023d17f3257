"""What tests of commands share: papers drawn once, keys made once, the outcome of HH1."""

from collections.abc import Iterator

import pytest

from app.cli import main
from app.resources import EXAMPLES
from tests.made_once import derived_once, drawn_once


@pytest.fixture(autouse=True, scope="module")
def _made_once() -> Iterator[None]:
    """What it says decides what is drawn: tests/app/render and tests/app/documents hold that."""
    with drawn_once(), derived_once():
        yield


_OUTCOMES: list[str] = []


@pytest.fixture
def outcome_of_hh1(capsys: pytest.CaptureFixture[str]) -> str:
    """HH1 as `assess --json` gives it, with the figures of the program; made once."""
    if not _OUTCOMES:
        assert main(["assess", str(EXAMPLES / "HH1.uitzicht.json"), "--json"]) == 0
        _OUTCOMES.append(capsys.readouterr().out)
    return _OUTCOMES[0]
