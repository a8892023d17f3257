"""The step that a store of this version has, known without what reads a database."""

from pathlib import Path
from typing import Final

_STEPS: Final = Path(__file__).parent / "database" / "migrations" / "versions"


def newest_step(steps: Path = _STEPS) -> str:
    """The number of the newest step; "" in a program that lost them. A test asks Alembic."""
    names = sorted(path.stem for path in steps.glob("v*.py"))
    return names[-1].partition("_")[0].removeprefix("v") if names else ""
