"""The table of `make bench`: every goal, what was measured, and whether it is met."""

from pathlib import Path

import pytest

from tests.benchmarks.goals import GOALS, KEPT, Goal, read, report, table
from tests.benchmarks.measuring import compare, in_turn
from tests.benchmarks.reference import reference_loop


@pytest.mark.parametrize(
    ("value", "mark"),
    [(8.0, "met, and the stretch"), (8.01, "met"), (11.0, "met"), (11.01, "NOT MET"), (None, "")],
)
def test_a_goal_is_met_up_to_its_bound(value: float | None, mark: str) -> None:
    assert Goal("full", "all", 11, "ms", stretch=8).mark(value) == mark


def test_a_goal_without_a_stretch_is_only_met() -> None:
    assert Goal("json", "written", 2).mark(0.5) == "met"


def test_what_is_reported_comes_together_in_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.jsonl"
    monkeypatch.setenv(KEPT, str(kept))
    report("letter", 2.6)
    report("letter", 2.4)
    assert "NOT MET" in capsys.readouterr().out.splitlines()[0]
    lines = table(read(kept))
    assert len(lines) == len(GOALS)
    [letter] = [line for line in lines if "letter" in line]
    assert letter.split()[-5:] == ["x", "<=", "2.50", "x", "met"]
    assert sum("not measured" in line for line in lines) == len(GOALS) - 1


def test_nothing_is_kept_by_a_benchmark_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEPT, raising=False)
    report("json", 1.0)
    assert read(tmp_path / "kept.jsonl") == []


def test_the_reference_loop_is_the_same_work_for_ever() -> None:
    """What was measured beside it is lost when it changes."""
    assert [str(each) for each in reference_loop()] == ["107285.72", "5082.29"]


def test_the_ratio_is_that_of_pairs() -> None:
    found = in_turn([(10.0, 5.0), (30.0, 10.0), (20.0, 10.0)])
    assert (found.a, found.b, found.ratio) == (20.0, 10.0, 2.0)
    assert compare(lambda: None, lambda: None, rounds=1).ratio > 0
