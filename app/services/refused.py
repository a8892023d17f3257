"""Files whose contents cannot be used: every problem in a sentence, with what to do about it."""

from pathlib import Path

from app.i18n import Texts, say_problem
from app.i18n.user_error import MOST_SAID, UserError, with_more
from calc import Problem
from calc.base.characters import on_one_line


class Refused(UserError):
    """A file whose contents cannot be used: every problem, for the file it is in."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__("cli.refused")
        self.path = path
        self.problems = problems

    def heading(self, texts: Texts) -> str:
        """Which file it is, and how many problems it has."""
        return texts.plural(self.key, len(self.problems), file=on_one_line(str(self.path)))

    def said(self, texts: Texts) -> list[str]:
        """The heading, and every problem under it, one a line."""
        points = refused_problems(texts, self.problems)
        return [self.heading(texts), *(f"  - {point}" for point in points)]


def refused_problems(texts: Texts, problems: tuple[Problem, ...]) -> list[str]:
    """The first problems with what to do about each, and how many more there are."""
    said = [say_problem(texts, problem) for problem in problems[:MOST_SAID]]
    return with_more(texts, said, len(problems) - len(said))
