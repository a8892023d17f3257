"""Two hundred packages that somebody tampered with, or made badly: each refused for its reason."""

import random
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import LANGUAGES, Texts
from app.services.packages.contents import PackageFileWrong, open_package
from app.store.signed_package import PackageRefused, read_package
from tests.app.services.packages.altered import SOUND, AlteredPackage, altered_packages
from tests.app.store.test_policy_file import png
from tests.signing import KEY, POLICY, TRUST, package, policy

ALTERED: Final = tuple(altered_packages())


def test_the_package_that_they_are_made_of_is_sound() -> None:
    contents = open_package(SOUND, TRUST.keys)
    assert [file.year for file in contents.tariff_files] == [2026]
    assert [file.source.name for file in contents.policies] == ["voorbeeldbank.toml"]


def test_there_are_two_hundred_of_them_and_no_two_are_the_same() -> None:
    assert len({each.data for each in ALTERED}) == len(ALTERED) >= 200
    assert SOUND not in {each.data for each in ALTERED}


@pytest.mark.parametrize("altered", ALTERED, ids=lambda each: each.how)
def test_each_is_refused_for_its_own_reason(altered: AlteredPackage) -> None:
    with pytest.raises(PackageRefused) as refused:
        open_package(altered.data, TRUST.keys)
    assert refused.value.reason == altered.reason
    for language in LANGUAGES:
        assert refused.value.sentence(Texts(language))


@given(st.data())
def test_no_other_bytes_are_ever_accepted(data: st.DataObject) -> None:
    """Bytes put in, taken out or changed, anywhere: what is read is what was signed, or nothing."""
    made = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(made)))
        length = data.draw(st.integers(0, 3))
        made[place : place + length] = data.draw(st.binary(max_size=4))
    if bytes(made) != SOUND:
        with pytest.raises(PackageRefused):
            read_package(bytes(made), (KEY.public,))


def test_no_single_bit_is_of_no_account() -> None:
    """Every bit of the head, and a thousand of what is signed."""
    chosen = random.Random(17).sample(range(400, len(SOUND)), 250)
    for place in (*range(400), *chosen):
        for bit in range(8):
            flipped = SOUND[:place] + bytes([SOUND[place] ^ 1 << bit]) + SOUND[place + 1 :]
            with pytest.raises(PackageRefused):
                read_package(flipped, (KEY.public,))


@pytest.mark.parametrize("lies_there", [True, False])
def test_a_logo_is_no_part_of_a_package_wherever_it_lies(
    lies_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if lies_there:
        (tmp_path / "logo.png").write_bytes(png())
    made = package({POLICY: policy(payment_step='5\nlogo = "logo.png"')})
    with pytest.raises(PackageFileWrong) as wrong:
        open_package(made, TRUST.keys)
    assert [problem.code for problem in wrong.value.problems] == ["package_logo"]
