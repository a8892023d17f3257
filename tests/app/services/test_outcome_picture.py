"""The pictures of the outcome in figures and words: each bar a step, each part a sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.outcome_picture import BarKind, money_picture, ribbon_of
from calc import Assessment, Draft, assess
from calc.base.rounding import snap
from calc.plan.result import CauseCode
from tests.app.documents.test_running import running
from tests.building import ON, draft, example_policy, raw_example
from tests.tariff_files import shipped

TEXTS = Texts("nl")


def of(made: Draft) -> Assessment:
    return assess(made, example_policy(), shipped(), ON)


def example(name: str) -> Assessment:
    return of(draft(raw_example(name)))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_from_what_comes_in_to_the_own_room() -> None:
    picture = money_picture(TEXTS, example("HH1"))
    assert picture is not None
    assert [(bar.name, bar.said) for bar in picture.bars] == [
        ("Komt binnen", "2.359,92"),
        ("Vast en leven", "–1.879,11"),
        ("Andere regelingen", "–82,01"),
        ("Opzij voor tegenvallers", "–118,00"),
        ("Eigen ruimte", "280,80"),
    ]
    assert picture.adds_up
    # Each bar begins where the one before it ended: nobody has to add up.
    begins = [snap(bar.start) for bar in picture.bars[1:-1]]
    assert begins == [snap(bar.end) for bar in picture.bars[2:] if bar.end is not None]
    assert plain(picture.bars[1].spoken) == "Vast en leven: € 1.879,11 eraf"


def test_the_walls_are_those_of_the_month_and_the_lowest_decides() -> None:
    found = example("HH1")
    picture = money_picture(TEXTS, found)
    assert picture is not None
    assert found.shown is not None
    assert [(bar.name, bar.said, bar.kind) for bar in picture.walls] == [
        ("Eigen ruimte", "280,80", BarKind.WALL),
        ("Volgens de wet", "168,17", BarKind.DECIDES),
        ("Open schuld", "38.450,00", BarKind.WALL),
    ]
    assert picture.pays is not None
    assert picture.pays.said == "165,00"
    assert picture.pays.end == found.shown.payment.amount
    assert "het laagst" in picture.walls[1].spoken


def test_a_wall_that_is_not_known_has_no_bar() -> None:
    found = example("HH1")
    assert found.shown is not None
    row = replace(found.shown, floor_wall=None, gap=None)
    picture = money_picture(TEXTS, replace(found, schedule=(row, *found.schedule[1:])))
    assert picture is not None
    assert picture.walls[1].end is None
    assert picture.walls[1].said == "nog niet bekend"


def test_while_nobody_can_say_it_nothing_is_paid() -> None:
    picture = money_picture(TEXTS, replace(example("HH1"), room_is_open=True))
    assert picture is not None
    assert picture.pays is None
    assert money_picture(TEXTS, of(Draft())) is None


def test_a_cent_of_rounding_is_seen() -> None:
    found = example("HH1")
    assert found.shown is not None
    costs = replace(found.shown.costs, amount=found.shown.costs.amount + Decimal("0.01"))
    row = replace(found.shown, costs=costs)
    picture = money_picture(TEXTS, replace(found, schedule=(row, *found.schedule[1:])))
    assert picture is not None
    assert not picture.adds_up


def test_the_ribbon_has_the_steps_until_the_end() -> None:
    found = example("HH1")
    ribbon = ribbon_of(TEXTS, found)
    assert ribbon is not None
    assert [(plain(step.amount), step.when, step.why) for step in ribbon.steps] == [
        ("€ 165", "dec – apr 2027", "5 keer"),
        ("€ 185", "mei – sep 2027", "regeling klaar"),
        ("€ 205", "okt 2027 – nov 2029", "regeling klaar"),
    ]
    assert (ribbon.months, ribbon.end, ribbon.past) == (36, "30-11-2029", 0)
    assert [step.last for step in ribbon.steps][-1] == ribbon.months - 1
    assert plain(ribbon.steps[1].spoken) == "€ 185, mei – sep 2027. 5 keer. regeling klaar"


def test_of_a_plan_that_runs_the_months_that_are_over_are_counted() -> None:
    found = of(running())
    assert found.running is not None
    ribbon = ribbon_of(TEXTS, found)
    assert ribbon is not None
    assert ribbon.past == max(found.running.month - 1, 0)
    over = ribbon_of(TEXTS, replace(found, running=replace(found.running, is_over=True)))
    assert over is not None
    assert over.past == over.months


def test_no_plan_has_no_ribbon_and_nothing_paid_is_no_payment() -> None:
    assert ribbon_of(TEXTS, example("HH6")) is None
    ribbon = ribbon_of(TEXTS, example("HH2"))
    assert ribbon is not None
    assert not ribbon.steps[0].is_paid


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_has_a_few_words(language: str) -> None:
    texts = Texts(language)
    for code in CauseCode:
        assert 0 < len(texts.text(f"rung.short.{code.value}")) <= 22
