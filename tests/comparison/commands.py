"""Run the commands of every case in one tree, and write down what came out.

A script that knows nothing but the command line of the program, so that it runs inside any tree:

    PYTHONPATH=TREE python tests/comparison/commands.py TREE INPUTS FOLDER [BEFORE [WORD]]

INPUTS/cases.jsonl has a line for each case: {"case": NAME, "tasks": [{"first": [COMMAND, ...],
"then": [COMMAND, ...]}]}. Of `first` the commands run until one ends with 0, and then all of
`then`. A command is the words after `uitzicht`; it finds the inputs in `inputs/`, and writes
`made.*` when it writes a file. The JSON of the last assessment is there as `receipt.json`.
"""

import contextlib
import gzip
import hashlib
import importlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

MANIFEST: Final = "manifest.jsonl"
CASES: Final = "cases.jsonl"
AGAIN: Final = "receipt of before: "
"""Begins the command that checks a receipt that the other tree wrote."""
_OURS: Final = "receipt.json"
_THEIRS: Final = "receipt-before.json"

Main = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Entry:
    """What one command did; `parts`: the SHA-256 of "out", "err" and the files it wrote."""

    case: str
    command: str
    code: int
    parts: dict[str, str]

    @property
    def key(self) -> tuple[str, str]:
        """What names it in both trees."""
        return self.case, self.command


def read_manifest(folder: Path) -> dict[tuple[str, str], Entry]:
    """Every entry of a folder, in the order of the commands."""
    lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    entries = [Entry(**json.loads(line)) for line in lines]
    return {entry.key: entry for entry in entries}


def keep(folder: Path, data: bytes) -> str:
    """Keep bytes under their SHA-256, which is given."""
    digest = hashlib.sha256(data).hexdigest()
    path = folder / "bytes" / f"{digest}.gz"
    if not path.exists():
        path.write_bytes(gzip.compress(data, compresslevel=1, mtime=0))
    return digest


def kept(folder: Path, digest: str) -> bytes:
    """The bytes with this SHA-256."""
    return gzip.decompress((folder / "bytes" / f"{digest}.gz").read_bytes())


class Writer:
    """Runs commands from a working folder, and keeps what they say and write."""

    def __init__(self, main: Main, folder: Path, before: Path | None) -> None:
        self._main, self._folder, self._before = main, folder, before
        self._theirs = read_manifest(before) if before else {}
        (folder / "bytes").mkdir(parents=True)

    def entries(self, case: dict[str, Any]) -> Iterator[Entry]:
        """Everything of one case, in order."""
        name = case["case"]
        for task in case["tasks"]:
            made = False
            for words in task["first"]:
                yield (entry := self._run(name, words))
                yield from self._checked_again(entry, words)
                if made := entry.code == 0:
                    break
            for words in task.get("then", ()) if made else ():
                yield self._run(name, words)

    def _run(self, case: str, words: list[str], command: str = "") -> Entry:
        for old in Path().glob("made.*"):
            old.unlink()
        out, err, code = said(self._main, words)
        if "assess" in words and "--json" in words:
            Path(_OURS).write_bytes(out)
        parts = {"out": out, "err": err}
        parts |= {path.name: path.read_bytes() for path in sorted(Path().glob("made.*"))}
        digests = {name: keep(self._folder, data) for name, data in parts.items()}
        return Entry(case, command or " ".join(words), code, digests)

    def _checked_again(self, entry: Entry, words: list[str]) -> Iterator[Entry]:
        """The same assessment as the other tree wrote it, as a receipt of this one."""
        theirs = self._theirs.get(entry.key)
        if "assess" not in words or "--json" not in words or theirs is None or not self._before:
            return
        Path(_THEIRS).write_bytes(kept(self._before, theirs.parts["out"]))
        policy = words[words.index("--policy") :][:2] if "--policy" in words else []
        recheck = ["recheck", words[words.index("assess") + 1], "--receipt", _THEIRS, *policy]
        yield self._run(entry.case, recheck, AGAIN + entry.command)


def said(main: Main, words: Sequence[str]) -> tuple[bytes, bytes, int]:
    """What a command prints on both outputs, and its exit code."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as stopped:  # wrong use
            code = stopped.code if isinstance(stopped.code, int) else 1
    return _bytes_of(out), _bytes_of(err), code


def _bytes_of(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    return stream.buffer.getvalue()  # type: ignore[attr-defined,no-any-return]


def _main_of(tree: Path) -> Main:
    """The program of this tree, and of no other that is installed."""
    program = importlib.import_module("app.__main__")
    there = Path(program.__file__ or "")
    if tree not in there.resolve().parents:
        raise SystemExit(f"the program that was imported is not that of {tree}: {there}")
    main: Main = program.main
    return main


def write(tree: Path, inputs: Path, folder: Path, before: Path | None, word: str) -> int:
    """All cases with the word in their name; gives how many commands were run."""
    done = 0
    with tempfile.TemporaryDirectory(prefix="uitzicht-comparison-") as work:
        os.environ |= {"UITZICHT_DATA": str(Path(work) / "data"), "LC_ALL": "C.UTF-8"}
        main = _main_of(tree)
        writer = Writer(main, folder, before)
        (Path(work) / "inputs").symlink_to(inputs, target_is_directory=True)
        os.chdir(work)
        with (folder / MANIFEST).open("w", encoding="utf-8") as manifest:
            for line in (inputs / CASES).read_text(encoding="utf-8").splitlines():
                case = json.loads(line)
                if word not in case["case"]:
                    continue
                for entry in writer.entries(case):
                    manifest.write(json.dumps(asdict(entry)) + "\n")
                    done += 1
        os.chdir(folder)  # a working folder that is gone cannot be left
    return done


if __name__ == "__main__":
    _tree, _inputs, _folder = (Path(word).resolve() for word in sys.argv[1:4])
    _given = sys.argv[4] if len(sys.argv) > 4 else ""
    _before = Path(_given).resolve() if _given else None
    _word = sys.argv[5] if len(sys.argv) > 5 else ""
    print(f"{write(_tree, _inputs, _folder, _before, _word)} commands")
