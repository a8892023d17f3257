"""The hash of every file in a bundle, as `sha256sum -c` reads it; and where two bundles differ.

    python -m installer.building.contents A B      A, B: such a list, or a folder

Two builds of one commit are the same, file for file. Where they are not, each file is named.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def hashes(folder: Path) -> dict[str, str]:
    """Every file by its place, sorted. Of a link it is the hash of what it says, not of a file."""
    found = {}
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[place] = hashlib.sha256(f"-> {os.readlink(path)}".encode()).hexdigest()
        elif path.is_file():
            found[place] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def as_text(found: Mapping[str, str]) -> str:
    """A line a file: hash, two spaces, place."""
    return "".join(f"{digest}  {place}\n" for place, digest in found.items())


def read(path: Path) -> dict[str, str]:
    """Of a folder, or of a list that was written of one."""
    if path.is_dir():
        return hashes(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    return {place: digest for digest, _, place in (line.partition("  ") for line in lines)}


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    """Each file that is not in both, or is not the same in both."""
    found = [f"only in the first: {place}" for place in sorted(set(first) - set(second))]
    found += [f"only in the second: {place}" for place in sorted(set(second) - set(first))]
    both = sorted(set(first) & set(second))
    return found + [f"differs: {place}" for place in both if first[place] != second[place]]


def main(arguments: list[str]) -> int:
    """0 the same, 1 not, 2 wrong use."""
    if len(arguments) != 2:
        sys.stderr.write(str(__doc__))
        return 2
    first, second = (read(Path(each)) for each in arguments)
    found = differences(first, second)
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"{len(first)} and {len(second)} files, {len(found)} differences\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
