"""Journeys, too, fail on any message of Qt, and leave no window behind."""

from tests.app.ui.conftest import no_words_from_qt, one_window, same_letters, styled

__all__ = ["no_words_from_qt", "one_window", "same_letters", "styled"]
