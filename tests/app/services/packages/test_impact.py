"""What a package changes in euros for the examples, on the first day that it does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.i18n import Texts
from app.resources import EXAMPLE_POLICY
from app.services.dossier_store.listing import event_number
from app.services.packages.example_households import HOUSEHOLDS, HouseholdFigures, InForce
from app.services.packages.impact import Change, DossierFigures, Impact, impact_of, plans_of
from app.services.packages.impact_words import say_unmoved
from app.store.dossier_file import dossier_bytes
from app.store.policy_file import read_policy_file
from calc import Draft, PolicyFile, Tariffs
from tests.app.ui.home.stores import case, dossier, filled_desk
from tests.new_tariffs import next_year, revised
from tests.tariff_files import shipped, tariff_file, tariff_text

TODAY = date(2026, 11, 23)
HIGHER = revised(2026, 2, '"50.69"', '"90.69"')
"""The arbeidstoeslag of July, 40.00 more."""
NORM = ('"1419.46"', '"1459.46"')
"""Of who lives alone, from July 2026: 40.00 more."""


def now() -> InForce:
    policy = read_policy_file(EXAMPLE_POLICY)
    assert isinstance(policy, PolicyFile)
    return InForce(shipped(), policy)


def change(text: str, client: Callable[[Draft], PolicyFile] | None = None) -> Change:
    """With this file beside those of the program."""
    files = [*shipped().files, tariff_file(text)]
    return Change(now(), InForce(Tariffs.of(files), now().policy_file), client)


def impact(text: str) -> Impact:
    return impact_of(change(text), TODAY)


@pytest.fixture(scope="module")
def higher() -> Impact:
    return impact(revised(2026, 2, *NORM))


def test_each_example_begins_in_the_month_of_the_new_figures(higher: Impact) -> None:
    assert higher.day == date(2026, 7, 1)
    assert [each.name for on in higher.days for each in on.households] == list(HOUSEHOLDS)
    [on] = higher.days
    assert on.day == higher.day
    alone = on.households[0]
    assert alone.before == HouseholdFigures(
        Decimal("2012.74"), Decimal("165.00"), Decimal("6880.00"), date(2029, 6, 30)
    )


def test_the_floor_of_who_lives_alone_follows_the_norm_to_the_cent(higher: Impact) -> None:
    by_name = {each.name: each for each in higher.days[0].households}
    for name in ("HH1", "HH3"):
        was, becomes = by_name[name].before.floor, by_name[name].after.floor
        assert was is not None
        assert becomes is not None
        assert becomes - was == 38, name  # 95 hundredths of 40.00
        assert by_name[name].differs
    assert not by_name["HH2"].differs  # a couple
    assert higher.moves_households


def test_a_package_without_other_figures_changes_nothing_and_computes_nothing() -> None:
    nothing = impact(tariff_text(2026).replace("revision = 1", "revision = 2"))
    assert nothing == Impact((), (), None, ())
    assert nothing.changes_nothing


def test_of_days_that_are_too_many_is_said_that_they_were_not_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What changes on the first day would else be told as nothing."""
    monkeypatch.setattr("app.services.packages.impact.MOST_DAYS", 1)
    found = impact(revised(2026, 2, '"2208.48"', '"2209.48"').replace('"1401.5"', '"1441.5"'))
    assert ([on.day for on in found.days], found.has_earlier) == ([date(2026, 7, 1)], True)
    said = [line.replace("\N{NO-BREAK SPACE}", " ") for line in say_unmoved(Texts("nl"), found)]
    assert said == [
        "Vanaf 1 juli 2026 blijft voor alle voorbeelden het bedrag zoals het is.",
        "Voor 1 juli 2026 verandert er ook iets. De voorbeelden zijn daarvoor niet uitgerekend.",
    ]


def test_other_words_alone_move_no_household() -> None:
    found = impact(revised(2026, 2, "art. 475da lid 1 Rv", "art. 475da lid 9 Rv"))
    assert found.figures
    assert (found.day, found.days) == (date(2026, 1, 1), ())
    assert not found.changes_nothing
    assert not found.moves_households


def test_figures_that_move_nobody_say_so() -> None:
    found = impact(next_year())
    assert [on.day for on in found.days] == [found.day] == [date(2027, 1, 1)]
    assert not found.moves_households
    assert found.marked == ()


def test_each_day_on_which_figures_begin_is_told_apart_and_never_more_than_two_years() -> None:
    """A small step in January would else hide the large one of July."""
    both = impact(revised(2026, 2, *NORM).replace('"1401.5"', '"1402.5"'))
    assert [on.day for on in both.days] == [date(2026, 1, 1), date(2026, 7, 1)]
    floors = [[each.after.floor, each.before.floor] for on in both.days for each in on.households]
    assert [a - b for a, b in floors[::6] if a and b] == [Decimal("0.95"), 38]
    age = shipped().files[-1].values["aow.leeftijd"][-1]
    text = tariff_text(2026).replace("revision = 1", "revision = 2")
    place = text.rindex(f'amount = "{age.amount}"')
    later = impact(text[:place] + text[place:].replace(f'"{age.amount}"', '"900"', 1))
    assert (later.day, later.days) == (age.valid_from, ())  # no file is of that year yet


def test_another_policy_holds_from_today_and_names_what_it_changes() -> None:
    file = now().policy_file
    policy = file.policy.model_copy(
        update={"payment_step": Decimal(20), "revision": 99, "checked_by": ("X",)}
    )
    found = impact_of(Change(now(), InForce(shipped(), replace(file, policy=policy))), TODAY)
    assert [(each.key, each.before, each.after) for each in found.policy] == [
        ("payment_step", Decimal(5), Decimal(20))
    ]
    assert (found.figures, found.day, len(found.days)) == ((), TODAY, 1)
    assert found.moves_households


def test_the_plans_of_a_store_are_looked_at_and_that_is_an_event(tmp_path: Path) -> None:
    desk = filled_desk(tmp_path)
    found = plans_of(desk, tmp_path, change(HIGHER), TODAY, lambda done, every: True)
    assert (found.seen, found.all, found.running) == (6, 6, 0)  # examples are proposals
    before = event_number(desk)
    stopped = plans_of(desk, tmp_path, change(HIGHER), TODAY, lambda done, every: False)
    assert (stopped.seen, stopped.all) == (0, 6)
    assert event_number(desk) == before + 1
    desk.database.close()


def test_the_dossier_of_a_client_is_worked_out_under_the_policy_of_that_client(
    tmp_path: Path,
) -> None:
    own = now().policy_file
    clients = replace(own, source=replace(own.source, sha256="0" * 64))
    brought = replace(own, source=replace(own.source, sha256="1" * 64))

    def client(draft: Draft) -> PolicyFile:
        return clients if draft.handling.case_id == case("HH2") else own

    both = replace(change(HIGHER, client), then=InForce(change(HIGHER).then.tariffs, brought))
    figures_for = DossierFigures(both, tmp_path, TODAY)
    before, after = figures_for(dossier_bytes(dossier("HH1")))
    assert (before.policy_file, after.policy_file) == (own, brought)
    assert after.new.files == both.then.tariffs.files
    assert before.new.files == both.now.tariffs.files
    assert own.source.sha256 in after.policies  # a plan was agreed under it
    of_client = figures_for(dossier_bytes(dossier("HH2")))
    assert [each.policy_file for each in of_client] == [clients, clients]
    assert of_client[1].new.files == both.then.tariffs.files
