"""B1: no letter names an amount for a household whose income or costs were not asked."""

from typing import Any

import pytest

from app.documents import NoLetter
from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.writing import write
from app.i18n import LANGUAGES, Texts
from tests.building import draft, example_policy, outcome, raw_example
from tests.tariff_files import shipped

OF_A_PLAN = (
    DocumentKind.PLAN,
    DocumentKind.NO_PAYMENT,
    DocumentKind.INTERIM,
    DocumentKind.REVIEW,
    DocumentKind.DRAAGKRACHTVERKLARING,
)
NOT_ASKED: dict[str, dict[str, Any]] = {
    "costs": {"expenses": []},
    "income": {"income": []},
    "both": {"income": [], "expenses": []},
}


def case(changes: dict[str, Any], language: str, name: str = "HH1-afgerond") -> Case:
    raw = raw_example(name) | changes
    found = outcome(raw, example_policy(), shipped())
    return Case(draft(raw), found, example_policy().policy, Texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("missing", NOT_ASKED)
@pytest.mark.parametrize("name", ["HH1", "HH1-afgerond", "HH6"])
@pytest.mark.parametrize("kind", OF_A_PLAN)
def test_b1_no_letter_of_an_outcome_before_it_was_asked(
    kind: DocumentKind, name: str, missing: str, language: str
) -> None:
    with pytest.raises(NoLetter):
        write(kind, case(NOT_ASKED[missing], language, name), Extras())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("missing", NOT_ASKED)
def test_b1_what_was_not_asked_is_still_needed(missing: str, language: str) -> None:
    made = case(NOT_ASKED[missing], language)
    asked = write(DocumentKind.STILL_NEEDED, made, Extras()).text
    item = "energy" if missing == "costs" else "income_any"
    assert made.tell(f"at_hand.{item}") in asked
    # The sheet for colleagues has no outcome either.
    sheet = write(DocumentKind.CALCULATION_SHEET, made, Extras()).text
    assert made.tell("sheet.no_outcome") in sheet
    assert made.texts.text("step.payment.none") not in sheet


def test_b1_asked_and_nothing_gives_a_letter() -> None:
    changes = {"income": [], "asked": [{"question": "income"}]}
    assert write(DocumentKind.NO_PAYMENT, case(changes, "nl"), Extras()).text
