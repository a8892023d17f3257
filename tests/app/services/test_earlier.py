"""E, item 4: "Had u eerder een regeling?" is asked; nothing entered is not "none"."""

from datetime import date

import pytest

from app.services.editing import changed_place, inserted, removed
from app.services.intake.asking import EARLIER, Had, earlier_of, noted, with_earlier
from calc import Draft
from calc.dossier.asked import Answer, Asked
from calc.dossier.debt import EarlierArrangement
from calc.dossier.handling import Handling

DAY = date(2026, 11, 23)
PATH = ("debt", "earlier_arrangements")
EMPTY = Draft(handling=Handling(officer="SENTINEL-naam"))


def record(answer: Answer = Answer.ANSWERED) -> Asked:
    return Asked(question=EARLIER, on=DAY, by="SENTINEL-naam", answer=answer)


def test_an_empty_dossier_was_not_asked() -> None:
    assert earlier_of(EMPTY) is None


@pytest.mark.parametrize(
    ("had", "answer"), [(Had.NO, Answer.ANSWERED), (Had.NOT_KNOWN, Answer.UNKNOWN)]
)
def test_an_answer_is_written_down_with_the_day_and_the_officer(had: Had, answer: Answer) -> None:
    said = with_earlier(EMPTY, had, DAY)
    assert said.asked == (record(answer),)
    assert said.debt.earlier_arrangements == ()
    assert earlier_of(said) is had
    assert changed_place(EMPTY, said) == PATH


def test_yes_begins_the_first_arrangement() -> None:
    said = with_earlier(EMPTY, Had.YES, DAY)
    assert said.debt.earlier_arrangements == (EarlierArrangement(),)
    assert earlier_of(said) is Had.YES
    assert said.asked == (record(),)


def test_another_answer_takes_the_place_of_the_first() -> None:
    said = with_earlier(with_earlier(EMPTY, Had.NOT_KNOWN, DAY), Had.NO, DAY)
    assert said.asked == (record(),)
    assert earlier_of(said) is Had.NO


def test_what_is_entered_says_yes_with_or_without_a_record_and_is_never_lost() -> None:
    debt = EMPTY.debt.model_copy(update={"earlier_arrangements": (EarlierArrangement(),)})
    old = EMPTY.model_copy(update={"debt": debt})
    assert earlier_of(old) is Had.YES
    for had in Had:
        assert with_earlier(old, had, DAY) == old


def test_the_last_arrangement_that_is_taken_away_leaves_no_answer() -> None:
    """Nobody said that there was none."""
    said = with_earlier(EMPTY, Had.YES, DAY)
    two = inserted(said, PATH, 1, [EarlierArrangement()])
    assert isinstance(two, Draft)
    one = removed(two, PATH, [0])
    assert isinstance(one, Draft)
    assert earlier_of(noted(two, one, PATH, DAY)) is Had.YES
    none = removed(one, PATH, [0])
    assert isinstance(none, Draft)
    assert earlier_of(none) is Had.NO  # what the record alone would say
    assert earlier_of(noted(one, none, PATH, DAY)) is None
