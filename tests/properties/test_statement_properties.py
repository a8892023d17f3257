"""A statement of any household comes back the same, tells the same amounts, and never crashes."""

import copy
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.refused import Refused
from app.services.statement.british import british_bytes
from app.services.statement.exporting import Exported, statement_bytes
from app.services.statement.importing import import_statement
from app.services.statement.lines import draft_of
from app.services.statement.reading import ReadStatement, read_statement
from calc import Draft, assess
from tests.app.services.statement.making import example, exported, values_of
from tests.building import ON, Raw, draft, example_policy
from tests.properties.strategies import families, raw_dossiers
from tests.properties.test_screen_properties import half_asked
from tests.tariff_files import shipped

pytestmark = pytest.mark.properties
OF_THE_YEAR = ("toetsingsinkomen", "taxable_income")


def _of(statement: Exported) -> Draft:
    """The dossier in the file of a statement."""
    read = read_statement(statement_bytes(statement.statement))
    assert isinstance(read, ReadStatement), read
    made = draft_of(read.statement)
    assert isinstance(made, Draft), made
    return made


@given(st.one_of(raw_dossiers(), families(), half_asked()), st.booleans())
def test_there_and_back_any_statement_is_the_same(raw: Raw, named: bool) -> None:
    first = exported(draft(raw), named=named)
    again = exported(_of(first), named=named)
    assert statement_bytes(again.statement) == statement_bytes(first.statement)


@given(st.one_of(raw_dossiers(), families(), half_asked()))
def test_what_is_in_the_statement_counts_as_it_did(raw: Raw) -> None:
    """The sums of a month, exactly: of a dossier and of what its statement becomes.

    But for the income of the year, by which a kindgebonden budget is divided when a child comes of
    age: a statement of months has none (docs/sfs-nl), and without it that child's part stops.
    """
    adults = [
        {key: value for key, value in each.items() if key not in OF_THE_YEAR}
        for each in raw["adults"]
    ]
    whole = draft(raw | {"adults": adults})
    in_it = _of(exported(whole))
    before = assess(whole, example_policy(), shipped(), ON).groups
    after = assess(in_it, example_policy(), shipped(), ON).groups
    for name in ("income", "costs", "arrangements", "left_before_buffer"):
        one, other = getattr(before, name), getattr(after, name)
        assert (one and one.amount) == (other and other.amount), name


STRANGE: list[Any] = [
    None, True, False, [], {}, [[]], 0, -1, 10**29, 0.1, "", "UNKNOWN", "unknown", "0", "1e99",
    "NaN", "x" * 201, "\u202e", "\u0000", "2026-13", "9999-12-31", "2026-02-30", "AB", "K19",
    "once",
    "wages", "rent", "sfs-nl/1", "-1.00", "1000000.01", "111222333",
]  # fmt: skip
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates().map(str)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def hostile(draw: st.DrawFn) -> bytes:
    """The statement of an example in which some values are others, gone, or twice there."""
    values = copy.deepcopy(values_of(example(draw(st.sampled_from(("HH1", "HH5", "HH6"))))))
    for _ in range(draw(st.integers(1, 4))):
        here: Any = values
        while True:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            inner = here[key]
            if isinstance(inner, dict | list) and inner and draw(st.integers(0, 4)):
                here = inner
                continue
            match draw(st.integers(0, 3)):
                case 0:
                    del here[key]
                case 1 if isinstance(here, list):
                    here.append(copy.deepcopy(inner))
                case 2:
                    here[key] = draw(st.sampled_from(STRANGE))
                case _:
                    here[key] = draw(JSON)
            break
    return json.dumps(values).encode()


@given(hostile())
def test_hostile_values_are_refused_by_their_field_or_taken_and_never_crash(data: bytes) -> None:
    _read_again(data)


@given(st.one_of(st.binary(max_size=200), JSON.map(lambda made: json.dumps(made).encode())))
def test_any_bytes_are_refused(data: bytes) -> None:
    problems = read_statement(data)
    assert isinstance(problems, tuple)
    assert problems


def _read_again(data: bytes) -> None:
    """What is taken can be written again; what is not is refused with its reasons."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.json"
        path.write_bytes(data)
        try:
            found = import_statement(path, example_policy(), shipped())
        except Refused:
            return
    again = exported(found.draft, named=True)
    assert british_bytes(again.statement)
    assert exported(_of(again), named=True).statement == again.statement
