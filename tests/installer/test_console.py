"""Other programs are run quietly, with everything they wrote kept."""

import sys
from pathlib import Path

import pytest

from installer.console import Counter, Finished, child_environment, run_quietly


def test_output_and_errors_are_kept_in_order(tmp_path: Path) -> None:
    program = "import sys; print('één'); sys.stderr.write('twee\\n'); sys.exit(7)"
    lines: list[str] = []
    ended = run_quietly([sys.executable, "-c", program], tmp_path, on_line=lines.append)
    assert ended == Finished(7, "één\ntwee\n")
    assert lines == ["één\n", "twee\n"]


def test_a_program_that_is_not_there_is_an_answer(tmp_path: Path) -> None:
    ended = run_quietly([str(tmp_path / "SENTINEL-not-there")], tmp_path)
    assert ended.code == 127
    assert "SENTINEL-not-there" in ended.output


def test_another_python_does_not_leak_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    found = child_environment({"LC_ALL": "C.UTF-8"})
    assert "PYTHONPATH" not in found
    assert "PIP_TARGET" not in found
    assert (found["LC_ALL"], found["PYTHONUTF8"]) == ("C.UTF-8", "1")


def test_the_last_lines_hold_the_reason() -> None:
    assert Finished(1, "a\nb\nc\n\n").last_lines(2) == "b\nc"


def test_a_counter_is_silent_in_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    counter = Counter("opgehaald", 2)
    counter.step()
    counter.close()
    assert capsys.readouterr().out == ""


def test_a_counter_counts_on_a_terminal_and_wipes_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    counter = Counter("opgehaald", 2)
    for _ in range(3):
        counter.step()
    counter.close()
    out = capsys.readouterr().out
    assert "opgehaald 1/2" in out
    assert "3/2" not in out
    assert out.endswith("\r")
