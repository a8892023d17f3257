"""On which day a file is assessed, under which policy, and what is refused before that."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.resources import EXAMPLES
from app.services.assessing import assess_file, policy_and_logo
from app.services.intake.asking import place_of
from app.services.refused import Refused
from app.services.reviewing import review_file, stored_assessment
from app.store.policy_file import read_policy_file
from calc import PolicyFile
from tests.app.store.test_policy_file import chunk, png, written
from tests.building import child, couple, draft, example_policy
from tests.tariff_files import shipped

HH1 = EXAMPLES / "HH1-afgerond.uitzicht.json"
TODAY = date(2026, 12, 7)


def dossier(folder: Path, day: str | None) -> Path:
    values = json.loads(HH1.read_text(encoding="utf-8"))
    values.pop("reference_date", None)
    if day is not None:
        values["reference_date"] = day
    path = folder / "a.uitzicht.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("asked", "own", "day"),
    [
        (date(2026, 11, 23), "2026-11-30", date(2026, 11, 23)),
        (None, "2026-11-30", date(2026, 11, 30)),
        (None, None, TODAY),
    ],
)
def test_the_day_that_is_asked_comes_first_then_that_of_the_dossier_then_today(
    asked: date | None, own: str | None, day: date, tmp_path: Path
) -> None:
    found = assess_file(
        dossier(tmp_path, own), on=asked, policy=None, tariffs=shipped(), today=lambda: TODAY
    )
    assert found.assessment.reference_date == day
    assert found.policy_file.source.sha256 == example_policy().source.sha256
    assert found.logo is None


def test_a_logo_that_cannot_be_drawn_is_refused_before_a_letter_is_made(tmp_path: Path) -> None:
    policy = written(tmp_path, logo='"merk.png"')
    (tmp_path / "merk.png").write_bytes(png(40, 20))
    assert policy_and_logo(policy)[1] == png(40, 20)
    # Sound as a file, with a picture in it that nobody can draw.
    whole = png(40, 20)
    begin, end = whole.index(b"IDAT") - 4, whole.index(b"IEND") - 4
    (tmp_path / "merk.png").write_bytes(whole[:begin] + chunk(b"IDAT", b"\0" * 9) + whole[end:])
    assert isinstance(read_policy_file(policy), PolicyFile)
    with pytest.raises(Refused) as caught:
        policy_and_logo(policy)
    assert {(each.code, each.path) for each in caught.value.problems} == {("logo_not_png", "logo")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"schema": "a", "schema": "b"}', "key_twice"),
        ("{", ""),
        ("[]", ""),
        ("{}", ""),
    ],
)
def test_an_old_assessment_that_cannot_be_read_names_its_own_file(
    text: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "oud.json"
    path.write_text(text, encoding="utf-8")
    for read in (
        lambda: stored_assessment(path),
        lambda: review_file(
            HH1, path, on=None, policy=None, tariffs=shipped(), today=lambda: TODAY
        ),
    ):
        with pytest.raises(Refused) as caught:
            read()
        assert caught.value.path == path
        if code:
            assert [each.code for each in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("savings", "savings"),
        ("adults.A.liable", "adults[0].liable"),
        ("adults.B.birth_month", "adults[1].birth_month"),
        ("children.K2.days_per_14", "children[1].days_per_14"),
        # Somebody who is not there any more has no place.
        ("children.K9.days_per_14", "children.K9.days_per_14"),
        ("debt.earlier_arrangements", "debt.earlier_arrangements"),
    ],
)
def test_the_place_of_an_answer_is_by_the_name_of_whom_it_is_about(
    question: str, path: str
) -> None:
    made = draft(**couple(), children=[child("K1"), child("K2")])
    assert place_of(made, question) == path
