"""Nothing is written over what was read, but a dossier may go to its own file again."""

from pathlib import Path

import pytest

from app.resources import EXAMPLE_POLICY
from app.services.outputs import OutputIsInput, inputs_of, refuse_inputs, write_output


def test_a_file_that_was_read_is_named_and_stays_as_it_was(tmp_path: Path) -> None:
    read, other = tmp_path / "a.json", tmp_path / "b.json"
    read.write_bytes(b"een")
    with pytest.raises(OutputIsInput) as caught:
        write_output(read, b"twee", [other, read])
    assert (caught.value.other, read.read_bytes()) == (read, b"een")
    write_output(other, b"twee", [read])
    assert other.read_bytes() == b"twee"


def test_a_dossier_may_be_saved_to_its_own_file_and_over_no_other(tmp_path: Path) -> None:
    own, policy = tmp_path / "a.json", tmp_path / "b.toml"
    for path in (own, policy):
        path.touch()
    refuse_inputs(own, [own, policy], own=own)
    refuse_inputs(tmp_path / "nieuw.json", [own, policy], own=own)
    with pytest.raises(OutputIsInput):
        refuse_inputs(policy, [own, policy], own=own)
    with pytest.raises(OutputIsInput):
        refuse_inputs(own, [own, policy], own=None)


def test_what_is_read_is_the_policy_with_its_words_and_logo_and_the_figures(tmp_path: Path) -> None:
    policy = tmp_path / "beleid.toml"
    policy.write_text('logo = "merk.png"\n', encoding="utf-8")
    own = tmp_path / "data" / "tariffs" / "2027.toml"
    own.parent.mkdir(parents=True)
    own.touch()
    dossier = tmp_path / "a.uitzicht.json"
    found = list(inputs_of([dossier], policy, tmp_path / "data"))
    for name in ("beleid.texts.nl.toml", "beleid.texts.en.toml", "merk.png"):
        assert tmp_path / name in found
    assert {dossier, policy, EXAMPLE_POLICY, own} <= set(found)
    assert any(path.name == "HH1.uitzicht.json" for path in found)
    assert any(path.name == "2026.toml" for path in found)


@pytest.mark.parametrize("text", ["", "logo = 3\n", "[", 'naam = "x"\n'])
def test_a_policy_without_a_logo_that_can_be_read_names_none(text: str, tmp_path: Path) -> None:
    policy = tmp_path / "beleid.toml"
    policy.write_text(text, encoding="utf-8")
    found = list(inputs_of([], policy, tmp_path / "data"))
    assert [path for path in found if path.parent == tmp_path] == [
        policy, tmp_path / "beleid.texts.nl.toml", tmp_path / "beleid.texts.en.toml",
    ]  # fmt: skip
