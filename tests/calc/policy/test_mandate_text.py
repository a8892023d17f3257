"""The text of a mandate is the organisation's own: read as it is, within bounds."""

import pytest

from calc import PolicyFile, Problem, read_policy
from tests.building import POLICY, policy

TEXT = POLICY.read_text(encoding="utf-8")


def read(line: str) -> PolicyFile | tuple[Problem, ...]:
    return read_policy(f"{line}\n{TEXT}", "policy.toml")


def code(line: str) -> str:
    found = read(line)
    assert isinstance(found, tuple)
    [problem] = found
    return problem.code


def test_without_the_text_the_policy_is_read_and_has_none() -> None:
    made = policy().policy
    assert (made.mandate_text, made.mandate_text_en, made.debit_notice_days) == (None, None, None)


@pytest.mark.parametrize("key", ["mandate_text", "mandate_text_en"])
def test_the_text_is_kept_as_it_is(key: str) -> None:
    found = read(f'{key} = """Eerste alinea.\n\nTweede, binnen 8 weken."""')
    assert isinstance(found, PolicyFile)
    assert getattr(found.policy, key) == "Eerste alinea.\n\nTweede, binnen 8 weken."


@pytest.mark.parametrize(
    "said", ["binnen 13 maanden", "within 13 months", "dertien  maanden", "Thirteen-months"]
)
def test_a_term_without_a_source_is_refused(said: str) -> None:
    assert code(f'mandate_text = "U kunt dat {said} doen."') == "mandate_months"


@pytest.mark.parametrize(
    ("text", "wrong"), [("", "text_blank"), (" . ", "text_blank"), ("a" * 1501, "too_long")]
)
def test_a_text_that_says_nothing_or_fills_more_than_a_page_is_refused(
    text: str, wrong: str
) -> None:
    assert code(f'mandate_text = "{text}"') == wrong


@pytest.mark.parametrize(
    ("days", "wrong"), [(0, "number_too_low"), (61, "number_too_high"), (1, ""), (60, "")]
)
def test_the_days_before_a_debit_have_bounds(days: int, wrong: str) -> None:
    found = read(f"debit_notice_days = {days}")
    if wrong:
        assert isinstance(found, tuple)
        assert [problem.code for problem in found] == [wrong]
    else:
        assert isinstance(found, PolicyFile)
        assert found.policy.debit_notice_days == days
