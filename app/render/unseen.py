"""What nobody sees of a PDF, and what it does all the same: links, bookmarks, tags, an order to run
something. Each part as one hash, the same however a program wrote the file.

    unseen_parts(pdf)      {"links": hash, ...}: only parts that are there
    never_ours(pdf)        the parts that no paper of ours has
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from pikepdf import Array, Dictionary, Object, Pdf, Stream, String

_MOST_VALUES: Final = 2_000_000
"""Of one part; a sheet of 60 lines has some 20,000."""
_PARTS: Final = {
    "/OpenAction": "orders", "/AA": "orders", "/JavaScript": "orders", "/AcroForm": "form",
    "/Outlines": "bookmarks", "/StructTreeRoot": "tags", "/MarkInfo": "tags", "/Lang": "language",
    "/AF": "file_names", "/EmbeddedFiles": "file_names", "/Annots": "links",
}  # fmt: skip
"""What people call it, by where it stands; the rest is "other"."""
_SEEN: Final = frozenset({"/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate"})
"""Of a page: its picture and its words tell these."""
_ALWAYS: Final = frozenset({"/Type", "/Pages", "/Metadata", "/Names", "/Parent", "/Version"})
"""What is looked at elsewhere, and what says nothing but how the file was written."""
_OF_STREAMS: Final = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
_OURS: Final = frozenset(
    {
        "/PageMode", "/OutputIntents", "/Outlines", "/StructTreeRoot", "/Lang", "/MarkInfo",
        "/ViewerPreferences", "/AF", "/EmbeddedFiles",
    }
)  # fmt: skip
_OURS_ON_A_PAGE: Final = frozenset({"/Annots", "/Trans", "/Tabs", "/StructParents", "/UserUnit"})


def unseen_parts(pdf: Pdf) -> dict[str, str]:
    """A hash of each part."""
    pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
    digests: dict[str, Any] = {}
    for key, value in _entries(pdf):
        digest = digests.setdefault(_PARTS.get(key, "other"), sha256())
        for piece in _canonical(value, pages):
            digest.update(f"{key}\0{piece}\0".encode("utf-8", "surrogatepass"))
    return {name: digest.hexdigest() for name, digest in sorted(digests.items())}


def never_ours(pdf: Pdf) -> tuple[str, ...]:
    """What stands in a file and in no paper of ours: an order, a form, or something else."""
    found = {
        _PARTS.get(key, "other")
        for key, _ in _entries(pdf)
        if key not in _OURS and key not in _OURS_ON_A_PAGE
    }
    return tuple(sorted(found))


def _entries(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Of the file, of its lists of names, and of every page with its number."""
    owners: tuple[Any, ...] = (pdf.Root, pdf.Root.get("/Names", {}))
    for owner in owners:
        for key in sorted(owner.keys()):
            if key not in _ALWAYS:
                yield key, owner[key]
    for at, page in enumerate(pdf.pages):
        for key in sorted(page.obj.keys()):
            if key not in _ALWAYS and key not in _SEEN:
                yield key, Array([at, page.obj[key]])


def _canonical(value: Any, pages: dict[tuple[int, int], int]) -> Iterator[str]:
    """Everything that can be reached, once, in an order that numbers of objects do not change."""
    numbers: dict[tuple[int, int], int] = {}
    waiting: list[Any] = [value]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, str):
            yield each
            continue
        if isinstance(each, Object) and each.is_indirect:
            if each.objgen in pages:
                yield f"page {pages[each.objgen]}"
                continue
            if each.objgen in numbers:
                yield f"again {numbers[each.objgen]}"
                continue
            numbers[each.objgen] = len(numbers)
        yield _alone(each)
        waiting += _within(each)
    raise ValueError("too many values")


def _alone(each: Any) -> str:
    """A value without what is in it."""
    if isinstance(each, Stream):
        return f"stream {sha256(each.read_bytes()).hexdigest()}"
    if isinstance(each, Dictionary | Array):
        return "{" if isinstance(each, Dictionary) else f"[{len(each)}"
    return f"text {bytes(each)!r}" if isinstance(each, String) else str(each)


def _within(each: Any) -> list[Any]:
    """What is in a value, the first last."""
    if isinstance(each, Array):
        return list(each)[::-1]
    if not isinstance(each, Dictionary | Stream):
        return []
    within: list[Any] = ["}"]
    for key in sorted(each.keys(), reverse=True):
        if not (isinstance(each, Stream) and key in _OF_STREAMS):
            within += [each[key], key]
    return within
