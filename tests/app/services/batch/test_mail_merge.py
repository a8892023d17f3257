"""The table of a mail merge: what stands on the letter, no formula, no 0 for what is unknown."""

import csv
import io
import json
from pathlib import Path

import pytest

from app.documents.kinds import DocumentKind
from app.services.batch import mail_merge
from app.services.batch.mail_merge import COLUMNS, table_of
from app.services.batch.row import Row, Status
from app.store.dossier_file import parse_dossier
from calc import Draft, assess
from calc.base.rounding import cents_half_up
from tests.app.services.batch.selection import asked, ground, made, put
from tests.tariff_files import shipped


def lines(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";", strict=True))


def test_a_line_says_what_the_letter_says(tmp_path: Path) -> None:
    put(tmp_path / "d", "HH2-afgerond")
    done = made(asked(tmp_path, mail_merge=tmp_path / "m.csv"), ground())
    data = (tmp_path / "m.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbffile;kind;reference;address_1;")
    (line,) = lines(data)
    assert tuple(line) == COLUMNS
    assert line["file"] == done.rows[0].document
    assert (tmp_path / "uit" / line["file"]).is_file()
    assert [line[f"address_{n}"] for n in range(1, 7)] == [
        "De heer M. Proef", "Mevrouw S. Proef", "Voorbeeldstraat 2", "1234 AB  Voorbeeldstad",
        "", "",
    ]  # fmt: skip
    assert line["salutation"] == "Beste meneer Proef en mevrouw Proef,"
    draft = parse_dossier((tmp_path / "d" / "HH2-afgerond.uitzicht.json").read_bytes())
    assert isinstance(draft, Draft)
    plan = assess(draft, ground().policy_file, shipped(), draft.reference_date).plan  # type: ignore[arg-type]
    formats = ground().texts.formats
    assert plan is not None
    assert line["amount"] == formats.amount(cents_half_up(plan.payment.amount))
    assert line["total"] == formats.amount(cents_half_up(plan.total))
    assert line["amount_until"] == formats.day(plan.end_date)
    assert line["email"] == line["next_conversation"] == ""


def test_a_letter_that_tells_no_amount_gives_none(tmp_path: Path) -> None:
    put(tmp_path / "d", "HH2-afgerond")
    wanted = asked(tmp_path, kind=DocumentKind.INVITATION, mail_merge=tmp_path / "m.csv")
    made(wanted, ground())
    (line,) = lines((tmp_path / "m.csv").read_bytes())
    assert {line[name] for name in ("amount", "amount_from", "amount_until", "total")} == {""}
    assert line["salutation"]


@pytest.mark.parametrize(
    ("kind", "address"),
    [(DocumentKind.INVITATION, "m.proef@example.org"), (DocumentKind.DRAAGKRACHTVERKLARING, "")],
)
def test_only_what_may_be_mailed_has_an_email_address(
    kind: DocumentKind, address: str, tmp_path: Path
) -> None:
    path = put(tmp_path / "d", "HH2-afgerond")
    values = json.loads(path.read_bytes())
    values.setdefault("contact", {})["email"] = "m.proef@example.org"
    path.write_text(json.dumps(values), encoding="utf-8")
    made(asked(tmp_path, kind=kind, mail_merge=tmp_path / "m.csv"), ground())
    (line,) = lines((tmp_path / "m.csv").read_bytes())
    assert line["email"] == address


def test_an_interim_agreement_gives_its_own_amount(tmp_path: Path) -> None:
    put(tmp_path / "d", "HH1")
    wanted = asked(tmp_path, kind=DocumentKind.INTERIM, mail_merge=tmp_path / "m.csv")
    made(wanted, ground())
    (line,) = lines((tmp_path / "m.csv").read_bytes())
    draft = parse_dossier((tmp_path / "d" / "HH1.uitzicht.json").read_bytes())
    assert isinstance(draft, Draft)
    gate = assess(draft, ground().policy_file, shipped(), draft.reference_date).beside.gate  # type: ignore[arg-type]
    assert gate.interim is not None
    formats = ground().texts.formats
    assert line["amount"] == formats.amount(cents_half_up(gate.interim.amount.amount))
    assert line["amount_until"] == formats.day(gate.interim.until)
    assert line["total"] == ""


def test_the_sheet_for_the_file_is_no_letter(tmp_path: Path) -> None:
    put(tmp_path / "d", "HH2-afgerond")
    wanted = asked(tmp_path, kind=DocumentKind.CALCULATION_SHEET, mail_merge=tmp_path / "m.csv")
    assert made(wanted, ground()).is_whole
    assert lines((tmp_path / "m.csv").read_bytes()) == []


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_what_a_spreadsheet_would_work_out_stays_text(begin: str) -> None:
    hostile = f'{begin}HYPERLINK("http://x";A1)\n;"'
    cells = (hostile,) * (len(COLUMNS) - 3)
    row = Row("d", Status.MADE, "plan", hostile, document="x.pdf", cells=cells)
    (line,) = lines(table_of([row]))
    assert line["file"] == "x.pdf"
    for name in COLUMNS[2:]:
        assert line[name].startswith(f"'{begin}")
        assert "\n" not in line[name]


def test_a_concept_has_no_line() -> None:
    cells = ("x",) * (len(COLUMNS) - 3)
    rows = [Row("d", Status.CONCEPT, "plan", document="c.pdf", cells=cells),
            Row("d", Status.SKIPPED, "plan", cells=cells)]  # fmt: skip
    assert lines(table_of(rows)) == []


def test_an_address_of_more_lines_loses_none() -> None:
    found = mail_merge._address(tuple("abcdefgh"))
    assert found == ("a", "b", "c", "d", "e", "f, g, h")
