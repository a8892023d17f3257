"""The pictures of the outcome: parts that are walked and said, and read without colour."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.outcome_picture import money_picture, ribbon_of
from app.ui.intake.session import Session
from app.ui.result.money_view import MoneyView
from app.ui.result.result_page import ResultPage
from app.ui.result.ribbon_view import RibbonView
from app.ui.widgets.tokens import THEMES, ThemeName, now, use
from calc import Draft
from tests.app.documents.test_running import running


@pytest.fixture
def money(session: Session, texts: Texts, qtbot: QtBot) -> MoneyView:
    view = MoneyView(texts)
    qtbot.addWidget(view)
    view.show_picture(money_picture(texts, session.assessment))
    view.resize(720, view.heightForWidth(720))
    view.show()
    view.activateWindow()
    view.setFocus()
    return view


def filled(image: QImage, colour: str) -> list[tuple[int, int]]:
    return [(x, y) for x in range(image.width()) for y in range(image.height())
            if image.pixelColor(x, y).name() == colour]  # fmt: skip


def test_arrows_walk_the_parts_and_each_is_said(money: MoneyView, qtbot: QtBot) -> None:
    said: list[str] = []
    money.part_said.connect(said.append)
    for place in range(9):
        QTest.keyClick(money, Qt.Key.Key_Down)
        assert money.at == place
    QTest.keyClick(money, Qt.Key.Key_Right)
    assert money.at == 8  # the last
    QTest.keyClick(money, Qt.Key.Key_Up)
    QTest.keyClick(money, Qt.Key.Key_Home)
    assert money.at == 0
    QTest.keyClick(money, Qt.Key.Key_End)
    assert money.at == 8
    QTest.keyClick(money, Qt.Key.Key_Escape)
    assert money.at is None
    assert said[:9] == list(money.sentences)
    assert said[-1] == ""
    assert money.accessibleDescription() == ". ".join(money.sentences)
    assert money.accessibleName() == "Van inkomen naar betaling, in staven"


def test_a_click_marks_a_part_and_leaving_takes_the_mark_away(money: MoneyView) -> None:
    money.grab()
    middle = money.places[1].center().toPoint()
    QTest.mouseClick(money, Qt.MouseButton.LeftButton, pos=middle)
    assert money.at == 1
    money.clearFocus()
    assert money.at is None
    QTest.mouseClick(money, Qt.MouseButton.LeftButton, pos=QPoint(719, money.height() - 1))
    assert money.at is None


def test_what_is_said_stands_below_the_picture(result_page: ResultPage) -> None:
    card = result_page.money
    assert card.said.isHidden()
    card.view.mark(0)
    assert card.said.text().replace("\xa0", " ") == "Komt binnen: € 2.359,92"
    card.view.mark(None)
    assert card.said.isHidden()
    result_page.steps.view.mark(1)
    assert "regeling klaar" in result_page.steps.said.text()


def test_the_walls_are_enlarged_by_as_much_as_is_said(money: MoneyView) -> None:
    """The same 280,80 is drawn twice: the second time so many times as long."""
    image = money.grab().toImage()
    whole, own, wall = (money.places[place] for place in (0, 4, 5))
    bars = filled(image, now().accent)
    income = [x for x, y in bars if whole.top() <= y < whole.bottom() and x < whole.right()]
    pays = money.places[8]
    paid = [x for x, y in bars if pays.top() <= y < pays.bottom() and x >= pays.left()]
    each = (max(income) - min(income)) / 2359.92
    enlarged = (max(paid) - min(paid)) / 165
    assert own.left() < wall.left()
    assert money.times == pytest.approx(enlarged / each, rel=0.06)


@pytest.mark.parametrize("theme", ThemeName)
def test_it_is_painted_in_the_theme_of_the_moment(
    theme: ThemeName, money: MoneyView, result_page: ResultPage
) -> None:
    before = now()
    use(THEMES[theme])
    try:
        assert filled(money.grab().toImage(), now().accent)
        assert filled(result_page.steps.view.grab().toImage(), now().accent)
    finally:
        use(before)


@pytest.mark.parametrize("own", ["280.80", "-112.76", "0"])
def test_a_wall_below_zero_goes_to_the_left(
    own: str, session: Session, texts: Texts, qtbot: QtBot
) -> None:
    found = session.assessment
    row = found.schedule[0]
    assert row.floor_wall is not None
    wall = replace(row.floor_wall, amount=Decimal(own))
    picture = money_picture(texts, replace(found, schedule=(replace(row, floor_wall=wall),)))
    assert picture is not None
    view = MoneyView(texts)
    qtbot.addWidget(view)
    view.show_picture(picture)
    view.resize(720, view.heightForWidth(720))
    image = view.grab().toImage()
    place = view.places[6]
    between = range(round(place.left()) + 91, round(place.right()) - 60)  # name and amount apart
    stroke = [
        x for x, y in filled(image, now().ink) if y == round(place.center().y()) and x in between
    ]
    zero = [x for x, y in filled(image, now().accent) if y == round(view.places[8].center().y())]
    assert stroke
    if Decimal(own) < 0:
        assert min(stroke) < min(zero) - 10
    else:
        assert min(stroke) >= min(zero) - 4


def test_without_room_the_walls_go_below(money: MoneyView) -> None:
    wide = money.heightForWidth(720)
    assert money.heightForWidth(300) > wide * 1.5
    money.resize(300, money.heightForWidth(300))
    money.grab()
    assert money.places[5].top() > money.places[4].top()
    assert money.places[5].left() == money.places[4].left()


def test_a_ribbon_marks_where_a_plan_that_runs_is_now(
    session: Session, texts: Texts, qtbot: QtBot, example: Callable[[str], Draft]
) -> None:
    session.load(running())
    ribbon = ribbon_of(texts, session.assessment)
    assert ribbon is not None
    view = RibbonView(texts)
    qtbot.addWidget(view)
    view.resize(720, view.sizeHint().height())
    view.show_ribbon(replace(ribbon, past=12))
    past = view.grab().toImage()
    view.show_ribbon(replace(ribbon, past=0))
    assert view.grab().toImage() != past
    view.show_ribbon(None)
    assert view.sentences == ()
    view.grab()


def test_many_steps_have_no_words_over_each_other(
    session: Session, texts: Texts, qtbot: QtBot
) -> None:
    ribbon = ribbon_of(texts, session.assessment)
    assert ribbon is not None
    step = ribbon.steps[0]
    many = tuple(replace(step, first=place, last=place) for place in range(36))
    view = RibbonView(texts)
    qtbot.addWidget(view)
    view.resize(720, view.sizeHint().height())
    view.show_ribbon(replace(ribbon, steps=many))
    view.grab()
    words = view.written
    assert len(words) > 5
    assert all(not one.intersects(other) for place, one in enumerate(words)
               for other in words[place + 1 :])  # fmt: skip
    assert len(view.sentences) == 37  # each step is still said
