"""A package that somebody brings: what it changes here, and that looking changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.organisation import read_organisation
from app.services.packages.handling import PackageRefused
from app.services.packages.installed import installed_policies
from app.services.packages.offer_words import say_from_whom, say_one_person, say_refused
from app.services.packages.offering import Here, Offer, offer_of, take
from app.services.tariffs import open_shelf
from tests.new_tariffs import revised
from tests.signing import KEY, MADE, OTHER, POLICY, TARIFFS, TODAY, TRUST, files_of, policy
from tests.signing import package as package_of

NL = Texts("nl")
Looks = Callable[..., Offer]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    """A computer that trusts one key."""
    system = tmp_path / "system"
    system.mkdir()
    (system / "uitzicht.toml").write_text(f'package_keys = ["{KEY.public.line}"]\n')
    monkeypatch.setenv("UITZICHT_SYSTEM", str(system))
    folder = tmp_path / "data"
    return Here(folder, TODAY, read_organisation(None), open_shelf(folder))


@pytest.fixture
def look(here: Here, tmp_path: Path) -> Looks:
    def look(data: bytes, **changes: object) -> Offer:
        path = tmp_path / "juli.uitzicht-package"
        path.write_bytes(data)
        return offer_of(path, replace(here, **changes))  # type: ignore[arg-type]

    return look


def test_what_may_be_installed_says_what_it_changes_and_changes_nothing(
    look: Looks, here: Here
) -> None:
    offer = look(package_of())
    assert (offer.refused, offer.may_be_installed, offer.policy_waits) == (None, True, False)
    assert offer.impact is not None
    assert [each.key for each in offer.impact.figures] == ["bvv.maximum.alleenstaande"]
    assert offer.impact.policy == ()  # a policy in a package is not the one that is used here
    assert offer.policies_aside == ("voorbeeldbank.toml",)
    assert not here.folder.exists()


def test_what_is_refused_says_why_and_what_to_do(look: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    stranger = look(package_of(key=OTHER))
    assert isinstance(stranger.refused, PackageRefused)
    assert (stranger.contents, stranger.refused.reason) == (None, "wrong_key")
    late = look(package_of(), today=date(2026, 12, 1))
    assert isinstance(late.refused, PackageRefused)
    assert (late.refused.reason, late.impact) == ("expired", None)
    assert late.contents is not None  # from whom it is may be said: the signature is right
    monkeypatch.setenv("UITZICHT_SYSTEM", "/nowhere")
    nobody = look(package_of())
    assert isinstance(nobody.refused, PackageRefused)
    assert nobody.refused.reason == "no_keys"
    for language in LANGUAGES:
        assert all(say_refused(Texts(language), each) for each in (stranger, late, nobody))
    assert all(each.asks_a_look and not each.may_be_installed for each in (stranger, late, nobody))


def test_to_install_is_the_first_choice_only_when_two_people_looked_and_nothing_is_marked(
    look: Looks,
) -> None:
    people = ("checked_by = [", 'made_by = "An de Boer"\nchecked_by = ["Bo Jansen", ')
    far = revised(2026, 2, '"2208.48"', '"22084.8"').replace(*people, 1)
    alone = revised(2026, 2, '"2208.48"', '"2210.00"')
    assert not look(package_of()).asks_a_look
    assert look(package_of({TARIFFS: far})).asks_a_look
    assert look(package_of({TARIFFS: alone})).asks_a_look
    assert look(package_of(checked_by=[])).asks_a_look


def test_one_person_is_marked_for_the_package_and_for_each_file(look: Looks) -> None:
    def said(offer: Offer) -> list[str]:
        assert offer.contents is not None
        return say_one_person(NL, offer.contents)

    assert said(look(package_of())) == []
    [alone] = said(look(package_of({TARIFFS: revised(2026, 2, '"2208.48"', '"2210.00"')})))
    assert alone == "Van één persoon, door niemand anders nagekeken: 2026.toml."
    both = said(look(package_of(checked_by=[])))
    assert both[0].startswith("Eén persoon heeft dit pakket gemaakt.")


def test_from_whom_it_is_is_said_with_days_and_notes(look: Looks) -> None:
    offer = look(package_of(organisations=["Voorbeeldbank N.V."]))
    assert offer.contents is not None
    rows = dict(say_from_whom(NL, offer.contents))
    assert rows["Gemaakt door"] == f"An de Boer, op {NL.formats.day(MADE)}"
    assert (rows["Nagekeken door"], rows["Voor"]) == ("Bo Jansen", "Voorbeeldbank N.V.")
    assert (rows["Ondertekend met sleutel"], rows["Toelichting"]) == (
        KEY.public.name, "De bedragen van juli.",
    )  # fmt: skip
    english = dict(say_from_whom(Texts("en"), offer.contents))
    assert english["Notes"] == "De bedragen van juli."  # there are no English ones
    quiet = look(package_of(notes={"nl": "", "en": ""}, checked_by=[]))
    assert quiet.contents is not None
    silent = dict(say_from_whom(NL, quiet.contents))
    assert (silent.get("Toelichting"), silent["Nagekeken door"]) == (None, "niemand")
    assert silent["Voor"] == "iedereen"


def test_installing_looks_at_everything_once_more(look: Looks, here: Here) -> None:
    offer = look(package_of())
    assert offer.contents is not None
    take(offer.contents, here)
    with pytest.raises(PackageRefused) as refused:  # `here` still has the shelf of before
        take(offer.contents, here)
    assert refused.value.reason == "installed_already"
    other = look(package_of(sequence=6))
    own = here.folder / "tariffs" / "2026.toml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(revised(2026, 3, '"2208.48"', '"2230.00"'), encoding="utf-8")
    assert other.contents is not None
    with pytest.raises(PackageRefused) as newer:  # it came there while somebody read
        take(other.contents, here)
    assert newer.value.reason == "older_figures"
    again = look(package_of(), shelf=open_shelf(here.folder))
    assert isinstance(again.refused, PackageRefused)
    assert again.refused.reason == "installed_already"


def test_the_policy_that_is_used_here_is_compared_with_the_one_in_the_package(
    look: Looks, here: Here
) -> None:
    first = look(package_of({POLICY: policy()}))
    assert first.contents is not None
    take(first.contents, here)
    used = installed_policies(here.folder, TRUST)["voorbeeldbank"].path
    changed = policy(payment_step="20.00").replace("revision = 3", "revision = 4")
    offer = look(package_of({POLICY: changed}, sequence=6), organisation=read_organisation(used))
    assert (offer.policy_waits, offer.policies_aside) == (True, ())
    assert offer.impact is not None
    assert [(each.key, each.before, each.after) for each in offer.impact.policy] == [
        ("payment_step", Decimal(5), Decimal(20))
    ]
    assert offer.impact.day == TODAY
    assert not offer.asks_a_look
    harder = policy(reserve_after="0.00").replace("revision = 3", "revision = 5")
    used_here = read_organisation(used)
    # Somebody looks first at what keeps less for a household: Enter does not install it.
    assert look(package_of({POLICY: harder}, sequence=7), organisation=used_here).asks_a_look
    assert not look(package_of(files_of(), sequence=7)).policy_waits
