"""Two paths of one file: a batch asks it of each letter, for each dossier that it reads."""

import os
from itertools import product
from pathlib import Path
from unicodedata import normalize

import pytest

from app.store.same_file import first_same, is_same_file

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows looks at each path in full")
_PLACES = ("", ".", "a", "a/b", "in", "in/..", "a/../in", "out", "out/..", "loop", "elders", "A")
_NAMES = ("x", "X", "y", "up", "loop", "out", "hard", "in", "caf\u00e9", "cafe\u0301", "..")


def _simply(one: Path, other: Path) -> bool:
    """What it comes to, without remembering anything."""

    def spelled(path: Path) -> str:
        try:
            real = os.path.realpath(path)
        except (OSError, ValueError):
            real = os.path.abspath(path)
        return normalize("NFC", normalize("NFC", real).casefold())

    try:
        if os.path.samefile(one, other):
            return True
    except (OSError, ValueError):
        pass
    return spelled(one) == spelled(other)


@POSIX
def test_every_pair_is_the_same_file_or_not_whatever_was_looked_at_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a/b").mkdir(parents=True)
    Path("x").write_bytes(b"")
    Path("a/b/y").write_bytes(b"")
    for link, to in {"in": "a/b", "out": "nowhere", "loop": "loop", "a/up": "../x"}.items():
        Path(link).symlink_to(to)
    Path("a/hard").hardlink_to("a/b/y")
    paths = [Path(place, name) for place, name in product(_PLACES, _NAMES)]
    same = [other for other in paths if _simply(paths[1], other)]
    assert 1 < len(same) < len(paths)
    assert is_same_file(Path("n\0l"), Path("n\0l"))  # no name of a file: nothing is raised
    for one in paths:
        wanted = next((other for other in paths if _simply(one, other)), None)
        assert first_same(one, paths) == wanted
        for other in paths:
            assert is_same_file(one, other) is _simply(one, other), (one, other)


@POSIX
def test_a_folder_of_dossiers_is_looked_up_once_for_a_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand letters of a thousand dossiers looked up two million paths."""
    real, asked = os.path.realpath, list[object]()

    def realpath(path: str) -> str:
        asked.append(path)
        return real(path)

    monkeypatch.setattr(os.path, "realpath", realpath)
    dossiers = [tmp_path / f"{number}.uitzicht.json" for number in range(50)]
    assert first_same(tmp_path / "uit" / "brief.pdf", dossiers) is None
    assert len(asked) == 2
