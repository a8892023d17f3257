"""How many branches of what the program decides were taken, from the data of a coverage run.

    coverage run -m pytest tests/app tests/journeys        (in as many parts as one likes)
    coverage combine
    python -m tests.coverage_of_decisions                  the parts, and who of them falls short

Exit 1 when a part is below the least of `coverage_of_decisions.toml`, 2 when nothing was measured.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from coverage import Coverage

ROOT: Final = Path(__file__).parents[1]
LISTED: Final = ROOT / "tests" / "coverage_of_decisions.toml"


@dataclass(frozen=True, slots=True)
class Part:
    """Modules that are measured together."""

    name: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """The branches of one file: how many there are, how many were taken, after which lines not."""

    file: Path
    branches: int
    taken: int
    lines: tuple[int, ...] = ()


def least() -> int:
    """The least part of the branches, per cent."""
    return int(_listed()["least_percent"])


def parts() -> tuple[Part, ...]:
    """Every part with its files. Raises LookupError for a module that is not there."""
    return tuple(Part(each["name"], tuple(_files(each))) for each in _listed()["part"])


def _listed() -> dict[str, Any]:
    return tomllib.loads(LISTED.read_text(encoding="utf-8"))


def _files(part: dict[str, Any]) -> Iterator[Path]:
    for package in part.get("packages", ()):
        found = sorted((ROOT / package.replace(".", "/")).rglob("*.py"))
        if not found:
            raise LookupError(package)
        yield from found
    for module in part.get("modules", ()):
        path = ROOT / module.replace(".", "/")
        each = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if not each.is_file():
            raise LookupError(module)
        yield each


def percent(taken: list[Taken]) -> float:
    """Of all their branches together; 100 where there are none."""
    every = sum(each.branches for each in taken)
    return 100 * sum(each.taken for each in taken) / every if every else 100.0


def measured(run: "Coverage", part: Part) -> list[Taken]:
    """The branches of each file of a part, the worst first."""
    found = []
    for file in part.files:
        ends = run.branch_stats(str(file))
        every, taken = (sum(each) for each in zip(*ends.values(), strict=True)) if ends else (0, 0)
        missed = tuple(line for line, (there, went) in ends.items() if went < there)
        found.append(Taken(file, every, taken, missed))
    return sorted(found, key=lambda each: percent([each]))


def main(arguments: list[str]) -> int:
    """Print every part; `--all`: also its files that fall short, with the lines."""
    from coverage import Coverage

    run = Coverage(data_file=next((each for each in arguments if each != "--all"), ".coverage"))
    run.load()
    if not run.get_data().measured_files():
        print("Nothing was measured.", file=sys.stderr)
        return 2
    short = False
    for part in parts():
        found = measured(run, part)
        short |= percent(found) < least()
        print(f"{percent(found):6.1f} %  {part.name} ({sum(each.branches for each in found)})")
        for each in found:
            if "--all" in arguments and percent([each]) < least():
                lines = ", ".join(map(str, each.lines))
                print(f"{percent([each]):14.1f} %  {each.file.relative_to(ROOT)}: {lines}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
