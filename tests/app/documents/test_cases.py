"""Other households and other policies: each case has whole sentences of its own."""

import json
from datetime import date
from typing import Any

import pytest

from app.documents import NoLetter, plain_text, plan_letter
from app.documents.conversation import months_later
from app.i18n import Texts
from calc import Draft
from calc.engine import assess_above, first_month
from tests.app.documents.letters import DAY, example, lines_with, made, raw
from tests.building import ListedFloor, example_policy

EUROS = Texts("nl").formats.euros
CREDITOR = {"creditor_id": '"NL00ZZZ123456780000"'}
DEBIT = {
    "payment_method": "incasso",
    "mandate": {"reference": "SENTINEL-M1", "signed_on": "2026-11-20"},
}


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
    assert "Dan vragen wij u na die datum nooit meer om geld." in text
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
    assert "februari 2028 tot en met november 2029: nog niet bekend" in result.text
    assert "nog niets over de rest" in result.text
    assert lines_with(result.text, "vervalt") == []


def test_a_later_poorer_month_is_a_step_down_with_its_reason() -> None:
    values = completed()
    values["expenses"].append(
        {"code": "U70", "label": "Les", "amount": "300.00", "frequency": "month", "who": "A",
         "from_date": "2027-06-01", "until": "2027-08-31"}
    )  # fmt: skip
    result = made(values)
    poorer = next(rung for rung in result.assessment.rungs if str(rung.first) == "2027-06")
    assert poorer.payment.amount < result.assessment.schedule[0].payment.amount
    said = EUROS(poorer.payment.amount)
    row = f"juni 2027 tot en met augustus 2027\n  Aantal keer: 3\n  Per maand: {said}\n"
    assert row in result.text
    assert lines_with(result.text, "(Les)") != []
    assert "De helft mag u houden." in result.text


def test_a_few_changes_are_said_one_by_one_and_many_by_their_kind() -> None:
    few = example("HH1-afgerond").text
    assert (
        "- Vanaf mei 2027 €\xa0415,00 per maand, omdat u dan klaar bent met betalen"
        " aan de energieleverancier.\n" in few
    )
    assert lines_with(few, "Het bedrag verandert") == []
    assert lines_with(example("HH2-afgerond").text, "Het bedrag verandert") == [
        "- Het bedrag verandert als u klaar bent met betalen aan de zorgverzekeraar, de"
        " kinderopvang, het telecombedrijf en de autofinanciering.",
    ]


def test_a_plan_that_begins_with_no_payment_says_from_when_something_is_paid() -> None:
    text = example("HH2").text
    # The letter begins with it, and the ways to pay say it again.
    answer = "U betaalt eerst niets. Vanaf april 2029 betaalt u €\xa0100 per maand."
    assert len(lines_with(text, answer)) == 1
    assert "U hoeft nu nog niets te betalen. De eerste keer is in april 2029." in text
    months, nothing = "december 2026 tot en met maart 2029", "€\xa00,00"
    row = f"{months}\n  Aantal keer: 0\n  Per maand: {nothing}\n  Samen: {nothing}\n"
    assert row in text
    assert (
        "Wij schatten dat uw inkomen daar nu niet boven komt. Daarom betaalt u eerst niets." in text
    )


def test_too_little_for_a_payment_at_first_is_said() -> None:
    assert (
        "Dat vinden wij te weinig voor een vast bedrag. Daarom betaalt u eerst niets."
        in example("HH3-afgerond").text
    )


def unknown_income(**payslip: str) -> dict[str, Any]:
    values = raw("HH1")
    values["adults"][0]["taxable_income"]["amount"] = "UNKNOWN"
    values["adults"][0]["payslip"] = payslip
    return values


def test_no_letter_says_that_there_is_no_room_while_the_income_is_unknown() -> None:
    with pytest.raises(NoLetter) as caught:
        made(unknown_income())
    assert caught.value.reason == "room_open"


def test_without_figures_of_the_law_there_is_no_letter() -> None:
    with pytest.raises(NoLetter) as caught:
        made(completed(first_plan_month="2022-02"))
    assert caught.value.reason == "no_tariff"


def test_a_provisional_letter_is_marked_and_with_open_points_a_concept_too() -> None:
    settled = made(completed(first_plan_month="2027-02"))
    assert settled.letter.mark == "Voorlopig: nog niet versturen"
    opened = made(raw("HH1") | {"first_plan_month": "2027-02"})
    assert opened.letter.mark == "Concept en voorlopig: nog niet versturen"


def test_the_law_may_be_what_holds_the_payment_down() -> None:
    draft = Draft.model_validate_json(json.dumps(completed()))
    policy_file = example_policy()
    first = first_month(draft, DAY)
    assessment = assess_above(ListedFloor(["123.45"] * 60, first), draft, policy_file, DAY)
    letter = plan_letter(draft, assessment, policy_file.policy, Texts("nl"))
    assert "hoogstens €\xa0123,45 over" in plain_text(letter)


@pytest.mark.parametrize(
    ("contact", "policy", "said"),
    [
        # The 5th is a Saturday, and sooner than two weeks after the letter (E7).
        (DEBIT | {"debit_day": 5}, CREDITOR, "De eerste keer is op 7 december 2026"),
        (DEBIT | {"debit_day": "UNKNOWN"}, CREDITOR, "Tot dan maakt u het bedrag zelf over naar"),
        (DEBIT | {"debit_day": 5}, {}, "Dat kan nu niet. U maakt het bedrag zelf over naar NL91"),
        (DEBIT | {"mandate": {}}, CREDITOR, "Tot dan maakt u het bedrag zelf over naar NL91"),
        (
            {"payment_method": "overschrijving"},
            {},
            "naar NL91\xa0ABNA\xa00417\xa01643\xa000. Zet er dit",
        ),
        (
            {"payment_method": "periodieke overschrijving"},
            {},
            "kenmerk bij: RF88\xa0RSVO\xa0ORBE\xa0ELD0\xa001",
        ),
        ({"payment_method": "betaallink"}, {}, "U maakt het bedrag zelf over naar NL91"),
        ({"payment_method": "betaallink"}, {"payment_link": '"b.example/1"'}, "link: b.example/1"),
        ({"payment_method": "UNKNOWN"}, {}, "U maakt het bedrag zelf over naar NL91"),
    ],
)
def test_the_way_to_pay(contact: dict[str, Any], policy: dict[str, str], said: str) -> None:
    assert said in made(completed(contact=contact), **policy).text


def test_an_agreed_conversation_has_its_date() -> None:
    text = made(completed(contact={"next_conversation": "2027-03-02"})).text
    assert "Het volgende gesprek is op 2 maart 2027." in text


def test_a_conversation_in_the_past_is_not_the_next() -> None:
    text = made(completed(contact={"next_conversation": "2026-11-23"})).text
    assert "Het volgende gesprek is uiterlijk op 23 november 2027." in text


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
    assert "29 januari 2027" in text
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
    values["arrangements"] = [line | {"until": None, "balance": "9000.00"}
                              for line in values["arrangements"]]  # fmt: skip
    result = made(values, target_min="90000.00")
    assert "Er blijft €\xa019,30 over. Dat is te weinig voor een vast bedrag" in result.text


def test_an_agency_shows_its_number() -> None:
    values = completed()
    agency = (
        '{wki_number = "123", complaint_route = "klacht@b.example", '
        'quiet_from = "20:00", quiet_until = "08:00"}'
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
