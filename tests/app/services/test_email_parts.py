"""E11: an e-mail says the same twice, and tells nothing to whoever sees it in passing."""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

import pytest

from app.documents.guard import Result
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, Extras, NoDocument
from app.services.email_file import email_file
from app.services.guarding import guard_text
from app.services.outgoing_documents import Prepared, prepared
from tests.app.documents.conftest import words_only
from tests.app.documents.letters import NAMES, raw
from tests.app.documents.making import LETTERS, SAMPLE_OF, assessed, sample

MAILED = tuple(kind for kind in LETTERS if kind.traits.mailed)
__all__ = ["words_only"]
HOSTILE = (
    "<script>alert(1)</script> Tot snel.", "R&D & \"zo\" verder.", "</p></div><b>Dit</b> ook.",
    "<img src=http://voorbeeld.example/x.png> Tot snel.", "&lt;b&gt; &amp;amp; &#60; Tot snel.",
    "<!-- Tot snel. -->", "- punt een", "## Kop", "a | b",
)  # fmt: skip
TELLING = re.compile(
    r"schuld|betal|regeling|incasso|vordering|kwijt|vervalt|debt|pay|owe|arrears|discharge", re.I
)
_BLOCK_TAGS = {"p", "h1", "h2", "h3", "li", "th", "td", "br"}
_ALLOWED = _BLOCK_TAGS | {"html", "head", "meta", "body", "div", "ul", "table", "tr", "strong"}


class Read(HTMLParser):
    """The lines of a page, and what it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said, self.tags, self.attributes = "", list[str](), list[tuple[str, str | None]]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag in _BLOCK_TAGS:
            self.said += "\n"

    def handle_data(self, data: str) -> None:
        self.said += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def made(kind: DocumentKind, about: Assessed, language: str = "nl", **keys: Any) -> Prepared:
    extra = keys.pop("extra", Extras())
    return prepared(kind, about, Texts(language), extra=extra, **keys)


def parts(found: Prepared, about: Assessed) -> tuple[EmailMessage, str, Read]:
    """The message as Python's own parser reads it, its text, and its page."""
    read = email.message_from_bytes(email_file(found.made, about), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    text, page = read.get_body(("plain",)), read.get_body(("html",))
    assert text is not None
    assert page is not None
    return read, text.get_content(), Read(page.get_content())


def words(text: str) -> list[str]:
    """The sentences, whatever the lines and the marks of a list."""
    lines = (line.strip().removeprefix("- ") for line in text.splitlines())
    whole = " ".join(line for line in lines if line)
    return re.split(r"(?<=[.?!]) ", " ".join(whole.split()))


def same(found: Prepared, about: Assessed) -> None:
    _, text, page = parts(found, about)
    assert words(page.said) == words(text)
    assert set(page.tags) <= _ALLOWED
    for name, value in page.attributes:
        assert name in {"style", "scope", "lang", "charset", "name", "content"}
        assert "://" not in (value or "")
        assert "url" not in (value or "")
        assert "color:" not in (value or "").replace(" ", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_e11_both_parts_say_the_same(name: str, language: str) -> None:
    about, seen = sample(name), 0
    for kind in MAILED:
        try:
            found = made(kind, about, language, extra=Extras(referral=True))
        except NoDocument:
            continue
        same(found, about)
        seen += 1
    assert seen >= 3


@pytest.mark.parametrize("said", HOSTILE)
@pytest.mark.parametrize(
    "kind",
    [DocumentKind.PLAN, DocumentKind.INVITATION, DocumentKind.NO_PAYMENT, DocumentKind.DISCHARGE],
)
def test_e11_an_own_paragraph_is_words_in_both_parts(kind: DocumentKind, said: str) -> None:
    about = sample(SAMPLE_OF[kind])
    found = made(kind, about, free_text=f"Fijn dat u belde. {said}\n\n{said}")
    _, text, page = parts(found, about)
    assert text.count(said) == 2
    assert " ".join(page.said.split()).count(" ".join(said.split())) == 2
    same(found, about)


def test_e11_a_name_that_is_a_tag_is_a_name() -> None:
    values = raw("HH1-afgerond")
    values["adults"][0]["name"] = "J. <b>Voor</b>beeld & zn"
    about = assessed(values)
    found = made(DocumentKind.PLAN, about)
    assert "<b>" in found.made.email
    same(found, about)


@pytest.mark.parametrize(
    ("reference", "method", "language"),
    [("RS-VOORBEELD-001", "overschrijving", "nl"), ("RS-VOORBEELD-001", "incasso", "nl"),
     ("RF18 5390 0754 7034", "betaallink", "nl"), ("RF18 5390 0754 7034", "UNKNOWN", "en"),
     ("Dossier é/77", "overschrijving", "nl"), ("Dossier é/77", "overschrijving", "en")],
)  # fmt: skip
def test_e11_no_reference_account_or_address_stands_in_it(
    reference: str, method: str, language: str
) -> None:
    for name in ("HH1", "HH1-afgerond"):
        values = raw(name)
        values["debt"]["reference"] = reference
        values["contact"] |= {"payment_method": method, "email": "jan@voorbeeld.example"}
        about = assessed(values, payment_link='"https://betaal.example/RS-VOORBEELD-001"')
        for kind in MAILED:
            try:
                found = made(kind, about, language)
            except NoDocument:
                continue
            read, text, page = parts(found, about)
            [letter] = read.iter_attachments()
            every = (text, page.said, str(read["Subject"]), letter.get_filename() or "")
            for part in every:
                bare = re.sub(r"\s", "", part)
                for hidden in (reference, "RF18", "RS-VOORBEELD", "NL91ABNA", "Voorbeeldstraat"):
                    assert re.sub(r"\s", "", hidden) not in bare, (kind, hidden)
            assert re.sub(r"\s", "", reference) in re.sub(r"\s", "", found.made.text), kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MAILED)
def test_e11_subject_and_file_name_tell_nothing(kind: DocumentKind, language: str) -> None:
    about = sample(SAMPLE_OF[kind])
    found = made(kind, about, language)
    read, _, _ = parts(found, about)
    [letter] = read.iter_attachments()
    subject, name = str(read["Subject"]), letter.get_filename() or ""
    for said in (subject, name):
        assert not TELLING.search(said)
        assert "Voorbeeld " not in said
        assert not re.search(r"RS|HH|Mevr|heer", said)
    assert "Voorbeeldbank" in subject
    assert subject not in found.made.text
    assert re.fullmatch(rf"{about.assessment.reference_date}-(brief|letter)\.pdf", name)
    assert (read["Date"], read["Message-ID"], read["X-Unsent"]) == (None, None, "1")


@pytest.mark.parametrize(
    "organisation", ["Incassobureau Voorbeeld B.V.", "Voorbeeld, team Restschuld", "Example Debt"]
)
def test_e11_a_name_that_tells_it_all_is_no_subject(organisation: str) -> None:
    about = sample("HH1-afgerond")
    policy = about.policy_file.policy
    contact = policy.contact.model_copy(update={"organisation": organisation})
    policy = policy.model_copy(update={"contact": contact})
    file = replace(about.policy_file, policy=policy)
    found = made(DocumentKind.PLAN, replace(about, policy_file=file))
    assert found.made.subject == "Een bericht voor u"


@pytest.mark.parametrize("kind", MAILED)
def test_the_guard_reads_the_email_as_it_is_sent(kind: DocumentKind) -> None:
    about = sample(SAMPLE_OF[kind])
    extra = Extras(referral=True)
    ours = made(kind, about, extra=extra)
    assert not (ours.made.email_guard and ours.made.email_guard.blocked)
    unkind = made(kind, about, extra=extra, free_text="Anders volgt loonbeslag.")
    guarded = unkind.made.email_guard
    assert isinstance(guarded, Result)
    assert guarded.blocked
    assert guard_text(unkind.made.email).blocked


def test_large_print_is_large_in_an_email_too() -> None:
    values = raw("HH1-afgerond")
    usual = made(DocumentKind.PLAN, assessed(values)).made.email_html
    values["adults"][0]["reading_needs"] = "grote letters"
    large = made(DocumentKind.PLAN, assessed(values)).made.email_html
    assert "font-size:16px" in usual
    assert "font-size:21px" in large


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if kind not in MAILED])
def test_what_is_not_mailed_has_no_parts(kind: DocumentKind) -> None:
    found = made(kind, sample(SAMPLE_OF[kind])).made
    assert (found.email, found.email_html, found.subject) == ("", "", "")
