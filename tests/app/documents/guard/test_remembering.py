"""What the guard remembers of a text: findings, not words, and not without end."""

import gc
from collections.abc import Callable
from typing import Any

import pytest

from app.documents.guard import Context, avoiding, guard, reading
from app.documents.guard.ideas import ideas, possible
from app.documents.guard.lexicon import lexicon
from app.documents.guard.remembering import Remembered
from tests.app.documents.guard.letters import examples

MEMORIES = ((reading, "_READ"), (avoiding, "_LOOKED"))


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Begins with nothing remembered, as often as it is called."""

    def begin() -> None:
        for module, name in MEMORIES:
            monkeypatch.setattr(module, name, Remembered[Any](getattr(module, name).most))

    begin()
    return begin


def remembered() -> list[object]:
    """Every object that the guard's memories hold, however deep."""
    found: dict[int, object] = {}
    ahead: list[object] = [getattr(module, name) for module, name in MEMORIES]
    while ahead:
        one = ahead.pop()
        if id(one) in found or one is lexicon() or isinstance(one, type):
            continue
        found[id(one)] = one
        ahead += gc.get_referents(one)
        if isinstance(one, dict):
            ahead += one  # of a dictionary the collector passes over names
    return list(found.values())


def test_a_finding_is_looked_for_once() -> None:
    looked: list[str] = []
    memory = Remembered[int](10)

    def look() -> int:
        looked.append("again")
        return 7

    assert [memory.of("Beste Sam", "nl", look) for _ in range(3)] == [7, 7, 7]
    assert len(looked) == 1


@pytest.mark.parametrize("asked", [("Beste Sem", "nl"), ("Beste Sam", "en")])
def test_other_words_or_other_circumstances_are_looked_at_by_themselves(
    asked: tuple[str, str],
) -> None:
    memory = Remembered[str](10)
    memory.of("Beste Sam", "nl", lambda: "first")
    assert memory.of(*asked, lambda: "other") == "other"


def test_the_oldest_finding_goes_when_there_are_too_many() -> None:
    memory = Remembered[str](2)
    for text in ("one", "two", "one", "three"):
        memory.of(text, "", lambda: "then")
    assert len(memory) == 2
    now = [memory.of(text, "", lambda: "now") for text in ("one", "three", "two")]
    assert now == ["then", "then", "now"]


def test_nothing_of_a_letter_is_left_to_read(forget: Callable[[], None]) -> None:
    text = "Beste mevrouw Zwaluwstaart,\n\nWij leggen beslag op uw Schuurpapier en Zwaluwstaart."
    assert guard(text).blocked
    said = [one for one in remembered() if isinstance(one, str | bytes)]
    assert len(said) > 5  # the names of classes, and the digests
    for one in said:
        shown = one if isinstance(one, str) else one.decode("latin-1")
        assert not any(part in shown for part in ("waluw", "chuur", "beslag op"))


def test_what_is_remembered_is_what_is_found(forget: Callable[[], None]) -> None:
    """In another place, in another order, with other values known: the same as looked at anew."""
    letters = examples("unkind_letters.toml")[:12] + examples("kind_letters.toml")[:6]
    texts = [letter.text for letter in letters]
    for text, other in zip(texts, [*texts[1:], texts[0]], strict=True):
        both = f"{other}\n\n{text}"
        known = Context(known=tuple(text.split()[2:6]), running_seizure=True)
        met = [guard(text), guard(both), guard(both, context=known), guard(text, context=known)]
        anew = []
        for asked, context in ((text, Context()), (both, Context()), (both, known), (text, known)):
            forget()
            anew.append(guard(asked, context=context))
        assert met == anew


def test_every_rule_that_may_hold_is_tried_in_its_order() -> None:
    """The index of the rules leaves out none of which all classes are there."""
    rules = [(idea.id, rule) for idea in ideas() for rule in idea.rule]
    tried = 0
    for _, rule in rules:
        for last in (False, True):
            classes = {term[-1 if last else 0] for term in rule.terms}
            wanted = [
                one for one in rules
                if all(not classes.isdisjoint(term) for term in one[1].terms)
            ]  # fmt: skip
            given = [(idea.id, one) for idea, one, _, _ in possible(classes)]
            kept = [one for one in given if one in wanted]
            assert kept == wanted
            tried += len(given)
    assert tried < len(rules) * len(rules)  # and most others are not tried
