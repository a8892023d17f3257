"""What is inside a paper: a receipt that names nobody, and the case only where it may be."""

import json
import re
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pyrage  # type: ignore[import-untyped]
import pytest

from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.carrying.inside import NothingToSeal
from app.services.carrying.sealing import (
    WrongKey,
    for_recipient,
    packed,
    unpacked,
    with_key,
    with_passphrase,
    with_words,
)
from app.services.carrying.typed import extra_values, read_extra
from app.services.documents import DocumentKind, Extras, make_document
from app.services.inspecting.finding import PaperCode, Verdict
from app.store.dossier_file import dossier_bytes
from calc import as_json
from calc.stored.json_text import json_text
from tests.app.documents.making import LETTERS, SAMPLE_OF, assessed
from tests.app.render.checkers import wrong
from tests.app.services.carrying.passphrases import quick_passphrases
from tests.app.services.inspecting.papers import about, codes, given, look, made, sample

SHEET, LETTER = DocumentKind.CALCULATION_SHEET, DocumentKind.PLAN
CASE = {"dossier.uitzicht.json", "policy.toml", "outcome.json", "typed.json"}
KEY = pyrage.x25519.Identity.generate()


def inside(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as file:
        assert all(each.AFRelationship == "/Source" for each in file.Root.AF)
        assert len(file.Root.AF) == len(file.attachments)
        return {name: each.get_file().read_bytes() for name, each in file.attachments.items()}


def with_key_in_policy(**more: str) -> Assessed:
    return assessed("HH1-afgerond", None, case_recipient=f'"{KEY.to_public()}"', **more)


def test_a_sheet_carries_the_exact_bytes_of_its_case() -> None:
    found = about(SAMPLE_OF[SHEET])
    files = inside(sample(SHEET))
    assert files.keys() == CASE | {"receipt.json"}
    assert files["dossier.uitzicht.json"] == dossier_bytes(found.draft)
    assert sha256(files["policy.toml"]).hexdigest() == found.policy_file.source.sha256
    assert files["outcome.json"].decode() == json_text(as_json(found.assessment)) + "\n"
    receipt = json.loads(files["receipt.json"])
    for name in CASE:
        assert receipt["inside"][name] == sha256(files[name]).hexdigest()


@pytest.mark.parametrize("kind", [*LETTERS, DocumentKind.DRAAGKRACHTVERKLARING])
def test_a_customer_carries_no_more_than_a_receipt_that_names_nobody(kind: DocumentKind) -> None:
    found = about(SAMPLE_OF[kind])
    files = inside(sample(kind))
    assert list(files) == ["receipt.json"]
    text = files["receipt.json"].decode()
    people = [adult.name for adult in found.draft.adults]
    personal = [*people, found.draft.debt.reference, found.draft.contact.street]
    assert [each for each in personal if isinstance(each, str) and each and each in text] == []
    assert re.findall(r"\d[.,]\d\d\b", re.sub(r'"[0-9a-f]{64}"', "", text)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_stands_in_the_foot_of_every_page(language: str) -> None:
    from app.render.reading_back import read_back

    found = read_back(sample(LETTER, language))
    code = look(sample(LETTER, language)).about.code
    said = Texts(language).text("inspect.foot", code=code)
    assert [page.text.count(said) for page in found.pages] == [1] * len(found.pages)


def test_a_letter_carries_its_case_only_encrypted_and_when_the_policy_says_so(
    tmp_path: Path,
) -> None:
    letter = made(LETTER, with_key_in_policy()).pdf
    assert list(inside(letter)) == ["receipt.json"]
    wide = with_key_in_policy(letters_carry='"case"')
    letter = made(LETTER, wide).pdf
    files = inside(letter)
    assert files.keys() == {"receipt.json", "case.age"}
    assert files["case.age"].startswith(b"age-encryption.org/")
    assert wrong(letter, tmp_path) == []
    assert codes(look(letter)) == [PaperCode.LOCKED]
    assert look(letter, unseal=with_key(str(KEY))).verdict is Verdict.GENUINE
    # Its pages are made again out of the dossier; what nobody opened proves nothing.
    assert codes(look(letter, given(wide))) == [PaperCode.UNOPENED]
    assert look(letter, given(wide)).verdict is Verdict.UNPROVEN
    assert look(letter, given(wide), unseal=with_key(str(KEY))).verdict is Verdict.GENUINE


def test_a_sheet_for_a_key_has_nothing_in_plain() -> None:
    files = inside(made(SHEET, with_key_in_policy()).pdf)
    assert files.keys() == {"receipt.json", "case.age"}


def test_a_passphrase_opens_what_it_closed_and_another_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick_passphrases(monkeypatch)
    found = about("HH6")
    sheet = make_document(SHEET, found, Texts("nl"), seal=with_passphrase("een goed woord\n")).pdf
    assert look(sheet, unseal=with_words("een goed woord")).verdict is Verdict.GENUINE
    with pytest.raises(WrongKey):
        look(sheet, unseal=with_words("een ander woord"))
    with pytest.raises(WrongKey):
        look(sheet, unseal=with_key(str(pyrage.x25519.Identity.generate())))


def test_a_computer_that_is_busy_tries_again_and_calls_no_passphrase_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick_passphrases(monkeypatch, slow=3)
    sealed = with_passphrase("woord")(b"zaak")
    assert with_words("woord")(sealed) == b"zaak"
    quick_passphrases(monkeypatch, slow=9)
    with pytest.raises(WrongKey) as caught:
        with_words("woord")(sealed)
    assert caught.value.key == "inspect.key.too_slow"


def test_a_key_for_a_paper_without_a_case_is_refused() -> None:
    with pytest.raises(NothingToSeal):
        make_document(LETTER, about("HH1"), Texts("nl"), seal=for_recipient(str(KEY.to_public())))


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(WrongKey):
        for_recipient("age1x")
    with pytest.raises(WrongKey):
        with_passphrase(" \n")
    for text in ("# een regel", "AGE-SECRET-KEY-1X"):
        with pytest.raises(WrongKey):
            with_key(text)


def test_what_was_typed_is_read_back_as_it_was() -> None:
    extra = Extras(
        appointment=date(2026, 12, 8), appointment_at=time(10, 30), reply_by=date(2026, 12, 1),
        failed_on=date(2026, 11, 1), failed=Decimal("12.50"), kept_months=3,
        discharged_on=date(2026, 1, 2), discharged=Decimal("100.00"), referral=False,
    )  # fmt: skip
    values = json.loads(json.dumps(extra_values(extra)))
    assert len(values) == 9
    assert read_extra(values) == extra
    with pytest.raises(ValueError, match="no fields"):
        read_extra({"payment": "x"})


def test_the_same_paper_twice_is_the_same_file() -> None:
    assert made(SHEET, about("HH6")).pdf == made(SHEET, about("HH6")).pdf


def test_another_case_encrypted_in_the_paper_is_not_green() -> None:
    """What is encrypted goes into the paper that is made again as it is: it is compared apart."""
    found = about(SAMPLE_OF[SHEET])
    seal = for_recipient(str(KEY.to_public()))

    def with_more(case: bytes) -> bytes:
        return seal(packed({**unpacked(case), "kwijtschelding.txt": b"SENTINEL"}))

    sheet = make_document(SHEET, found, Texts("nl"), seal=with_more).pdf
    opened = look(sheet, unseal=with_key(str(KEY)))
    assert [(each.code, each.name) for each in opened.findings] == [
        (PaperCode.FILE_CHANGED, "case.age")
    ]
