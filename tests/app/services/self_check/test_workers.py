"""Processes that die or compute something else are found."""

import os
from pathlib import Path
from typing import Any

import pytest

from app.services.portfolio import chunk, processes
from app.services.self_check.check import Place
from app.services.self_check.workers import find_workers

HERE = os.getpid()


def dies(job: bytes, items: Any) -> Any:
    """What a process does that is ended from outside."""
    if os.getpid() != HERE:
        os._exit(1)
    raise AssertionError("not here")


def other(job: bytes, items: Any) -> Any:
    """What a process does that has another program."""
    done = chunk.assess_chunk(job, items)
    return chunk.Done(tuple(row._replace(reference="x") for row in done.rows), 0.0)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, tmp_path)


def test_two_processes_compute_what_one_does(place: Place) -> None:
    assert list(find_workers(place)) == []


def test_a_process_that_dies_is_found(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "assess_chunk", dies)
    assert {each.code for each in find_workers(place)} == {"worker_died"}


def test_a_process_that_computes_something_else_is_found(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "assess_chunk", other)
    assert [each.code for each in find_workers(place)] == ["worker_other"] * 3
