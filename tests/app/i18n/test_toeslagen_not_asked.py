"""B1: as long as nobody asked for the income, no toeslag is "received: nothing" or "right"."""

from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.i18n.toeslagen import say_toeslag
from calc import Draft, assess
from calc.base.period import Frequency
from calc.dossier.budget_lines import IncomeLine
from tests.app.i18n.samples import ON, policy
from tests.tariff_files import shipped


def rows(draft: Draft, language: str) -> list[list[str]]:
    check = assess(draft, policy(), shipped(), ON).toeslagen
    assert check is not None
    assert check.results
    return [say_toeslag(Texts(language), result, draft) for result in check.results]


@pytest.mark.parametrize("language", LANGUAGES)
def test_b1_nothing_is_received_or_right_before_the_income_was_asked(language: str) -> None:
    texts = Texts(language)
    for _, _, received, difference, _ in rows(Draft(), language):
        assert received == texts.text("headline.not_asked")
        assert difference == texts.text("answer.not_known")


def test_b1_after_one_income_what_is_in_no_line_is_not_received() -> None:
    line = IncomeLine(
        code="I01", amount=Decimal("900.00"), frequency=Frequency.MONTH, who="A", label="Loon"
    )
    received = [row[2] for row in rows(Draft(income=(line,)), "nl")]
    assert set(received) == {"€\N{NO-BREAK SPACE}0,00"}
