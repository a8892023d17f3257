"""The last step of a PDF: its structure, its properties and what goes inside, as PDF/UA-1 (ISO
14289-1) and PDF/A-3a (ISO 19005-3) ask. The bytes depend on what is given alone: no clock, no id.
"""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Final
from zlib import compress

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.render.attachment import Attachment
from app.render.tagging.structure import Structure
from app.render.tagging.writing import put_structure
from app.resources import COLOUR_PROFILE
from calc.base.value_type import value_type

_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION: Final = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema'
    f"</pdfaSchema:schema><pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed"
    "</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
    "</pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A wants every property described that its own schemas do not know (6.6.2.3)."""


@value_type
class Properties:
    """What the file says of itself. It names nobody; `on`: the day of the letter, if it has one."""

    title: str
    author: str
    creator: str
    language: str
    on: date | None


def finished(
    drawn: bytes,
    structure: Structure,
    properties: Properties,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """The file, from the pages that were drawn and the structure that grew while they were."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        put_structure(pdf, structure)
        put_properties(pdf, properties)
        put_profile(pdf)
        _mend_fonts(pdf)
        _attach(pdf, attachments, properties.on)
        pack_streams(pdf)
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    """The bytes: a file of ours that nobody touched comes out the same.

    A stream of objects can end ambiguously too: then its line ends otherwise.
    """
    file = BytesIO()
    pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue().replace(AMBIGUOUS, _CLEAR)


def put_properties(pdf: Pdf, properties: Properties) -> None:
    """What the file says of itself, and that it is what both standards ask."""
    catalogue = pdf.Root
    catalogue["/Lang"] = String(properties.language)
    catalogue["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["dc:title"] = properties.title
        told["dc:creator"] = [properties.author]
        told["dc:language"] = [properties.language]
        told["xmp:CreatorTool"] = properties.creator
        if properties.on is not None:
            told["xmp:CreateDate"] = told["xmp:ModifyDate"] = f"{properties.on}T00:00:00+00:00"
        told["pdfaid:part"], told["pdfaid:conformance"] = "3", "A"
        told[f"{{{_UA}}}part"] = "1"
    written = catalogue.Metadata.read_bytes().decode()
    catalogue.Metadata.write(written.replace("</rdf:RDF>", f"{_EXTENSION}</rdf:RDF>").encode())
    pdf.docinfo["/Title"], pdf.docinfo["/Author"] = (
        String(properties.title),
        String(properties.author),
    )
    pdf.docinfo["/Creator"] = String(properties.creator)
    if properties.on is not None:
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(_moment(properties.on))


def _moment(on: date) -> str:
    return f"D:{on:%Y%m%d}000000+00'00'"


def put_profile(pdf: Pdf) -> None:
    """The colours are those of sRGB."""
    profile = pdf.make_stream(COLOUR_PROFILE.read_bytes())
    profile["/N"] = 3
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"),
        DestOutputProfile=profile,
    )  # fmt: skip
    pdf.Root["/OutputIntents"] = Array([intent])


def _attach(pdf: Pdf, attachments: Sequence[Attachment], on: date | None) -> None:
    moment = "" if on is None else _moment(on)
    specifications = []
    for each in attachments:
        specification = pikepdf.AttachedFileSpec(
            pdf, each.data, filename=each.name, description=each.description,
            mime_type=each.media_type, creation_date=moment, mod_date=moment,
            relationship=Name(f"/{each.relationship}"),
        )  # fmt: skip
        pdf.attachments[each.name] = specification
        specifications.append(pdf.attachments[each.name].obj)
    if specifications:
        pdf.Root["/AF"] = Array(specifications)


AMBIGUOUS: Final = b"\r\nendstream"
"""Packed bytes that end in a carriage return: with the line end after them they look shorter than
they say they are, and a strict reader refuses the file (ISO 19005-3, 6.1.7)."""
_CLEAR: Final = b"\r\rendstream"
"""The same bytes with the other line end, and as long: every place in the file stays right."""


def pack_streams(pdf: Pdf) -> None:
    """Pack what is on the pages and inside, so that no stream ends ambiguously."""
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Stream) or each.get("/Type") == "/Metadata":
            continue
        data = each.read_bytes()
        packed = compress(data)
        if packed.endswith(b"\r") and each.get("/Type") == "/EmbeddedFile":
            # What is inside keeps its bytes, and nobody reads on behind what is packed. Unpacked
            # it would not help: the library would pack it, and it would end the same.
            each.write(packed + b"\n", filter=Name.FlateDecode)
            continue
        while packed.endswith(b"\r"):
            data += b"\0" if "/Length1" in each else b"\n"
            packed = compress(data)
        if "/Length1" in each:
            each["/Length1"] = len(data)
        each.write(packed, filter=Name.FlateDecode)


# ReportLab says of codes without a character that they are U+0000, which neither standard allows.
_ROW: Final = re.compile(r"(\d+) beginbfchar\n(.*?)endbfchar", re.DOTALL)
_RANGE: Final = re.compile(
    r"1 beginbfrange\s*<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[(.*?)\]\s*endbfrange", re.DOTALL
)
_CODE: Final = re.compile(r"<([0-9A-Fa-f]+)>")
_MOST_ROWS: Final = 100
"""In one list of a character map (Adobe technical note 5014)."""


def _mend_fonts(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == "/Font" and "/ToUnicode" in each:
            written = each.ToUnicode.read_bytes().decode("latin-1")
            mended = _RANGE.sub(_ranged, _ROW.sub(_rows, written))
            each.ToUnicode.write(mended.encode("latin-1"))


def _rows(found: re.Match[str]) -> str:
    rows = [row for row in found[2].strip().split("\n") if not row.strip().endswith("<0000>")]
    return _listed(rows)


def _ranged(found: re.Match[str]) -> str:
    start = int(found[1], 16)
    codes = _CODE.findall(found[2])
    return _listed(
        [f"<{start + at:02X}> <{code}>" for at, code in enumerate(codes) if int(code, 16)]
    )


def _listed(rows: Sequence[str]) -> str:
    parts = [rows[at : at + _MOST_ROWS] for at in range(0, len(rows), _MOST_ROWS)]
    lists = ("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"]) for part in parts)
    return "\n".join(lists)
