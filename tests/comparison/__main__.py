"""`python -m tests.comparison`: see the package."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import tests.comparison as package
from tests.comparison import commands
from tests.comparison.differences import compare, said

_HERE: Final = Path(__file__).resolve().parents[2]


def write(
    folder: Path, inputs: Path, *, tree: Path = _HERE, receipts: Path | None = None, only: str = ""
) -> int:
    """Run every case in a tree, in a process of its own; gives its exit code."""
    script = Path(commands.__file__)
    # Nothing of this tree may be imported there: only the script, by its path.
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    places = [str(tree), str(inputs.resolve()), str(folder.resolve())]
    given = [str(receipts.resolve()) if receipts else "", only]
    words = [sys.executable, "-P", str(script), *places, *given]
    return subprocess.run(words, cwd=tree, env=environment, check=False).returncode


def main(arguments: list[str] | None = None) -> int:
    """Run one of the three steps. 0: done, or the same; 1: not the same."""
    options = _parser().parse_args(arguments)
    if options.step == "inputs":
        from tests.comparison.inputs import Inputs  # hypothesis is slow to load

        print(f"{Inputs(options.folder).write()} cases in {options.folder}")
        return 0
    if options.step == "write":
        before = os.times()
        code = write(
            options.folder, options.inputs, tree=options.tree.resolve(),
            receipts=options.receipts, only=options.only,
        )  # fmt: skip
        spent = os.times().children_user - before.children_user
        print(f"{spent:.0f} seconds of CPU")
        return code
    found = compare(options.before, options.after)
    print(*said(found), sep="\n")
    return 0 if found.is_the_same else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.comparison",
        description=package.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    steps = parser.add_subparsers(dest="step", required=True)
    inputs = steps.add_parser("inputs", help="make what both trees read")
    inputs.add_argument("folder", type=Path)
    write_ = steps.add_parser("write", help="run every command in one tree")
    write_.add_argument("folder", type=Path)
    write_.add_argument("--inputs", type=Path, required=True)
    write_.add_argument("--tree", type=Path, default=_HERE, help="another checkout")
    write_.add_argument("--receipts", type=Path, help="what the tree before wrote")
    write_.add_argument("--only", default="", help="cases with this word in their name")
    compare_ = steps.add_parser("compare", help="lay two folders beside each other")
    compare_.add_argument("before", type=Path)
    compare_.add_argument("after", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
