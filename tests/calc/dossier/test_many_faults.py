"""F8: however much is wrong, what is said of it stays small, and is known in bounded time."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from calc import Draft, Problem, problems_of
from calc.base import problem as problems
from calc.base.problem import shortened


def found(raw: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(ValidationError) as caught:
        Draft.model_validate_json(json.dumps(raw))
    return problems_of(caught.value)


def test_f8_above_so_many_faults_one_problem_says_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {f"k{number}": 1 for number in range(10)}
    monkeypatch.setattr(problems, "MOST_FAULTS", 10)
    assert len(found(raw)) == 10
    monkeypatch.setattr(problems, "MOST_FAULTS", 9)
    assert found(raw) == (Problem("too_many_faults", "", (("count", 10),)),)


def test_f8_what_somebody_wrote_is_shortened() -> None:
    assert shortened("a" * 80) == "a" * 80
    assert shortened("a" * 81) == "a" * 80 + "..."


@pytest.mark.parametrize(
    "email",
    ["a@[b.nl", "a@b", "a b@c.nl", "a..b@c.nl", ".a@c.nl", "a@-c.nl", "a@c..nl", "a@b.nl\n",
     "<a@b.nl>", "a@b.nl,c@d.nl", "é@b.nl", "=?utf-8?q?a?=@b.nl", "a@b.nl\u0000", '"a"@b.nl'],
)  # fmt: skip
def test_f6_an_address_that_no_mail_program_takes_is_refused(email: str) -> None:
    assert [(each.code, each.path) for each in found({"contact": {"email": email}})] == [
        ("wrong_form", "contact.email")
    ]


@pytest.mark.parametrize("email", ["a@b.nl", "jan.de-vries+post@mail.voorbeeld.example", "a_1@b.c"])
def test_an_ordinary_address_is_taken(email: str) -> None:
    made = Draft.model_validate_json(json.dumps({"contact": {"email": email}}))
    assert made.contact.email == email
