"""Reading a tariff file: all problems at once, hashes, and revisions of an older program."""

from collections.abc import Sequence
from datetime import date

import pytest

from calc import Problem, TariffFile, TariffsOn, read_tariff_file
from calc.base.params import texts_of
from calc.base.step import Status
from calc.tariffs import Tariffs
from calc.tariffs.coverage import coverage_problems
from calc.tariffs.entry import TariffEntry
from tests.tariff_files import shipped, tariff_file, tariff_text
from tests.tariff_mutilations import Mutilation, mutilations

TEXT = tariff_text(2026)
SEEN_BY_THE_STORE = ("binary", "other_encoding", "huge")
BROKEN = [broken for broken in mutilations(126, seed=4) if broken.kind not in SEEN_BY_THE_STORE]
KEY = "bvv.maximum.alleenstaande"
BLOCKS = [f"[[{KEY}]]{block}" for block in TEXT.split(f"[[{KEY}]]")[1:]]


def problems(text: str, *, older: bool = False) -> Sequence[Problem]:
    found = read_tariff_file(text, "test.toml", older=older)
    assert isinstance(found, tuple)
    return found


def codes(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in problems(text)]


@pytest.mark.parametrize("broken", BROKEN, ids=[broken.kind for broken in BROKEN])
def test_a_broken_file_is_refused(broken: Mutilation) -> None:
    assert broken.code in [problem.code for problem in problems(broken.data.decode())]


def test_all_problems_are_said_at_once_in_the_order_of_the_file() -> None:
    text = TEXT.replace("revision = 1", "revision = 0").replace('"2191.42"', "2191.42")
    text = text.replace("[[kgb.afbouw]]", "[[kgb.opbouw]]")
    found = problems(text)
    assert [(problem.code, problem.path) for problem in found] == [
        ("number_too_low", "revision"),
        ("tariff_amount_is_float", f"{KEY}[0].amount"),
        ("unknown_key", "kgb.opbouw[0]"),
        ("tariff_omitted", "kgb.afbouw"),
    ]
    lines = [texts_of(problem.params).get("line") for problem in found]
    assert lines[3] is None
    assert [text.splitlines()[int(line) - 1] for line in lines[:3] if line] == [
        "revision = 0",
        "amount = 2191.42",
        "[[kgb.opbouw]]",
    ]


def test_an_empty_file_lacks_its_head() -> None:
    assert codes("") == [
        ("missing", name) for name in ("year", "revision", "date", "checked_by", "sources")
    ]


def test_without_a_good_year_the_periods_are_not_judged() -> None:
    for year in ("true", '"2026"', "2020", "2200"):
        text = TEXT.replace("year = 2026", f"year = {year}")
        assert [path for _, path in codes(text)] == ["year"], year


def test_with_another_mistake_in_the_head_the_values_are_judged_all_the_same() -> None:
    text = TEXT.replace("revision = 1", "revision = 0").replace("[[kgb.afbouw]]", "[[kgb.af]]")
    assert ("tariff_omitted", "kgb.afbouw") in codes(text)


def test_a_key_written_in_two_ways_is_there_twice() -> None:
    text = TEXT.replace("revision = 1", f"revision = 1\n'{KEY}' = 1")
    assert ("tariff_duplicate", KEY) in codes(text)


def test_sources_that_are_no_table_are_one_problem_and_every_source_is_unknown() -> None:
    head, _, values = TEXT.partition("[sources.")
    rest = values[values.index("# ---") :]
    found = codes(f"{head}sources = 5\n{rest}")
    assert found[0] == ("not_a_group", "sources")
    assert ("tariff_source", f"{KEY}[0].source") in found


def test_a_key_too_deep_is_unknown_by_its_first_part() -> None:
    deep = ".".join(["a"] * 200)
    [(code, path)] = codes(f"{deep} = 1\n{TEXT}")
    assert code == "unknown_key"
    assert path.startswith("a.a.a.a")


def test_a_key_of_another_year_is_refused_in_this_one() -> None:
    block = TEXT[TEXT.index("[[huurtoeslag.afbouw.eenpersoons]]") :].split("\n\n")[0]
    text = tariff_text(2025).rstrip() + "\n\n" + block.replace("2026-", "2025-")
    text = text.replace('source = "HT26"', 'source = "FORM"')
    assert codes(text) == [("tariff_not_of_year", "huurtoeslag.afbouw.eenpersoons[0]")]


def test_a_key_with_an_empty_list_has_no_values() -> None:
    text = "".join(TEXT.split(f"[[{KEY}]]")[0]) + "".join(
        block[block.index("[[", 2) :] for block in BLOCKS[1:]
    )
    text = text.replace("year = 2026", f"{KEY} = []\nyear = 2026")
    assert codes(text) == [("tariff_gap", f"{KEY}[0]")]


def test_values_may_stand_in_any_order() -> None:
    first, second = BLOCKS[0], BLOCKS[1][: BLOCKS[1].index("[[", 2)]
    swapped = TEXT.replace(first + second, second + first)
    assert swapped != TEXT
    values = tariff_file(swapped).values[KEY]
    assert [value.valid_from for value in values] == [date(2026, 1, 1), date(2026, 7, 1)]
    gap = swapped.replace("valid_to = 2026-12-31", "valid_to = 2026-12-30", 1)
    assert codes(gap) == [("tariff_gap", f"{KEY}[0]")]


def test_a_value_within_another_does_not_end_it() -> None:
    """The year is filled by the long one; the short one overlaps, and that is all."""
    long = TariffEntry.model_validate(
        {
            "amount": "1.00",
            "unit": "EUR/month",
            "valid_from": date(2026, 1, 1),
            "valid_to": date(2026, 12, 31),
            "article": "art.",
            "source": "RV",
            "status": "law",
        }
    )
    short = long.model_copy(update={"valid_from": date(2026, 3, 1), "valid_to": date(2026, 3, 31)})
    found = [
        problem
        for problem in coverage_problems(2026, {KEY: [long, short]}, ())
        if problem.path.startswith(f"{KEY}[")
    ]
    assert [(problem.code, problem.path) for problem in found] == [
        ("tariff_overlap", f"{KEY}[1].valid_from")
    ]


def test_only_a_key_that_looks_ahead_may_go_beyond_its_year() -> None:
    text = TEXT.replace("valid_to = 2026-12-31", "valid_to = 2027-12-31", 1)
    [problem] = problems(text)
    assert problem.code == "tariff_outside_year"
    assert tariff_file(TEXT).values["aow.leeftijd"][-1].valid_to.year == 2031


def test_line_ends_do_not_change_the_hash_and_everything_else_does() -> None:
    there = tariff_file(TEXT).source.sha256
    assert tariff_file(TEXT.replace("\n", "\r\n")).source.sha256 == there
    assert tariff_file(TEXT + "# een noot\n").source.sha256 != there


def test_a_file_lists_what_nobody_could_confirm() -> None:
    for file in shipped().files:
        assert file.missing()
        assert {value.status for value in file.missing()} == {Status.MISSING}


class TestAnOlderRevision:
    """A file that an earlier program took knows fewer keys, or others, than this program."""

    OLD = TEXT.replace("[[kgb.afbouw]]", "[[kgb.opbouw]]")

    def test_is_refused_as_a_new_file(self) -> None:
        assert problems(self.OLD)

    def test_is_read_again_with_what_it_lacks_missing(self) -> None:
        file = read_tariff_file(self.OLD, "2026.toml", older=True)
        assert isinstance(file, TariffFile)
        assert "kgb.opbouw" not in file.values
        [lacking] = file.values["kgb.afbouw"]
        assert (lacking.amount, lacking.status) == (None, Status.MISSING)
        assert lacking.reason
        assert lacking in file.missing()
        now = Tariffs.of([file]).on(date(2026, 5, 1))
        assert isinstance(now, TariffsOn)
        assert now.leaf("kgb.afbouw") is None
        assert now.value("kgb.extra_12_15") == tariff_file(TEXT).values["kgb.extra_12_15"][0]

    def test_is_otherwise_checked_as_any(self) -> None:
        assert problems(self.OLD.replace('"2191.42"', "1"), older=True)

    def test_reads_a_sound_file_as_it_is(self) -> None:
        assert read_tariff_file(TEXT, "test.toml", older=True) == tariff_file(TEXT)
