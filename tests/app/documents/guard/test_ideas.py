"""E2: the guard reads ideas. Passages of passages.toml, alone and within every kind of letter."""

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po

from app.documents import Letter
from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.guard import Context, Hit, HitSeverity, better, guard, why
from app.documents.guard.foreign import RULE as NOT_CHECKED
from app.documents.guard.ideas import IDEAS, ideas, read_ideas
from app.documents.guard.kinds import kinds
from app.documents.guard.lexicon import lexicon, read_lexicon
from app.documents.plain_text import paper_text
from app.documents.quoted import quoted
from app.documents.writing import write
from app.i18n import LANGUAGES, Texts
from app.services.documents import DocumentKind
from tests.app.documents.making import LETTERS, SAMPLE_OF, sample
from tests.app.documents.test_lint import LOCALE

PASSAGES: Final = tomllib.loads(
    (Path(__file__).parent / "passages.toml").read_text(encoding="utf-8")
)
THREATS: Final = [(idea, text) for idea, texts in PASSAGES["threats"].items() for text in texts]
KIND: Final = [text for texts in PASSAGES["kind"].values() for text in texts]
SAYS: Final = [(idea.id, said) for idea in ideas() for rule in idea.rule for said in rule.says]
FORBIDDEN: Final = {idea.id: idea.rule[0].says[0] for idea in ideas()}


def stopping(text: str, language: str | None = None) -> list[str]:
    hits = guard(text, None, Context(language)).hits
    return [hit.rule for hit in hits if hit.severity is HitSeverity.BLOCK]


@cache
def halves(kind: DocumentKind, language: str) -> tuple[str, str, tuple[str, ...]]:
    """A letter of ours, taken apart where an own paragraph may stand, and what it quotes."""
    about = sample(SAMPLE_OF[kind])
    case = Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))
    document = write(kind, case, Extras()).document
    assert isinstance(document, Letter)
    text = paper_text(document)
    blocks = text.split("\n\n")
    middle = next(at for at, block in enumerate(blocks) if block.startswith("## "))
    return "\n\n".join(blocks[:middle]), "\n\n".join(blocks[middle:]), quoted(kind, case)


def in_letter(kind: DocumentKind, language: str, said: str) -> bool:
    """Whether a letter with this paragraph is stopped."""
    before, behind, theirs = halves(kind, language)
    text = f"{before}\n\n{said}\n\n{behind}"
    return guard(text, kind, Context(language, known=theirs)).blocked


def test_there_are_enough_passages_half_in_english_or_with_tricks() -> None:
    assert min(len(THREATS), len(KIND)) >= 120
    assert {idea.id for idea in ideas()} <= {idea for idea, _ in THREATS}


@pytest.mark.parametrize(("idea", "text"), THREATS)
def test_e2_a_threat_is_stopped(idea: str, text: str) -> None:
    assert stopping(text) != []


@pytest.mark.parametrize("text", KIND)
def test_e2_a_kind_passage_passes(text: str) -> None:
    assert stopping(text) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_e2_no_threat_passes_through_an_own_paragraph(kind: DocumentKind, language: str) -> None:
    # Each letter sees other passages, and all passages are seen: a letter takes 50 ms.
    first = 2 * LETTERS.index(kind) + LANGUAGES.index(language)
    through = [
        text
        for _, text in THREATS[first :: 2 * len(LETTERS)]
        if not in_letter(kind, language, text)
    ]
    assert through == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_e2_kind_words_pass_through_an_own_paragraph(kind: DocumentKind, language: str) -> None:
    # A letter that asks nothing is no place for a step, however kind.
    nothing_asked = "wat_nu" in kinds().letters[kind].forbidden
    asks = ("Betaal gerust", "You are entitled to care") if nothing_asked else ()
    stopped = [
        text
        for text in KIND[LETTERS.index(kind) :: len(LETTERS)]
        if not text.startswith(asks) and in_letter(kind, language, text)
    ]
    assert stopped == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_e2_each_letter_of_ours_is_stopped_with_any_forbidden_idea(
    kind: DocumentKind, language: str
) -> None:
    assert not in_letter(kind, language, "Wij bellen u graag. We are glad to help you.")
    through = {idea for idea, said in FORBIDDEN.items() if not in_letter(kind, language, said)}
    assert through == set()


@pytest.mark.parametrize(("idea", "said"), SAYS)
def test_every_rule_finds_what_it_says(idea: str, said: str) -> None:
    assert stopping(said) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_idea_has_a_reason_and_a_better_sentence_that_passes(language: str) -> None:
    texts = Texts(language)
    for rule in [*(idea.id for idea in ideas()), NOT_CHECKED]:
        hit = Hit(HitSeverity.BLOCK, rule, 0, 1, 1, 1, "x", "x")
        assert len(why(texts, hit)) > 15
        assert guard(better(texts, hit)).hits == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_better_sentence_passes_itself(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES/guard.po").open("rb") as file:
        said = {str(message.id): str(message.string) for message in read_po(file)}
    better_ones = {key: text for key, text in said.items() if key.startswith("guard.better.")}
    assert len(better_ones) > 60
    assert {key: stopping(text) for key, text in better_ones.items() if stopping(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "Wij leggen geen beslag zolang u betaalt.",
        "Wij willen niet dat uw werkgever dit hoort.",
        "We will not visit you as long as you pay.",
        "Voorlopig bellen wij uw baas nog niet.",
        "We have not told your landlord yet.",
    ],
)
def test_a_denial_with_a_condition_or_a_wish_is_a_threat(text: str) -> None:
    assert stopping(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Wij leggen geen beslag.",
        "Wij vertellen uw werkgever niets.",
        "We will not visit you.",
        "Wij bellen uw baas niet.",
        "We never tell your landlord anything.",
    ],
)
def test_a_plain_denial_passes(text: str) -> None:
    assert stopping(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wir pfänden Ihr Gehalt, wenn Sie nicht bis Freitag zahlen.",
        "Nous allons saisir votre salaire si vous ne payez pas avant vendredi.",
        "Maaşınıza haciz koyacağız ve işvereninize haber vereceğiz, lütfen ödeyin.",
        "Jeśli nie zapłacisz do piątku, zabierzemy twoje rzeczy i powiemy szefowi.",
        "إذا لم تدفع قبل يوم الجمعة فسوف نحجز على راتبك ونخبر صاحب العمل",
        "Ако не платите до петък, ще вземем вашата кола и ще кажем на шефа ви.",
        "Vamos a embargar su salario si usted no paga antes del viernes.",
        "Si bo no paga promé cu diabierna nos ta bini na bo cas pa bo cosnan.",
        "Wij bellen u graag. Wir werden Ihr Auto verkaufen und Sie auf die Straße setzen.",
    ],
)
def test_e2_a_language_that_is_not_checked_is_never_final(text: str) -> None:
    assert NOT_CHECKED in stopping(text)
    assert in_letter(DocumentKind.PLAN, "nl", text)


@pytest.mark.parametrize(
    "text",
    [
        "Voorbeeldstraat 12\n1234 AB Voorbeeldstad",
        "Noor Voorbeeld, Bram Voorbeeld, Fleur Voorbeeld, Jan de Vries, Ans Bakker en Henk Smit",
        "€ 12,00, € 14,00, € 16,00, € 18,00, € 20,00 en € 22,00",
        "Zorgverzekering, huur, energie, water, telefoon, internet, gemeentelijke belastingen",
        "maandag tot en met vrijdag van 9 tot 17 uur",
        "Beste mevrouw El Amrani-Öztürk van der Meulen,",
        "IBAN NL91 ABNA 0417 1640 00 ten name van Voorbeeldbank N.V.",
    ],
)
def test_names_amounts_and_addresses_are_no_other_language(text: str) -> None:
    assert NOT_CHECKED not in stopping(text)


@pytest.mark.parametrize(
    "unit", ["a ", "niet ", "wij ", "anders ", "u kunt ", "- a", "<b", "&", "*a", "aa-\n"]
)
def test_a_long_text_takes_no_more_than_its_length(unit: str) -> None:
    # 20,000 characters. Were it more than linear, this test would not end.
    guard(unit * (20_000 // len(unit)))


def test_a_class_that_nobody_uses_or_that_is_not_there_is_found() -> None:
    source = IDEAS.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="not in the lexicon"):
        read_ideas(source.replace('all = "we inform outsider"', 'all = "we inform everyone"', 1))
    with pytest.raises(ValueError, match="validation error"):
        read_ideas(source.replace("near = 9", 'nearby = "9"', 1))
    with pytest.raises(ValueError, match="validation error"):
        read_lexicon('schema = "uitzicht-letter-lexicon/2"')


def test_every_class_is_used_and_has_words_of_both_languages() -> None:
    assert lexicon().names
    for _, texts in PASSAGES["kind"].items():
        assert len(texts) > 60
    for one, other in pairwise(sorted(lexicon().names)):
        assert one != other
