"""What a kind of document must hold, must not hold, and which facts make it complete."""

from collections.abc import Sequence

from app.documents.guard.folding import fold
from app.documents.guard.hits import Hit, HitSeverity
from app.documents.guard.kinds import TextKind, kinds, pattern
from app.documents.guard.places import Places, nowhere
from app.documents.guard.rules import MustHave, MustHaveCode, flags_of, lint
from app.documents.guard.sentences import Sentence

Said = Sequence[tuple[Sentence, str]]
"""Each sentence of a text, and how it reads."""


def missing_or_misplaced(places: Places, kind: TextKind, language: str) -> list[Hit]:
    """Must-haves that a letter of this kind lacks, and those that have no place in it."""
    needs = kinds().letters[kind]
    texts = _blocks(places)
    rules = {rule.code: rule for rule in lint().must_have}
    found = [
        nowhere(HitSeverity.BLOCK, f"missing.{code}")
        for code in needs.required
        if not _has(rules[code], texts, language)
    ]
    said = [(sentence, fold(sentence.text).text) for sentence in places.sentences]
    for code in needs.forbidden:
        found += _shown(places, said, code)
    if "wat_nu" in needs.required:
        found += _second_step(places, said, language)
    return found


def incomplete(places: Places, kind: TextKind) -> list[Hit]:
    """The facts that a document which is checked for completeness only does not hold."""
    texts, table = _blocks(places), kinds()
    return [
        nowhere(HitSeverity.BLOCK, f"incomplete.{fact}")
        for fact in table.complete[kind].required
        if not any(pattern(table.facts[fact]).search(text) for text in texts)
    ]


def _blocks(places: Places) -> list[str]:
    return [fold(places.text[block[0].start : block[-1].end]).text for block in places.blocks]


def _has(rule: MustHave, texts: Sequence[str], language: str) -> bool:
    table = kinds()
    if rule.hint_pattern is None:
        return _channels(texts) >= table.channels.least
    if denied := table.denied.get(rule.code):
        texts = [pattern(denied).sub("", text) for text in texts]
    if language == "en":
        hints = [pattern(table.english.hints[rule.code])]
    else:
        hints = [pattern(rule.hint_pattern, ignore_case=bool(flags_of(rule.flags)))]
        hints += [pattern(table.also[rule.code])] if rule.code in table.also else []
    if not any(hint.search(text) for hint in hints for text in texts):
        return False
    source = table.english.named if language == "en" else table.named.pattern
    named = pattern(source, ignore_case=False)
    return rule.code != "contactpersoon" or any(named.search(text) for text in texts)


def _channels(texts: Sequence[str]) -> int:
    ways = map(pattern, kinds().channels.patterns().values())
    return sum(any(way.search(text) for text in texts) for way in ways)


def _shown(places: Places, said: Said, code: MustHaveCode) -> list[Hit]:
    """What has no place here, in either language: an officer writes as he likes."""
    looks = [pattern(kinds().shown[code]), pattern(kinds().english.shown[code])]
    return [
        places.hit(HitSeverity.BLOCK, f"not_here.{code}", sentence.start, sentence.end)
        for sentence, text in said
        if any(look.search(text) for look in looks)
    ]


def _second_step(places: Places, said: Said, language: str) -> list[Hit]:
    asked = kinds().english.step if language == "en" else kinds().step
    step, day = pattern(asked.pattern), pattern(asked.day)
    asking = [sentence for sentence, text in said if step.search(text) and day.search(text)]
    return [
        places.hit(HitSeverity.WARN, "more_than_one_step", sentence.start, sentence.end)
        for sentence in asking[1:]
    ]
