"""What every step of the floor says of itself: a list that a reader can check line by line.

After a wanted change: python -m tests.calc.law.test_floor_steps
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from calc import Step
from tests.app.i18n.rule_samples.floor import steps

SEEN: Final = Path(__file__).parent / "floor_steps.txt"


def _lines() -> Iterator[str]:
    waiting, seen = list(steps()), set[int]()
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        waiting += step.parts
        if not step.code.startswith("tariff."):
            yield _line(step)


def _line(step: Step) -> str:
    at = f" at {step.at}" if step.at else ""
    label = f" [{step.label}]" if step.label else ""
    kind = f"{step.operation.value}, {step.unit.value}, {step.status.value}"
    return f"{step.code}{at}{label}: {kind}; {step.source}"


def test_the_steps_say_what_they_are() -> None:
    assert sorted(set(_lines())) == SEEN.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    SEEN.write_text("\n".join(sorted(set(_lines()))) + "\n", encoding="utf-8")
