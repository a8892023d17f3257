"""Other households and other policies: each case has whole sentences of its own."""

from datetime import date
from typing import Any

import pytest

from app.documents import NoLetter
from app.documents.conversation import months_later
from tests.app.documents.letters import example, lines_with, made, raw


def completed(**changes: Any) -> dict[str, Any]:
    values = raw("HH1-afgerond")
    for key, value in changes.items():
        if isinstance(value, dict):
            values[key] |= value
        else:
            values[key] = value
    return values


def no_room(**changes: Any) -> dict[str, Any]:
    values = completed(**changes)
    values["income"] = values["income"][:1]
    values["income"][0] |= {"amount": "100.00"}
    return values


def test_open_points_make_a_concept_and_none_make_none() -> None:
    assert example("HH1").letter.mark == "Concept: nog niet versturen"
    assert example("HH1-afgerond").letter.mark is None


def test_the_date_is_the_reference_date() -> None:
    assert example("HH1").letter.details[0].value == "23 november 2026"


def test_stop_collecting_promises_no_cancelling() -> None:
    text = made(completed(), rest_at_end='"stop_collecting"').text
    assert "Dan vragen wij u na die datum niets meer te betalen." in text
    assert lines_with(text, "vervalt") == []
    assert "Dit spreken wij met elkaar af:" in text


def test_decide_by_date_has_no_outlook_and_prints_its_reason() -> None:
    reason = {"about": "rest_at_end", "text": "Er loopt nog een erfenis.", "by": "N."}
    text = made(completed(reasons=[reason]), rest_at_end='"decide_by_date"').text
    assert "Wij hebben nog niet besloten wat er daarna met de rest gebeurt." in text
    assert "De reden daarvoor is: Er loopt nog een erfenis." in text
    assert lines_with(text, "vervalt") == []


def test_open_months_make_no_claim_about_the_rest() -> None:
    values = completed()
    values["income"][0] |= {"until": "2028-01-31", "followed_by": "unknown"}
    result = made(values)
    assert result.assessment.plan is not None
    assert result.assessment.plan.discharge is None
    assert "Vanaf februari 2028 weten wij nog niet wat uw inkomen is." in result.text
    assert "februari 2028 tot en met november 2029 | nog niet bekend" in result.text
    assert "nog niets over de rest" in result.text
    assert lines_with(result.text, "vervalt") == []


def test_a_later_poorer_month_is_named_as_the_reason() -> None:
    values = completed()
    values["expenses"].append(
        {"code": "U70", "label": "Les", "amount": "100.00", "frequency": "month", "who": "A",
         "from_date": "2027-06-01", "until": "2027-08-31"}
    )  # fmt: skip
    result = made(values)
    lowest = min(row.room.amount for row in result.assessment.schedule)
    month = next(row.month for row in result.assessment.schedule if row.room.amount == lowest)
    assert str(month) == "2027-06"
    assert "In juni 2027 houdt u het minste over: €\xa0434,64." in result.text
    assert lines_with(result.text, "naar beneden") == []


@pytest.mark.parametrize(
    ("contact", "policy", "said"),
    [
        ({"payment_method": "incasso", "debit_day": 5}, {}, "De eerste keer is op 5 december 2026"),
        ({"payment_method": "incasso", "debit_day": "UNKNOWN"}, {}, "op welke dag"),
        (
            {"payment_method": "overschrijving"},
            {},
            "naar NL91\xa0ABNA\xa00417\xa01643\xa000. Zet er dit",
        ),
        ({"payment_method": "periodieke overschrijving"}, {}, "kenmerk bij: RS-VOORBEELD-001"),
        ({"payment_method": "betaallink"}, {}, "Die krijgt u van ons."),
        ({"payment_method": "betaallink"}, {"payment_link": '"b.example/1"'}, "link: b.example/1"),
        ({"payment_method": "UNKNOWN"}, {}, "U kiest zelf hoe en op welke dag u betaalt."),
    ],
)
def test_the_way_to_pay(contact: dict[str, Any], policy: dict[str, str], said: str) -> None:
    assert said in made(completed(contact=contact), **policy).text


def test_an_agreed_conversation_has_its_date() -> None:
    text = made(completed(contact={"next_conversation": "2027-03-02"})).text
    assert "Het volgende gesprek is op 2 maart 2027." in text


def test_a_conversation_in_the_past_is_not_the_next() -> None:
    text = made(completed(contact={"next_conversation": "2026-11-23"})).text
    assert "Het volgende gesprek is vóór 1 december 2027." in text


def test_without_joker_months_none_are_mentioned() -> None:
    assert "overslaan" in made(completed()).text
    assert lines_with(made(completed(), joker_months_per_year="0").text, "overslaan") == []
    assert "één keer per jaar" in made(completed(), joker_months_per_year="1").text


def test_debts_that_still_run_are_listed_but_not_those_of_a_partner() -> None:
    assert "- DUO studieschuld B, tot en met december 2037." in example("HH2").text
    values = raw("HH5")
    values["arrangements"][1] |= {"who": "B", "creditor": "Lening van de partner"}
    text = made(values).text
    assert lines_with(text, "Lening van de partner") == []
    values["arrangements"][1] |= {"who": "A", "creditor": "UNKNOWN", "until": "UNKNOWN"}
    assert "- Een andere afspraak" in made(values).text


def test_somebody_who_pays_too_is_mentioned_without_figures() -> None:
    text = example("HH5").text
    assert "U bent niet de enige die betaalt." in text
    assert lines_with(text, "65,00") == []


@pytest.mark.parametrize("sharing", ["by_net_income", "by_heads", "none"])
def test_sharing_is_explained(sharing: str) -> None:
    values = raw("HH5") | {"cost_sharing": sharing}
    assert "Wij tellen alleen uw" in made(values).text


def test_nothing_to_pay_promises_nothing_but_a_conversation() -> None:
    text = example("HH6").text
    assert "23 maart 2027" in text
    for word in ("einddatum", "vervalt", "rest die"):
        assert lines_with(text, word) == []
    agreed = raw("HH6")
    agreed["contact"]["next_conversation"] = "2027-01-12"
    assert "Op 12 januari 2027 bellen wij u." in made(agreed).text


def test_the_latest_day_exists_in_every_month() -> None:
    assert months_later(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert months_later(date(2026, 11, 23), 4) == date(2027, 3, 23)


def test_too_little_for_a_fixed_amount_stays_with_the_household() -> None:
    values = completed()
    values["expenses"].append(
        {"code": "U70", "label": "Les", "amount": "480.00", "frequency": "month", "who": "A"}
    )
    result = made(values)
    assert "Er blijft €\xa019,30 over. Dat is te weinig voor een vast bedrag" in result.text


def test_an_agency_shows_its_number() -> None:
    values = completed()
    agency = (
        '{wki_number = "123", complaint_route = "klacht@b.example", '
        'quiet_from = "21:00", quiet_until = "08:00"}'
    )
    text = made(values, agency=agency).text
    assert "klacht@b.example. Ons nummer in het Wki-register is 123." in text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"debt": {"balance": "UNKNOWN"}}, "incomplete"),
        ({"savings": "UNKNOWN"}, "incomplete"),
        ({"debt": {"balance": "0.00"}}, "nothing_owed"),
    ],
)
def test_there_is_nothing_to_write(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(NoLetter) as caught:
        made(completed(**change))
    assert caught.value.reason == reason


@pytest.mark.parametrize("make", [completed, no_room])
def test_nobody_is_asked_to_pay_what_nobody_owes(make: Any) -> None:
    values = make()
    values["adults"][0]["liable"] = False
    with pytest.raises(NoLetter) as caught:
        made(values)
    assert caught.value.reason == "incomplete"
