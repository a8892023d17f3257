"""What is said and drawn of an outcome: steps of the engine, and nothing before it is asked."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import Texts
from app.services.first_thing import first_thing
from app.services.outcome_brief import brief_rows
from app.services.outcome_picture import money_picture, ribbon_of
from app.services.say_outcome import say_limit, say_mark, say_outcome, say_total
from calc import Assessment, Draft, OutcomeStanding, Step
from calc.base.rounding import cents_half_up
from tests.building import Raw, draft, example_policy, outcome
from tests.properties.households import assessed, of_households, policy_of
from tests.properties.test_screen_properties import half_asked
from tests.tariff_files import shipped

pytestmark = pytest.mark.properties
TEXTS = Texts("nl")
_AMOUNT = re.compile(r"(?<![\d.])(?:€\s?)?(-?\d{1,3}(?:\.\d{3})*,\d\d|€\s-?\d{1,3}(?:\.\d{3})*)")


def amounts_in(text: str) -> set[Decimal]:
    """Every amount that a text shows, in cents and without its sign."""
    found = _AMOUNT.findall(text.replace("\N{NO-BREAK SPACE}", " "))
    return {
        abs(Decimal(each.removeprefix("€ ").replace(".", "").replace(",", "."))) for each in found
    }


def known_in(value: object, seen: set[int]) -> Iterator[Decimal]:
    """Every amount of an assessment, in cents: of its steps with their parts, and its sums."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Decimal):
        yield abs(cents_half_up(value))
    elif isinstance(value, Step):
        yield abs(cents_half_up(value.amount))
        for part in value.parts:
            yield from known_in(part, seen)
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from known_in(each, seen)
    elif is_dataclass(value):
        for field in fields(value):
            yield from known_in(getattr(value, field.name), seen)


def shown_of(found: Assessment, made: Draft) -> str:
    """Everything that the page of the outcome says in its own words."""
    first = first_thing(TEXTS, found, made)
    said = [say_outcome(TEXTS, found).text, say_mark(TEXTS, found), say_limit(TEXTS, found)]
    said += [first.amount, *first.said]
    said += [part for row in brief_rows(TEXTS, found) for part in (row.said, row.amount)]
    if (picture := money_picture(TEXTS, found)) is not None:
        bars = (*picture.bars, *picture.walls, *([picture.pays] if picture.pays else []))
        said += [part for bar in bars for part in (bar.said, bar.spoken)]
    if (ribbon := ribbon_of(TEXTS, found)) is not None:
        assert found.plan is not None
        said += [step.spoken for step in ribbon.steps]
        said.append(say_total(TEXTS, found, found.plan))
    return "\n".join(said)


@of_households(st.booleans())
def test_every_amount_on_the_page_is_a_step_of_the_engine(
    raw: Raw, changes: Raw, by_law: bool
) -> None:
    found = outcome(raw, policy_of(changes), shipped() if by_law else None)
    known = set(known_in(found, set()))
    assert amounts_in(shown_of(found, draft(raw))) <= known


@given(half_asked(), st.booleans())
def test_no_amount_is_said_before_income_and_costs_were_asked(raw: Raw, by_law: bool) -> None:
    found = outcome(raw, example_policy(), shipped() if by_law else None)
    assert "€" not in say_outcome(TEXTS, found).text
    assert money_picture(TEXTS, found) is None
    assert ribbon_of(TEXTS, found) is None


@of_households(st.booleans())
def test_a_concept_says_first_what_is_open(raw: Raw, changes: Raw, by_law: bool) -> None:
    found = outcome(raw, policy_of(changes), shipped() if by_law else None)
    said = say_outcome(TEXTS, found)
    assert said.text
    if found.standing is OutcomeStanding.PLAN and not found.nothing_is_asked:
        assert bool(said.first) is not found.final
        assert "€" not in said.first
    if found.missed is not None and said.first and found.standing is not OutcomeStanding.INCOMPLETE:
        assert all(TEXTS.text(f"toeslag.{item.toeslag}") in said.first
                   for item in found.missed.each)  # fmt: skip
    if not found.may_ask_payment:
        assert "€" not in said.text


@of_households()
def test_the_bars_begin_where_the_ones_above_end(raw: Raw, changes: Raw) -> None:
    picture = money_picture(TEXTS, assessed(raw, changes))
    if picture is None:
        return
    assert len({bar.kind for bar in picture.walls}) == 2  # one decides
    for above, below in zip(picture.bars[1:-1], picture.bars[2:-1], strict=False):
        assert cents_half_up(above.start) == cents_half_up(below.end or Decimal(0))
