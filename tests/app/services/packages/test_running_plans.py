"""What a package changes for plans that run: counted, in euros that were worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.resources import EARLIER_POLICIES, EXAMPLE_POLICY
from app.services.packages.example_households import InForce
from app.services.packages.running_plans import (
    FiguresFor,
    PlansImpact,
    plans_impact,
    rechecked_with,
)
from app.services.portfolio.job import Figures, Item, Unread
from app.store.dossier_file import dossier_bytes
from app.store.policy_file import read_policy_file
from calc import PolicyFile, Tariffs
from tests.app.services.portfolio.dossiers import DAY, HIGHER, LOWER, PLAN, running
from tests.building import draft, raw_draft
from tests.new_tariffs import revised
from tests.tariff_files import shipped, tariff_file

A_LITTLE = revised(2026, 2, '"50.05"', '"54.02"')


def policies() -> list[PolicyFile]:
    found = [read_policy_file(path) for path in (*EARLIER_POLICIES, EXAMPLE_POLICY)]
    return [each for each in found if isinstance(each, PolicyFile)]


def figures(text: str | None = None, on: date = DAY) -> Figures:
    """Those of the program, or with this file in the place of one of them."""
    given = [tariff_file(text, "2026.toml")] if text else []
    in_force = InForce(Tariffs.of([*shipped().files, *given]), policies()[-1])
    return rechecked_with(on, in_force, shipped().files, policies())


def with_figures(before: str | None, after: str) -> FiguresFor:
    both = figures(before), figures(after)
    return lambda _: both


def impact(*files: bytes | Unread, before: str | None = None, after: str = HIGHER) -> PlansImpact:
    items = [Item(f"dossier-{place}", file) for place, file in enumerate(files)]
    if before:
        after = after.replace("revision = 2", "revision = 3")
    return plans_impact(items, len(items), with_figures(before, after), lambda done, every: True)


def test_who_comes_under_a_higher_floor_is_counted_with_what_it_makes() -> None:
    """40.00 a month; 32 months ahead and 4 that were paid."""
    found = impact(running(), running())
    assert [each.after.file for each in found.under] == ["dossier-0", "dossier-1"]
    assert (found.too_much, found.relieved) == ((), ())
    assert (found.seen, found.all, found.running, found.open) == (2, 2, 2, 0)
    assert found.a_month == 2 * 40
    assert found.in_all == 2 * 36 * 40
    assert found.is_whole


def test_figures_that_ask_nothing_of_a_plan_touch_none() -> None:
    found = impact(running(), after=LOWER)
    assert (found.running, found.touched, found.relieved) == (1, (), ())
    assert found.a_month == found.in_all == 0


def test_what_was_wrong_already_is_no_work_of_the_package() -> None:
    same = impact(running(), before=HIGHER, after=HIGHER)
    assert (same.touched, same.relieved, same.running) == ((), (), 1)
    worse = impact(running(), before=A_LITTLE, after=HIGHER)
    assert (worse.under, len(worse.too_much)) == ((), 1)  # it was under the floor before it
    assert worse.a_month == 40 - 5
    assert worse.in_all == 36 * (40 - 5)


def test_a_plan_that_is_right_again_is_relieved() -> None:
    back = revised(2026, 3, '"50.05"', '"50.05"')
    found = impact(running(), before=HIGHER, after=back)
    assert ([each.after.file for each in found.relieved], found.touched) == (["dossier-0"], ())
    assert found.a_month == Decimal(0)


def test_a_proposal_is_no_running_plan_and_what_does_not_open_counts_nowhere() -> None:
    proposal = dossier_bytes(draft(raw_draft(**PLAN)))
    found = impact(proposal, Unread("failed"), b"{}", running())
    assert (found.seen, found.running, len(found.under)) == (4, 1, 1)


def test_it_stops_when_it_is_told_to_and_says_how_far_it_came() -> None:
    asked: list[tuple[int, int]] = []

    def once(done: int, every: int) -> bool:
        asked.append((done, every))
        return done == 0

    items = [Item(str(place), running()) for place in range(7)]
    found = plans_impact(iter(items), 7, with_figures(None, HIGHER), once)
    assert asked == [(0, 7), (5, 7)]
    assert (found.seen, found.all, len(found.under)) == (5, 7, 5)
    assert not found.is_whole
    assert replace(found, seen=7).is_whole
