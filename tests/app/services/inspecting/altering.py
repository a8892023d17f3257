"""Papers altered by a seeded script, each with the code that must be said of it.

altered(pdf, PaperCode.AMOUNT_CHANGED, seed)      another amount on some page
"""

import json
import random
import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.documents.check_code import code_of
from app.render.finishing import saved as as_ours
from app.services.carrying.receipt import PaperReceipt
from app.services.inspecting.finding import PaperCode

_AMOUNT: Final = re.compile(rb"(?<!\d)\d[\d.]*,\d\d(?!\d)")
_DAY: Final = re.compile(rb"\b(\d{1,2})( [a-z]{3,9} 20\d\d)\b")
_WORD: Final = re.compile(rb"\b(?:betaalt|brief|bellen|Bedrag|uitkomst|bedragen|controleert)\b")


def saved(pdf: Pdf, rng: random.Random) -> bytes:
    """As some program saves it; one of them does it as ours does."""
    file = BytesIO()
    match rng.randrange(4):
        case 0:
            return as_ours(pdf)
        case 1:
            pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        case 2:
            pdf.save(file, compress_streams=False)
        case _:
            pdf.save(file)
    return file.getvalue()


def edited(data: bytes, rng: random.Random, edit: Callable[[Pdf, random.Random], None]) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        edit(pdf, rng)
        return saved(pdf, rng)


def _replaced(pattern: re.Pattern[bytes], new: Callable[[bytes, random.Random], bytes]) -> Any:
    """A change of one match in what is drawn on some page."""

    def edit(pdf: Pdf, rng: random.Random) -> None:
        places = [
            (page, found)
            for page in pdf.pages
            for found in pattern.finditer(page.obj.Contents.read_bytes())
            if _is_drawn(page.obj.Contents.read_bytes(), found.start())
        ]
        page, found = rng.choice(places)
        content = page.obj.Contents.read_bytes()
        other = new(found[0], rng)
        page.obj.Contents.write(content[: found.start()] + other + content[found.end() :])

    return edit


def _is_drawn(content: bytes, at: int) -> bool:
    """Whether this place is in a text that is shown, and not in a measure."""
    line = content[content.rfind(b"\n", 0, at) + 1 : content.find(b"\n", at)]
    return line.rstrip().endswith((b"Tj", b"TJ", b"T*", b"ET")) and b"(" in line


def _other_digit(text: bytes, rng: random.Random) -> bytes:
    places = [at for at, one in enumerate(text) if one in b"0123456789"]
    at = rng.choice(places[:-2])
    digit = rng.choice([one for one in b"123456789" if one != text[at]])
    return text[:at] + bytes([digit]) + text[at + 1 :]


def _other_day(text: bytes, rng: random.Random) -> bytes:
    day, _, rest = text.partition(b" ")
    return b"%d %b" % (int(day) % 28 + 1, rest)


amount = _replaced(_AMOUNT, _other_digit)
day = _replaced(_DAY, _other_day)
word = _replaced(_WORD, lambda text, _: text[::-1])


def page_removed(pdf: Pdf, rng: random.Random) -> None:
    del pdf.pages[rng.randrange(len(pdf.pages))]


def page_added(pdf: Pdf, rng: random.Random) -> None:
    at = rng.randrange(len(pdf.pages) + 1)
    if rng.random() < 0.5:
        pdf.pages.insert(at, pdf.pages[rng.randrange(len(pdf.pages))])
    else:
        pdf.add_blank_page()
        pdf.pages.insert(at, pdf.pages[-1])
        del pdf.pages[-1]


def page_moved(pdf: Pdf, rng: random.Random) -> None:
    one, other = rng.sample(range(len(pdf.pages)), 2)
    first, second = pdf.pages[one], pdf.pages[other]
    pdf.pages.insert(one, second)
    del pdf.pages[one + 1]
    pdf.pages.insert(other, first)
    del pdf.pages[other + 1]


def covered(pdf: Pdf, rng: random.Random) -> None:
    """A white box over some words, in the page or as a remark on it; or half a page shown."""
    page = rng.choice(list(pdf.pages))
    if rng.random() < 0.3:
        page.obj["/CropBox"] = Array([0, 0, 595, rng.randrange(200, 500)])
        return
    box = [100, rng.randrange(300, 600), 300, 700]
    if rng.random() < 0.5:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.FreeText, Rect=Array(box), Contents=String("€ 1,00")
        )
        page.obj["/Annots"] = Array([*page.obj.get("/Annots", []), pdf.make_indirect(note)])
    else:
        white = "\nq 1 g {} {} 200 30 re f Q".format(*box).encode()
        page.obj.Contents.write(page.obj.Contents.read_bytes() + white)


def spoken(pdf: Pdf, rng: random.Random) -> None:
    said = [each for each in pdf.objects if isinstance(each, Dictionary) and "/ActualText" in each]
    rng.choice(said)["/ActualText"] = String("U betaalt € 1,00.")


def titled(pdf: Pdf, rng: random.Random) -> None:
    pdf.docinfo["/Title"] = String(f"Brief {rng.randrange(99)}")


def unseen(pdf: Pdf, rng: random.Random) -> None:
    """Nothing on a page: what a click, the opening, a bookmark or a reader's tag does."""
    run = Dictionary(S=Name.Launch, F=String("x.exe"))
    match rng.randrange(6):
        case 0:
            elsewhere = Dictionary(S=Name.URI, URI=String("https://elders.example"))
            link = Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 595, 842]), A=elsewhere
            )
            page = pdf.pages[0].obj
            page["/Annots"] = Array([*page.get("/Annots", []), pdf.make_indirect(link)])
        case 1:
            pdf.Root["/OpenAction"] = run
        case 2:
            pdf.pages[-1].obj["/AA"] = Dictionary(O=run)
        case 3:
            pdf.Root["/AcroForm"] = Dictionary(Fields=Array([]))
        case 4:
            pdf.Root["/Lang"] = String("fr")
        case _:
            said = [each for each in pdf.objects if _is_tag(each, "/TH") or _is_tag(each, "/H1")]
            rng.choice(said)["/S"] = Name.P


def _is_tag(each: Any, name: str) -> bool:
    return isinstance(each, Dictionary) and each.get("/S") == name


def with_file(name: str, change: Callable[[bytes, random.Random], bytes]) -> Any:
    """Another content of a file inside."""

    def edit(pdf: Pdf, rng: random.Random) -> None:
        stream = pdf.attachments[name].obj.EF.F
        stream.write(change(stream.read_bytes(), rng))

    return edit


def file_removed(name: str) -> Any:
    def edit(pdf: Pdf, rng: random.Random) -> None:
        kept = [each for each in pdf.Root.AF if str(each.UF) != name]
        del pdf.attachments[name]
        pdf.Root["/AF"] = Array(kept)

    return edit


def file_added(pdf: Pdf, rng: random.Random) -> None:
    name = f"bijlage{rng.randrange(99)}.txt"
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"Hallo", filename=name)


def of_receipt(change: Callable[[dict[str, Any], random.Random], None]) -> Any:
    def edit(data: bytes, rng: random.Random) -> bytes:
        values = json.loads(data)
        change(values, rng)
        return json.dumps(values).encode()

    return with_file("receipt.json", edit)


def _any_field(values: dict[str, Any], rng: random.Random) -> None:
    """One thing in the receipt, as somebody would change it who forgets the rest."""
    match rng.randrange(6):
        case 0:
            values["receipt"]["output_sha256"] = sha256(rng.randbytes(4)).hexdigest()
        case 1:
            values["receipt"]["input_sha256"] = sha256(rng.randbytes(4)).hexdigest()
        case 2:
            values["receipt"]["reference_date"] = "2025-01-01"
        case 3:
            values["receipt"]["files"][0]["revision"] += 1
        case 4:
            values["code"] = "AAAA-AAAA"
        case _:
            values["pages"] = values["pages"][:-1]


def forged(values: dict[str, Any], rng: random.Random) -> None:
    """As somebody changes it who knows how a sum and a code are made."""
    values["receipt"]["output_sha256"] = sha256(rng.randbytes(4)).hexdigest()
    whole(values)


def whole(values: dict[str, Any]) -> None:
    receipt = PaperReceipt.model_validate_json(json.dumps(values))
    code = code_of(receipt.receipt, receipt.kind)
    again = receipt.model_copy(update={"code": code})
    values.update(json.loads(again.data()))


def newer(values: dict[str, Any], rng: random.Random) -> None:
    values["schema"] = "uitzicht-paper-receipt/3"


def resaved_by_another(data: bytes, rng: random.Random) -> bytes:
    file = BytesIO()
    match rng.randrange(6):
        case 0:
            with pikepdf.open(BytesIO(data)) as pdf:
                pdf.save(file)
        case 1:
            with pikepdf.open(BytesIO(data)) as pdf:
                pdf.save(file, linearize=True)
        case 2:
            with pikepdf.open(BytesIO(data)) as pdf:
                pdf.save(
                    file,
                    compress_streams=False,
                    stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                )
        case 3:
            with pikepdf.open(BytesIO(data)) as pdf:
                pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        case 4:
            writer = pypdf.PdfWriter(clone_from=BytesIO(data))
            writer.write(file)
        case _:
            writer = pypdf.PdfWriter(clone_from=BytesIO(data))
            writer.add_metadata({"/Producer": "Een ander programma"})
            for page in writer.pages:
                page.compress_content_streams()
            writer.write(file)
    return file.getvalue()


def flipped(data: bytes, rng: random.Random) -> bytes:
    """One bit the other way, in what is packed: nearly all of the file."""
    streams = [found.span(1) for found in re.finditer(
        rb"/FlateDecode[^>]*>>(?:[^>]*>>)?\s*(?<!end)stream\r?\n(.*?)\nendstream", data, re.DOTALL
    )]  # fmt: skip
    start, end = rng.choice(streams)
    at = rng.randrange(start, end)
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def truncated(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(1000, len(data) - 20)]


def locked(data: bytes, rng: random.Random) -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    return file.getvalue()


def no_pdf(data: bytes, rng: random.Random) -> bytes:
    return rng.choice([b"", b"Beste mevrouw,", rng.randbytes(2000), b"PK\3\4" + data[500:2000]])


def of_somebody_else(data: bytes, rng: random.Random) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(rng.randrange(1, 4)):
            pdf.add_blank_page()
        return saved(pdf, rng)


ON_PAPER: Final[dict[PaperCode, Any]] = {
    PaperCode.AMOUNT_CHANGED: amount,
    PaperCode.DAY_CHANGED: day,
    PaperCode.TEXT_CHANGED: word,
    PaperCode.PAGE_REMOVED: page_removed,
    PaperCode.PAGE_ADDED: page_added,
    PaperCode.PAGE_MOVED: page_moved,
    PaperCode.LOOK_CHANGED: covered,
    PaperCode.SPOKEN_CHANGED: spoken,
    PaperCode.PROPERTIES_CHANGED: titled,
    PaperCode.UNSEEN_CHANGED: unseen,
    PaperCode.FILE_ADDED: file_added,
    PaperCode.FILE_REMOVED: file_removed("receipt.json"),
    PaperCode.RECEIPT_CHANGED: of_receipt(_any_field),
    PaperCode.NEWER: of_receipt(newer),
}
OF_BYTES: Final[dict[PaperCode, Callable[[bytes, random.Random], bytes]]] = {
    PaperCode.RESAVED: resaved_by_another,
    PaperCode.DAMAGED: flipped,
    PaperCode.PROTECTED: locked,
    PaperCode.NOT_PDF: no_pdf,
    PaperCode.NOT_OURS: of_somebody_else,
}


EVERY: Final = (*ON_PAPER, *OF_BYTES)


def altered(data: bytes, code: PaperCode, seed: int) -> bytes:
    """A paper altered so that this is what must be said of it."""
    rng = random.Random(f"{code} {seed}")
    if code in ON_PAPER:
        return edited(data, rng, ON_PAPER[code])
    if code is PaperCode.DAMAGED and seed % 2:
        return truncated(data, rng)
    return OF_BYTES[code](data, rng)
