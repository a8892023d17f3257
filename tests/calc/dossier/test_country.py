"""An address in another country has a postcode of its own (issue 8, number 5)."""

import pytest

from tests.building import codes_and_paths, problems, raw_draft

WRONG = {("wrong_form", "contact.postcode")}


def refused(**contact: str) -> set[tuple[str, str]]:
    return codes_and_paths(problems(raw_draft(contact=contact)))


@pytest.mark.parametrize("country", ["UNKNOWN", "", "Nederland", "NL", "nederland ", "Netherlands",
                                     "the  Netherlands", "N.L."])  # fmt: skip
def test_at_home_a_postcode_has_the_dutch_form(country: str) -> None:
    for code in ("1234 AB", "1234AB"):
        assert refused(postcode=code, country=country) == set()
    for code in ("10115", "0123 AB", "1234 ab", "SW1A 1AA"):
        assert refused(postcode=code, country=country) == WRONG
    assert refused(country=country) == set()


@pytest.mark.parametrize("code", ["10115", "SW1A 1AA", "B-1000", "75008", "1234 AB"])
def test_abroad_it_may_have_another(code: str) -> None:
    assert refused(postcode=code, country="Duitsland") == set()
    assert refused(country="Duitsland") == set()


@pytest.mark.parametrize("code", ["", " 1", "1234567890123", "10115;", "x<b>"])
def test_nowhere_is_it_anything(code: str) -> None:
    assert refused(postcode=code, country="Duitsland") == WRONG
