"""Make a document of an assessment and write it, whole or not at all."""

from pathlib import Path

from app.documents import NoLetter
from app.documents.plan_letter import plan_letter
from app.i18n import Texts
from app.render.glyphs import MissingGlyph
from app.render.pdf import render
from app.services.assessing import Assessed
from app.store.files import FileTrouble, write_file

__all__ = [
    "FileTrouble",
    "MissingGlyph",
    "NoLetter",
    "plan_letter_bytes",
    "write_letter",
    "write_plan_letter",
]


def plan_letter_bytes(assessed: Assessed, texts: Texts) -> bytes:
    """The plan letter as a PDF.

    A letter that cannot be final yet is marked as a concept on every page. Raises NoLetter when
    there is nothing to write, MissingGlyph for a character that the fonts cannot print.
    """
    letter = plan_letter(assessed.draft, assessed.assessment, assessed.policy_file.policy, texts)
    return render(letter)


def write_letter(path: Path, letter: bytes) -> None:
    """Write a letter that was made before. Raises FileTrouble; then the old file is still there."""
    write_file(path, letter)


def write_plan_letter(assessed: Assessed, path: Path, texts: Texts) -> None:
    """Make the plan letter and write it. Raises FileTrouble; then nothing is left behind."""
    write_letter(path, plan_letter_bytes(assessed, texts))
