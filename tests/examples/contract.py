"""The contract of a sample household: its whole result as a page that somebody can read aloud.

It is what `uitzicht assess` says, without the receipt (which changes with every version), and below
that what that page leaves out: the parts of the floor, the conditions of discharge, and the checks.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.cli.report import report
from app.i18n import Texts, say_amount, say_choice, say_condition, say_step
from app.services.assessing import Assessed
from calc import Step
from calc.dossier.codes import CheckState
from tests.building import EXAMPLES, draft, example_policy, outcome, raw_example
from tests.tariff_files import shipped

CONTRACTS: Final = Path(__file__).parent / "contracts"
NAMES: Final = sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.json"))
DEEPEST: Final = 4
"""So far down the parts of the floor are shown; below that are figures of the law and lines. The
part of a partner is one more."""
TEXTS: Final = Texts("nl")


def path_of(name: str) -> Path:
    """Where the contract of an example is kept."""
    return CONTRACTS / f"{name}.txt"


def contract(name: str) -> str:
    """The result of an example dossier, in Dutch."""
    made = draft(raw_example(name))
    assessment = outcome(raw_example(name), example_policy(), shipped())
    assessed = Assessed(made, example_policy(), assessment)
    page, _, _ = report(TEXTS, assessed).rpartition("\n\n")
    blocks = [page, *_below(assessed)]
    return "\n\n".join(blocks).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def _below(assessed: Assessed) -> Iterator[str]:
    assessment = assessed.assessment
    if assessment.floor is not None and assessment.floor.floor is not None:
        deepest = DEEPEST if assessment.floor.partner is None else DEEPEST + 1
        parts = _tree(assessed, assessment.floor.floor, deepest)
        yield _block("Waar de vloer uit bestaat", parts)
    if assessment.plan is not None and assessment.plan.conditions:
        said = [f"- {say_condition(TEXTS, each)}" for each in assessment.plan.conditions]
        yield _block("Voorwaarden voor kwijting", said)
    checks = [
        f"- {check.code} {TEXTS.text(f'check.{check.code}')}: "
        f"{say_choice(TEXTS, CheckState(check.state))}"
        for check in assessment.beside.gate.checks
    ]
    yield _block("Controles die gelden", checks)


def _block(title: str, lines: Iterator[str] | list[str]) -> str:
    return "\n".join([title, *(f"  {line}" for line in lines)])


def _tree(assessed: Assessed, step: Step, deepest: int, depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}{say_step(TEXTS, step, assessed.draft)}: {say_amount(TEXTS, step)}"
    if depth < deepest:
        for part in step.parts:
            yield from _tree(assessed, part, deepest, depth + 1)
