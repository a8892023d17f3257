"""What the program decides is measured: the list of it is complete, and names what is there."""

import re

from tests.coverage_of_decisions import ROOT, Taken, least, parts, percent

QT = re.compile(r"^\s*(?:from|import) (?:PySide6|shiboken6)\b", re.MULTILINE)
_WORTH_A_LOOK = 12
"""Lines: a shorter module only says where a thing is, or why there is a package."""


def test_every_module_of_the_window_that_knows_no_qt_is_measured() -> None:
    listed = {file for part in parts() for file in part.files}
    without = {
        file
        for file in (ROOT / "app" / "ui").rglob("*.py")
        if not QT.search(text := file.read_text(encoding="utf-8"))
        and len(text.splitlines()) >= _WORTH_A_LOOK
    }
    assert sorted(map(str, without - listed)) == []


def test_each_module_is_in_one_part() -> None:
    files = [file for part in parts() for file in part.files]
    assert len(files) == len(set(files))
    assert least() == 90


def test_a_part_is_measured_over_its_branches_and_not_over_its_files() -> None:
    large, small = Taken(ROOT, 90, 45), Taken(ROOT, 10, 10)
    assert percent([large, small]) == 55
    assert percent([]) == percent([Taken(ROOT, 0, 0)]) == 100
