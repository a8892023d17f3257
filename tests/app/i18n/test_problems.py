"""Every problem a file can have is said with a remedy; the problems are those calc really gives."""

import json
from importlib.resources import files
from typing import Any
from unittest.mock import patch

import pytest
from pydantic import ValidationError

from app.i18n import LANGUAGES, Texts, say_problem
from app.store.minimums_file import parse_minimums_csv
from calc import Draft, Problem, complete, problems_of, read_policy, read_tariff_file
from calc.base.problem import CODES
from tests.app.i18n.samples import RESOURCES, household, line

both = pytest.mark.parametrize("texts", [Texts(each) for each in LANGUAGES], ids=LANGUAGES)
NL = Texts("nl")
BSN = "123456782"

OFFERED: dict[str, Any] = {"status": "aangeboden", "on": "2026-11-23"}
AGREED: dict[str, Any] = {"first_month": "2026-12", "term_months": 36}
RUNNING: list[dict[str, Any]] = [
    OFFERED,
    {"status": "aanvaard", "on": "2026-11-24", "channel": "telefoon", "by": "SENTINEL-een"},
    {"status": "loopt", "on": "2026-12-01"},
]
AGREED_MONTH: dict[str, Any] = {"month": "2026-12", "payment": "5.00", "decided": "own"}
PROMISES: dict[str, Any] = {
    "rest_at_end": "discharge",
    "joker_months_per_year": 2,
    "review_every_months": 12,
}


def _with_schedule(*months: dict[str, Any]) -> dict[str, Any]:
    schedule = {"accepted_on": "2026-11-24", "months": [*months], "promises": PROMISES}
    return {"agreement": {**AGREED, "schedule": schedule}}


PAUSED: dict[str, Any] = {"status": "gepauzeerd", "on": "2027-01-01", "first_month": "2027-02"}

WRONG: list[dict[str, Any]] = [
    {"income": [{}]},
    {
        "income": [
            {"code": "I01", "frequency": "once", "months": [{"month": "2026-01", "amount": "1"}]}
        ]
    },
    {"foo": 1},
    {"household_type": "x"},
    {"cost_sharing": 3},
    {"income": [line("I01", who="C")]},
    {"adults": [{"ref": "A", "liable": "x"}]},
    {"about": {"title": 5}},
    {"about": {"title": "a\u0001b"}},
    {"notes": "x" * 5000},
    {"notes": BSN},
    {"contact": {"postcode": "x", "phone": "x", "email": "x"}},
    {"adults": [{"ref": "A", "hours_per_week": "x"}]},
    {"adults": [{"ref": "A", "hours_per_week": 200}]},
    {"adults": [{"ref": "A", "hours_per_week": -1}]},
    {"adults": [{"ref": "A"}, {"ref": "A"}]},
    {"adults": [{"ref": "A"}, {"ref": "B"}, {"ref": "A"}]},
    {"children": [{"ref": "Q"}]},
    {"savings": "1,50"},
    {"savings": 1.5},
    {"savings": "-1.00"},
    {"savings": "99999999999.00"},
    {"debt": {"interest_during_plan": "101.00"}},
    {"debt": {"interest_during_plan": "4.00"}},
    {"debt": 5},
    {"debt": {"payment_reference": "RF19 5390 0754 7034"}},
    {"debt": {"co_debtors": [{"ref": "A"}]}},
    {"income": [line("I01", months=[{"month": "2026-01", "amount": "-2000000.00"}])]},
    {"income": [line("I99")]},
    {"income": [line("I01", due_months=[3, 3])]},
    {"income": [line("I01", due_months=[13])]},
    {"income": {}},
    {"expenses": [line("U01", who="B")]},
    {"expenses": [line("U01", from_date="2026-02-01", until="2026-01-01")]},
    {"arrangements": [line("R01", frequency="once")]},
    {"reference_date": "x"},
    {"reference_date": "2300-01-01"},
    {"first_plan_month": "2026-13"},
    {"income": [line("I01", ref="L1", successor="L2")]},
    {"income": [line("I01", ref="L1", successor="L1")]},
    {
        "agreement": {
            "entries": [{"kind": "joker", "on": "2027-01-01", "month": "2027-01", "amount": "5"}]
        }
    },
    _with_schedule(AGREED_MONTH),
    _with_schedule(AGREED_MONTH, AGREED_MONTH),
    {"agreement": {"events": [{"status": "loopt", "on": "2026-12-01"}]}},
    {"agreement": {"events": [{**OFFERED, "first_month": "2027-01"}]}},
    {"agreement": {"events": [OFFERED, {"status": "eerder gestopt", "on": "2026-11-22"}]}},
    {
        "agreement": {
            **AGREED,
            "events": [*RUNNING, {**PAUSED, "first_month": "2029-12", "last_month": "2029-12"}],
        }
    },
    {"agreement": {**AGREED, "events": [*RUNNING, {"status": "afgelopen", "on": "2029-11-29"}]}},
]
WRONG_TARIFF = [
    ('amount = "2191.42"', "amount = 2191.42"),
    ('amount = "2191.42"', 'amount = "veel"'),
    ('amount = "2191.42"', 'amount = "-2191.42"'),
    ('amount = "2191.42"', 'amount = "2191.42"\nreason = "x"'),
    ('source = "RV"\n', ""),
    ('source = "RV"', 'source = "XX"'),
    ('unit = "EUR/month"', 'unit = "EUR/year"'),
    ('status = "law"', 'status = "policy"'),
    ("valid_from = 2026-07-01", "valid_from = 2026-07-02"),
    ("valid_from = 2026-07-01", "valid_from = 2026-06-30"),
    ("valid_to = 2026-12-31", "valid_to = 2027-01-31"),
    ("[[bvv.maximum.alleenstaande]]", "[[bvv.maximum.niemand]]"),
    ('amount = "0.27"', 'amount = "27"'),
    ("year = 2026", "year = 2025"),
    ("revision = 1", "revision = 1\n'bvv.drempelinkomen' = 1"),
    ("revision = 1", "revision = "),
]
WRONG_POLICY = [
    'iban = "NL91ABNA0417164300"\nmandate_text = "Dat kan binnen 13 maanden."',
    "plan_min = 1.234",
    "reserve_share = 0.1234567",
    "reserve_share = 12",
    "reserve_after = 99",
    "payment_step = 0",
    "term_max = 61",
    "term_max = 12",
    'role = "SENTINEL-rol"',
    'tone = "je"\nletters_carry = "case"',
    f"term_max = 60\n{'x' * 201} = 1",
    'code = "plan"',
    'name = " "',
    'website = "javascript:alert(1)"',
    'iban = "NL91ABNA0417164300"\nagency = {wki_number = "1", complaint_route = "x", '
    'quiet_from = "20:01", quiet_until = "06:59"}',
    'iban = "NL91ABNA0417164300"\nagency = {wki_number = "1", complaint_route = "x", '
    'quiet_from = "08:00", quiet_until = "09:00"}',
]
WRONG_MINIMUMS = [
    'name;"x',
    "household;group;amount\nalleenstaand;food",
    "household;group;amount\nalleenstaand;food;1\nalleenstaand;food;2",
]


def _minimums_problems(text: str) -> tuple[Problem, ...]:
    found = parse_minimums_csv(text)
    assert isinstance(found, tuple)
    return found


def _problems(raw: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(ValidationError) as caught:
        Draft.model_validate_json(json.dumps(household(**raw)))
    return problems_of(caught.value)


def _policy_problems(changed: str) -> tuple[Problem, ...]:
    text = (RESOURCES / "policy" / "voorbeeldbank.toml").read_text(encoding="utf-8")
    key = changed.partition(" = ")[0]
    lines = [changed if row.startswith(f"{key} = ") else row for row in text.splitlines()]
    found = read_policy("\n".join(lines), "test")
    assert isinstance(found, tuple)
    return found


def _tariff_problems(old: str, new: str) -> tuple[Problem, ...]:
    text = (files("tariffs") / "2026.toml").read_text(encoding="utf-8")
    assert old in text
    found = read_tariff_file(text.replace(old, new, 1), "test")
    assert isinstance(found, tuple)
    return found


def _too_many_faults() -> tuple[Problem, ...]:
    with patch("calc.base.problem.MOST_FAULTS", 0):
        return _problems({"foo": 1})


def _all_problems() -> list[Problem]:
    with pytest.raises(ValidationError) as caught:
        Draft.model_validate_json("{")
    missing = complete(Draft())
    assert isinstance(missing, tuple)
    unsure = [line("I01", certainty="UNKNOWN"), line("I01", from_date="UNKNOWN")]
    not_sure = complete(Draft.model_validate_json(json.dumps(household(income=unsure))))
    assert isinstance(not_sure, tuple)
    not_liable = household(adults=[{"ref": "A", "liable": False}])
    nobody = complete(Draft.model_validate_json(json.dumps(not_liable)))
    assert isinstance(nobody, tuple)
    not_toml = read_policy("x", "test")
    assert isinstance(not_toml, tuple)
    return [
        *problems_of(caught.value),
        *missing,
        *not_sure,
        *nobody,
        *not_toml,
        *_too_many_faults(),
        *(problem for raw in WRONG for problem in _problems(raw)),
        *(problem for changed in WRONG_TARIFF for problem in _tariff_problems(*changed)),
        *(problem for changed in WRONG_POLICY for problem in _policy_problems(changed)),
        *(problem for text in WRONG_MINIMUMS for problem in _minimums_problems(text)),
    ]


@both
def test_every_code_has_a_text(texts: Texts) -> None:
    for code in CODES:
        assert texts.has(f"problem.{code}"), code


def test_the_samples_have_every_code() -> None:
    assert {problem.code for problem in _all_problems()} == CODES


@both
def test_every_problem_says_what_to_do(texts: Texts) -> None:
    for problem in _all_problems():
        said = say_problem(texts, problem)
        sentences = said.count(". ") + said.endswith(".")
        assert sentences >= 2, said
        assert "{" not in said.replace("{}", "") or "accolades" in said, said


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            {"income": [line("I01", "12,50")]},
            "Inkomsten, regel 1: bedrag. Dit is geen bedrag dat het programma kan lezen. Typ het"
            ' in het venster als 1.985,00 of 1985.00; schrijf het in een bestand als "1985.00".',
        ),
        (
            {"housing": {"tenure": "kraak"}},
            'Wonen: huur of koop. Deze waarde staat niet in de lijst. Kies "huur" of "koop".',
        ),
        (
            {"savings": "99999999999.00"},
            "Spaargeld. Dit bedrag is te hoog om waar te zijn. Controleer de punt en de nullen;"
            " het hoogste is €\u00a010.000.000,00.",
        ),
        (
            {"debt": {"interest_during_plan": "101.00"}},
            "Schuld: rente tijdens het plan. Dit is geen percentage van 0 tot en met 100. Schrijf"
            ' het met een punt en hoogstens twee cijfers erachter, bijvoorbeeld "7.50".',
        ),
        (
            {"contact": {"postcode": "12"}},
            "Contact met de klant: postcode van het adres. Dit is niet geschreven in de goede"
            " vorm. In Nederland zijn het vier cijfers en twee hoofdletters, bijvoorbeeld"
            ' "1234 AB".'
            " Ligt het adres in een ander land? Vul dan eerst het land in: dan mag het ook een"
            ' andere postcode zijn, zoals "10115".',
        ),
        (
            {"adults": [{"ref": "A", "hours_per_week": 200}]},
            "Volwassene 1: uren werk per week. Dit getal is te hoog. Vul een getal in van 168 of"
            " lager.",
        ),
        (
            {"notes": BSN},
            "Notities. Hier staat een nummer dat een burgerservicenummer (BSN) lijkt te zijn. Het"
            " programma bewaart geen BSN: dat mag alleen als de wet het voorschrijft, en voor een"
            " plan is het niet nodig. Haal het nummer weg.",
        ),
        (
            {"savigns": "1.00"},
            'Het veld "savigns". Het programma kent dit veld niet. Controleer hoe de naam is'
            " geschreven, of haal het veld weg.",
        ),
    ],
)
def test_a_problem_in_dutch(raw: dict[str, Any], said: str) -> None:
    [problem] = _problems(raw)
    assert say_problem(NL, problem) == said


def test_a_problem_of_a_policy_names_its_key_and_its_line() -> None:
    [problem] = _policy_problems("payment_step = 0")
    said = say_problem(NL, problem)
    assert said.startswith("payment_step (stap van het maandbedrag). Dit getal is te laag.")
    assert "hoger is dan 0" in said
    assert said.endswith("van het bestand.")


def test_a_problem_of_the_whole_file_begins_with_what_is_wrong() -> None:
    problem = Problem("file_not_json", "", (("line", 12),))
    said = say_problem(NL, problem)
    assert said.startswith("Dit is geen dossier")
    assert said.endswith("Het gaat om regel 12 van het bestand.")


def test_a_problem_never_repeats_what_was_written() -> None:
    for problem in _problems({"notes": BSN}):
        assert BSN not in say_problem(NL, problem)
