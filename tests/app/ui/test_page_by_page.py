"""The real window page by page, with the examples: nothing is cut off at 1366 x 768 nor with
letters twice as large, every control has a name, no letter of Alt is claimed twice, and the bar of
keys is one line of which no word is cut; what it leaves out is under F1 or in a menu.

Every example is gone through once (`walked`); each test looks at one thing of what was seen.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from tests.app.ui.walked import LARGE, Walk, walked
from tests.pictures.taking import be_light_again

WALKS = (
    *(Walk(name) for name in ("", "HH1", "HH2", "HH3", "HH5", "HH6")),
    Walk("HH2", "en"), Walk("HH5", "en"),
)  # fmt: skip
BARS = (
    Walk("HH1"), Walk("HH1", "en"), Walk("HH1", "nl", LARGE), Walk("HH1", "en", LARGE),
)  # fmt: skip
LETTERS = (
    Walk("HH5"), Walk("HH5", "en"), Walk(""), Walk("", "en", all_places=False),
    Walk("HH1-afgerond", all_places=False), Walk("HH1-afgerond", "en", all_places=False),
)  # fmt: skip
OF_LARGE = (
    *BARS[2:],
    Walk("HH5", "nl", LARGE, all_places=False), Walk("HH5", "en", LARGE, all_places=False),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    be_light_again(qapp)


# -- the pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_nothing_is_wider_than_its_place(walk: Walk) -> None:
    assert {page: seen.wider for page, seen in walked(walk).items() if seen.wider} == {}


@pytest.mark.parametrize("walk", [Walk("HH1"), *OF_LARGE], ids=str)
def test_c7_no_card_is_wider_than_its_page(walk: Walk) -> None:
    assert {page: seen.sideways for page, seen in walked(walk).items() if seen.sideways} == {}


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_no_word_of_the_strip_is_cut_off(walk: Walk) -> None:
    assert {page: seen.strip for page, seen in walked(walk).items() if seen.strip} == {}


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_the_panel_is_seen_whole(walk: Walk) -> None:
    assert {page: seen.panel for page, seen in walked(walk).items() if seen.panel} == {}


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_the_fields_of_the_home_show_all_that_stands_in_them(walk: Walk) -> None:
    assert {page: seen.home for page, seen in walked(walk).items() if seen.home} == {}


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_every_control_that_can_have_the_focus_has_a_name(walk: Walk) -> None:
    assert {page: seen.nameless for page, seen in walked(walk).items() if seen.nameless} == {}


@pytest.mark.parametrize("walk", LETTERS, ids=str)
def test_c9_no_letter_of_a_page_is_claimed_twice(walk: Walk) -> None:
    assert {page: seen.claims for page, seen in walked(walk).items() if seen.claims} == {}


# -- the bar of keys -------------------------------------------------------------------------------


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_f1_and_ctrl_k_are_in_the_bar_of_every_page(walk: Walk) -> None:
    for page, seen in walked(walk).items():
        assert {"F1", "Ctrl+K"} <= {*seen.bar.shown}, (page, seen.bar.shown)


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_what_a_page_is_about_stands_first_in_the_bar(walk: Walk) -> None:
    """Of the keys that are left out none is the page's own before one that works everywhere."""
    seen = walked(walk)
    assert seen["3-income"].bar.shown[:4] == ("Enter", "Ins", "F8", "F7")
    assert seen["3-income"].bar.shown[-2:] == ("F1", "Ctrl+K")
    assert seen["call"].bar.shown[0] == "Enter"


@pytest.mark.parametrize("walk", BARS, ids=str)
def test_every_word_is_whole_within_the_bar_and_beside_the_next(walk: Walk) -> None:
    seen = walked(walk)
    assert len(seen) > 12
    for page, (bar, *_) in seen.items():
        assert len(bar.shown) >= 2, page
        before = 0
        for text, box, wide, high in bar.boxes:
            assert box.width() >= wide, (page, text)
            assert box.height() >= high, (page, text)
            assert box.left() >= before, (page, text)
            assert bar.place.contains(box), (page, text)
            before = box.right()


@pytest.mark.parametrize("walk", BARS, ids=str)
def test_there_are_never_so_many_that_nobody_reads_them(walk: Walk) -> None:
    for page, (bar, *_) in walked(walk).items():
        assert len(bar.shown) <= 8, (page, bar.shown)


@pytest.mark.parametrize("walk", BARS, ids=str)
def test_what_is_left_out_is_under_f1_or_in_a_menu(walk: Walk) -> None:
    seen = {page: found.bar for page, found in walked(walk).items()}
    assert any(bar.left_out for bar in seen.values())
    for page, bar in seen.items():
        for key in bar.left_out - bar.of_page:
            assert QKeySequence(key).toString() in bar.in_menus, (page, key)


@pytest.mark.parametrize("walk", BARS, ids=str)
def test_who_does_not_know_sees_the_key_for_it(walk: Walk) -> None:
    """At 200% the bar of a question left F8 out, and an officer who sees no way out guesses."""
    seen = walked(walk)
    with_f8 = [page for page, (bar, *_) in seen.items() if "F8" in bar.of_page]
    assert {"call", "6-checks"} <= {*with_f8}
    for page in with_f8:
        assert "F8" in seen[page].bar.shown, (page, seen[page].bar.shown)


@pytest.mark.parametrize("walk", BARS, ids=str)
def test_the_answers_of_a_check_are_one_place_in_the_bar(walk: Walk) -> None:
    """Each has its letter on itself: four more in the bar said it twice."""
    bar = walked(walk)["6-checks"].bar
    assert bar.shown[:3] == ("A O N D", "F8", "2-9")
    assert {"A", "O", "N", "D"}.isdisjoint(bar.shown)
