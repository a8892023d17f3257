"""An inspected paper in words, for the command line and the window."""

from datetime import date

from app.i18n import Texts
from app.i18n.user_error import MOST_SAID, with_more
from app.services.inspecting.finding import (
    AboutPaper,
    InspectedPaper,
    PaperCode,
    PaperFinding,
    Verdict,
)
from calc.base.characters import on_one_line
from calc.base.value_type import value_type


@value_type
class SaidPaper:
    """`verdict`: the answer, in one sentence. `about`: which paper it says it is. `points`: what
    was found, each with what to do. `proved`: what was done to know it."""

    verdict: str
    about: str
    points: tuple[str, ...]
    proved: tuple[str, ...]


def say_inspected(texts: Texts, paper: InspectedPaper) -> SaidPaper:
    """The outcome of an inspection."""
    points = [say_paper_finding(texts, each) for each in paper.findings[:MOST_SAID]]
    proved = ["recomputed"] * paper.recomputed + ["remade"] * paper.remade
    if paper.verdict is Verdict.DIFFERENT:
        proved = []  # an outcome that is right does not make the paper right
    return SaidPaper(
        texts.text(f"inspect.verdict.{paper.verdict}"),
        _about(texts, paper.about),
        tuple(with_more(texts, points, len(paper.findings) - len(points))),
        tuple(texts.text(f"inspect.proved.{name}") for name in proved),
    )


def needs_dossier(paper: InspectedPaper) -> bool:
    """Whether a dossier, or another one, would say more."""
    wanted = {PaperCode.NO_CASE, PaperCode.LOCKED}
    return any(each.code in wanted for each in paper.findings)


def needs_key(paper: InspectedPaper) -> bool:
    """Whether a key would say more: of the case, or of what nobody looked at."""
    wanted = {PaperCode.LOCKED, PaperCode.UNOPENED}
    return any(each.code in wanted for each in paper.findings)


def say_paper_finding(texts: Texts, finding: PaperFinding) -> str:
    """What was found, and what to do."""
    key = f"inspect.finding.{finding.code}"
    if (finding.was or finding.now) and texts.has(f"{key}_between"):
        key = f"{key}_between"
    values = {
        "page": "" if finding.page is None else texts.formats.number(finding.page),
        "was": on_one_line(finding.was) or texts.text("inspect.nothing"),
        "now": on_one_line(finding.now) or texts.text("inspect.nothing"),
        "name": _name(texts, finding.name),
    }
    said = texts.text(key, **{name: values[name] for name in texts.placeholders(key)})
    return f"{said} {texts.text(f'inspect.do.{finding.code}')}"


def _name(texts: Texts, name: str) -> str:
    """A file inside, what was typed, or a part that nobody sees, as people call it."""
    for key in (
        f"inspect.inside.{name.partition('.')[0]}", f"inspect.typed.{name}", f"inspect.part.{name}",
    ):  # fmt: skip
        if name and texts.has(key):
            return texts.text(key)
    return on_one_line(name)


def _about(texts: Texts, about: AboutPaper) -> str:
    if not about.kind:
        return ""
    return texts.text(
        "inspect.about",
        kind=texts.text(f"document.kind.{about.kind}"),
        day=texts.formats.day(date.fromisoformat(about.day)),
        code=on_one_line(about.code),
    )
