"""What the administrator's file comes to: paths, settings, and who asks for another thing."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.i18n import LANGUAGES, Texts
from app.resources import EXAMPLE_POLICY
from app.services.administration import (
    NONE,
    Administration,
    NotAnAgencys,
    PolicyNotInstalled,
    SetByAdministrator,
    asked_or_set,
    keys_set,
    read,
    rules_of,
)
from app.services.administration_words import say_fixed
from app.services.dossier_store.opening import account
from app.services.local_state import Keeper
from app.services.organisation import read_organisation
from app.store.administrator import NAME
from app.store.administrators_file import NEVER_LOCKED, administrators_file, every_key
from app.store.installed_packages import put
from app.store.settings import Settings
from app.store.signed_package import read_package
from tests.signing import KEY, OTHER, package, policy

SYSTEM = Path("/etc/uitzicht")
KEYS = f'["{KEY.public.line}", "{OTHER.public.line}"]'
ONE_OF_EACH = {
    "policy": '"policy.toml"', "store": '"/srv/store.db"', "language": '"en"', "agency": "true",
    "package_keys": KEYS, "only_signed_figures": "true",
    "lock_minutes": "7", "backup_folder": '"/srv/backups"', "backup_daily": "false",
    "zoom": "150", "theme": '"dark"',
}  # fmt: skip


def _rules(text: str, data: Path = Path("/data")) -> Administration:
    return rules_of(administrators_file(text.encode(), SYSTEM / NAME), SYSTEM / NAME, data)


def _with(key: str) -> Administration:
    """Rules with this one key."""
    table, _, name = key.rpartition(".")
    return _rules((f"[{table}]\n" if table else "") + f"{name} = {ONE_OF_EACH[name]}\n")


def test_without_a_file_everybody_chooses(tmp_path: Path) -> None:
    rules = read(tmp_path, tmp_path)
    assert rules == NONE
    assert rules.policy_for(EXAMPLE_POLICY) == EXAMPLE_POLICY
    assert rules.policy_for(None) is None
    assert asked_or_set("x", rules, "store") == "x"
    assert asked_or_set(None, rules, "store") is None


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("/srv/x", "/srv/x"),
        ("x/y", "/etc/uitzicht/x/y"),
        ("~/x", str(Path.home() / "x")),
        ("/srv/{user}/x", f"/srv/{account()}/x"),
        ("", ""),
    ],
)
def test_a_path_is_from_the_folder_of_the_file_or_of_who_works_here(
    written: str, place: str
) -> None:
    assert _rules(f'[locked]\nbackup_folder = "{written}"').locked["backup_folder"] == place
    assert _rules(f'[defaults]\nbackup_folder = "{written}"').defaults["backup_folder"] == place
    if written:
        assert _rules(f'store = "{written}"').store == place
        assert _rules(f'policy = "{written}"').policy == Path(place)


def test_the_address_of_a_server_is_no_path() -> None:
    assert _rules('store = "postgresql://{user}@x/~"').store == "postgresql://{user}@x/~"


def test_a_password_in_an_address_is_not_shown() -> None:
    rules = _rules('store = "postgresql://anna:Geheim99@db/x"')
    said = json.dumps(keys_set(rules)) + " ".join(say_fixed(Texts("nl"), rules))
    with pytest.raises(SetByAdministrator) as refused:
        asked_or_set("other.db", rules, "store")
    assert "Geheim99" not in said + refused.value.sentence(Texts("nl"))
    assert "postgresql://anna@db/x" in said


def test_a_policy_of_a_package_is_the_one_that_was_installed(tmp_path: Path) -> None:
    rules = _rules(f'policy = "package:bank"\npackage_keys = {KEYS}', tmp_path)
    with pytest.raises(PolicyNotInstalled) as refused:
        rules.policy_for(None)
    assert '"bank"' in refused.value.sentence(Texts("nl"))
    made = read_package(package({"policies/bank.toml": policy()}), (KEY.public,))
    put(tmp_path, made, date(2026, 7, 1))
    installed = tmp_path / "policies" / "bank.toml"
    assert rules.policy_for(None) == installed
    assert installed.read_text(encoding="utf-8") == policy()


def test_a_policy_that_somebody_put_there_themselves_is_no_rule_for_everybody(
    tmp_path: Path,
) -> None:
    rules = _rules(f'policy = "package:bank"\npackage_keys = {KEYS}', tmp_path)
    own = tmp_path / "policies" / "bank.toml"
    own.parent.mkdir()
    own.write_bytes(EXAMPLE_POLICY.read_bytes())
    with pytest.raises(PolicyNotInstalled):
        rules.policy_for(None)
    made = read_package(package({"policies/bank.toml": policy()}), (KEY.public,))
    put(tmp_path, made, date(2026, 7, 1))
    assert rules.policy_for(None) == own
    assert own.read_text(encoding="utf-8") == policy()


def test_another_policy_than_the_one_that_is_set_is_refused(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_bytes(EXAMPLE_POLICY.read_bytes())
    rules = _rules(f"policy = '{EXAMPLE_POLICY}'")
    assert rules.policy_for(None) == EXAMPLE_POLICY
    assert rules.policy_for(EXAMPLE_POLICY.parent / "." / EXAMPLE_POLICY.name) == EXAMPLE_POLICY
    with pytest.raises(SetByAdministrator) as refused:
        rules.policy_for(mine)
    assert str(EXAMPLE_POLICY) in refused.value.sentence(Texts("en"))


def test_where_an_agency_works_a_policy_says_so() -> None:
    bank = read_organisation(None).policy_file.policy
    NONE.must_fit(bank)
    _rules("agency = false").must_fit(bank)
    with pytest.raises(NotAnAgencys) as refused:
        _rules("agency = true").must_fit(bank)
    assert bank.name in refused.value.sentence(Texts("nl"))


@pytest.mark.parametrize("name", ["store", "backup_folder"])
def test_another_place_than_the_one_that_is_set_is_refused(name: str, tmp_path: Path) -> None:
    head = "" if name == "store" else "[locked]\n"
    rules = _rules(f"{head}{name} = '{tmp_path}'")
    same = f"{tmp_path.parent}/./{tmp_path.name}"
    for asked in (None, "", str(tmp_path), same):
        assert asked_or_set(asked, rules, name) == str(tmp_path)
    with pytest.raises(SetByAdministrator):
        asked_or_set(str(tmp_path / "other"), rules, name)


def test_the_place_beside_the_store_can_be_locked_too() -> None:
    rules = _rules('[locked]\nbackup_folder = ""')
    assert asked_or_set(None, rules, "backup_folder") == ""
    with pytest.raises(SetByAdministrator):
        asked_or_set(".", rules, "backup_folder")


# -- settings --------------------------------------------------------------------------------------


def _kept(folder: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads((folder / "settings.json").read_text("utf-8"))
    return kept


CHOSEN: dict[str, Any] = {
    "language": "nl", "lock_minutes": 60, "backup_folder": "/mine", "backup_daily": True,
    "store": "/mine/store.db", "zoom": 90, "theme": "light",
}  # fmt: skip
"""What somebody chose themselves: another thing than is set in ONE_OF_EACH."""
LOCKED = [
    key
    for key in every_key()
    if key.rpartition(".")[2] in Settings.model_fields and "defaults." not in key
]


@pytest.mark.parametrize("key", LOCKED)
def test_a_locked_setting_counts_and_what_was_chosen_comes_back(key: str, tmp_path: Path) -> None:
    name = key.rpartition(".")[2]
    Keeper(tmp_path).change(**CHOSEN)
    keeper = Keeper(tmp_path, _with(key))
    locked = getattr(keeper.settings, name)
    assert locked == keeper.rules.locked[name] != CHOSEN[name]
    assert [each for each in CHOSEN if keeper.is_locked(each)] == [name]
    keeper.change(zoom=110, **{name: CHOSEN[name]})
    keeper.remember(tmp_path / "a.uitzicht.json")
    assert getattr(keeper.settings, name) == locked
    assert _kept(tmp_path)[name] == CHOSEN[name]
    again = Keeper(tmp_path).settings
    assert (getattr(again, name), again.zoom) == (CHOSEN[name], 110)


@pytest.mark.parametrize("key", LOCKED)
def test_a_locked_setting_is_not_written_as_if_somebody_chose_it(key: str, tmp_path: Path) -> None:
    name = key.rpartition(".")[2]
    keeper = Keeper(tmp_path, _with(key))
    keeper.change(zoom=110)
    keeper.change(**{name: CHOSEN[name]})
    assert getattr(keeper.settings, name) != CHOSEN[name]
    assert _kept(tmp_path) == {"zoom": 110}


@pytest.mark.parametrize("key", [key for key in every_key() if key.startswith("defaults.")])
def test_a_default_counts_until_somebody_chooses(key: str, tmp_path: Path) -> None:
    name = key.rpartition(".")[2]
    keeper = Keeper(tmp_path, _with(key))
    assert getattr(keeper.settings, name) == keeper.rules.defaults[name]
    keeper.change(window_width=1000)
    assert getattr(Keeper(tmp_path, _with(key)).settings, name) == keeper.rules.defaults[name]
    usual = Settings.model_fields[name].default  # also this is a choice
    keeper.change(**{name: usual})
    assert getattr(Keeper(tmp_path, _with(key)).settings, name) == usual
    assert not keeper.is_locked(name)


# -- in words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", every_key())
def test_every_key_that_is_fixed_has_a_sentence(key: str, language: str) -> None:
    """A new key fails here until who works under it can read what it does."""
    said = say_fixed(Texts(language), _with(key))
    assert len(said) == (0 if key.startswith("defaults.") else 1)
    assert keys_set(_with(key)).keys() == {key}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[locked]\nlock_minutes = 5", "[locked]\nlock_minutes = 6"),
        ("[locked]\nlock_minutes = 0", "[locked]\nlock_minutes = 1"),
        ("[locked]\nbackup_daily = true", "[locked]\nbackup_daily = false"),
        ('[locked]\nbackup_folder = ""', '[locked]\nbackup_folder = "/x"'),
        ('language = "nl"', 'language = "en"'),
        (f'package_keys = ["{KEY.public.line}"]', f"package_keys = {KEYS}"),
        ('policy = "a"', 'policy = "b"'),
    ],
)
def test_another_value_is_another_sentence(one: str, other: str) -> None:
    texts = Texts("nl")
    assert say_fixed(texts, _rules(one)) != say_fixed(texts, _rules(other))


@pytest.mark.parametrize("text", ["agency = false", "only_signed_figures = false"])
def test_what_is_not_so_is_not_said(text: str) -> None:
    assert say_fixed(Texts("nl"), _rules(text)) == []


def test_letters_and_colours_are_never_locked() -> None:
    assert not NEVER_LOCKED & {key.rpartition(".")[2] for key in LOCKED}
