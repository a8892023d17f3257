"""E: an English document has no Dutch word that is not a name or a term between quotes."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from app.documents.case import known
from app.services.documents import DocumentKind
from tests.app.documents.letters import NAMES
from tests.app.documents.making import SAMPLE_OF, assessed, document_of, documents_of, sample
from tests.app.documents.matrix.catalogues import sentences

DUTCH: Final = frozenset({
    "aan", "af", "als", "bij", "binnen", "dan", "dat", "de", "deze", "dit", "door", "dus",
    "een", "eens", "geen", "heb", "hebben", "heeft", "het", "hier", "hoe", "hoeft", "hun", "ik",
    "jaar", "je", "jij", "kan", "kunt", "kunnen", "maand", "maar", "meer", "met", "mij", "moet",
    "naar", "niet", "niets", "nog", "nu", "om", "omdat", "onze", "ook", "op", "samen", "sinds",
    "sommige", "staat", "tegen", "ter", "toch", "tot", "tussen", "uit", "uw", "van", "vanaf",
    "veel", "voor", "waar", "wanneer", "wat", "weer", "welke", "wie", "wilt", "worden", "wordt",
    "zal", "zich", "zij", "zijn", "zo", "zonder", "zou",
})  # fmt: skip
"""Function words of Dutch that are no word of English, and no piece of a name."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HASH: Final = re.compile(r"\b[0-9a-f]{12,}\b")
_CITED: Final = re.compile(r"\bart\. [^;)]*")
"""A place in a Dutch law is called as it is there: "art. 2 lid 2 tot en met 6 Wkb"."""
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")


def names_of(about_name: str) -> Iterator[str]:
    """What is written in the dossier and the policy as it is: names, labels, own words."""
    about = sample(about_name) if ", " not in about_name else assessed(about_name)
    draft, policy = about.draft, about.policy_file.policy
    lines = (*draft.income, *draft.expenses, *draft.arrangements)
    for line in lines:
        for text in (
            getattr(line, "label", None),
            getattr(line, "creditor", None),
            getattr(line, "note", None),
        ):
            yield known(text) or "" if isinstance(text, str) else ""
    contact, debt = draft.contact, draft.debt
    told: list[Any] = [debt.creditor, debt.reference, debt.title, debt.nhg_decision,
            debt.liability_note, contact.street, contact.town, draft.complaint.about,
            draft.about.title, draft.about.story, draft.notes, policy.schrijnend_team]  # fmt: skip
    told += [debt.managed_by, debt.interest.ground, debt.prescription_reviewer, debt.bkr.note]
    told += [adult.work for adult in draft.adults] + [adult.name for adult in draft.adults]
    told += [each.reading_needs for each in draft.adults]
    for reason in draft.reasons:
        told += [reason.text, reason.by]
    for check in draft.checks:
        told += [getattr(check, part, None) for part in ("finding", "note", "by", "action")]
    told += [each.said for each in draft.asked]
    told += [draft.debt.recurrence.what_changed, draft.debt.recurrence.behaviour]
    told += list(policy.roles) + [role.role for role in policy.solutions]
    told += list(policy.schrijnend_examples)
    told += [policy.name, *policy.contact.model_dump(exclude_none=True).values()]
    for text in told:
        yield text if isinstance(text, str) else ""


def dutch_in(text: str, own: list[str]) -> list[str]:
    """Every line with a Dutch word in it that is nobody's own."""
    bare = text.replace("\N{NO-BREAK SPACE}", " ")
    for name in sorted({each for each in own if each}, key=len, reverse=True):
        bare = bare.replace(name, "…")
    for pattern in (_QUOTED, _CITED, _HASH):
        bare = pattern.sub("…", bare)
    return [
        line
        for line in bare.splitlines()
        if any(word.casefold() in DUTCH for word in _WORD.findall(line))
    ]


@pytest.mark.parametrize("name", sorted({*NAMES, *SAMPLE_OF.values()}))
def test_no_dutch_word_stands_in_an_english_document(name: str) -> None:
    own = list(names_of(name))
    for kind, made in documents_of(name, "en").items():
        for text in (made.text, made.email, made.subject):
            assert dutch_in(text, own) == [], kind


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_words_of_the_list_are_found_in_dutch(kind: DocumentKind) -> None:
    made = document_of(SAMPLE_OF[kind], kind)
    assert len(dutch_in(made.text, [])) > 2


def test_no_sentence_of_ours_for_english_readers_is_dutch() -> None:
    """Also of what no sample says."""
    found = {key: text for key, text in sentences("en") if dutch_in(text, [])}
    assert found == {}


def test_both_languages_have_every_sentence() -> None:
    keys = [{key for key, _ in sentences(language)} for language in ("nl", "en")]
    assert keys[0] == keys[1]
