"""An update keeps what somebody has: settings, unsaved work, own figures, receipts of before.

`tests/data/folders` holds the data folder as the program of each version wrote it.
"""

import gzip
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from app.resources import EXAMPLES, TARIFFS
from app.services.dossiers import open_dossier
from app.services.local_state import Keeper, Unsaved
from app.services.recheck import Recheck, Rechecked, recheck
from app.services.tariffs import found_by_hash, open_shelf
from app.store import tariff_files
from app.store.dossier_file import read_dossier
from app.version import PROGRAM_VERSION
from calc import ENGINE_VERSION, Draft, as_json, assess
from tests.building import ROOT, example_policy
from tests.tariff_files import shipped, tariff_text

FOLDERS: Final = ROOT / "tests" / "data" / "folders"
VERSIONS: Final = sorted(
    (path.name for path in FOLDERS.iterdir() if path.is_dir()),
    key=lambda name: [int(number) for number in name.split(".")],
)
OWN: Final = (FOLDERS / "2026-r2.toml").read_text(encoding="utf-8")
HASH: Final = "85a73b6ab119c151b826238e1a2ac63636d429e953a3c650627ba3e7d44be6d8"


@pytest.fixture(params=VERSIONS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The data folder of a version, with the figures that somebody put in it."""
    place = tmp_path / "uitzicht"
    shutil.copytree(FOLDERS / request.param, place)
    own, kept = place / "tariffs" / "2026.toml", place / "tariffs" / "kept" / f"{HASH}.toml"
    kept.parent.mkdir(parents=True)
    for path in (own, kept):
        path.write_text(OWN, encoding="utf-8")
    (place / "HH3.json").write_bytes(gzip.decompress((place / "HH3.json.gz").read_bytes()))
    return place


def _rechecked(folder: Path) -> Rechecked:
    asked = Recheck(folder / "HH3.uitzicht.json", folder / "HH3.json", None, folder)
    return recheck(asked, assess, difference=False)


def test_every_version_that_came_out_is_here() -> None:
    firsts = [version for version in VERSIONS if version.endswith(".0")]
    assert firsts == [f"0.{minor}.0" for minor in range(2, len(firsts) + 2)]
    assert PROGRAM_VERSION in VERSIONS, "see tests/data/folders/README.md"


def test_settings_are_kept_and_nothing_is_said_of_them(folder: Path) -> None:
    before = json.loads((folder / "settings.json").read_text())
    keeper = Keeper(folder)
    assert keeper.notes == ()
    now = keeper.settings.model_dump(mode="json")
    assert {key: now[key] for key in before} == before
    assert (before["zoom"], before["language"]) == (125, "en")


def test_a_change_today_keeps_every_other_setting_also_those_of_a_newer_version(
    folder: Path,
) -> None:
    path = folder / "settings.json"
    before = json.loads(path.read_text()) | {"of_a_newer_version": [1, {"a": "b"}]}
    path.write_text(json.dumps(before))
    Keeper(folder).change(zoom=150)
    after = json.loads(path.read_text())
    assert {key: after[key] for key in before} == before | {"zoom": 150}


def test_unsaved_work_is_found_and_whole(folder: Path) -> None:
    [left] = Keeper(folder).left_behind()
    work = left.read()
    assert isinstance(work, Unsaved)
    assert work.draft.notes == "niet bewaard"
    assert work.draft.adults[0].name == "J. Voorbeeld"
    left.leave()


def test_a_dossier_opens(folder: Path) -> None:
    draft = open_dossier(folder / "HH3.uitzicht.json").draft
    assert (len(draft.adults), len(draft.income)) != (0, 0)


def test_own_figures_still_rule(folder: Path) -> None:
    shelf = open_shelf(folder)
    assert shelf.set_aside == ()
    [used] = [each for each in shelf.files if each.used and each.file.year == 2026]
    assert (used.origin, used.file.revision, used.file.source.sha256) == ("own", 2, HASH)


def test_a_receipt_is_computed_with_its_own_figures_when_newer_ones_came(folder: Path) -> None:
    newer = OWN.replace("revision = 2", "revision = 3", 1)
    (folder / "tariffs" / "2026.toml").write_text(newer, encoding="utf-8")
    found = found_by_hash(folder, HASH)
    assert found is not None
    assert found.revision == 2
    done = _rechecked(folder)
    assert HASH in {file.sha256 for file in done.receipt.files}
    assert [file.sha256 for file in done.again.receipt.files] == [
        file.sha256 for file in done.receipt.files
    ]
    assert done.same_input
    if done.receipt.engine == ENGINE_VERSION:
        assert done.same_output


def test_without_the_copy_that_was_kept_nothing_is_computed(folder: Path) -> None:
    """What the tests above find is that copy, and no other file that happens to be near."""
    (folder / "tariffs" / "2026.toml").unlink()
    (folder / "tariffs" / "kept" / f"{HASH}.toml").unlink()
    assert found_by_hash(folder, HASH) is None


def test_a_revision_that_the_program_replaced_is_found_among_its_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new program brings 2026 r2 and keeps r1 in `older`: receipts of before come out again."""
    program, folder = tmp_path / "program", tmp_path / "uitzicht"
    shutil.copytree(TARIFFS, program)
    (program / "older").mkdir()
    shutil.move(program / "2026.toml", program / "older" / "2026-r1.toml")
    (program / "2026.toml").write_text(OWN, encoding="utf-8")
    folder.mkdir()
    draft = read_dossier(EXAMPLES / "HH3.uitzicht.json")
    assert isinstance(draft, Draft)
    assert isinstance(draft.reference_date, date)
    made = assess(draft, example_policy(), shipped(), draft.reference_date)
    (folder / "HH3.json").write_text(json.dumps(as_json(made)), encoding="utf-8")
    shutil.copy(EXAMPLES / "HH3.uitzicht.json", folder)
    monkeypatch.setattr(tariff_files, "TARIFFS", program)
    assert open_shelf(folder).tariffs.files[-1].revision == 2
    assert _rechecked(folder).same_output
    (program / "older" / "2026-r1.toml").unlink()
    assert found_by_hash(folder, made.receipt.files[-1].sha256) is None
    assert tariff_text(2026) != OWN
