"""One word for one thing: what is a dossier in Dutch is a dossier in English, on every page."""

import re
from itertools import chain

import pytest

from app.i18n.catalogues import PREFIXES, WORDS
from app.i18n.compile import LOCALE
from tests.app.i18n.test_catalogues import catalogue

DOSSIER = re.compile(r"\bdossiers?\b", re.IGNORECASE)
NAMES = sorted({*PREFIXES, WORDS})


def _texts(language: str, name: str) -> dict[str, str]:
    found = {}
    for message in catalogue(LOCALE / language / "LC_MESSAGES" / f"{name}.po"):
        key = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string
        found[key] = said if isinstance(said, str) else " ".join(said or ())
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_dossier_is_called_a_dossier_in_english_too(name: str) -> None:
    english = _texts("en", name)
    other = [key for key, said in _texts("nl", name).items()
             if key and DOSSIER.search(said) and not DOSSIER.search(english[key])]  # fmt: skip
    assert other == []


def test_there_are_dossiers_to_look_at() -> None:
    said = chain.from_iterable(_texts("nl", name).values() for name in NAMES)
    assert sum(1 for each in said if DOSSIER.search(each)) > 200
