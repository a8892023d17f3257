"""The two checkers of PDF/UA-1 and PDF/A-3a, for the tests that make a paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import page
import pdfua
import pytest
from pdfua.document import PdfDocument

PROFILES: Final = ("ua1", "3a")


def wrong(pdf: bytes, folder: Path) -> list[str]:
    """What the two checkers find."""
    found = [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]
    path = folder / "one.pdf"
    path.write_bytes(pdf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PdfDocument, "_walk", each_built_once)
        report = pdfua.validate(str(path))
    return found + [f"{each.rule_id}: {each.message}" for each in report.findings]


def each_built_once(self: Any, node: Any, depth: int, page: int | None) -> Iterator[Any]:
    """An element with all below it, as the checker gives them to its rules.

    The checker builds an element with all below it, and then everything below it again from there:
    of a sheet each cell seven times, which was half of what both checkers took together.
    """
    element = self._build(node, depth, page)
    if element is not None:
        yield from _with_all_below(element)


def _with_all_below(element: Any) -> Iterator[Any]:
    yield element
    for child in element.children:
        yield from _with_all_below(child)
