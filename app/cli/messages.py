"""What the command line says when something is wrong: file, field and remedy."""

from app.i18n import Texts
from app.i18n.sentences import say_problem
from app.services.assessing import Refused
from app.store.files import FileTrouble


def say_refused(texts: Texts, refused: Refused) -> str:
    """Every problem of a file, one a line."""
    count = len(refused.problems)
    lines = [texts.plural("cli.refused", count, file=str(refused.path))]
    lines += [f"  - {say_problem(texts, problem)}" for problem in refused.problems]
    return "\n".join(lines)


def say_trouble(texts: Texts, trouble: FileTrouble) -> str:
    """Why a file could not be read or written, and what to do."""
    return texts.text(f"cli.trouble.{trouble.doing}.{trouble.reason}", file=str(trouble.path))
