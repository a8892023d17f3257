"""The longest names, letters from everywhere, forty lines, twelve steps and own words of pages:
still valid, in order, and nothing over or off anything.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

import pytest

from app.documents.letter import Paragraph
from app.render import render
from app.render.tagging.flowables import TaggedParagraph
from app.services.assessing import Assessed
from app.services.documents import DocumentKind
from tests.app.documents.letters import example, raw
from tests.app.documents.making import assessed, document
from tests.app.render.boxes import boxes, misplaced
from tests.app.render.checkers import wrong
from tests.app.render.structures import spoken
from tests.app.render.test_documents import five_years

NAMES: Final = {
    "one word": "W" * 120,
    "many words": "Wilhelmina van den Heuvel-Oosterbaan tot Zwartewater " * 3,
    "letters of Vietnam": "Nguyễn Thị Ngọc Ánh Ửng Hoằng Ẵ ẫ ị ợ ử",
    "marks upon marks": "Z\u0323\u0308a\u0301\u0327l\u0335go Q\u0301",
    "as markup": "J. <b>&amp;</b> {page} %s",
}
OWN: Final = "\n\n".join(f"Alinea {at}. " + "Wij spraken hierover aan de telefoon. " * 12
                         for at in range(24))  # fmt: skip


def with_name(name: str, needs: str) -> Assessed:
    values = raw("HH1-afgerond")
    values["adults"][0] |= {"name": name, "reading_needs": needs}
    values["debt"]["creditor"] = values["contact"]["street"] = name
    return assessed(values, clients=json.dumps([name]))


def forty_lines() -> dict[str, Any]:
    values = raw("HH1-afgerond")
    line = {"amount": "1.00", "frequency": "month", "who": "A"}
    values["income"] += [{"code": "I12", "label": f"Inkomen {at}", **line} for at in range(14)]
    values["expenses"] += [{"code": "U70", "label": f"Uitgave {at}", **line} for at in range(13)]
    values["arrangements"] += [
        {"code": "R10", "creditor": f"Bedrijf {at}", "until": "2031-01-31", **line}
        for at in range(13)
    ]
    return values


def faults(pdf: bytes, folder: Path) -> list[str]:
    return [*wrong(pdf, folder), *misplaced(pdf)]


@pytest.mark.parametrize("needs", ["UNKNOWN", "grote letters"])
@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
@pytest.mark.parametrize("kind", [DocumentKind.PLAN, DocumentKind.DRAAGKRACHTVERKLARING])
def test_a_name(kind: DocumentKind, name: str, needs: str, tmp_path: Path) -> None:
    made = document(kind, with_name(name.strip(), needs))
    assert faults(made.pdf, tmp_path) == []
    said = [normalize("NFC", each) for each in spoken(made.pdf)]
    assert any(normalize("NFC", name.strip()) in each for each in said)


@pytest.mark.parametrize("needs", ["UNKNOWN", "grote letters"])
@pytest.mark.parametrize("kind", [DocumentKind.PLAN, DocumentKind.INVITATION])
def test_forty_lines(kind: DocumentKind, needs: str, tmp_path: Path) -> None:
    values = forty_lines()
    values["adults"][0]["reading_needs"] = needs
    assert faults(document(kind, assessed(values)).pdf, tmp_path) == []


@pytest.mark.parametrize("needs", ["UNKNOWN", "grote letters"])
def test_twelve_steps(needs: str, tmp_path: Path) -> None:
    values = five_years()
    values["adults"][0]["reading_needs"] = needs
    pdf = document(DocumentKind.PLAN, assessed(values, term_months="60")).pdf
    assert faults(pdf, tmp_path) == []


@pytest.mark.parametrize("needs", ["UNKNOWN", "grote letters"])
def test_own_words_of_pages(needs: str, tmp_path: Path) -> None:
    values = raw("HH1-afgerond")
    values["adults"][0]["reading_needs"] = needs
    pdf = document(DocumentKind.PLAN, assessed(values), free_text=OWN).pdf
    assert max(box.page for box in boxes(pdf)) > 4
    assert faults(pdf, tmp_path) == []
    told = "\n".join(spoken(pdf))
    assert all(f"Alinea {at}." in told for at in range(24))


@pytest.mark.parametrize(
    ("by", "found"), [((0, 14), "overlap"), ((500, 0), "off the page"), ((0, 0), "")]
)
def test_what_lies_over_or_off_something_is_found(
    by: tuple[float, float], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = TaggedParagraph.draw

    def moved(self: TaggedParagraph) -> None:
        if self.role.said == "Nog een regel.":
            self.canv.translate(*by)
        drawn(self)

    monkeypatch.setattr(TaggedParagraph, "draw", moved)
    blocks = (Paragraph("Een regel."), Paragraph("Nog een regel."))
    wrong = misplaced(render(replace(example("HH1").letter, blocks=blocks)))
    assert [found in each for each in wrong] == ([True] if found else [])
