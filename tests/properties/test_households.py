"""Properties that share their households still try a hundred, and say what they fail on."""

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from tests.building import Raw
from tests.properties import households
from tests.properties.households import of_households, refuse_unless

pytestmark = pytest.mark.properties


@pytest.fixture(autouse=True)
def of_the_default_profile() -> Iterator[None]:
    """The default number of the same examples, whatever profile this run has."""
    running = settings.get_current_profile_name()
    settings.load_profile("default")
    yield
    settings.load_profile(running)


def test_a_property_tries_a_hundred_households_and_each_its_own_copy() -> None:
    tried: list[bytes] = []
    shared: list[int] = []

    @of_households(st.booleans())
    def first(raw: Raw, changes: Raw, yes: bool) -> None:
        tried.append(pickle.dumps((raw, changes)))
        shared.append(yes)
        raw.clear()

    @of_households()
    def second(raw: Raw, changes: Raw) -> None:
        tried.remove(pickle.dumps((raw, changes)))

    first()
    assert len(set(tried)) == 100
    assert 25 < sum(shared) < 75  # a strategy with two values is no two examples
    second()
    assert tried == []


def test_for_what_a_property_refuses_it_gets_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(households, "_MOST_PAGES", 3)
    tried: list[str] = []

    @of_households()
    def of_two(raw: Raw, changes: Raw) -> None:
        refuse_unless(len(raw["adults"]) > 1)
        tried.append(repr((raw, changes)))

    of_two()
    assert len(set(tried)) == 100

    @of_households()
    def of_nobody(raw: Raw, changes: Raw) -> None:
        refuse_unless(not raw["adults"])

    with pytest.raises(pytest.fail.Exception, match="only 0 of 100"):
        of_nobody()


def test_a_failure_comes_with_the_smallest_household() -> None:
    @of_households(st.integers(0, 9000))
    def fails(raw: Raw, changes: Raw, number: int) -> None:
        assert len(raw["adults"]) < 2 or number < 17

    with pytest.raises(AssertionError) as caught:
        fails()
    [said] = [note for note in caught.value.__notes__ if "Failing test case" in note]
    assert said.count("'ref': 'B'") == 1
    # The wage, and what hypothesis did not find a way to leave out: it takes chances.
    assert said.count("'code'") < 5
    assert "number=17" in said


def test_what_does_not_fail_again_fails_all_the_same() -> None:
    seen: list[Raw] = []

    @of_households()
    def once(raw: Raw, changes: Raw) -> None:
        seen.append(raw)
        assert len(seen) != 3

    with pytest.raises(AssertionError) as caught:
        once()
    assert any("and not again" in note for note in caught.value.__notes__)


def test_a_search_draws_households_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(households, "_households", None)
    settings.load_profile("search")
    tried: list[Raw] = []

    @of_households()
    def looks(raw: Raw, changes: Raw) -> None:
        tried.append(raw)

    looks()
    assert len(tried) >= 100
