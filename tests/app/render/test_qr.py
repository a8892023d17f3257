"""The QR code on paper, read back by another library: exactly what was agreed."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from random import Random
from string import ascii_uppercase, digits
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from reportlab.pdfgen.canvas import Canvas
from stdnum import iban
from stdnum.iso7064 import mod_97_10

from app.documents.case import Case
from app.documents.paying import PaymentBox, Transfer
from app.documents.ways_to_pay import no_qr_code, payment_box
from app.documents.what_is_due import starts_later
from app.i18n import Texts
from app.render.fonts import drawable
from app.render.qr import QUIET_ZONE, epc_qr, qr_drawing
from app.render.tagging.flowables import Figure
from calc import UNKNOWN, Assessment, Draft, PolicyFile
from tests.building import draft, example_policy, outcome, policy, raw_draft

TEXTS = Texts("nl")
RF = "RF18539007547034"
SIDE = 34 / 25.4 * 72
_QR: Any = zxingcpp.BarcodeFormat.QRCode
_NAMES = ("SENTINEL-bank N.V.", "SENTINEL Ĳssel Ǿ", "SENTINEL & Zonen é", "S" * 70)


def _pdf(payment: Transfer) -> bytes:
    """The code alone on a page, drawn as it is in a letter."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(SIDE, SIDE))
    Figure(qr_drawing(payment, SIDE), "").drawOn(canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def on_paper(payment: Transfer) -> list[Any]:
    """What a telephone reads from the printed code at 200 dots an inch."""
    drawable()
    file = BytesIO(_pdf(payment))
    document = pypdfium2.PdfDocument(file)
    page = document[0]
    bitmap = page.render(scale=200 / 72)
    picture = bitmap.to_pil()
    found = zxingcpp.read_barcodes(picture, formats=_QR)
    for opened in (bitmap, page, document):
        opened.close()
    return list(found)


def fields(payment: Transfer) -> list[str]:
    [read] = on_paper(payment)
    encodings = {"1": "utf-8", "2": "iso-8859-1"}
    lines: list[str] = read.bytes.split(b"\n")[2:3][0].decode()
    return str(bytes(read.bytes), encodings[str(lines)]).split("\n")


def test_the_code_is_what_the_standard_says() -> None:
    payment = Transfer("NL91ABNA0417164300", "SENTINEL-bank", Decimal("165.00"), RF)
    assert fields(payment) == [
        "BCD", "002", "2", "SCT", "", "SENTINEL-bank", "NL91ABNA0417164300", "EUR165", "", RF,
    ]  # fmt: skip
    assert epc_qr(payment).error == "M"
    assert int(str(epc_qr(payment).version)) <= 13


def _other_account(dice: Random) -> str:
    bban = "".join(dice.choices(ascii_uppercase, k=4)) + "".join(dice.choices(digits, k=10))
    made = f"NL{mod_97_10.calc_check_digits(f'{bban}NL')}{bban}"
    assert iban.is_valid(made)
    return made


def _plans(dice: Random) -> Iterator[tuple[Draft, PolicyFile, Assessment]]:
    """Households of every size, with accounts, names and references of their own."""
    while True:
        rules = policy(
            iban=_other_account(dice),
            name=dice.choice(_NAMES),
            payment_step=Decimal(dice.choice(("5.00", "0.01", "1.00"))),
        )
        for _ in range(10):
            raw = raw_draft(first_plan_month=f"2026-{dice.randint(12, 12)}")
            raw["debt"]["balance"] = f"{dice.randint(50, 400_000)}.{dice.randint(0, 99):02}"
            raw["debt"]["reference"] = "".join(
                dice.choices(ascii_uppercase + digits + "-/ .", k=dice.randint(1, 21))
            ).strip()
            raw["income"][0]["amount"] = f"{dice.randint(1100, 4000)}.{dice.randint(0, 99):02}"
            values = draft(raw)
            if no_qr_code(rules.policy, values) is None:
                yield values, rules, outcome(raw, rules)


@pytest.mark.properties
def test_500_plans_are_read_back_as_they_were_agreed() -> None:
    seen, amounts = 0, set()
    for values, rules, assessment in _plans(Random(2026)):
        if assessment.plan is None:
            continue
        case = Case(values, assessment, rules.policy, TEXTS)
        box = payment_box(case, assessment.plan)
        if starts_later(case):
            # Money that is not due has no code (E3).
            assert box is None
            continue
        assert box is not None
        assert box.payment is not None
        agreed = next(rung.payment.amount for rung in assessment.rungs if rung.payment.amount)
        bcd, version, _, sct, bic, name, account, amount, purpose, reference = fields(box.payment)
        assert (bcd, version, sct, bic, purpose) == ("BCD", "002", "SCT", "", "")
        assert name == rules.policy.name
        assert account == rules.policy.iban
        assert Decimal(amount.removeprefix("EUR")) == agreed
        own = "".join(c for c in str(values.debt.reference) if c.isalnum())
        assert reference[4:] == own or reference == own
        _in_words_too(box, account, agreed, reference)
        amounts.add(amount)
        seen += 1
        if seen == 500:
            break
    assert len(amounts) > 100


def _in_words_too(box: PaymentBox, account: str, amount: Decimal, reference: str) -> None:
    """The same stands beside it: in groups of four, and the amount as Dutch writes it."""
    values = [value for _, value in box.lines]
    grouped = [value.replace("\N{NO-BREAK SPACE}", "") for value in values]
    assert account in grouped
    assert reference in grouped
    assert account not in values
    assert TEXTS.formats.euros(amount) in values


def test_the_quiet_zone_is_white_on_every_side() -> None:
    payment = Transfer("NL91ABNA0417164300", "SENTINEL-bank", Decimal("165.00"), RF)
    modules = len(list(epc_qr(payment).matrix)) + 2 * QUIET_ZONE
    margin = QUIET_ZONE * SIDE / modules
    squares: list[Any] = list(qr_drawing(payment, SIDE).contents)
    white, *dark = squares
    assert (white.x, white.y, white.width, white.height) == (0, 0, SIDE, SIDE)
    for square in dark:
        assert square.x >= margin - 0.001
        assert square.y >= margin - 0.001
        assert square.x + square.width <= SIDE - margin + 0.001
        assert square.y + square.height <= SIDE - margin + 0.001


def _box(raw: dict[str, Any], rules: PolicyFile | None = None) -> PaymentBox | None:
    rules = rules or example_policy()
    assessment = outcome(raw, rules)
    assert assessment.plan is not None
    return payment_box(Case(draft(raw), assessment, rules.policy, TEXTS), assessment.plan)


def _paid_by(method: str | None, **contact: Any) -> dict[str, Any]:
    raw = raw_draft(debt={"balance": "12000.00", "reference": "SENTINEL-1"})
    raw["adults"][0]["taxable_income"] = {"amount": "30000.00", "year": 2025}
    raw["contact"] = contact | ({"payment_method": method} if method else {})
    return raw


def test_a_direct_debit_is_not_asked_twice() -> None:
    mandate = {"reference": "SENTINEL-M1", "signed_on": "2026-11-20"}
    rules = policy(creditor_id="NL00ZZZ123456780000")
    box = _box(_paid_by("incasso", debit_day=27, mandate=mandate), rules)
    assert box is not None
    assert box.payment is None
    said = dict(box.lines)
    # The 27th is a Sunday: the first working day after it.
    assert said["Eerste keer"] == "28 december 2026"
    assert said["Elke maand op"] == "dag 27 van de maand"
    assert "Bedrag" in said
    assert "Rekening (IBAN)" not in said
    # Without a mandate nothing is collected: until then it is a transfer (E7).
    box = _box(_paid_by("incasso", debit_day=27), rules)
    assert box is not None
    assert box.payment is not None


def test_the_link_of_the_organisation_has_its_place() -> None:
    rules = policy(payment_link="pay.sentinel.example")
    chosen = _box(_paid_by("betaallink"), rules)
    assert chosen is not None
    assert chosen.payment is None
    assert ("Betaallink", "pay.sentinel.example") in chosen.lines
    beside = _box(_paid_by("overschrijving"), rules)
    assert beside is not None
    assert beside.payment is not None
    assert ("Betaallink", "pay.sentinel.example") in beside.lines


def test_without_an_account_or_a_reference_there_is_no_box() -> None:
    raw = _paid_by("overschrijving")
    assert _box(raw, policy(iban=None)) is None
    assert no_qr_code(policy(iban=None).policy, draft(raw)) == "iban.empty"
    raw["debt"]["reference"] = "UNKNOWN"
    assert _box(raw) is None
    values = draft(raw)
    assert values.debt.reference is UNKNOWN
    assert no_qr_code(example_policy().policy, values) == "reference.empty"


def test_nobody_chose_yet_and_the_box_says_so() -> None:
    box = _box(_paid_by(None))
    assert box is not None
    assert box.payment is not None
    # The example policy has one way to pay: nobody is told to choose.
    assert "U kiest zelf" not in box.note
    assert "Zo maakt u het bedrag over" in box.title


def test_a_payment_reference_goes_before_the_reference_of_the_creditor() -> None:
    raw = _paid_by("overschrijving")
    raw["debt"]["payment_reference"] = RF
    box = _box(raw)
    assert box is not None
    assert box.payment is not None
    assert box.payment.reference == RF
    assert ("Ons kenmerk", "SENTINEL-1") in box.lines


@pytest.mark.parametrize("reason", [
    "iban.empty", "iban.wrong", "iban.outside_eea", "name.too_long", "reference.empty",
    "reference.characters", "reference.too_long", "reference.wrong",
])  # fmt: skip
def test_every_reason_has_a_sentence(reason: str) -> None:
    for language in ("nl", "en"):
        assert Texts(language).text(f"paying.no_qr.{reason}")


def test_every_module_stands_where_the_standard_has_it_and_is_not_mirrored() -> None:
    payment = Transfer("NL91ABNA0417164300", "SENTINEL-bank", Decimal("165.00"), RF)
    rows = [[bool(dark) for dark in row] for row in epc_qr(payment).matrix]
    module = SIDE / (len(rows) + 2 * QUIET_ZONE)
    squares: list[Any] = list(qr_drawing(payment, SIDE).contents)[1:]
    drawn = {
        (round((SIDE - square.y) / module) - 1 - QUIET_ZONE, column)
        for square in squares
        for column in range(
            round(square.x / module) - QUIET_ZONE,
            round((square.x + square.width) / module) - QUIET_ZONE,
        )
    }
    assert drawn == {(r, c) for r, row in enumerate(rows) for c, dark in enumerate(row) if dark}
