"""Files that cannot be used, in sentences: for the command line and for the window. No Qt."""

from typing import Final

from app.i18n import Texts, say_problem
from app.services.assessing import Refused
from app.services.outputs import OutputIsInput
from app.services.tariffs import SetAside
from app.store.files import FileTrouble
from calc import Problem
from calc.base.characters import on_one_line

MOST_SAID: Final = 20
"""Problems of one file: enough to see what kind of mistake it is."""
MOST_POINTS: Final = 100
"""Findings of one kind about a dossier; a household has some twenty."""


def refused_heading(texts: Texts, refused: Refused) -> str:
    """Which file it is, and how many problems it has."""
    return texts.plural("cli.refused", len(refused.problems), file=on_one_line(str(refused.path)))


def refused_problems(texts: Texts, problems: tuple[Problem, ...]) -> list[str]:
    """The first problems with what to do about each, and how many more there are."""
    said = [say_problem(texts, problem) for problem in problems[:MOST_SAID]]
    return with_more(texts, said, len(problems) - len(said))


def with_more(texts: Texts, said: list[str], more: int) -> list[str]:
    """What is said, and how much is not: a list that nobody reads to its end helps nobody."""
    return [*said, texts.plural("cli.refused.more", more)] if more > 0 else said


def say_trouble(texts: Texts, trouble: FileTrouble) -> str:
    """Why a file could not be read or written, and what to do."""
    file = on_one_line(str(trouble.path))
    if isinstance(trouble, OutputIsInput):
        other = on_one_line(str(trouble.other))
        return texts.text("cli.trouble.write.is_input", file=file, other=other)
    return texts.text(f"cli.trouble.{trouble.doing}.{trouble.reason}", file=file)


def aside_sentences(texts: Texts, set_aside: tuple[SetAside, ...]) -> list[str]:
    """A sentence for each tariff file that is not used, with the first thing that is wrong."""
    said = [
        texts.text(
            "rule.set_aside",
            file=on_one_line(aside.place),
            why=say_problem(texts, aside.problems[0]),
        )
        for aside in set_aside[:MOST_SAID]
    ]
    return with_more(texts, said, len(set_aside) - len(said))
