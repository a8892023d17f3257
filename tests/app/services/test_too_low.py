"""A toeslag that comes in and is too low: nobody asks for it again, it is looked at again."""

import pytest

from app.i18n import Texts, say_finding
from app.services.call.closing import close
from app.services.call.conversation import Conversation
from app.services.first_thing import first_thing
from app.services.say_outcome import say_outcome
from app.services.short_findings import open_points, point_words
from calc import Assessment, Draft, assess
from calc.entitlement.missed import MISSED
from tests.building import ON, Raw, draft, example_policy, income, raw_example
from tests.tariff_files import shipped

NL = Texts("nl")


def household(huur: str | None, bijslag: str | None) -> tuple[Draft, Assessment]:
    """HH2, with so much huurtoeslag a month and kinderbijslag a quarter; None: none comes in."""
    raw: Raw = raw_example("HH2")
    lines = [line for line in raw["income"] if line["code"] not in ("I21", "I23")]
    if huur is not None:
        lines.append(income(huur, code="I21"))
    if bijslag is not None:
        lines.append(income(bijslag, code="I23", frequency="quarter"))
    made = draft(raw | {"income": lines})
    return made, assess(made, example_policy(), shipped(), ON)


@pytest.mark.parametrize(
    ("huur", "bijslag", "points", "said", "button"),
    [
        (
            None, None,
            ["huurtoeslag aanvragen", "kinderbijslag aanvragen"],
            "Eerst vragen wij samen uw huurtoeslag en kinderbijslag aan.",
            "Spreek af wie het aanvraagt",
        ),
        (
            "10.00", "300.00",
            ["huurtoeslag laten nakijken", "kinderbijslag laten nakijken"],
            "Eerst laten wij samen uw huurtoeslag en kinderbijslag nakijken.",
            "Spreek af wie het laat nakijken",
        ),
        (
            None, "300.00",
            ["huurtoeslag aanvragen", "kinderbijslag laten nakijken"],
            "Eerst vragen wij samen uw huurtoeslag aan. Ook laten wij uw kinderbijslag nakijken.",
            "Spreek af wie dit regelt",
        ),
    ],
)  # fmt: skip
def test_only_what_does_not_come_in_is_asked_for(
    huur: str | None, bijslag: str | None, points: list[str], said: str, button: str
) -> None:
    made, found = household(huur, bijslag)
    words = [point_words(NL, each, found, made) for each in open_points(found)]
    assert words[: len(points)] == points
    assert say_outcome(NL, found).first == said
    assert first_thing(NL, found, made).button == button


def test_two_toeslagen_of_one_check_are_told_apart() -> None:
    raw = raw_example("HH2")
    lines = [line for line in raw["income"] if line["code"] not in ("I22", "I23")]
    made = draft(raw | {"income": [*lines, income("300.00", code="I23", frequency="quarter")]})
    found = assess(made, example_policy(), shipped(), ON)
    [_, both] = [
        point_words(NL, each, found, made) for each in open_points(found) if each.code in MISSED
    ]
    assert both == "kindgebonden budget aanvragen, kinderbijslag laten nakijken"


@pytest.mark.parametrize(
    ("huur", "starts", "asks"),
    [
        (None, "Dit huishouden mist huurtoeslag: €\N{NO-BREAK SPACE}189,00 per maand.",
         "Vraagt de klant dit niet aan"),
        ("10.00", "Dit huishouden krijgt €\N{NO-BREAK SPACE}10,00 huurtoeslag per maand, en dat is"
         " €\N{NO-BREAK SPACE}179,00 te weinig.", "Wil de klant dit niet"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_comes_in(huur: str | None, starts: str, asks: str) -> None:
    made, found = household(huur, "788.64")
    [finding] = [each for each in found.findings if each.code in MISSED]
    sentence = say_finding(NL, finding, made)
    assert sentence.startswith(starts)
    assert asks in sentence


@pytest.mark.parametrize(
    ("huur", "to_do"), [(None, "huurtoeslag aanvragen"), ("10.00", "uw huurtoeslag laten nakijken")]
)
def test_what_the_customer_does_about_it_at_the_end_of_the_call(
    huur: str | None, to_do: str
) -> None:
    made, found = household(huur, "788.64")
    end = close(Conversation(made, ON, found), NL, example_policy().policy)
    assert f"U doet één ding: {to_do}, " in end.first
