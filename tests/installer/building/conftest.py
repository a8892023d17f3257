"""Distributions and bundles that were made up, and programs that do nothing but tell."""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from installer.console import Finished

Made = Callable[..., Distribution]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that packages are installed in."""
    path = tmp_path / "site-packages"
    path.mkdir()
    return path


@pytest.fixture
def made(site: Path) -> Made:
    """Installs a distribution: its name, its files with what is in them, lines of its metadata."""

    def install(name: str, files: Mapping[str, str], *lines: str) -> Distribution:
        folder = site / f"{name.replace('-', '_')}-1.0.dist-info"
        folder.mkdir()
        told = "\n".join(["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *lines])
        (folder / "METADATA").write_text(told + "\n")
        for place, text in files.items():
            path = site / place.replace("DIST", folder.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        written = [place.replace("DIST", folder.name) for place in files]
        (folder / "RECORD").write_text(
            "".join(f"{place},,\n" for place in [*written, f"{folder.name}/METADATA"])
        )
        return PathDistribution(folder)

    return install


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Sequence[tuple[str, object]]], Path]:
    """Writes what the recipe says that PyInstaller took along."""

    def write(files: Sequence[tuple[str, object]], modules: Sequence[object] = ()) -> Path:
        path = tmp_path / "inventory.json"
        told = {
            "files": [[place, str(source)] for place, source in files],
            "modules": modules,
            "scripts": [],
        }
        path.write_text(json.dumps(told))
        return path

    return write


class Told:
    """In the place of `run_quietly`: what each program says, by a word of its command."""

    def __init__(self, **answers: Finished) -> None:
        self.commands: list[list[str]] = []
        self.folders: list[Path] = []
        self.answers = answers

    def __call__(
        self, command: Sequence[str], folder: Path, extra: Mapping[str, str] | None = None
    ) -> Finished:
        self.commands.append(list(command))
        self.folders.append(folder)
        line = " ".join(command)
        for word, answer in self.answers.items():
            if word in line:
                return answer
        return Finished(0, "")
