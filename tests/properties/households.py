"""Households and policies that are drawn once for all properties of a run.

To draw a household took twice what it takes to assess it, and every property drew a hundred of its
own. Now hypothesis draws a hundred (and as many more as some property refuses), and each property
tries all of them, with what it asks beside them drawn for it alone. A property that fails is tried
again by hypothesis on exactly what it failed on, which then looks for the smallest household.
A profile that takes new examples each time (thorough, search) draws for every property anew.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, Final

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.control import current_build_context
from hypothesis.database import ExampleDatabase, choices_to_bytes
from hypothesis.errors import UnsatisfiedAssumption

from calc import Assessment, PolicyFile
from calc.base.money import engine_context
from calc.engine import assess_above
from calc.stored.assessment_json import _outcome
from tests.building import ON, Raw, draft, policy
from tests.properties.strategies import policies, raw_dossiers

Property = Callable[..., None]
Choices = tuple[Any, ...]
Drawn = tuple[bytes, Choices]
"""What was drawn, so that each property gets its own copy, and the choices that lead to it."""

HOUSEHOLD: Final = (raw_dossiers(), policies())
PLACES: Final = st.integers(0, 839)
"""For `place % len(lines)`: each of at most eight lines as often as another."""
_OFTEN: Final = st.integers(0, 2**64 - 1)
"""Drawn first: else of a strategy with two outcomes there would be two examples."""
_MOST_PAGES: Final = 10
"""As hypothesis: ten times as many tries as examples, and no more."""


def of_households(*more: st.SearchStrategy[Any]) -> Callable[[Property], Callable[[], None]]:
    """A property of a raw dossier, what its policy has other, and one value of each of `more`."""

    def decorate(holds: Property) -> Callable[[], None]:
        drawing = given(*HOUSEHOLD, *more)(holds)

        def property_() -> None:
            profile = settings.default
            assert profile is not None  # conftest loads one
            if profile.derandomize:
                try_all(holds, drawing, _examples(holds.__name__, more, profile.max_examples))
            else:
                drawing()

        property_.__name__, property_.__doc__ = holds.__name__, holds.__doc__
        property_.__module__, property_.__qualname__ = holds.__module__, holds.__qualname__
        return property_

    return decorate


def refuse_unless(condition: object) -> None:
    """As `assume` of hypothesis, which asks that hypothesis drew the example itself."""
    if not condition:
        raise UnsatisfiedAssumption


def try_all(holds: Property, drawing: Callable[[], None], examples: Iterable[Drawn]) -> None:
    """As many examples as the profile has, of those that the property does not refuse."""
    wanted = settings.default.max_examples if settings.default else 0
    tried = 0
    for written, choices in examples:
        try:
            holds(*pickle.loads(written))
        except UnsatisfiedAssumption:
            continue
        except Exception as error:
            _find_smallest(drawing, choices)
            error.add_note(f"Found with {pickle.loads(written)!r}, and not again.")
            raise
        tried += 1
        if tried == wanted:
            return
    pytest.fail(f"only {tried} of {wanted} examples were not refused")


class _Known(ExampleDatabase):
    """One example to begin with."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        # What hypothesis finds as it left it is the smallest already: there is one choice too many.
        self._known = choices_to_bytes((*choices, 0))

    def fetch(self, key: bytes) -> Iterator[bytes]:
        yield self._known

    def save(self, key: bytes, value: bytes) -> None:
        """A run leaves nothing behind."""

    def delete(self, key: bytes, value: bytes) -> None:
        """Nor takes anything away."""


def _find_smallest(drawing: Callable[[], None], choices: Choices) -> None:
    """Fail as hypothesis does, with the smallest example that follows from this one."""
    settings(
        derandomize=False,
        database=_Known(choices),
        phases=(Phase.reuse, Phase.shrink),
        print_blob=False,
    )(drawing)()


def _examples(name: str, more: tuple[st.SearchStrategy[Any], ...], count: int) -> Iterator[Drawn]:
    for page in range(_MOST_PAGES):
        households = _households(count, page)
        beside = _draw((_OFTEN, *more), len(households), f"{name} {page}") if more else []
        for place, (household, choices) in enumerate(households):
            if not more:
                yield household, choices
                continue
            others, chosen = beside[place % len(beside)]
            values = (*pickle.loads(household), *pickle.loads(others)[1:])
            yield pickle.dumps(values), choices + chosen[1:]


@cache
def _households(count: int, page: int) -> list[Drawn]:
    """Each once: one in twelve that hypothesis draws is as one before it."""
    drawn = _draw(HOUSEHOLD, count + count // 5, f"households {page}")
    before = {written for earlier in range(page) for written, _ in _households(count, earlier)}
    return [each for each in dict(drawn).items() if each[0] not in before]


def _draw(strategies: tuple[st.SearchStrategy[Any], ...], count: int, name: str) -> list[Drawn]:
    found: list[Drawn] = []

    @seed(name)
    @settings(max_examples=count, database=None, phases=(Phase.generate,))
    @given(st.tuples(*strategies))
    def take(values: tuple[Any, ...]) -> None:
        found.append((pickle.dumps(values), current_build_context().data.choices))

    take()
    return found


# What the properties look at: the same household under the same policy is assessed once ----------


def assessed(raw: Raw, changes: Raw) -> Assessment:
    """The assessment without a law, to be read: other properties look at the same one."""
    return _assessed(pickle.dumps(raw), pickle.dumps(changes))


def told(assessment: Assessment) -> Raw:
    """The assessment as its file has it, without its steps and the hash of all of it.

    The steps are three quarters of the time, and for the hash all else is written once more.
    """
    with engine_context():
        return _outcome(assessment)


def policy_of(changes: Raw) -> PolicyFile:
    """The example policy with other values, read once."""
    return _policy(pickle.dumps(changes))


@lru_cache(maxsize=256)
def _assessed(raw: bytes, changes: bytes) -> Assessment:
    return assess_above(None, draft(pickle.loads(raw)), _policy(changes), ON)


@lru_cache(maxsize=256)
def _policy(changes: bytes) -> PolicyFile:
    return policy(**pickle.loads(changes))
