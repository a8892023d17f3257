"""One command from a clone to a running program: `python3 installer/bootstrap.py run`.

Needs nothing but Python 3.11: this file and its neighbours use the standard library only.
It makes a private environment in .venv from requirements.lock and works inside that.

Exit codes: 0 done, 1 a check or a test failed, 2 wrong command line, 3 this machine lacks
something (the message says what to do).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MINIMUM_PYTHON = (3, 11)

COMMANDS = {
    "run": "start the program; without a screen: assess the example and make its plan as a PDF",
    "test": "every check and every test",
    "quick": "a look in between, under a minute: style, architecture, the engine's own tests",
    "test-thorough": "what a release needs: thousands of random examples, every letter, coverage",
    "setup": "make the environment in .venv; done already: nothing happens",
    "lint": "the checks on the text of the program, without the tests",
    "bench": "every measurement in tests/benchmarks",
    "screenshots": "pictures of every page, in build/screenshots",
    "trial-server": "a PostgreSQL with example people and dossiers, until Ctrl+C",
    "installer": "what is installed on a workstation of this system, in build/installers",
    "manual": "the pictures of the manual, in docs/manual/pictures",
}

# The parts of test-thorough, each of which can be run alone.
PARTS = ("properties", "matrix", "journeys", "coverage", "installers")


def python_too_old(version: tuple[int, ...]) -> bool:
    """Whether this Python is older than the project needs."""
    return tuple(version[:2]) < MINIMUM_PYTHON


def main(arguments: list[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    if python_too_old(sys.version_info[:3]):
        found, needed = (".".join(map(str, v[:2])) for v in (sys.version_info, MINIMUM_PYTHON))
        sys.stderr.write(
            f"Uitzicht heeft Python {needed} of nieuwer nodig; dit is Python {found}.\n"
            f"Uitzicht needs Python {needed} or newer; this is Python {found}.\n"
            "Kies een andere: make run PYTHON=python3.11\n"
        )
        return 3
    parser = argparse.ArgumentParser(
        prog="installer/bootstrap.py",
        description="From a clone to a running program.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:<13} {meaning}" for name, meaning in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="|".join(COMMANDS))
    parser.add_argument(
        "part", nargs="?", choices=PARTS, metavar="|".join(PARTS), help="of test-thorough"
    )
    parser.add_argument("--seed", type=int, help="of the random examples of test-thorough")
    options = parser.parse_args(arguments)
    if options.command != "test-thorough" and (options.part or options.seed is not None):
        parser.error(f"{options.command} has no parts and no seed")

    # Started as a script, Python looks in installer/ and not in the folder above it.
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from installer import commands
    from installer.console import MachineProblem, complain, speak_unicode

    speak_unicode()
    try:
        return commands.carry_out(options.command, ROOT, options.part, options.seed)
    except MachineProblem as problem:
        complain(str(problem))
        return 3
    except KeyboardInterrupt:
        complain("Afgebroken. / Interrupted.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
