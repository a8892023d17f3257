"""200 damaged stores: refused with the right reason, or named by the check; never silently less."""

from pathlib import Path

import pytest

from app.i18n import Texts
from app.services.dossier_store import mending, opening
from app.services.dossier_store.desk import Desk
from app.store.database.key_file import KeyFile, write_key_file
from app.store.database.trouble import StoreTrouble
from calc import Assessment, Draft
from tests.app.services.dossier_store.care_stores import ticking
from tests.app.services.dossier_store.key_rings import KeptRing
from tests.robustness.damaged_stores import (
    ALL,
    CASES,
    STORE_ID,
    Damaged,
    Whole,
    damaged,
    made,
    put,
    versions_of,
)

_NL = Texts("nl")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return made(tmp_path_factory.mktemp("whole"))


def _never(draft: Draft) -> Assessment:
    raise AssertionError


def _opened(path: Path, each: Damaged) -> Desk:
    ring = KeptRing()
    ring.keys[STORE_ID] = each.key
    write_key_file(path, KeyFile(STORE_ID, in_keyring=True))
    return opening.open_desk(str(path), _never, ticking(), ring)


def _seen(path: Path, each: Damaged) -> str | None:
    """How it was refused; "named" when the check says what is wrong; None when it is whole."""
    desk, trouble = None, None
    try:
        desk = _opened(path, each)
        if mending.checked(desk):
            return "named"
        found = versions_of(desk)
    except StoreTrouble as refused:
        trouble = refused
    finally:
        if desk is not None:
            desk.database.close()
    if trouble is not None:
        assert _NL.text(trouble.key, **trouble.values)
        return trouble.reason
    assert found, each.name
    return None


def test_two_hundred_damaged_stores(whole: Whole, tmp_path: Path) -> None:
    wrong, count = [], 0
    for count, each in enumerate(damaged(whole, tmp_path), start=1):
        folder = tmp_path / str(count)
        folder.mkdir()
        path = folder / "store.db"
        put(each, path)
        found = _seen(path, each)
        fits = found in {*each.reasons, "named"} if each.reasons else found is None
        if not fits:
            wrong.append((each.name, found))
        elif each.reasons and path.read_bytes() != each.files[""]:
            wrong.append((each.name, "was written in"))
    assert (count, wrong) == (ALL, [])


def test_the_whole_store_itself_is_whole(whole: Whole, tmp_path: Path) -> None:
    put(Damaged("whole", whole.closed), tmp_path / "store.db")
    desk = _opened(tmp_path / "store.db", Damaged("whole", whole.closed))
    assert mending.checked(desk) == []
    assert len(versions_of(desk)) == 8
    assert {case for case, _ in versions_of(desk)} == set(CASES)
    desk.database.close()
