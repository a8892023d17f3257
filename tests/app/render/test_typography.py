"""Papers for somebody under stress: large enough, the answer first, nothing lost at a break."""

import dataclasses
import re
from functools import cache
from pathlib import Path

import pytest

from app.documents.case import Case, NoLetter
from app.documents.extras import Extras
from app.documents.letter import Heading, Letter, Paragraph, ReachBlock, Table, Timeline
from app.documents.paying import PaymentBox
from app.documents.plain_text import plain_text
from app.documents.writing import write
from app.i18n import LANGUAGES, Texts
from app.render import render
from app.services.documents import DocumentKind, NoDocument
from app.services.outgoing_documents import prepared
from tests.app.documents.letters import NAMES, example, policy_with, raw
from tests.app.documents.making import SAMPLE_OF, assessed
from tests.app.documents.matrix.situations import ALL, ONE, situation
from tests.app.render.checkers import wrong
from tests.app.render.pdfs import squeezed
from tests.app.render.placed import BAND, FOOT, Word, lines, words
from tests.app.render.structures import elements, spoken

FEWEST = 4
LETTERS = tuple(kind for kind in DocumentKind if kind is not DocumentKind.CALCULATION_SHEET)
PAID = (DocumentKind.PLAN, DocumentKind.REVIEW)
"""Where it is said how to pay."""
SIZES = {False: 9.5, True: 14.0}


@cache
def letter(kind: DocumentKind, name: str, language: str) -> Letter | None:
    """The letter of an example, or None where there is none of this kind."""
    about = assessed(name)
    case = Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))
    try:
        written = write(kind, case, Extras()).document
    except NoLetter:
        return None
    assert isinstance(written, Letter)
    return written


@cache
def drawn(kind: DocumentKind, name: str, language: str, large: bool) -> bytes:
    """The same as a PDF; b"" where there is none."""
    made = letter(kind, name, language)
    return render(dataclasses.replace(made, large_print=large)) if made else b""


def sample(kind: DocumentKind, language: str, large: bool) -> bytes:
    return drawn(kind, SAMPLE_OF[kind], language, large)


@pytest.mark.parametrize("large", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_nothing_is_smaller_than_it_may_be(kind: DocumentKind, language: str, large: bool) -> None:
    pdf = sample(kind, language, large)
    assert pdf
    too_small = {(word.text, word.size) for word in words(pdf) if word.size < SIZES[large] - 0.01}
    assert too_small == set()


@pytest.mark.parametrize(("large", "size"), [(False, 11.0), (True, 16.0)])
def test_running_text_is_as_large_as_it_was_agreed(large: bool, size: float) -> None:
    found = words(sample(DocumentKind.PLAN, "nl", large))
    [fine] = [word.size for word in found if word.text == "Fijn"]
    assert fine == pytest.approx(size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_the_answer_is_the_title_and_the_file_names_only_its_kind(
    kind: DocumentKind, language: str
) -> None:
    made = letter(kind, SAMPLE_OF[kind], language)
    assert made is not None
    titles = [each for each in elements(sample(kind, language, False)) if each.tag == "H1"]
    said = [title.spoken or title.text for title in titles]
    assert [" ".join(one.split()) for one in said] == [made.subject.replace("\xa0", " ")]
    assert made.subject != made.title
    assert not any(sign.isdigit() for sign in made.title)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("HH1-afgerond", "U betaalt vanaf december € 395 per maand. Het plan stopt op {end}."),
        ("HH6", "U hoeft nu niets te betalen. Wij bellen u uiterlijk op 29 januari 2027."),
    ],
)  # fmt: skip
def test_the_answer_of_an_example(name: str, said: str) -> None:
    assert example(name).letter.subject.replace("\xa0", " ") == said.format(end="30 november 2029")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_of_a_plan_holds_what_must_be_known(name: str, language: str) -> None:
    """The answer, the picture, the table, how to pay, who to call and who can help."""
    made = letter(DocumentKind.PLAN, name, language)
    assert (made is None) == (name in ("HH4", "HH6")), "these two pay nothing"
    if made is None:
        return
    pdf = drawn(DocumentKind.PLAN, name, language, False)
    first = squeezed("".join(lines(pdf, 1, above=FOOT)))
    [picture] = [block for block in made.blocks if isinstance(block, Timeline)]
    policy, said = policy_with({}).policy, Texts(language).text
    later = said("letter.pay.how_later", month="{month}").partition("{month}")[0]
    how = later if later in plain_text(made) else str(policy.iban)
    for part in (
        made.subject, picture.end, said("letter.pay.column.sum"), how, policy.contact.phone,
        said("letter.help.lead"),
    ):  # fmt: skip
        assert squeezed(part) in first, part


def pages_of(pdf: bytes) -> int:
    return max(word.page for word in words(pdf))


def bare(pdf: bytes) -> dict[int, list[str]]:
    """The pages with only a few lines between the mark and the foot."""
    found = {page: lines(pdf, page, above=FOOT, below=BAND) for page in range(1, pages_of(pdf) + 1)}
    return {page: each for page, each in found.items() if len(each) < FEWEST}


@pytest.mark.parametrize("large", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_no_page_has_only_a_closing(kind: DocumentKind, language: str, large: bool) -> None:
    assert bare(sample(kind, language, large)) == {}


SHORT = (
    DocumentKind.INVITATION, DocumentKind.STILL_NEEDED,
    DocumentKind.DISCHARGE, DocumentKind.HEIRS, DocumentKind.PRE_NOTIFICATION,
    DocumentKind.COMPLAINT_RECEIPT, DocumentKind.REFERRAL,
)  # fmt: skip
"""Letters without a calculation or a code to pay with: a second page of them held a few lines."""


STRONG = 12.32
"""Points: the sentence of a letter, which a plan has not."""


def page_of(pdf: bytes, said: str) -> int:
    """The page on which this is said once."""
    [found] = [page for page in range(1, pages_of(pdf) + 1)
               if squeezed(said) in squeezed(" ".join(lines(pdf, page)))]  # fmt: skip
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SHORT)
def test_a_short_letter_is_one_page_in_letters_of_the_usual_size(
    kind: DocumentKind, language: str
) -> None:
    pdf = prepared(kind, assessed(SAMPLE_OF[kind]), Texts(language)).made.pdf
    assert page_of(pdf, Texts(language).text("letter.closing")) == 1
    usual = {round(word.size, 2) for word in words(sample(DocumentKind.PLAN, language, False))}
    assert {round(word.size, 2) for word in words(pdf)} <= {*usual, STRONG}


@pytest.mark.parametrize("kind", [DocumentKind.INVITATION, DocumentKind.INTERIM])
def test_a_letter_is_set_closer_only_where_that_saves_a_page(
    kind: DocumentKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of an interim agreement stay apart: it needs its second page anyhow."""
    made = letter(kind, SAMPLE_OF[kind], "nl")
    assert made is not None
    fitting = render(made)
    monkeypatch.setattr("app.render.fitting._MOST", 0)
    assert (render(made) == fitting) == (kind is DocumentKind.INTERIM)


@pytest.mark.parametrize("large", SIZES)
def test_what_is_said_of_a_contact_stays_with_it(large: bool) -> None:
    """It stood alone on top of the next page."""
    for kind in (DocumentKind.INVITATION, DocumentKind.NO_PAYMENT, DocumentKind.PLAN):
        made = letter(kind, SAMPLE_OF[kind], "nl")
        assert made is not None
        [at] = [at for at, block in enumerate(made.blocks) if isinstance(block, ReachBlock)]
        person, said = made.blocks[at], made.blocks[at + 1]
        assert isinstance(person, ReachBlock)
        assert isinstance(said, Paragraph)
        pdf = sample(kind, "nl", large)
        assert page_of(pdf, person.person) == page_of(pdf, said.text)


@pytest.mark.parametrize("large", SIZES)
@pytest.mark.parametrize("name", ["HH1-afgerond", "HH2-afgerond"])
def test_the_payments_of_a_plan_stand_on_one_page(name: str, large: bool) -> None:
    """In large print two of them and the total went to the next page."""
    made = letter(DocumentKind.PLAN, name, "nl")
    assert made is not None
    payments = next(block for block in made.blocks if isinstance(block, Table))
    pdf = drawn(DocumentKind.PLAN, name, "nl", large)
    assert len({page_of(pdf, row.cells[0]) for row in payments.rows}) == 1


@pytest.mark.parametrize("large", SIZES)
def test_a_box_says_how_much_and_when_before_any_sentence(large: bool) -> None:
    """Without a code to scan the sentences stood before them."""
    made = letter(DocumentKind.PRE_NOTIFICATION, SAMPLE_OF[DocumentKind.PRE_NOTIFICATION], "nl")
    assert made is not None
    [box] = [block for block in made.blocks if isinstance(block, PaymentBox)]
    heard = spoken(sample(DocumentKind.PRE_NOTIFICATION, "nl", large))
    order = [heard.index(said) for said in (box.title, *dict(box.lines), box.note)]
    assert order == sorted(order)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The thorough profile looks at every kind of every situation."""
    if "everything" in metafunc.fixturenames:
        thorough = metafunc.config.getoption("--hypothesis-profile", None) == "thorough"
        names = ALL if thorough else (f"{ONE}@12+transfer", f"{ONE}@12+mandate")
        metafunc.parametrize("everything", names)


@pytest.mark.parametrize("large", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_situation_breaks_as_it_should(
    everything: str, language: str, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page with a few lines only, and no account number over two lines."""
    monkeypatch.setattr("app.documents.frame.wants_large_print", lambda _: large)
    about = situation(everything).about
    iban, made, told = str(about.policy_file.policy.iban), 0, 0
    for kind in PAID if everything in (f"{ONE}@12+transfer", f"{ONE}@12+mandate") else LETTERS:
        try:
            pdf = prepared(kind, about, Texts(language)).made.pdf
        except NoDocument:
            continue
        made += 1
        assert bare(pdf) == {}, kind
        # Line by line: what keeps a number together is a plain blank again in a PDF.
        rows = [squeezed(row) for page in range(1, pages_of(pdf) + 1) for row in lines(pdf, page)]
        assert "".join(rows).count(iban) == sum(row.count(iban) for row in rows), kind
        told += "".join(rows).count(iban)
    assert made
    assert told or not everything.endswith("+transfer")


WINDOWS = {
    "left": "{ side = \"left\" }",
    "right": "{ side = \"right\", edge = 25, top = 48, width = 80, height = 40 }",
}  # fmt: skip


@pytest.mark.parametrize("large", SIZES)
@pytest.mark.parametrize("side", WINDOWS)
def test_the_address_stands_in_the_window_and_nothing_else_does(side: str, large: bool) -> None:
    made = example("HH1-afgerond", address_window=WINDOWS[side])
    where = made.policy.address_window
    assert where.side.value == side
    left = where.edge if side == "left" else 210 - where.edge - where.width
    address = squeezed("".join(made.letter.address))
    pdf = render(dataclasses.replace(made.letter, large_print=large))

    def seen(word: Word) -> bool:
        return (
            word.page == 1
            and word.right > left and word.left < left + where.width
            and word.bottom > where.top and word.top < where.top + where.height
        )  # fmt: skip

    inside = [word for word in words(pdf) if seen(word)]
    assert squeezed("".join(word.text for word in inside)) == address
    for word in inside:
        assert left - 0.1 <= word.left < word.right <= left + where.width + 0.1
        assert where.top - 1.5 <= word.top < word.bottom <= where.top + where.height + 0.1
    assert min(word.left for word in inside) == pytest.approx(left, abs=1)


@pytest.mark.parametrize("large", SIZES)
@pytest.mark.parametrize("side", WINDOWS)
def test_a_long_line_of_the_address_goes_on_below_and_not_beside(side: str, large: bool) -> None:
    """In large print it touched the day of the letter."""
    made = example("HH1-afgerond", address_window=WINDOWS[side])
    where = made.policy.address_window
    left = where.edge if side == "left" else 210 - where.edge - where.width
    line = "iq " * 60
    long = dataclasses.replace(made.letter, address=(line, "Straat 1"), large_print=large)
    found = [word for word in words(render(long)) if word.text == "iq"]
    assert len(found) == 60
    assert max(word.right for word in found) <= left + where.width + 0.1


def test_a_long_address_is_smaller_before_it_leaves_the_window() -> None:
    made = example("HH1-afgerond").letter
    long = dataclasses.replace(made, address=tuple(f"Regel {at} van adres" for at in range(5)))
    for large, size in ((False, 11.0), (True, 14.0)):
        found = words(render(dataclasses.replace(long, large_print=large)))
        ends = [word for word in found if word.text == "adres"]
        assert [word.size for word in ends] == pytest.approx([size] * 5)
        assert max(word.bottom for word in ends) < made.window.top + made.window.height + 0.5


def test_the_foot_names_what_is_on_the_next_page() -> None:
    made = letter(DocumentKind.PLAN, "HH1-afgerond", "nl")
    assert made is not None
    pdf = drawn(DocumentKind.PLAN, "HH1-afgerond", "nl", False)
    count = pages_of(pdf)
    titles = {
        block.in_a_sentence: block.text for block in made.blocks if isinstance(block, Heading)
    }
    named = 0
    for page in range(1, count + 1):
        foot = " ".join(lines(pdf, page, below=FOOT))
        assert f"{page} van {count}" in foot
        _, _, told = foot.partition("Op de volgende bladzijde: ")
        behind = squeezed(" ".join(lines(pdf, page + 1))) if page < count else ""
        for short, title in titles.items():
            if short in told:
                assert squeezed(title) in behind, (page, title)
                named += 1
    assert named >= 2
    assert "Op de volgende" not in " ".join(lines(pdf, count))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_the_foot_asks_nothing(kind: DocumentKind, language: str) -> None:
    """A title that is a question has other words there: "lukt het niet?." was read."""
    made = letter(kind, SAMPLE_OF[kind], language)
    assert made is not None
    told = [block for block in made.blocks if isinstance(block, Heading) and block.level == 2]
    assert [block for block in told if block.in_a_sentence.endswith((".", "?", "!"))] == []


@pytest.mark.parametrize("length", range(49, 64, 3))
def test_the_short_code_stands_on_one_line_with_its_word(length: int) -> None:
    values = raw("HH1-afgerond")
    values["debt"]["reference"] = "k" * length
    found = prepared(DocumentKind.PLAN, assessed(values), Texts("nl")).made.pdf
    assert sum(bool(re.search(r"Controle:\s\w{4}-\w{4}", row)) for row in lines(found, 2)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_in_the_frame_stay_off_its_line(language: str) -> None:
    """In large print they touched the line at the right."""
    found = words(sample(DocumentKind.PRE_NOTIFICATION, language, True))
    # The largest letters of the frame are those of the letter; what is said below them is smaller.
    said = [word for word in found if word.page == 1 and 150 < word.top < word.bottom < FOOT]
    assert len(said) > 60
    assert max(word.right for word in said) < 210 - 20 - 3


@pytest.mark.parametrize("paid", ["transfer", "mandate"])
def test_the_frame_around_how_to_pay_is_no_content(paid: str, tmp_path: Path) -> None:
    """A frame with round corners was drawn where neither checker knew what it was."""
    about = situation(f"{ONE}@12+{paid}").about
    assert wrong(prepared(DocumentKind.PLAN, about, Texts("nl")).made.pdf, tmp_path) == []
