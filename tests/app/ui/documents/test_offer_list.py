"""Which document is shown first, and what stays ticked while the dossier changes."""

from collections.abc import Collection

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.documents import DocumentKind
from app.services.outgoing_documents import Offer
from app.ui.documents.offer_list import OfferList
from app.ui.widgets.style import apply_style

K = DocumentKind
EVERY = frozenset(DocumentKind)


def offers(ticked: Collection[K], fitting: Collection[K] = EVERY) -> list[Offer]:
    return [Offer(kind, kind in fitting, kind in ticked, "SENTINEL-waarom") for kind in K]


@pytest.fixture
def list_(qtbot: QtBot, texts: Texts) -> OfferList:
    made = OfferList(texts)
    qtbot.addWidget(made)
    return made


def tick(list_: OfferList, kind: K, state: Qt.CheckState) -> None:
    list_.item_of(kind).setCheckState(state)


@pytest.mark.parametrize(
    ("ticked", "shown"),
    [
        ({K.INTERIM, K.PLAN, K.CALCULATION_SHEET}, K.PLAN),
        ({K.INTERIM, K.NO_PAYMENT, K.STILL_NEEDED}, K.NO_PAYMENT),
        ({K.REVIEW, K.CALCULATION_SHEET}, K.REVIEW),
        ({K.CALCULATION_SHEET, K.HEIRS}, K.CALCULATION_SHEET),
        (set(), K.INVITATION),
    ],
)
def test_the_letter_about_the_outcome_is_shown_first(
    ticked: set[K], shown: K, list_: OfferList
) -> None:
    list_.show_offers(offers(ticked))
    assert list_.kind is shown
    assert set(list_.ticked) == ticked


def test_what_is_shown_stays_when_the_offers_change(list_: OfferList) -> None:
    list_.show_offers(offers({K.PLAN}))
    list_.show_kind(K.REFERRAL)
    list_.show_offers(offers({K.NO_PAYMENT}))
    assert list_.kind is K.REFERRAL


def test_what_somebody_ticked_or_unticked_stays_so(list_: OfferList) -> None:
    list_.show_offers(offers({K.PLAN, K.CALCULATION_SHEET}))
    tick(list_, K.REFERRAL, Qt.CheckState.Checked)
    tick(list_, K.CALCULATION_SHEET, Qt.CheckState.Unchecked)
    list_.show_offers(offers({K.PLAN, K.CALCULATION_SHEET}))
    assert set(list_.ticked) == {K.PLAN, K.REFERRAL}


def test_what_does_not_fit_is_neither_ticked_nor_made_and_comes_back(list_: OfferList) -> None:
    list_.show_offers(offers({K.PLAN, K.CALCULATION_SHEET}))
    list_.show_offers(offers({K.PLAN, K.CALCULATION_SHEET}, EVERY - {K.PLAN}))
    row = list_.item_of(K.PLAN)
    assert set(list_.ticked) == {K.CALCULATION_SHEET}
    assert not list_.fits(K.PLAN)
    assert row.checkState() is Qt.CheckState.Unchecked
    assert not row.flags() & Qt.ItemFlag.ItemIsUserCheckable
    list_.show_offers(offers({K.PLAN, K.CALCULATION_SHEET}))
    assert set(list_.ticked) == {K.PLAN, K.CALCULATION_SHEET}
    assert list_.item_of(K.PLAN).checkState() is Qt.CheckState.Checked


def test_filling_the_list_is_no_choice_of_anybody(list_: OfferList, qtbot: QtBot) -> None:
    chosen: list[str] = []
    list_.kind_chosen.connect(chosen.append)
    list_.show_offers(offers({K.PLAN}))
    assert chosen == [K.PLAN.value]
    list_.show_offers(offers({K.PLAN}))
    assert chosen == [K.PLAN.value]
    with qtbot.waitSignal(list_.ticks_changed, timeout=1000):
        tick(list_, K.REVIEW, Qt.CheckState.Checked)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_words_of_the_chosen_row_stand_beside_its_tick_as_of_the_others(
    scale: float, list_: OfferList, qapp: QApplication
) -> None:
    try:
        apply_style(qapp, scale)
        list_.resize(800, 800)
        list_.show_offers(offers({K.PLAN, K.INTERIM}))
        list_.show()
        begins = []
        for chosen in (K.INTERIM, K.PLAN):
            list_.show_kind(chosen)
            place = list_.visualItemRect(list_.item_of(K.PLAN))
            begins.append(_tick_and_words(list_.viewport().grab(place).toImage()))
        (ends, one), (ended, other) = begins
        assert ends == ended, "words stand over the tick"
        assert abs(one - other) <= 2, (one, other)
    finally:
        apply_style(qapp)


def _tick_and_words(row: QImage) -> tuple[int, int]:
    """Where the tick ends, and where the words begin."""
    ground = row.pixel(row.width() - 4, row.height() // 2)
    middle = range(row.height() // 4, row.height() * 3 // 4)
    filled = [any(row.pixel(x, y) != ground for y in middle) for x in range(row.width())]
    begin = filled.index(True)
    end = filled.index(False, begin)
    return end, filled.index(True, end)
