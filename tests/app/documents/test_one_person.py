"""A receipt says it when one person stands behind the figures; what it keeps does not change."""

import pytest

from app.documents.calculation_sheet import calculation_sheet
from app.documents.case import Case
from app.documents.sheet import Sheet, SheetText
from app.i18n import LANGUAGES, Texts
from calc import Tariffs, as_json, assess
from tests.app.documents.letters import DAY, policy_with, raw
from tests.app.documents.sheets import case_of
from tests.tariff_files import tariff_file, tariff_text

MARK = {"nl": "(één persoon)", "en": "(one person)"}


def receipt_lines(sheet: Sheet) -> list[str]:
    return [
        block.text for block in sheet.blocks
        if isinstance(block, SheetText) and ".toml, " in block.text
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_one_person_are_marked_and_a_policy_of_two_is_not(language: str) -> None:
    policy, figures = receipt_lines(calculation_sheet(case_of(raw("HH1"), language)))
    assert MARK[language] in figures
    assert MARK[language] not in policy


def test_the_figures_of_two_people_are_not_and_nothing_of_it_is_kept() -> None:
    text = tariff_text(2026).replace("checked_by = [", 'checked_by = ["Bo Jansen", ', 1)
    two = Tariffs.of([tariff_file(text, "2026.toml")])
    one = case_of(raw("HH1"))
    assessment = assess(one.draft, policy_with({}), two, DAY)
    case = Case(one.draft, assessment, one.policy, Texts("nl"))
    assert not [line for line in receipt_lines(calculation_sheet(case)) if MARK["nl"] in line]
    kept = as_json(one.assessment)["receipt"]["files"]
    assert {name for file in kept for name in file} == {"name", "revision", "sha256"}
