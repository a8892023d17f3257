"""F12: what a dossier or a policy says cannot write the head of an e-mail, or a part of its own."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest

from app.i18n import Texts
from app.services.documents import DocumentKind, MadeDocument, make_document
from app.services.email_file import email_file
from calc import Draft
from calc.base.characters import HIDDEN
from tests.app.documents.letters import raw
from tests.app.documents.making import assessed, sample

HOSTILE = [
    "Uw afspraak\r\nBcc: baas@werk.nl", "Uw afspraak\nBcc: baas@werk.nl", "Uw\rBcc: baas@werk.nl",
    "Uw afspraak\r\n\r\n<b>SENTINEL</b>", "Uw\u2028Bcc: x\u2029", "\x1b]0;SENTINEL\x07Uw\x9b2J",
    "Uw \u202efdp.exe", "Uw\x0bBcc: x\x0c", "Uw\x85Bcc: x", "\u200b\x00Uw", "Uw " + "x" * 2000,
]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> MadeDocument:
    return make_document(DocumentKind.PLAN, sample("HH1-afgerond"), Texts("nl"))


def _read(data: bytes) -> EmailMessage:
    read = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def _is_sound(data: bytes) -> None:
    read = _read(data)
    fields = ["Subject", "From", "To", "X-Unsent", "MIME-Version", "Content-Type"]
    assert [name for name in read.keys() if name not in fields] == []  # noqa: SIM118
    assert len(read.keys()) == len(set(read.keys()))
    for name in ("Subject", "From", "To"):
        assert HIDDEN.search(str(read[name] or "")) is None
    assert read["Bcc"] is None
    words, letter = read.iter_parts()
    assert [words.get_content_type(), letter.get_content_type()] == [
        "multipart/alternative", "application/pdf",
    ]  # fmt: skip
    assert [part.get_content_type() for part in words.iter_parts()] == ["text/plain", "text/html"]
    head = data.split(b"\r\n\r\n")[0]
    assert all(byte in b"\r\n\t" or 32 <= byte < 127 for byte in head)


@pytest.mark.parametrize("text", HOSTILE)
def test_f12_a_subject_is_one_line(made: MadeDocument, text: str) -> None:
    data = email_file(replace(made, subject=text), sample("HH1-afgerond"))
    _is_sound(data)
    assert "SENTINEL" not in str(_read(data)["To"])


@pytest.mark.parametrize("text", HOSTILE)
def test_f12_a_file_name_is_one_line(made: MadeDocument, text: str) -> None:
    data = email_file(replace(made, mailed_as=f"{text}.pdf"), sample("HH1-afgerond"))
    _is_sound(data)
    [letter] = _read(data).iter_attachments()
    assert HIDDEN.search(letter.get_filename() or "") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_f12_an_address_that_got_past_the_dossier_writes_no_field(
    made: MadeDocument, text: str
) -> None:
    assessed = sample("HH1-afgerond")
    contact = assessed.draft.contact.model_copy(update={"email": f"a@b.nl{text}"})
    draft = assessed.draft.model_copy(update={"contact": contact})
    assert isinstance(draft, Draft)
    read = _read(email_file(made, replace(assessed, draft=draft)))
    assert read["Bcc"] is None
    assert len(read.keys()) == len(set(read.keys()))


@pytest.mark.parametrize(
    "line", ["--uitzicht-letter-0000000000000000", "--uitzicht-letter-0000000000000000--", "--"]
)
def test_f12_a_paragraph_ends_no_part(line: str) -> None:
    """Nobody can write the line between the parts: it depends on all that is in them."""
    words = f"Hallo.\n{line}\nContent-Type: text/html\n\n<b>SENTINEL</b>"
    made = make_document(DocumentKind.PLAN, sample("HH1-afgerond"), Texts("nl"))
    made = replace(
        made, email=f"{made.email}\n{words}\n", email_html=f"{made.email_html}\n{words}\n"
    )
    data = email_file(made, sample("HH1-afgerond"))
    _is_sound(data)
    for part in (_read(data), next(_read(data).iter_parts())):
        end = f"\n--{part.get_boundary()}\n\nSENTINEL"
        again = replace(made, email=made.email + end, email_html=made.email_html + end)
        _is_sound(email_file(again, sample("HH1-afgerond")))


def test_the_same_letter_gives_the_same_bytes(made: MadeDocument) -> None:
    assert email_file(made, sample("HH1-afgerond")) == email_file(made, sample("HH1-afgerond"))


DIED = {"kind": "overleden", "who": "A", "from_date": "2026-11-01"}
HELD = {"kind": "curatele", "who": "A", "from_date": "2026-01-01", "name": "SENTINEL-curator"}


@pytest.mark.parametrize(
    ("states", "debt", "mailed"),
    [
        ([], {}, True),
        ([DIED], {}, False),
        ([HELD], {}, False),
        ([HELD | {"until": "2026-11-22"}], {}, True),
        ([HELD | {"kind": "volmacht"}], {}, True),
        ([], {"bewind": True}, False),
    ],
    ids=["nobody", "died", "curatele", "curatele that is over", "power of attorney", "bewind"],
)
def test_nobody_mails_who_died_or_does_not_decide_alone(
    made: MadeDocument, states: list[dict[str, str]], debt: dict[str, bool], mailed: bool
) -> None:
    """Their box is read by somebody else, or by nobody."""
    values = raw("HH1-afgerond")
    values["contact"]["email"] = "SENTINEL@voorbeeld.nl"
    values["life_states"] = states
    values["debt"] |= debt
    read = _read(email_file(made, assessed(values)))
    assert read["To"] == ("SENTINEL@voorbeeld.nl" if mailed else None)
    _is_sound(email_file(made, assessed(values)))
