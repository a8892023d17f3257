"""Whole calls: a household that answers every question gives the outcome that it had on paper."""

from datetime import date

import pytest

from app.services.call.conversation import Conversation
from app.store.dossier_file import dossier_bytes, parse_dossier
from calc import HeadlineKind
from tests.app.services.call.player import assessed, example, played

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("HH1", HeadlineKind.CONCEPT),
        ("HH4", HeadlineKind.NOTHING),
        ("HH6", HeadlineKind.NOTHING),
    ],
)
def test_a_whole_call_gives_the_outcome_on_paper(name: str, kind: HeadlineKind) -> None:
    source = example(name)
    draft, turns = played(source, ON)
    said, paper = assessed(draft, ON), assessed(source, ON)
    assert paper.headline.kind is kind
    assert (said.headline.kind, said.standing) == (kind, paper.standing)
    assert said.headline.amount is not None
    assert paper.headline.amount is not None
    assert said.headline.amount.amount == paper.headline.amount.amount
    assert [rung.payment.amount for rung in said.rungs] == [
        rung.payment.amount for rung in paper.rungs
    ]
    # Each question came once, and what the file holds is enough to go on with.
    keys = [turn.key for turn in turns]
    assert len(set(keys)) == len(keys)
    again = parse_dossier(dossier_bytes(draft))
    assert again == draft
    assert Conversation(draft, ON, said).open == ()
