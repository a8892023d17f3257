"""A stored assessment computed again: the old figures for the old outcome, and the difference.

The engine here pays what a tariff says, so that it is seen which revision was used.
"""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.services.differences import Difference, differences
from app.services.recheck import AssessWith, Recheck, recheck
from app.services.refused import Refused
from app.services.tariffs import open_shelf
from app.store.dossier_file import read_dossier
from app.store.installed_packages import keep_policy
from app.store.policy_file import read_policy_file
from calc import Draft, PolicyFile, as_json, assess
from calc.base.params import texts_of
from tests.app.services.portfolio.dossiers import DAY, HIGHER, running
from tests.new_tariffs import next_year, revised
from tests.recheck_engine import KEY, pays_the_maximum

ON = date(2025, 3, 1)
DOSSIER = EXAMPLES / "HH1.uitzicht.json"
SECOND = revised(2025, 2, '"2071.24"', '"2081.24"')


def stored(folder: Path, on: date = ON, dossier: Path = DOSSIER) -> Path:
    """What was computed on the tariffs of that moment, kept as a file."""
    return stored_by(pays_the_maximum, folder, on, dossier)


def stored_by(engine: AssessWith, folder: Path, on: date, dossier: Path = DOSSIER) -> Path:
    """The same, computed by another engine."""
    draft, policy_file = read_dossier(dossier), read_policy_file(EXAMPLE_POLICY)
    assert isinstance(draft, Draft)
    assert isinstance(policy_file, PolicyFile)
    assessment = engine(draft, policy_file, open_shelf(folder).tariffs, on)
    path = folder / "assessment.json"
    path.write_text(json.dumps(as_json(assessment)), encoding="utf-8")
    return path


def asked(folder: Path, assessment: Path, **changes: Any) -> Recheck:
    return replace(Recheck(DOSSIER, assessment, None, folder), **changes)


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / "tariffs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def changed(path: Path, change: Any) -> Path:
    values = json.loads(path.read_text(encoding="utf-8"))
    change(values)
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def refused(request: Recheck) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refused) as caught:
        recheck(request, pays_the_maximum, difference=True)
    [problem] = caught.value.problems
    return problem.code, texts_of(problem.params)


def test_the_same_files_give_the_same_outcome(tmp_path: Path) -> None:
    done = recheck(asked(tmp_path, stored(tmp_path)), pays_the_maximum, difference=False)
    assert done.same_output
    assert done.same_input
    assert done.same_engine
    assert (done.differences, done.newest, done.newest_files) == ((), None, ())


def test_an_assessment_of_a_day_without_tariffs_comes_out_the_same(tmp_path: Path) -> None:
    """Its receipt names no tariff file; that there is none for that day, the files of today say."""
    values = json.loads(DOSSIER.read_text(encoding="utf-8"))
    del values["first_plan_month"]
    dossier = tmp_path / "toen.uitzicht.json"
    dossier.write_text(json.dumps(values), encoding="utf-8")
    assessment = stored_by(assess, tmp_path, date(2019, 3, 1), dossier)
    files = json.loads(assessment.read_text(encoding="utf-8"))["receipt"]["files"]
    assert len(files) == 1  # the policy
    done = recheck(asked(tmp_path, assessment, dossier=dossier), assess, difference=True)
    assert done.same_output
    assert (done.newest, done.newest_files) == ((), ())


def test_after_a_second_revision_the_old_result_comes_from_the_old_revision(
    tmp_path: Path,
) -> None:
    assessment = stored(tmp_path)
    own(tmp_path, "2025.toml", SECOND)
    done = recheck(asked(tmp_path, assessment), pays_the_maximum, difference=True)
    assert done.same_output
    assert done.receipt.files[1].revision == 1
    assert done.newest_files[0].revision == 2
    assert done.newest is not None
    found = {each.what: each for each in done.newest}
    assert found["payment"] == Difference("payment", "2071.24", "2081.24")
    assert found["payment"].amount == Decimal("10.00")
    assert found[f"step tariff.{KEY}@2025-01-01"].amount == Decimal("10.00")
    assert set(found) == {"payment", "step payment@test", f"step tariff.{KEY}@2025-01-01"}


def test_an_own_revision_that_was_replaced_is_found_among_the_copies(tmp_path: Path) -> None:
    path = own(tmp_path, "2025.toml", SECOND)
    assessment = stored(tmp_path)
    path.write_text(revised(2025, 3, '"2071.24"', '"2091.24"'), encoding="utf-8")
    done = recheck(asked(tmp_path, assessment), pays_the_maximum, difference=True)
    assert done.same_output
    assert [file.revision for file in (*done.receipt.files[1:], *done.newest_files)] == [2, 3]
    assert done.newest is not None
    assert done.newest[0] == Difference("payment", "2081.24", "2091.24")


def test_a_provisional_outcome_is_still_the_same_when_its_year_appears(tmp_path: Path) -> None:
    assessment = stored(tmp_path, on=date(2027, 2, 1))
    own(tmp_path, "2027.toml", next_year())
    done = recheck(asked(tmp_path, assessment), pays_the_maximum, difference=True)
    assert done.same_output
    assert done.newest is not None
    assert done.newest[0] == Difference("payment", "2208.48", "2300.00")


def test_without_newer_figures_nothing_differs(tmp_path: Path) -> None:
    done = recheck(asked(tmp_path, stored(tmp_path)), pays_the_maximum, difference=True)
    assert done.newest == ()


def test_a_receipt_of_a_day_without_figures_is_computed_without(tmp_path: Path) -> None:
    assessment = stored(tmp_path, on=date(2020, 1, 1))
    done = recheck(asked(tmp_path, assessment), pays_the_maximum, difference=False)
    assert done.same_output
    assert len(done.receipt.files) == 1


def test_another_dossier_is_said_and_its_differences_shown(tmp_path: Path) -> None:
    other = EXAMPLES / "HH2.uitzicht.json"
    request = asked(tmp_path, stored(tmp_path), dossier=other)
    done = recheck(request, pays_the_maximum, difference=False)
    assert not done.same_input
    assert not done.same_output
    assert "groups.income" in {each.what for each in done.differences}


def test_a_stored_amount_that_was_changed_afterwards_is_found(tmp_path: Path) -> None:
    path = changed(stored(tmp_path), lambda values: values.update(payment="1.00"))
    done = recheck(asked(tmp_path, path), pays_the_maximum, difference=False)
    assert done.same_hash
    assert not done.same_output
    assert done.differences == (Difference("payment", "1.00", "2071.24"),)


def test_a_stored_step_that_was_changed_afterwards_is_found(tmp_path: Path) -> None:
    def change(values: Any) -> None:
        [paid] = [each for each in values["steps"] if each.get("id") == "payment@test"]
        paid["parts"][0]["amount"] = "1"

    path = changed(stored(tmp_path), change)
    done = recheck(asked(tmp_path, path), pays_the_maximum, difference=False)
    assert not done.same_output
    assert [each.what for each in done.differences] == [f"step tariff.{KEY}@2025-01-01"]


def test_another_output_hash_with_the_same_amounts_is_not_the_same(tmp_path: Path) -> None:
    path = changed(
        stored(tmp_path), lambda values: values["receipt"].update(output_sha256="0" * 64)
    )
    done = recheck(asked(tmp_path, path), pays_the_maximum, difference=False)
    assert (done.same_output, done.same_hash, done.differences) == (False, False, ())


def test_another_version_of_the_engine_is_said(tmp_path: Path) -> None:
    path = changed(stored(tmp_path), lambda values: values["receipt"].update(engine="0.0.1"))
    done = recheck(asked(tmp_path, path), pays_the_maximum, difference=False)
    assert not done.same_engine


def test_a_policy_that_is_not_the_one_of_then_is_refused_by_name(tmp_path: Path) -> None:
    policy = tmp_path / "bank.toml"
    text = EXAMPLE_POLICY.read_text(encoding="utf-8")
    policy.write_text(text + "# anders\n", encoding="utf-8")
    code, params = refused(asked(tmp_path, stored(tmp_path), policy=policy))
    assert code == "recheck_other_policy"
    assert params["name"] == EXAMPLE_POLICY.name
    policy.write_text("x", encoding="utf-8")
    assert refused(asked(tmp_path, stored(tmp_path), policy=policy))[0] == "file_not_toml"


def test_a_policy_of_before_that_came_in_a_package_is_found_among_the_copies(
    tmp_path: Path,
) -> None:
    """Whoever names the policy of now, which a later package brought, still checks what was."""
    text = EXAMPLE_POLICY.read_text(encoding="utf-8").replace("revision = 2", "revision = 7")
    before = tmp_path / "voorbeeldbank.toml"
    before.write_text(text, encoding="utf-8")
    draft, policy_file = read_dossier(DOSSIER), read_policy_file(before)
    assert isinstance(draft, Draft)
    assert isinstance(policy_file, PolicyFile)
    assessment = pays_the_maximum(draft, policy_file, open_shelf(tmp_path).tariffs, ON)
    path = tmp_path / "assessment.json"
    path.write_text(json.dumps(as_json(assessment)), encoding="utf-8")
    request = asked(tmp_path, path, policy=EXAMPLE_POLICY)
    assert refused(request)[0] == "recheck_other_policy"
    keep_policy(tmp_path, "voorbeeldbank.toml", text.encode())
    assert recheck(request, pays_the_maximum, difference=False).same_output


def test_figures_that_are_not_on_this_computer_are_refused_by_name(tmp_path: Path) -> None:
    path = changed(
        stored(tmp_path), lambda values: values["receipt"]["files"][1].update(sha256="ab" * 32)
    )
    assert refused(asked(tmp_path, path)) == (
        "recheck_no_tariffs",
        {"hash": "ab" * 6, "name": "2025.toml", "revision": "1"},
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"not json",
        b"[" * 100_000,
        b'{"schema": "uitzicht-assessment/1"}',
        b'{"schema": "uitzicht-assessment/1", "receipt": {"files": []}}',
        b'{"schema": "uitzicht-assessment/1", "a": ' + b'{"b":' * 5000 + b"1" + b"}" * 5001,
    ],
)
def test_what_is_no_stored_assessment_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "assessment.json"
    path.write_bytes(data)
    assert refused(asked(tmp_path, path))[0] == "recheck_no_assessment"


def test_a_dossier_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assessment = stored(tmp_path)
    broken = tmp_path / "x.uitzicht.json"
    broken.write_text("{", encoding="utf-8")
    assert refused(asked(tmp_path, assessment, dossier=broken))[0] == "file_broken_off"


class TestDifferences:
    def test_of_lists_name_the_month_or_the_place(self) -> None:
        before = {"schedule": [{"month": "2026-12", "room": "1.00"}], "findings": ["a", "b"]}
        after = {"schedule": [{"month": "2026-12", "room": "2.00"}], "findings": ["a"]}
        assert differences(before, after) == (
            Difference("schedule[2026-12].room", "1.00", "2.00"),
            Difference("findings[1]", "b", None),
        )

    def test_are_amounts_only_between_numbers(self) -> None:
        assert Difference("x", "ja", "2.00").amount is None
        assert Difference("x", None, "2.00").amount is None
        assert Difference("x", "1.00", None).amount is None

    def test_of_yes_and_no_are_words(self) -> None:
        assert differences({"final": True}, {"final": False}) == (
            Difference("final", "true", "false"),
        )

    def test_of_two_steps_with_one_id_count_both(self) -> None:
        def steps(first: str, second: str) -> dict[str, Any]:
            return {"steps": [{"id": "a", "amount": first}, {"id": "a", "amount": second}]}

        assert differences(steps("1", "2"), steps("3", "2")) == (Difference("step a", "1", "3"),)
        assert differences(steps("1", "2"), steps("1", "4")) == (
            Difference("step a (2)", "2", "4"),
        )

    def test_pass_over_the_receipt_and_steps_already_met(self) -> None:
        steps = [{"id": "a", "amount": "1", "parts": [{"see": "b", "amount": "1"}]}]
        before = {"receipt": {"engine": "1"}, "steps": steps}
        assert differences(before, {"receipt": {"engine": "2"}, "steps": steps}) == ()
        assert differences({"steps": "x"}, {"steps": "x"}) == ()


def test_what_was_counted_back_from_an_earlier_revision_comes_out_again(tmp_path: Path) -> None:
    """Its receipt names both revisions of the year: the one that ruled, and the one of the plan."""
    dossier = tmp_path / "plan.uitzicht.json"
    dossier.write_bytes(running())
    own(tmp_path, "2026.toml", HIGHER)
    path = stored_by(assess, tmp_path, DAY, dossier)
    done = recheck(asked(tmp_path, path, dossier=dossier), assess, difference=True)
    assert [file.revision for file in done.receipt.files[1:]] == [2, 1]
    assert done.again.running is not None
    assert done.again.running.counted_back is not None
    assert done.same_output
    assert done.newest == ()
