"""An organisation is read whole, and refused whole, before anybody works with it."""

from pathlib import Path

import pytest

from app.i18n import Texts
from app.resources import EXAMPLE_POLICY
from app.services.organisation import Organisation, read_organisation
from app.services.own_texts import OwnTextsRefused, own_texts_path
from app.services.refused import Refused
from app.store.files import FileTrouble
from app.store.policy_file import read_policy_file

OURS = '"letter.closing" = "Hartelijke groet,"'


def policy_in(folder: Path, start: str = "", own: str | None = None, language: str = "nl") -> Path:
    """A policy file with these lines before it, and these sentences beside it."""
    path = folder / "ours.toml"
    path.write_text(start + EXAMPLE_POLICY.read_text(encoding="utf-8"), encoding="utf-8")
    if own is not None:
        own_texts_path(path, language).write_text(own, encoding="utf-8")
    return path


def test_without_a_policy_it_is_the_example() -> None:
    assert read_organisation(None) == Organisation(read_policy_file(EXAMPLE_POLICY))  # type: ignore[arg-type]


def test_its_own_sentences_stand_in_its_texts(tmp_path: Path) -> None:
    found = read_organisation(policy_in(tmp_path, own=OURS))
    assert found.texts(Texts("nl")).text("letter.closing") == "Hartelijke groet,"
    assert found.texts(Texts("en")).text("letter.closing") == "Kind regards,"


def test_a_wrong_policy_or_logo_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_organisation(policy_in(tmp_path, 'logo = "none.png"\n'))
    assert [problem.code for problem in caught.value.problems] == ["logo_missing"]
    with pytest.raises(FileTrouble):
        read_organisation(tmp_path / "nowhere.toml")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_sentence_in_either_language_is_refused(tmp_path: Path, language: str) -> None:
    with pytest.raises(OwnTextsRefused):
        read_organisation(policy_in(tmp_path, own='"letter.nergens" = "Zin."', language=language))
