"""Two people stand behind a file of figures, or it says that one did."""

import pytest

from tests.tariff_files import tariff_file, tariff_text

HEAD = 'checked_by = ["Uitzicht: eerste opname uit de bronnen van 2026-11-23"]'


def alone(head: str) -> bool:
    text = tariff_text(2026)
    assert HEAD in text
    return tariff_file(text.replace(HEAD, head)).by_one_person


@pytest.mark.parametrize(
    "head",
    [
        'checked_by = ["An de Boer"]',
        'checked_by = ["An de Boer", "an  de boer"]',
        'made_by = "An de Boer"\nchecked_by = ["An de Boer"]',
        'made_by = "A. de Boer"\nchecked_by = ["A de Boer", "A.  DE BOER"]',
        'made_by = "Ren\u00e9 Mol"\nchecked_by = ["Rene\u0301 Mol", "Rene Mol"]',
        'made_by = "An de Boer"\nchecked_by = ["Boer, An de"]',
        'made_by = "An de Boer"\nchecked_by = ["\u0410n d\u0435 B\u043e\u0435r"]',
        'made_by = "An de Boer"\nchecked_by = ["onbekend", "N.v.t.", "x"]',
    ],
)
def test_one_person_is_one_however_the_name_is_written(head: str) -> None:
    assert alone(head)


@pytest.mark.parametrize(
    "head",
    [
        'checked_by = ["An de Boer", "Bo Jansen"]',
        'made_by = "An de Boer"\nchecked_by = ["Bo Jansen"]',
    ],
)
def test_two_people_are_two_wherever_their_names_stand(head: str) -> None:
    assert not alone(head)


def test_a_file_says_who_made_it_or_that_it_does_not_say() -> None:
    text = tariff_text(2026)
    assert tariff_file(text).made_by is None
    assert (
        tariff_file(text.replace(HEAD, f'made_by = "An de Boer"\n{HEAD}')).made_by == "An de Boer"
    )
