"""Hypothesis profiles: `default` has the same examples for the same code, so that a run can be
repeated; `thorough` takes two thousand new ones each time, for a release; `search` takes new ones;
`quick` is for a look in between (`--hypothesis-profile=thorough`).
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from tests.few_messages import tell_little
from tests.frozen import freeze_value_types

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile(
    "default",
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW,
    print_blob=True,
)
settings.register_profile(
    "thorough", settings.get_profile("default"), max_examples=2000, derandomize=False
)
settings.register_profile("search", settings.get_profile("default"), derandomize=False)
settings.register_profile("quick", settings.get_profile("default"), max_examples=40)
settings.load_profile("default")

freeze_value_types()
# While 19,000 tests are collected nothing becomes garbage: to look for it took a third of the time.
# What is below says for each test whether it is looked for.
gc.disable()
# No test puts a key into the keyring of who runs it.
os.environ.setdefault("UITZICHT_NO_KEYRING", "1")
# Nor follows what an administrator set on the computer of who runs it.
os.environ.setdefault("UITZICHT_SYSTEM", str(Path(__file__).parent / "no administrator"))

_HERE: Final = Path(__file__).parent
_PROPERTIES: Final = _HERE / "properties"
_FIRST: Final = (
    "robustness", "journeys", "pictures", "properties", "app/documents", "app/render", "app/ui",
)  # fmt: skip
"""Folders with files of which one takes ten seconds or more. Workers take a file at a time: with a
long one at the end the others would have nothing to do."""
_MANY: Final = 200_000
"""New objects after which garbage is worth collecting: some hundred tests of a window."""


@pytest.fixture(autouse=True, scope="module")
def _what_is_there_stays() -> None:
    """What a module of tests finds is never looked through for garbage again.

    Modules, catalogues and what was kept of tests before are most of what there is: to look through
    them after each window took a sixth of its test, and more the longer a run had been going.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that a test let go of is collected between two tests.

    Anywhere else that could be while Qt lays it out, and Qt does not survive that. A property makes
    no window, and thousands of its examples would fill the memory: gigabytes in a thorough run.
    """
    if request.node.path.parent == _PROPERTIES:
        gc.enable()
    else:
        gc.disable()
    yield
    if gc.get_count()[0] > _MANY:
        gc.collect()


def pytest_configure(config: pytest.Config) -> None:
    """A worker of a quiet run tells little of what passes."""
    tell_little(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long goes first; what is marked `long` belongs to the thorough run alone."""
    items.sort(key=_turn)
    if config.getoption("--hypothesis-profile", None) == "thorough":
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def _turn(item: pytest.Item) -> int:
    """When the file of a test has its turn: the place of its folder, or after all of those."""
    of = item.path.relative_to(_HERE).as_posix()
    places = (at for at, folder in enumerate(_FIRST) if of.startswith(f"{folder}/"))
    return next(places, len(_FIRST))
