"""The file of a key: closed by a passphrase, never written over, and never half believed."""

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.package_key import PackageKeyWrong, make_key, read_key
from tests.made_once import derived_once
from tests.signing import OTHER

WORDS = "vier woorden zonder verband"


@pytest.fixture(scope="module", autouse=True)
def _derived_once() -> Iterator[None]:
    """How heavy a passphrase is has its own test."""
    with derived_once():
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key as it was made, only to be read."""
    path = tmp_path_factory.mktemp("made") / "bron.key"
    make_key(path, WORDS)
    return path


@pytest.fixture
def path(tmp_path: Path, made: Path) -> Path:
    """The same one, to be altered."""
    return Path(shutil.copy(made, tmp_path))


def altered(path: Path, **values: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | values), encoding="utf-8")


def test_its_passphrase_opens_the_key_that_it_shows(made: Path) -> None:
    file = read_key(made)
    assert file.opened(WORDS).public == file.public
    assert file.opened(f" {WORDS}\n").public == file.public


def test_other_words_open_nothing(made: Path) -> None:
    with pytest.raises(PackageKeyWrong) as wrong:
        read_key(made).opened("vier andere woorden hier")
    assert wrong.value.key == "package.key.words"


def test_the_secret_stands_nowhere_and_is_for_its_owner_only(made: Path) -> None:
    key = read_key(made).opened(WORDS)
    assert key.seed not in made.read_bytes()
    assert key.seed.hex() not in made.read_text(encoding="utf-8")
    if os.name != "nt":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bron.key"
    if kind == "file":
        path.write_text("x", encoding="utf-8")
    else:
        path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PackageKeyWrong) as wrong:
        make_key(path, WORDS)
    assert wrong.value.key == "package.key.is_there"
    assert not (tmp_path / "elsewhere").exists()


def test_another_public_half_opens_nothing(path: Path) -> None:
    """Who puts their own key there would else have everybody trust it."""
    altered(path, public=OTHER.public.line)
    with pytest.raises(PackageKeyWrong):
        read_key(path).opened(WORDS)


@pytest.mark.parametrize(
    "values",
    [
        {"form": "uitzicht-package-key/2"}, {"public": "RW"}, {"public": 1}, {"passphrase": None},
        {"passphrase": {"kind": "argon2id"}}, {"passphrase": []},
    ],
)  # fmt: skip
def test_a_file_that_was_altered_is_no_key(path: Path, values: dict[str, object]) -> None:
    altered(path, **values)
    with pytest.raises(PackageKeyWrong) as wrong:
        read_key(path)
    assert wrong.value.key == "package.key.file"


def test_it_cannot_ask_for_all_memory_of_a_computer(path: Path) -> None:
    words = json.loads(path.read_text())["passphrase"] | {"memory_kib": 2**40}
    altered(path, passphrase=words)
    with pytest.raises(PackageKeyWrong):
        read_key(path)


@pytest.mark.parametrize("text", ["", "[]", "{}", "x", "null", '{"public": "a", "public": "b"}'])
def test_another_file_is_no_key(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.key").write_text(text, encoding="utf-8")
    with pytest.raises(PackageKeyWrong):
        read_key(tmp_path / "x.key")
