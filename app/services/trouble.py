"""Files that cannot be used, in sentences: for the command line and for the window. No Qt."""

from app.i18n import Texts, say_problem
from app.services.assessing import Refused
from app.services.outputs import OutputIsInput
from app.store.files import FileTrouble
from calc import Problem


def refused_heading(texts: Texts, refused: Refused) -> str:
    """Which file it is, and how many problems it has."""
    return texts.plural("cli.refused", len(refused.problems), file=str(refused.path))


def refused_problems(texts: Texts, problems: tuple[Problem, ...]) -> list[str]:
    """Every problem with what to do about it."""
    return [say_problem(texts, problem) for problem in problems]


def say_trouble(texts: Texts, trouble: FileTrouble) -> str:
    """Why a file could not be read or written, and what to do."""
    if isinstance(trouble, OutputIsInput):
        other = str(trouble.other)
        return texts.text("cli.trouble.write.is_input", file=str(trouble.path), other=other)
    return texts.text(f"cli.trouble.{trouble.doing}.{trouble.reason}", file=str(trouble.path))
