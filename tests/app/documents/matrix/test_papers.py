"""Every paper of every situation, drawn: valid, read back in the right order, with the figures of
the case (issue 11).

The ordinary run draws every kind in both languages and both sizes, and each kind of a situation
once; `--hypothesis-profile=thorough` draws all.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from app.documents.letter import Bars, Block, Letter, Table, Timeline
from app.documents.plain_text import paper_block
from app.documents.sheet import Sheet, SheetBlock, SheetTable
from app.services.documents import DocumentKind
from tests.app.documents.making import SAMPLE_OF, document, sample
from tests.app.documents.matrix.comparing import SHEET, Spoken, faults
from tests.app.documents.matrix.making import Made, Paper, made_of, papers_kept
from tests.app.documents.matrix.reading import MONTHS
from tests.app.documents.matrix.situations import ALL, SAMPLE
from tests.app.documents.matrix.test_matrix import TABLE
from tests.app.render.boxes import misplaced
from tests.app.render.checkers import wrong
from tests.app.render.structures import as_text

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
    """Each kind of a situation of the sample once, in the next way; of the long sheet a few."""
    seen = Counter[str]()
    found: dict[tuple[str, str], tuple[Way, ...]] = {}
    for name, kind in of_situations(SAMPLE):
        seen[kind] += 1
        if kind != SHEET.value or seen[kind] <= _SHEETS:
            found[name, kind] = (WAYS[seen[kind] % len(WAYS)],)
    return found


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_in_both_languages_and_both_sizes(kind: DocumentKind, tmp_path: Path) -> None:
    """Valid, in order, and nothing lies over or off anything."""
    trouble = []
    for language, large in WAYS:
        with papers_kept() as kept:
            document(kind, sample(SAMPLE_OF[kind]), language)
        pdf = kept[-1].pdf(large=large)
        found = [
            *wrong(pdf, tmp_path),
            *out_of_order(as_text(pdf), kept[-1], large),
            *misplaced(pdf),
        ]
        trouble += [f"{language}, {'large' if large else 'usual'} print: {each}" for each in found]
    assert trouble == []


def test_a_paper_is_valid_and_says_the_letter_in_order_with_the_figures_of_the_case(
    name: str, kind: str, ways: tuple[Way, ...], tmp_path: Path
) -> None:
    trouble = [
        f"{each.language}, {'large' if large else 'usual'} print: {what}"
        for language, large in ways
        for each in made_of(name, DocumentKind(kind), language)
        if each.paper is not None
        for what in amiss(each, each.paper.pdf(large=large), tmp_path, large)
    ]
    assert trouble == []


def amiss(each: Made, pdf: bytes, folder: Path, large: bool) -> list[str]:
    """What is wrong with a paper: its structure, its words or their order, its figures."""
    assert each.paper is not None
    told = as_text(pdf)
    in_full = with_whole_months(told, each.language)
    spoken = Spoken(each.about, each.kind, each.language, in_full, dict(each.typed))
    return [
        *wrong(pdf, folder),
        *out_of_order(told, each.paper, large),
        *faults(spoken),
    ]


def with_whole_months(text: str, language: str) -> str:
    """A picture has no room for whole names of months: "Aug 2027" is read as August 2027."""
    irregular = {"maart": "mrt", "September": "Sept"}
    short = {irregular.get(name, name[:3]): name for name in MONTHS[language]}
    found = re.compile(rf"\b({'|'.join(short)})\b(?= (?:\d{{4}}|–))")
    return found.sub(lambda hit: short[hit[1]], text)


def out_of_order(told: str, paper: Paper, large: bool) -> list[str]:
    """Where the words that are heard are not those of the document, one after the other."""
    return first_difference(_WORD.findall(told), _WORD.findall(written(paper.document, large)))


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


def written(document: Letter | Sheet, large: bool) -> str:
    """The words of a document in the order of reading, each once."""
    if isinstance(document, Sheet):
        return "\n".join((document.title, *document.lead, *map(sheet_said, document.blocks)))
    parts = (
        document.sender.organisation, *document.sender.lines, *document.address,
        *(f"{detail.label} {detail.value}" for detail in document.details),
        document.subject, document.salutation,
        *(said(block, large) for block in document.own_blocks), *document.closing,
        *(said(block, large) for block in document.going_along),
    )  # fmt: skip
    return "\n".join(parts)


def said(block: Block, large: bool) -> str:
    """A block on paper: a table has its titles once, a picture is its sentence."""
    match block:
        case Table():
            titles = " ".join(column.title for column in block.columns)
            return "\n".join((titles, *(" ".join(row.cells) for row in block.rows)))
        case Timeline() | Bars():
            return getattr(block, "in_words", block.described)
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
