"""The sentences of the letters as the catalogues have them, without the code that reads those."""

import re
from functools import cache
from typing import Final

from babel.messages.pofile import read_po

from tests.building import ROOT

OF_LETTERS: Final = (
    "letter",
    "document",
    "document_letters",
    "document_sheets",
    "paying",
    "consent",
    "proposal",
    "ladder",
    "law",
    "mandate",
    "overview",
)
"""The catalogues of which a letter is made."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")


@cache
def sentences(language: str) -> tuple[tuple[str, str], ...]:
    """Key and text of each; of two forms both."""
    folder, found = ROOT / "app" / "i18n" / "locale" / language / "LC_MESSAGES", []
    for name in OF_LETTERS:
        with (folder / f"{name}.po").open("rb") as file:
            for message in read_po(file):
                key = message.id if isinstance(message.id, str) else message.id[0]
                forms = (
                    (message.string,) if isinstance(message.string, str) else message.string or ()
                )
                found += [(key, form) for form in forms if key and form]
    return tuple(found)


@cache
def capitals(language: str) -> frozenset[str]:
    """The words with a capital in them: no names of people."""
    found = [word for _, text in sentences(language) for word in _WORD.findall(text)]
    return frozenset(word.rstrip(".'’-") for word in found if word[:1].isupper())


@cache
def whole(language: str) -> str:
    """All of them in one text."""
    return "\n".join(text for _, text in sentences(language))
