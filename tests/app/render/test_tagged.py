"""Every PDF is PDF/UA-1 and PDF/A-3a, and is read in the order in which it is seen."""

import dataclasses
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pikepdf
import pytest

from app.render import Attachment, render, render_sheet
from app.render.finishing import AMBIGUOUS, Properties, finished, saved
from app.render.tagging.structure import Structure
from tests.app.documents.letters import NAMES, example
from tests.app.render.checkers import wrong
from tests.app.render.structures import elements, spoken
from tests.app.render.test_sheet import sheet_of_rows

INSIDE = (Attachment("dossier.json", b"{}", "application/json", "Het dossier"),)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_valid(name: str, language: str, large: bool, tmp_path: Path) -> None:
    letter = dataclasses.replace(example(name, language).letter, large_print=large)
    assert wrong(render(letter, INSIDE), tmp_path) == []


def test_a_sheet_of_many_pages_is_valid(tmp_path: Path) -> None:
    assert wrong(render_sheet(sheet_of_rows(), INSIDE), tmp_path) == []


def test_a_file_without_a_structure_is_found(tmp_path: Path) -> None:
    """Both checkers: a structure that lacks what is on the pages."""
    whole = render(example("HH1").letter)
    bare = finished(whole, Structure(), Properties("", "", "", "nl", None))
    assert len(wrong(bare, tmp_path)) > 1


def test_what_is_read_is_what_is_seen_in_that_order() -> None:
    letter = example("HH1").letter
    told = " ".join(spoken(render(letter)))
    at = 0
    for said in (
        letter.sender.organisation, *letter.address, letter.subject, letter.salutation,
        *(block.text for block in letter.blocks if hasattr(block, "text")),
    ):  # fmt: skip
        at = told.find(" ".join(said.split()), at)
        assert at >= 0, said


def test_headings_lists_and_tables_are_what_they_are() -> None:
    tags = [element.tag for element in elements(render(example("HH1").letter))]
    assert tags.count("H1") == 1
    assert tags.index("H1") < tags.index("H2")
    assert tags.count("LI") == tags.count("Lbl") == tags.count("LBody") > 0
    assert tags.count("Table") == tags.count("TBody") >= tags.count("THead") > 0
    assert tags.count("Figure") == 1


def test_a_table_over_two_pages_is_one_table_with_its_titles_once() -> None:
    tags = [element.tag for element in elements(render(example("HH2-afgerond").letter))]
    assert tags.count("THead") <= tags.count("Table")


def test_objects_that_are_packed_to_an_ambiguous_end_are_saved_all_the_same() -> None:
    """Nothing in the file can be changed that would surely give these objects another end."""
    for number in range(20_000):
        pdf = pikepdf.new()
        pdf.Root["/StructTreeRoot"] = pdf.make_indirect(pikepdf.Dictionary(ParentTreeNextKey=1))
        pdf.Root["/Kept"] = pikepdf.Array(
            [pdf.make_indirect(cast(Any, number + at)) for at in range(300)]
        )
        file = BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        if AMBIGUOUS in file.getvalue():
            break
    whole = saved(pdf)
    assert AMBIGUOUS not in whole
    assert len(whole) == len(file.getvalue())
    with pikepdf.open(BytesIO(whole)) as again:
        assert [int(each) for each in again.Root.Kept] == list(range(number, number + 300))
