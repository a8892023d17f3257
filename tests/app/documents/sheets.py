"""Calculation sheets for tests, with the case that each was made of."""

import json
from typing import Any

from app.documents.calculation_sheet import calculation_sheet
from app.documents.case import Case
from app.documents.sheet import Sheet
from app.i18n import Texts
from calc import Draft, assess
from tests.app.documents.letters import DAY, policy_with, raw
from tests.tariff_files import shipped


def case_of(values: dict[str, Any], language: str = "nl", **policy_keys: str) -> Case:
    """The case of these values; `policy_keys` replace lines of the example policy."""
    draft = Draft.model_validate_json(json.dumps(values))
    policy_file = policy_with(policy_keys)
    assessment = assess(draft, policy_file, shipped(), DAY)
    return Case(draft, assessment, policy_file.policy, Texts(language))


def sheet_of(name: str, language: str = "nl") -> tuple[Case, Sheet]:
    """The sheet of an example."""
    case = case_of(raw(name), language)
    return case, calculation_sheet(case)
