"""The tool that lays two trees beside each other sees a byte that is not the same."""

import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.comparison.__main__ import main, write
from tests.comparison.commands import (
    AGAIN,
    CASES,
    MANIFEST,
    Entry,
    keep,
    kept,
    read_manifest,
    said,
)
from tests.comparison.differences import compare
from tests.comparison.differences import said as summary
from tests.comparison.inputs import Inputs

Folders = tuple[Path, Path]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """This tree twice, on two dossiers: the second with the receipts of the first."""
    folder = tmp_path_factory.mktemp("comparison")
    inputs, before, after = (folder / name for name in ("inputs", "before", "after"))
    Inputs(inputs).write(most=1)
    lines = (inputs / CASES).read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if json.loads(line)["case"] in ("HH1", "generated 000")]
    (inputs / CASES).write_text("\n".join(map(_shorter, wanted)) + "\n", encoding="utf-8")
    assert write(before, inputs) == 0
    assert write(after, inputs, receipts=before) == 0
    return before, after


def _shorter(line: str) -> str:
    """A case without its documents but the plan: each costs time."""
    case = json.loads(line)
    kept = [task for task in case["tasks"] if "document" not in task["first"][0]]
    plans = [task for task in case["tasks"] if "plan" in task["first"][0]]
    return json.dumps({**case, "tasks": kept + plans[:1]})


@pytest.fixture
def changed(folders: Folders, tmp_path: Path) -> Folders:
    """Copies, in which a test may change something."""
    copies = tmp_path / "before", tmp_path / "after"
    for folder, copy in zip(folders, copies, strict=True):
        shutil.copytree(folder, copy)
    return copies


def replaced(folder: Path, key: tuple[str, str], part: str, old: bytes, new: bytes) -> None:
    """The same folder, in which one part of one command has other bytes."""
    entries = read_manifest(folder)
    data = kept(folder, entries[key].parts[part])
    assert old in data
    digest = keep(folder, data.replace(old, new, 1))
    entries[key] = replace(entries[key], parts={**entries[key].parts, part: digest})
    _rewrite(folder, entries)


def _rewrite(folder: Path, entries: dict[tuple[str, str], Entry]) -> None:
    lines = [json.dumps(asdict(entry)) for entry in entries.values()]
    (folder / MANIFEST).write_text("\n".join(lines) + "\n", encoding="utf-8")


def key_of(folder: Path, *words: str) -> tuple[str, str]:
    """The first command that has all these words."""
    return next(key for key in read_manifest(folder) if all(word in key[1] for word in words))


def test_the_same_tree_twice_is_the_same(
    folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = folders
    assert main(["compare", str(before), str(after)]) == 0
    shown = capsys.readouterr().out
    assert "THE SAME, byte for byte" in shown
    assert "receipts of before that re-check: 2 of 2" in shown
    made = [entry for entry in read_manifest(before).values() if "made.pdf" in entry.parts]
    assert made, "no letter was made at all"


def test_a_word_of_a_letter_that_differs_is_shown(changed: Folders) -> None:
    before, after = changed
    key = key_of(after, "document plan", "made.txt", "--lang nl")
    replaced(after, key, "made.txt", b"Voorbeeldbank", b"Anderebank")
    found = compare(before, after)
    assert not found.is_the_same
    told = "\n".join(summary(found))
    assert "NOT THE SAME" in told
    assert "Anderebank" in told
    assert key[1] in told


def test_a_byte_of_a_pdf_that_differs_is_seen(changed: Folders) -> None:
    before, after = changed
    key = key_of(after, "document plan", "made.pdf", "--lang nl")
    replaced(after, key, "made.pdf", b"%PDF-1.", b"%PDF-2.")
    found = compare(before, after)
    assert not found.is_the_same
    assert "the words are the same" in "\n".join(summary(found))


def test_an_amount_of_an_assessment_is_named_by_its_place(changed: Folders) -> None:
    before, after = changed
    key = key_of(after, "assess", "--json")
    replaced(after, key, "out", b'"schedule": [', b'"timetable": [')
    told = "\n".join(summary(compare(before, after)))
    assert ".schedule: a key only before" in told
    assert ".timetable: a key only after" in told


def test_a_receipt_that_no_longer_checks_is_no_sameness(changed: Folders) -> None:
    before, after = changed
    entries = read_manifest(after)
    key = next(key for key in entries if key[1].startswith(AGAIN))
    _rewrite(after, {**entries, key: replace(entries[key], code=1)})
    found = compare(before, after)
    assert not found.is_the_same
    assert "receipts of before that re-check: 1 of 2" in "\n".join(summary(found))


def test_a_command_that_one_tree_does_not_have_is_no_sameness(changed: Folders) -> None:
    before, after = changed
    entries = read_manifest(after)
    entries.pop(key_of(after, "document plan", "made.eml"))
    _rewrite(after, entries)
    found = compare(before, after)
    assert not found.is_the_same
    assert any(line.startswith("only before: HH1") for line in summary(found))


def test_two_empty_folders_prove_nothing(tmp_path: Path) -> None:
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
        (tmp_path / name / MANIFEST).touch()
    assert not compare(tmp_path / "before", tmp_path / "after").is_the_same


def test_wrong_use_has_a_code_and_what_was_said_is_kept() -> None:
    def leaves(_: object) -> int:
        print("gezegd")
        raise SystemExit(2)

    assert said(leaves, []) == (b"gezegd\n", b"", 2)
