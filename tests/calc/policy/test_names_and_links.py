"""F13: what an organisation is called and where its links lead is what a reader sees."""

from collections.abc import Iterator
from typing import Any

import pytest

from calc import PolicyFile, Problem, read_policy, read_tariff_file
from calc.base.params import texts_of
from calc.base.problem import path_of
from calc.policy.minimums import read_minimums_toml
from tests.building import POLICY, as_toml
from tests.building import _example_values as example_values
from tests.tariff_files import tariff_text

Where = tuple[str | int, ...]
_MORE = {
    "logo": "beeld.png",
    "payment_link": "bank.example/betaal",
    "agency": {
        "wki_number": "W-1", "complaint_route": "Bel ons.",
        "quiet_from": "19:00", "quiet_until": "08:00",
    },
}  # fmt: skip
_CHOSEN = {"varying_income", "floor", "individual_costs", "rest_at_end", "gates", "channels",
           "code", "conditions", "kind"}  # fmt: skip
"""Words from a list of ours: something else is another problem."""
_FORMED = {"iban", "phone", "email", "quiet_from", "quiet_until"}


def _texts(value: Any, where: Where = ()) -> Iterator[Where]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*where, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*where, index))
    elif isinstance(value, str) and not _CHOSEN & set(where):
        yield where


def _with(where: Where, text: str) -> Any:
    def put(value: Any, rest: Where) -> Any:
        if not rest:
            return text
        if isinstance(value, list):
            return [put(v, rest[1:]) if i == rest[0] else v for i, v in enumerate(value)]
        return {k: put(v, rest[1:]) if k == rest[0] else v for k, v in value.items()}

    return put(example_values() | _MORE, where)


def _codes(where: Where, text: str) -> set[str]:
    found = read_policy(as_toml(_with(where, text)), "policy.toml")
    if isinstance(found, PolicyFile):
        return set()
    return {problem.code for problem in found if problem.path == path_of(where)}


PLACES = list(_texts(example_values() | _MORE))


def test_the_example_with_everything_is_sound() -> None:
    assert isinstance(read_policy(as_toml(example_values() | _MORE), "policy.toml"), PolicyFile)
    assert {("name",), ("contact", "person"), ("solutions", 0, "role")} < set(PLACES)


@pytest.mark.uncounted
@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\u00ad", "\x1b", "\u3164"])
@pytest.mark.parametrize("where", PLACES, ids=path_of)
def test_f13_a_policy_holds_nothing_that_nobody_sees(where: Where, char: str) -> None:
    wanted = "wrong_form" if _FORMED & set(where) else "control_character"
    assert wanted in _codes(where, f"SENTINEL{char}NL")


@pytest.mark.uncounted
@pytest.mark.parametrize("text", ["", " ", "\u00a0\t", " . - ", "\u2007"])
@pytest.mark.parametrize(
    "where", [w for w in PLACES if not {"logo", *_FORMED} & set(w)], ids=path_of
)
def test_f13_a_name_in_a_policy_says_something(where: Where, text: str) -> None:
    links = {"website", "payment_link"}
    assert _codes(where, text) & {"link_wrong" if links & set(where) else "text_blank"}


_BAD = [
    "javascript:alert(1)", "JavaScript:alert(1)", "javascript://bank.nl/%0aalert(1)",
    "data:text/html,bank.nl", "file:///etc/passwd", "file://bank.nl/a", "vbscript:x.nl",
    "ftp://bank.nl", "https:bank.nl", "//bank.nl", "https://", "bank", "tel:0201234567",
    "https://bank.nl@kwaad.nl", "bank.nl@kwaad.nl", "https://bank.nl\\kwaad", "bank.nl/a b",
    'bank.nl/"><script>', "bank.nl/<b>", "bank..nl", ".nl", "https://bank.nl:x/", "C:\\bank.nl",
    "mailto:a@b.nl", "https://1.2.3.4/", "bank.nl:javascript", "-.nl",
]  # fmt: skip
_GOOD = [
    "bank.nl", "www.bank.nl", "bank.example/samen", "https://bank.nl", "http://bank.nl/",
    "https://betaal.bank.nl:8443/a/b?x=1&y=%20#z", "bank.nl?x=1", "bücher.nl/é",
    "b-c.bank.amsterdam",
]  # fmt: skip


@pytest.mark.parametrize("key", [("contact", "website"), ("payment_link",)], ids=path_of)
@pytest.mark.parametrize("link", _BAD)
def test_f13_a_link_that_is_no_page_of_the_web_is_refused(key: Where, link: str) -> None:
    assert _codes(key, link) == {"link_wrong"}


@pytest.mark.parametrize("key", [("contact", "website"), ("payment_link",)], ids=path_of)
@pytest.mark.parametrize("link", _GOOD)
def test_f13_a_page_of_the_web_is_a_link(key: Where, link: str) -> None:
    assert _codes(key, link) == set()


def test_f13_the_problem_has_its_line() -> None:
    text = POLICY.read_text(encoding="utf-8").replace(
        'website = "voorbeeldbank.example/samen"', 'website = "javascript:x"'
    )
    (problem,) = read_policy(text, "policy.toml")  # type: ignore[misc]
    assert isinstance(problem, Problem)
    assert (problem.code, problem.path) == ("link_wrong", "contact.website")
    assert texts_of(problem.params)["line"].isdecimal()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('url = "https://', 'url = "javascript:https://', "wrong_form"),
        ('url = "https://', 'url = "https://a@', "link_wrong"),
        ('url = "https://', 'url = "https://\\u202e', "control_character"),
        ('checked_by = ["', 'checked_by = ["\\u202e', "control_character"),
        ('article = "', 'article = "\\u001b', "control_character"),
    ],
)
def test_f13_a_tariff_file_too(old: str, new: str, code: str) -> None:
    text = tariff_text(2026)
    assert old in text
    found = read_tariff_file(text.replace(old, new, 1), "2026.toml")
    assert isinstance(found, tuple)
    assert code in {problem.code for problem in found}


@pytest.mark.parametrize("name", ["", " ", "\\u202eNibud", "-"])
def test_f13_minimums_have_a_name_that_says_something(name: str) -> None:
    head = f'name = "{name}"\nlicence = "x"\namounts_of_year = 2026\n'
    text = f"{head}[minimums.alleenstaand]\nfood = 1\n"
    found = read_minimums_toml(text)
    assert isinstance(found, tuple)
    assert {(problem.code, problem.path) for problem in found} <= {
        ("missing", "name"), ("text_blank", "name"), ("control_character", "name"),
    }  # fmt: skip
    assert len(found) == 1
