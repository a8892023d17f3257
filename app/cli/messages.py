"""What the command line says when something is wrong: file, field and remedy."""

from app.i18n import Texts
from app.services.assessing import Refused
from app.services.file_errors import refused_heading, refused_problems, say_trouble

__all__ = ["say_refused", "say_trouble"]


def say_refused(texts: Texts, refused: Refused) -> str:
    """Every problem of a file, one a line."""
    lines = [refused_heading(texts, refused)]
    lines += [f"  - {said}" for said in refused_problems(texts, refused.problems)]
    return "\n".join(lines)
