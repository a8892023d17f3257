"""Make a document of an assessment and write it, whole or not at all."""

from pathlib import Path

from app.documents.plan_letter import plan_letter
from app.i18n import Texts
from app.render.pdf import render
from app.services.assessing import Assessed
from app.store.files import write_file


def write_plan_letter(assessed: Assessed, path: Path, texts: Texts) -> None:
    """Write the plan letter as a PDF. Raises FileTrouble; then nothing is left behind.

    A letter that cannot be final yet is marked as a concept on every page.
    """
    letter = plan_letter(assessed.draft, assessed.assessment, assessed.policy_file.policy, texts)
    write_file(path, render(letter))
