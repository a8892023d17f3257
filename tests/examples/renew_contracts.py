"""Write the contracts anew, and print what changed: read it before you commit it.

python -m tests.examples.renew_contracts
"""

import sys
from collections.abc import Iterator
from difflib import unified_diff

from tests.examples.contract import CONTRACTS, NAMES, contract, path_of


def differences(name: str, new: str) -> list[str]:
    """The lines of a contract that are not as they are kept."""
    path = path_of(name)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="", n=1)
    return list(lines)


def left_over() -> Iterator[str]:
    """Contracts of examples that are not there any more."""
    for path in sorted(CONTRACTS.glob("*.txt")):
        if path.stem not in NAMES:
            yield path.stem


def renew() -> list[str]:
    """Write every contract that changed; what changed, line by line."""
    said = []
    for name in NAMES:
        new = contract(name)
        said += differences(name, new)
        path_of(name).write_text(new, encoding="utf-8")
    for name in left_over():
        path_of(name).unlink()
        said.append(f"{name}: removed")
    return said


if __name__ == "__main__":
    sys.stdout.write("\n".join(renew() or ["Nothing changed."]) + "\n")
