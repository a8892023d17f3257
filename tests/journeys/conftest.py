"""Journeys, too, fail on any message of Qt."""

from tests.app.ui.conftest import no_words_from_qt

__all__ = ["no_words_from_qt"]
