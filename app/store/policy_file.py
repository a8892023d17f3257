"""The organisation's policy file (TOML), from a path or from the program's own example."""

from pathlib import Path

from app.store.files import read_file
from calc import PolicyFile, Problem, read_policy


def read_policy_file(path: Path) -> PolicyFile | tuple[Problem, ...]:
    """The policy in a file, or everything that is wrong with it. Raises FileTrouble."""
    try:
        text = read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        return (Problem("file_not_text", ""),)
    return read_policy(text, path.name)
