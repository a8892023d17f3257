"""E1: the rest of a plan on a day, and who may decide that it is cancelled."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from app.services.agreement import with_event
from app.services.discharging import discharged, rest_if_discharged
from app.services.organisation import read_organisation
from calc import UNKNOWN, Assessment, Draft, assess
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry
from calc.dossier.agreement import PlanEvent, PlanStatus
from calc.dossier.codes import Channel
from calc.running.discharge import rest_on
from tests.journeys.windows import example
from tests.tariff_files import shipped

POLICY_FILE = read_organisation(None).policy_file
POLICY = POLICY_FILE.policy
DAY = date(2029, 12, 3)
TARIFFS = shipped()
BY_SENIOR = {"by": "SENTINEL-A", "role": "senior"}


def assessed(draft: Draft) -> Assessment:
    return assess(draft, POLICY_FILE, TARIFFS, date(2026, 11, 23))


def rest_of(draft: Draft) -> Decimal | None:
    running = assessed(draft).running
    assert running is not None
    return rest_on(draft, running, DAY)


def put(draft: Draft, status: PlanStatus, on: date, **more: object) -> Draft:
    event = PlanEvent.model_validate({"status": status, "on": on, **more})
    found = with_event(draft, event, assessed(draft), POLICY)
    assert isinstance(found, Draft), found
    return found


@pytest.fixture(scope="module")
def ended() -> Callable[..., Draft]:
    """A plan that ended, with these entries."""
    draft = put(example("HH1-afgerond"), PlanStatus.OFFERED, date(2026, 11, 24))
    accepted = {"channel": Channel.PHONE, "by": "SENTINEL-B"}
    draft = put(draft, PlanStatus.ACCEPTED, date(2026, 11, 26), **accepted)
    draft = put(draft, PlanStatus.RUNNING, date(2026, 12, 1))

    def made(*entries: HistoryEntry) -> Draft:
        agreement = draft.agreement.model_copy(update={"entries": entries})
        running = draft.model_copy(update={"agreement": agreement})
        return put(running, PlanStatus.ENDED, date(2029, 11, 30))

    return made


def entry(kind: EntryKind, amount: str, on: date = date(2027, 1, 4)) -> HistoryEntry:
    return HistoryEntry(kind=kind, on=on, amount=Decimal(amount))


def test_e1_the_rest_counts_what_came_in_went_back_and_was_corrected(
    ended: Callable[..., Draft],
) -> None:
    draft = ended(
        entry(EntryKind.RECEIVED, "395.00"),
        entry(EntryKind.RECEIVED, "100.00"),
        entry(EntryKind.REVERSED, "40.00"),
        entry(EntryKind.REFUNDED, "0.50"),
        entry(EntryKind.CORRECTION, "10.25"),
        entry(EntryKind.RECEIVED, "7.00", date(2029, 12, 4)),
        entry(EntryKind.CORRECTION, "9.00", date(2029, 12, 4)),
    )
    balance = draft.debt.balance
    assert isinstance(balance, Decimal)
    wanted = balance - Decimal("464.75")
    assert rest_of(draft) == wanted
    assert rest_if_discharged(draft, DAY, assessed, POLICY) == wanted
    later = rest_if_discharged(draft, date(2029, 12, 4), assessed, POLICY)
    assert later == wanted - 16
    event = PlanEvent(status=PlanStatus.DISCHARGED, on=DAY, by="SENTINEL-A", role="senior")
    found = discharged(draft, event, assessed, POLICY)
    assert isinstance(found, Draft)
    assert found.agreement.events[-1] == event.model_copy(update={"amount": wanted})


def test_e1_an_amount_that_somebody_brings_along_is_not_taken(ended: Callable[..., Draft]) -> None:
    draft = ended(entry(EntryKind.RECEIVED, "395.00"))
    event = PlanEvent.model_validate(
        {"status": PlanStatus.DISCHARGED, "on": DAY, "amount": Decimal(999999), **BY_SENIOR}
    )
    found = discharged(draft, event, assessed, POLICY)
    assert isinstance(found, Draft)
    assert found.agreement.events[-1].amount == rest_of(draft)


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"role": "senior"}, "agreement.events.by"),
        ({"by": "SENTINEL-A"}, "agreement.events.role"),
        ({"by": "SENTINEL-A", "role": "medewerker"}, "agreement.events.role"),
    ],
)
def test_e1_who_may_not_decide_is_refused(
    more: dict[str, str], path: str, ended: Callable[..., Draft]
) -> None:
    draft = ended(entry(EntryKind.RECEIVED, "395.00"))
    event = PlanEvent.model_validate({"status": PlanStatus.DISCHARGED, "on": DAY, **more})
    found = discharged(draft, event, assessed, POLICY)
    assert isinstance(found, tuple)
    assert [each.path for each in found] == [path]


def paid(draft: Draft, more: str = "0") -> str:
    """All that is owed, and so much more."""
    assert isinstance(draft.debt.balance, Decimal)
    return str(draft.debt.balance + Decimal(more))


def test_e1_where_all_was_paid_nobody_decides_and_nothing_is_cancelled(
    ended: Callable[..., Draft],
) -> None:
    draft = ended(entry(EntryKind.RECEIVED, paid(ended())))
    found = discharged(draft, PlanEvent(status=PlanStatus.DISCHARGED, on=DAY), assessed, POLICY)
    assert isinstance(found, Draft), found
    event = found.agreement.events[-1]
    assert (event.amount, event.by, event.role) == (Decimal(0), UNKNOWN, UNKNOWN)


@pytest.mark.parametrize("more", ["0.01", "0.99", "250.00"])
def test_e1_what_was_paid_too_much_goes_back_first(more: str, ended: Callable[..., Draft]) -> None:
    draft = ended(entry(EntryKind.RECEIVED, paid(ended(), more)))
    event = PlanEvent.model_validate({"status": PlanStatus.DISCHARGED, "on": DAY, **BY_SENIOR})
    found = discharged(draft, event, assessed, POLICY)
    assert isinstance(found, tuple)
    [problem] = found
    assert (problem.code, problem.path) == ("discharge_paid_too_much", "agreement.entries")
    assert dict(problem.params) == {"amount": Decimal(more)}


@pytest.mark.parametrize(
    ("reason", "path"),
    [({}, ["agreement.events.reason"]), ({"reason": " . "}, ["agreement.events.reason"]),
     ({"reason": "ziek"}, [])],
)  # fmt: skip
@pytest.mark.parametrize("came_in", [(), ("100.00", "-100.00")], ids=["nothing", "and went back"])
def test_e1_where_nothing_was_received_somebody_says_why(
    came_in: tuple[str, ...], reason: dict[str, str], path: list[str], ended: Callable[..., Draft]
) -> None:
    entries = [
        entry(EntryKind.REVERSED if each[0] == "-" else EntryKind.RECEIVED, each.lstrip("-"))
        for each in came_in
    ]
    draft = ended(*entries)
    if not came_in:
        agreement = draft.agreement.model_copy(update={"paid_sum": Decimal(0)})
        draft = draft.model_copy(update={"agreement": agreement})
    event = PlanEvent.model_validate(
        {"status": PlanStatus.DISCHARGED, "on": DAY, **BY_SENIOR, **reason}
    )
    found = discharged(draft, event, assessed, POLICY)
    assert ([] if isinstance(found, Draft) else [each.path for each in found]) == path


def test_e1_a_day_before_the_plan_allows_has_no_rest(ended: Callable[..., Draft]) -> None:
    draft = ended(entry(EntryKind.RECEIVED, "395.00"))
    assert rest_if_discharged(draft, date(2029, 11, 29), assessed, POLICY) is None
    nothing = example("HH1-afgerond")
    assert rest_if_discharged(nothing, DAY, assessed, POLICY) is None
    assert assessed(nothing).running is None
