"""The tariff files as every command opens them: one that is not used is said, never passed over."""

import sys
from pathlib import Path

from app.i18n import Texts
from app.services.tariffs import TariffShelf, aside_sentences, open_shelf


def shelf_said(texts: Texts, folder: Path) -> TariffShelf:
    """The program's files and the user's own; what is wrong with them goes to stderr."""
    shelf = open_shelf(folder)
    not_kept = [texts.text("tariff_words.not_kept", place=place) for place in shelf.not_kept]
    for sentence in (*aside_sentences(texts, shelf.set_aside), *not_kept):
        print(sentence, file=sys.stderr)
    return shelf
