"""What holds for the text of the project: short files, and nothing of anyone's machine."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LONGEST = 400
# A file that is long for a reason: path -> the reason.
LONG_FOR_A_REASON: dict[str, str] = {}

PASSED_OVER = {"build", "dist", "mutants", "__pycache__", "node_modules"}
TEXT = {
    "", ".cfg", ".css", ".csv", ".desktop", ".html", ".in", ".ini", ".json", ".lock", ".md", ".mk",
    ".nsh", ".nsi", ".plist", ".po", ".pot", ".ps1", ".py", ".pyi", ".rst", ".sh", ".svg", ".toml",
    ".txt", ".xml", ".yaml", ".yml",
}  # fmt: skip

# Written in parts, so that this file does not hold what it looks for.
FOLDERS = "|".join(("home", "root", "work", "tmp", "opt", "Users", "mnt"))
HOSTS = "|".join(
    r"\.".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb", "debian", "org"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
    )
)
MACHINE_PATH = re.compile(rf"(?<![\w.\-/}})$*<>:])/(?:{FOLDERS})(?:/[\w.]|\b(?![\w/>-]))")
WINDOWS_PATH = re.compile(r"\b[A-Z]:\\(?:Users|work|temp)", re.IGNORECASE)
REGISTRY_HOST = re.compile(HOSTS, re.IGNORECASE)


def project_files() -> Iterator[Path]:
    """Every file that is or could be part of the project."""
    for folder, below, files in os.walk(ROOT):
        below[:] = sorted(
            name
            for name in below
            if name not in PASSED_OVER
            and not name.endswith(".egg-info")
            and (not name.startswith(".") or name in {".ci", ".github"})
        )
        # A second working copy has a file .git, with the path of the first.
        yield from (Path(folder) / name for name in sorted(files) if name != ".git")


def text_files() -> list[Path]:
    return [path for path in project_files() if path.suffix in TEXT]


def machine_traces(text: str) -> list[str]:
    """Paths of someone's machine and hosts of package registries, as `line: what`."""
    return [
        f"{number}: {match.group()}"
        for number, line in enumerate(text.splitlines(), start=1)
        for pattern in (MACHINE_PATH, WINDOWS_PATH, REGISTRY_HOST)
        for match in pattern.finditer(line)
    ]


def too_long(text: str) -> bool:
    return len(text.splitlines()) > LONGEST


def test_no_file_of_the_project_knows_a_machine() -> None:
    found = {}
    for path in text_files():
        try:
            traces = machine_traces(path.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        if traces:
            found[str(path.relative_to(ROOT))] = traces
    assert found == {}


def test_no_file_grows_out_of_sight() -> None:
    long = set()
    for folder in ("app", "calc", "installer"):
        for path in (ROOT / folder).rglob("*.py"):
            if too_long(path.read_text(encoding="utf-8")):
                long.add(path.relative_to(ROOT).as_posix())
    assert long == set(LONG_FOR_A_REASON), "split it, or give the reason in LONG_FOR_A_REASON"
    assert all(LONG_FOR_A_REASON.values())


@pytest.mark.parametrize(
    "text",
    [
        "open('/" + "work/main/x')",
        "see /" + "root/.cache for it",
        "scratch in /" + "tmp",
        "HOME=/" + "home/anna",
        "C:\\" + "Users\\anna",
        "https://py" + "pi.org/simple",
        "http://deb.debian" + ".org/debian",
    ],
)
def test_a_seeded_trace_is_found(text: str) -> None:
    assert len(machine_traces("first line\n" + text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.nl/work/a",
        "installer/bootstrap.py",
        "tests/tmp/x",
        "/usr/bin/env bash",
        "</root>",
        "loon en/of uitkering",
        "inkomsten uit werk/" + "home office",
    ],
)
def test_what_is_no_trace_is_not_found(text: str) -> None:
    assert machine_traces(text) == []


def test_a_file_of_401_lines_is_too_long() -> None:
    assert not too_long("x\n" * 400)
    assert too_long("x\n" * 401)
