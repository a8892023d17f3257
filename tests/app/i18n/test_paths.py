"""Where something is, in words; and every field of a dossier and of a policy has a name."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel, StringConstraints

from app.i18n import LANGUAGES, Texts, say_field, say_line, say_path
from app.i18n.sentences import PERCENTAGES
from calc import Draft, Policy
from calc.dossier.fields import Percent
from tests.app.i18n.samples import household, line, sample


@pytest.fixture(name="nl")
def _nl() -> Texts:
    return Texts("nl")


DRAFT = sample(
    household(
        adults=[{"ref": "A", "name": "SENTINEL-Jansen", "liable": True}],
        children=[{"ref": "K1"}],
        debt={"balance": "5000.00", "co_debtors": [{"ref": "X"}]},
        income=[
            line("I01", label="Loon van de bakker"),
            line("I20", months=[{"month": "2026-03", "amount": "1.00"}]),
        ],
        arrangements=[line("R07"), line("R10", creditor="Bank B"), {"amount": "1.00"}],
        checks=[{"code": "S01"}],
        reasons=[{"about": "sharing", "text": "afspraak"}],
    )
).draft


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "het hele bestand"),
        ("savings", "Spaargeld"),
        ("debt.balance", "Schuld: openstaand bedrag"),
        ("debt.interest.until", "Schuld: rente, einddatum"),
        ("debt.title", "Schuld: titel (akte of vonnis)"),
        ("about.title", "Over dit dossier: titel van het dossier"),
        ("income", "Inkomsten"),
        ("income[3].amount", "Inkomsten, regel 4: bedrag"),
        ("income[0].due_months[1]", "Inkomsten, regel 1: betaalmaand nummer 2"),
        ("debt.co_debtors[0].monthly", "Schuld: mede-schuldenaar 1, afgesproken bedrag per maand"),
        ("checks[2].due", "Controles, regel 3: klaar op"),
        ("contact.phone", "Contact met de klant: telefoonnummer"),
        ("schema_version", "Versie van het bestand"),
        ("income[0].amuont", 'Het veld "income[0].amuont"'),
        ("savigns", 'Het veld "savigns"'),
        ("reserve_after", "reserve_after (reservering als de buffer vol is)"),
        ("shocks[1].share", "shocks[1].share (deel dat wegvalt of erbij komt)"),
        ("contact.hours", "contact.hours (tijden waarop iemand bereikbaar is)"),
        ("minimums.alleenstaand.food", "minimums.alleenstaand.food (laagste uitgaven per maand)"),
    ],
)
def test_a_path_in_words(nl: Texts, path: str, said: str) -> None:
    assert say_path(nl, path) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("income[0].amount", "Inkomsten, regel 1 (Loon van de bakker): bedrag"),
        ("income[1].amount", "Inkomsten, regel 2 (Zorgtoeslag): bedrag"),
        (
            "income[1].months[0].amount",
            "Inkomsten, regel 2 (Zorgtoeslag): bekende maanden, regel 1 (maart 2026), bedrag",
        ),
        ("income[9].amount", "Inkomsten, regel 10: bedrag"),
        ("expenses[0].who", "Kosten, regel 1 (Kale huur): van wie"),
        ("arrangements[0].until", "Andere regelingen, regel 1 (DUO): einddatum"),
        ("arrangements[1].until", "Andere regelingen, regel 2 (Bank B): einddatum"),
        ("arrangements[2].until", "Andere regelingen, regel 3: einddatum"),
        ("adults[0].liable", "Volwassene 1 (A): aansprakelijk voor de schuld"),
        ("children[0].birth_month", "Kind 1: geboortemaand"),
        (
            "debt.co_debtors[0].monthly",
            "Schuld: mede-schuldenaar 1 (X), afgesproken bedrag per maand",
        ),
        ("checks[0].state", "Controles, regel 1 (zorgtoeslag): stand"),
        ("reasons[0].text", "Redenen, regel 1 (hoe kosten worden gedeeld): tekst"),
    ],
)
def test_with_the_draft_a_line_has_its_own_name(nl: Texts, path: str, said: str) -> None:
    assert say_path(nl, path, DRAFT) == said


def test_a_path_in_english() -> None:
    assert say_path(Texts("en"), "income[3].amount") == "Income, line 4: amount"


def test_the_line_of_a_path_leaves_the_field_out(nl: Texts) -> None:
    assert say_line(nl, "income[0].months", DRAFT) == "Inkomsten, regel 1 (Loon van de bakker)"
    assert say_line(nl, "debt.co_debtors[0].monthly") == "Schuld: mede-schuldenaar 1"
    assert say_line(nl, "savings") == "Spaargeld"
    assert say_line(nl, "") == "het hele bestand"


def test_a_path_never_says_the_name_of_a_person(nl: Texts) -> None:
    assert "SENTINEL" not in say_path(nl, "adults[0].name", DRAFT)


def fields(
    model: type[BaseModel], names: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every field of a model and of the models in it: the names that lead to it, and its type."""
    for name, annotation in get_type_hints(model, include_extras=True).items():
        if name not in model.model_fields:
            continue
        yield (*names, name), annotation
        for inner in _within(annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from fields(inner, (*names, name))


def _within(annotation: Any) -> Iterator[Any]:
    """The annotation and everything it is made of, markers included."""
    yield annotation
    if get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, dict):
        for part in get_args(annotation):
            yield from _within(part)


def test_the_walk_sees_the_deepest_fields() -> None:
    assert ("income", "months", "amount") in dict(fields(Draft))
    assert ("contact", "helper", "phone") in dict(fields(Draft))
    assert ("agency", "quiet_from") in dict(fields(Policy))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_dossier_has_a_name(language: str) -> None:
    texts = Texts(language)
    for names, annotation in fields(Draft):
        assert say_field(texts, names)
        if any(get_origin(part) is tuple for part in _within(annotation)):
            assert texts.text(f"item.{names[-1]}", n=1), names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_a_policy_has_a_name(language: str) -> None:
    texts = Texts(language)
    for names, _ in fields(Policy):
        assert texts.text(f"policy.{'.'.join(names)}"), names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_with_a_form_says_what_that_form_is(language: str) -> None:
    texts = Texts(language)
    with_form = {
        names[-1]
        for model in (Draft, Policy)
        for names, annotation in fields(model)
        for part in _within(annotation)
        if isinstance(part, StringConstraints) and part.pattern
    }
    assert {"postcode", "who", "iban"} <= with_form
    for name in with_form:
        assert texts.text(f"hint.wrong_form.{name}")


def test_every_percentage_is_known_as_one() -> None:
    marker = Percent.__metadata__[0]  # type: ignore[attr-defined]
    found = {
        names[-1]
        for names, annotation in fields(Draft)
        if any(part is marker for part in _within(annotation))
    }
    assert found == PERCENTAGES
