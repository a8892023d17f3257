"""Files that cannot be used, in sentences: for the command line and for the window. No Qt."""

from app.i18n import Texts, say_problem
from app.services.assessing import Refused
from app.services.outputs import OutputIsInput
from app.store.files import FileTrouble
from calc import Problem
from calc.characters import on_one_line


def refused_heading(texts: Texts, refused: Refused) -> str:
    """Which file it is, and how many problems it has."""
    return texts.plural("cli.refused", len(refused.problems), file=on_one_line(str(refused.path)))


def refused_problems(texts: Texts, problems: tuple[Problem, ...]) -> list[str]:
    """Every problem with what to do about it."""
    return [say_problem(texts, problem) for problem in problems]


def say_trouble(texts: Texts, trouble: FileTrouble) -> str:
    """Why a file could not be read or written, and what to do."""
    file = on_one_line(str(trouble.path))
    if isinstance(trouble, OutputIsInput):
        other = on_one_line(str(trouble.other))
        return texts.text("cli.trouble.write.is_input", file=file, other=other)
    return texts.text(f"cli.trouble.{trouble.doing}.{trouble.reason}", file=file)
