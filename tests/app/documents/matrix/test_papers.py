"""Every paper of every situation, drawn: valid, read back in the right order, with the figures of
the case (issue 11).

The ordinary run draws each kind of a situation once, in a language and a size of print of which all
pairs come by; `--hypothesis-profile=thorough` draws all.
"""

import re
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from app.documents.letter import Block, Letter, Table, Timeline
from app.documents.plain_text import paper_block
from app.documents.sheet import Sheet, SheetBlock, SheetTable
from app.i18n import LANGUAGES
from app.services.documents import DocumentKind
from tests.app.documents.matrix.comparing import SHEET, Spoken, faults
from tests.app.documents.matrix.making import Made, made
from tests.app.documents.matrix.situations import ALL, SAMPLE
from tests.app.documents.matrix.test_matrix import TABLE
from tests.app.render.structures import as_text
from tests.app.render.test_tagged import wrong

pytestmark = pytest.mark.drawn
Way = tuple[str, bool]
"""A language, and whether the print is large."""
WAYS: Final[tuple[Way, ...]] = (("nl", False), ("en", True), ("nl", True), ("en", False))
_SHEETS: Final = 4
_WORD: Final = re.compile(r"[^\W_]+")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each kind of each situation of this run, with the ways in which it is drawn."""
    if "ways" not in metafunc.fixturenames:
        return
    thorough = metafunc.config.getoption("--hypothesis-profile", None) == "thorough"
    chosen = dict.fromkeys(of_situations(ALL), WAYS) if thorough else sampled()
    metafunc.parametrize(
        ("name", "kind", "ways"),
        [
            # What a situation gives is made once, by the one process that has all tests of it.
            pytest.param(name, kind, ways, id=f"{name}-{kind}", marks=pytest.mark.xdist_group(name))
            for (name, kind), ways in chosen.items()
        ],
    )


def of_situations(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """The kinds that can be made in each, as the table says."""
    lines = [line.split(": ", 1) for line in TABLE.read_text("utf-8").splitlines() if line]
    known = {name: dict(each.split("=") for each in row.split()) for name, row in lines}
    return [
        (name, kind)
        for name in names
        for kind, outcome in known[name].items()
        if {"made", "concept", "stopped"} & set(outcome.split("/"))
    ]


def sampled() -> dict[tuple[str, str], tuple[Way, ...]]:
    """Each kind of a situation of the sample once; of a rare kind the first time in all ways.

    The sheet is long and has one size of print: a few of them are enough here.
    """
    pairs, seen = of_situations(SAMPLE), Counter[str]()
    often = Counter(kind for _, kind in pairs)
    found: dict[tuple[str, str], tuple[Way, ...]] = {}
    for name, kind in pairs:
        seen[kind] += 1
        if kind == SHEET.value:
            if seen[kind] <= _SHEETS:
                found[name, kind] = (WAYS[seen[kind] % len(WAYS)],)
            continue
        rare = often[kind] < len(WAYS) and seen[kind] == 1
        found[name, kind] = WAYS if rare else (WAYS[seen[kind] % len(WAYS)],)
    return found


def test_every_kind_is_drawn_in_both_languages_and_both_sizes() -> None:
    drawn = {(kind, *way) for (_, kind), ways in sampled().items() for way in ways}
    kinds = {kind.value for kind in DocumentKind} - {SHEET.value}
    assert drawn >= set(product(kinds, LANGUAGES, (False, True)))
    assert {language for kind, language, _ in drawn if kind == SHEET.value} == set(LANGUAGES)


def test_a_paper_is_valid_and_says_the_letter_in_order_with_the_figures_of_the_case(
    name: str, kind: str, ways: tuple[Way, ...], tmp_path: Path
) -> None:
    trouble = [
        f"{each.language}, {'large' if large else 'usual'} print: {what}"
        for each in made(name)
        if each.kind.value == kind and each.paper is not None
        for large in each.paper.sizes
        if (each.language, large) in ways or (each.language in dict(ways) and each.kind is SHEET)
        for what in amiss(each, each.paper.pdf(large=large), tmp_path)
    ]
    assert trouble == []


def amiss(each: Made, pdf: bytes, folder: Path) -> list[str]:
    """What is wrong with a paper: its structure, its words or their order, its figures."""
    assert each.paper is not None
    told = as_text(pdf)
    spoken = Spoken(each.about, each.kind, each.language, told, dict(each.typed))
    return [
        *wrong(pdf, folder),
        *first_difference(_WORD.findall(told), _WORD.findall(written(each.paper.document))),
        *faults(spoken),
    ]


def first_difference(heard: list[str], meant: list[str]) -> list[str]:
    """Where two rows of words part."""
    if heard == meant:
        return []
    at = next(
        (at for at, pair in enumerate(zip(heard, meant, strict=False)) if len(set(pair)) > 1),
        min(len(heard), len(meant)),
    )
    part = slice(max(at - 4, 0), at + 8)
    return [f"reads {' '.join(heard[part])!r} and not {' '.join(meant[part])!r}"]


def written(document: Letter | Sheet) -> str:
    """The words of a document in the order of reading, each once."""
    if isinstance(document, Sheet):
        return "\n".join((document.title, *document.lead, *map(sheet_said, document.blocks)))
    parts = (
        document.sender.organisation, *document.sender.lines, *document.address,
        *(f"{detail.label} {detail.value}" for detail in document.details),
        document.subject, document.salutation,
        *map(said, document.own_blocks), *document.closing, *map(said, document.going_along),
    )  # fmt: skip
    return "\n".join(parts)


def said(block: Block) -> str:
    """A block on paper: a table has its titles once, a picture is its sentence."""
    match block:
        case Table():
            titles = " ".join(column.title for column in block.columns)
            return "\n".join((titles, *(" ".join(row.cells) for row in block.rows)))
        case Timeline():
            return block.described
        case _:
            return paper_block(block)


def sheet_said(block: SheetBlock) -> str:
    """A block of a sheet: a note stands under the words of its row."""
    if not isinstance(block, SheetTable):
        return block.text
    rows = [" ".join(block.titles)]
    for line in block.lines:
        cells = list(line.cells)
        cells[block.words_at] += f" {line.note}"
        rows.append(" ".join(cells))
    return "\n".join(rows)
