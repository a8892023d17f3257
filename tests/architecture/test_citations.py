"""Every citation in code, texts, figures, docs and tests points at something in this repository.

`ENGINE n` is chapter n of docs/method.md, `property n` a property there, `afm n` and `practice n`
stand in docs/facts, `0023` is a decision record. Pages of anybody's workplace are no citation.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from calc.dossier.codes import ARRANGEMENT_CODES, CHECK_CODES, EXPENSE_CODES, INCOME_CODES
from tests.architecture.test_text_files import PASSED_OVER

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
FOLDERS: Final = ("app", "calc", "docs", "installer", "tariffs", "tests")
SUFFIXES: Final = {".md", ".po", ".py", ".toml"}
PAGES: Final = frozenset({"afm", "bvv-vtlb", "letters", "practice", "toeslagen"})
"""The pages of docs/facts that can be cited."""

_N: Final = r"\d+[a-z]?(?:\.\d+)?"
_LIST: Final = rf"(?P<list>{_N}(?:(?:,\s+|-|\s+and\s+|\s+to\s+){_N})*)"
_ENGINE: Final = re.compile(rf"\bENGINE\s+{_LIST}")
_PART: Final = re.compile(r'"ENGINE (?P<chapter>\d+a?) (?P<part>[a-z_ ]+)"')
_CHAPTER: Final = re.compile(
    rf"(?:methode?[^.\n]{{0,40}}|(?<!rapport) )(?:hoofdstuk|chapters?) {_LIST}"
)
_ALONE: Final = re.compile(r"(?<![\w.])(?P<list>14a)(?!\w)")
_PROPERTY: Final = re.compile(rf"\b[Pp]ropert(?:y|ies)\s+{_LIST}")
_PRACTICE: Final = re.compile(rf"\bpractice\s+{_LIST}")
_AFM: Final = re.compile(rf"\bafm\s+{_LIST}")
_FACTS: Final = re.compile(r"\b[Ff]acts:\s+(?P<names>[a-z-]+)(?=[;,).]|\s\d)")
_RECORD: Final = re.compile(r"(?:docs/decisions/|[(;] ?)(?P<number>00\d\d)(?=[-,;).]|$)", re.M)
_OTHER_RECORD: Final = re.compile(r"\brecords? (?P<number>\d{1,2})\b")
_PATH: Final = re.compile(r"(?<![\w/])docs/(?P<path>[\w./-]*\w)")
_FAULT: Final = re.compile(r"docs[/]faults\.md,? (?P<number>[A-F]\d+)")
_CODE: Final = re.compile(r"\bcatalogue (?P<code>[IRSU]\d\d)\b")
_LINK: Final = re.compile(r"\]\((?P<page>[^)#:\s]*)(?:#(?P<anchor>[\w-]+))?\)")
# In parts, so that this file does not hold what it looks for.
_PAGES_ELSEWHERE: Final = (
    "HOU" + "SE", "STO" + "RE", "WIN" + "DOW", "PERFOR" + "MANCE", "FAU" + "LTS", "PLA" + "NS",
    "SENT" + "ENCES", "ARCHI" + "TECTURE", "EXAM" + "PLES", "SKET" + "CHES", "ENG" + "INE",
)  # fmt: skip
_FOLDER_ELSEWHERE: Final = "/" + "sha" + "red"
_ELSEWHERE: Final = re.compile(
    rf"\b(?:{'|'.join(_PAGES_ELSEWHERE)})"
    r"(?:\.md|\s[A-F]?\d+\b(?<!\bENGINE \d)(?<!\bENGINE \d\d))"
    rf"|\.\.{_FOLDER_ELSEWHERE}"
)
_WITHIN: Final[dict[re.Pattern[str], tuple[str, ...]]] = {
    _ENGINE: ("ENGINE",),
    _CHAPTER: ("hoofdstuk", "chapter"),
    _ALONE: ("14a",),
    _PROPERTY: ("ropert",),
    _PRACTICE: ("practice",),
    _AFM: ("afm",),
    _FACTS: ("acts:",),
    _RECORD: ("00",),
    _OTHER_RECORD: ("record",),
    _PATH: ("docs/",),
    _CODE: ("catalogue",),
    _ELSEWHERE: (*_PAGES_ELSEWHERE, _FOLDER_ELSEWHERE),
}
"""What each of these always matches: a text that has none of it is not gone through word by word,
and two thousand texts have little of all."""


@cache
def page(name: str) -> str:
    """A page of docs/, by its path there."""
    return (DOCS / name).read_text(encoding="utf-8")


@cache
def chapters() -> dict[str, str]:
    """The chapters of the method by their number."""
    parts = re.split(r"^## ", page("method.md"), flags=re.MULTILINE)[1:]
    return {found[1]: part for part in parts if (found := re.match(r"(\d+a?) ", part))}


def has_item(chapter: str, item: str) -> bool:
    """Whether a chapter has an item with this number in its list."""
    text = chapters().get(chapter, "")
    return re.search(rf"^(?:{item}\. |- \*\*{item}\*\*)", text, re.MULTILINE) is not None


def has_section(name: str, number: str) -> bool:
    """Whether a page of the facts has a section with this number."""
    return re.search(rf"^##+ {re.escape(number)}\.? ", page(name), re.MULTILINE) is not None


def numbers(listed: str) -> Iterator[str]:
    """The numbers of a list: "2, 6-8" is 2, 6, 7 and 8."""
    for each in re.split(r",\s+|\s+and\s+", re.sub(r"\s+to\s+", "-", listed)):
        first, _, last = each.partition("-")
        if not last:
            yield first
        elif first.isdigit() and last.isdigit():
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield from (first, last)


def is_chapter(number: str) -> bool:
    chapter, _, item = number.partition(".")
    return chapter in chapters() and (not item or has_item(chapter, item))


def is_property(number: str) -> bool:
    return has_item("16", number) or has_item("14a", number)


def is_afm(number: str) -> bool:
    row = rf"^\| {number} \|"
    return all(re.search(row, page(name), re.M) for name in ("afm.md", "facts/afm.md"))


def is_record(number: str) -> bool:
    return any(DOCS.glob(f"decisions/{int(number):04}-*.md"))


def anchors(text: str) -> set[str]:
    """The anchors of the headings of a page, as the usual viewers make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in headings}


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches a text."""
    if any(word in text for word in _WITHIN.get(pattern, ("",))):
        yield from pattern.finditer(text)


def wrong(text: str, folder: Path | None = None) -> list[str]:
    """The citations of a text that lead nowhere. `folder`: of a page, for its links."""
    listed = (
        (_ENGINE, is_chapter),
        (_CHAPTER, is_chapter),
        (_ALONE, is_chapter),
        (_PROPERTY, is_property),
        (_PRACTICE, lambda number: has_section("facts/practice.md", number)),
        (_AFM, is_afm),
    )
    found = [
        match[0]
        for pattern, is_there in listed
        for match in matches(pattern, text)
        if not all(map(is_there, numbers(match["list"])))
    ]
    found += [match[0] for match in matches(_PART, text) if not _is_part(match)]
    found += [match[0] for match in matches(_FACTS, text) if match["names"] not in PAGES]
    for pattern in (_RECORD, _OTHER_RECORD):
        found += [match[0] for match in matches(pattern, text) if not is_record(match["number"])]
    found += [match[0] for match in matches(_PATH, text) if not _is_path(match["path"])]
    rows = page("faults.md")
    found += [m[0] for m in matches(_FAULT, text) if f"\n| {m['number']} |" not in rows]
    codes = CHECK_CODES | INCOME_CODES | EXPENSE_CODES | ARRANGEMENT_CODES
    found += [match[0] for match in matches(_CODE, text) if match["code"] not in codes]
    found += [match[0] for match in matches(_ELSEWHERE, text)]
    if folder is not None:
        found += [match[0] for match in matches(_LINK, text) if not _is_link(match, folder, text)]
    return found


def _is_part(match: re.Match[str]) -> bool:
    """A part of a chapter: a heading in it that holds these words."""
    headings = re.findall(r"^### (.+)$", chapters().get(match["chapter"], ""), re.MULTILINE)
    return any(match["part"] in heading.lower().replace("`", "") for heading in headings)


def _is_path(path: str) -> bool:
    """A file or a folder of docs/, or a record by its number."""
    return (DOCS / path).exists() or re.fullmatch(r"decisions/00\d\d", path) is not None


def _is_link(match: re.Match[str], folder: Path, text: str) -> bool:
    target = folder / match["page"]
    if match["page"] and not target.exists():
        return False
    if match["anchor"] is None or (match["page"] and target.suffix != ".md"):
        return True
    held = target.read_text(encoding="utf-8") if match["page"] else text
    return match["anchor"] in anchors(held)


def texts() -> Iterator[Path]:
    """Everything in the repository that can cite."""
    yield from ROOT.glob("*.md")
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES and not PASSED_OVER.intersection(path.parts):
                yield path


def test_every_citation_leads_somewhere() -> None:
    found = {}
    for path in texts():
        links = path.parent if path.suffix == ".md" else None
        if lost := wrong(path.read_text(encoding="utf-8"), links):
            found[path.relative_to(ROOT).as_posix()] = lost
    assert found == {}


def test_the_code_cites_the_method() -> None:
    cited = sum(
        len(_ENGINE.findall(path.read_text(encoding="utf-8")))
        for path in (ROOT / "calc").rglob("*.py")
    )
    assert cited > 100, "the pattern no longer finds what it should"


# Seeded, with the word that makes it a citation apart from the rest.
_WRONG: Final = (
    ("ENG" + "INE", " 19"),
    ("ENG" + "INE", " 2, 19"),
    ("ENG" + "INE", " 7-19"),
    ("ENG" + "INE", " 16.18"),
    ("ENG" + "INE", " 1.7 and 2"),
    ('"ENG' + "INE", ' 8 cash register"'),
    ("ENG" + "INE", ".md"),
    ("the method, chap" + "ter", " 21"),
    ("methode, hoofd" + "stuk", " 21"),
    ("(14" + "b", " and ENG" + "INE 14b)"),
    ("prop" + "erty", " 18"),
    ("Prop" + "erties", " 12, 13, 14 and 19"),
    ("prac" + "tice", " 1.9"),
    ("fac" + "ts:", " rumours."),
    ("af" + "m", " 27"),
    ("af" + "m", " 4 and 27"),
    ("(ENG" + "INE 13;", " 00" + "99)"),
    ("doc" + "s/decisions/", "00" + "99"),
    ("since rec" + "ord", " 99"),
    ("doc" + "s/", "missing.md"),
    ("doc" + "s/faults.md", " A99"),
    ("cata" + "logue", " S99"),
    ("HOU" + "SE", ".md"),
    ("FAU" + "LTS", " B4"),
    ("../sha" + "red", "/design"),
)
_RIGHT: Final = (
    "ENGINE 14a, property 17",
    "ENGINE 1.6 and 2",
    "ENGINE 3, 10-14",
    "ENGINE 16.9",
    "ENGINE_VERSION",
    '"ENGINE 8 cash check"',
    '"ENGINE 2 step_down"',
    "facts: practice 1.4, afm 10",
    "(ENGINE 13; 0023)",
    "docs/decisions/0013",
    "docs/faults.md B4",
    "catalogue S09",
    "chapters 2, 4 and 5 of the report",
    "a property of 12 dossiers",
)


@pytest.mark.parametrize(("word", "number"), _WRONG)
def test_a_seeded_wrong_citation_is_found(word: str, number: str) -> None:
    assert wrong(f"Before it ({word}{number}, and more behind it).")


@pytest.mark.parametrize("text", _RIGHT)
def test_what_is_there_is_no_fault(text: str) -> None:
    assert wrong(f"Before it ({text}), and more behind it.") == []


def test_a_seeded_wrong_link_is_found() -> None:
    assert wrong("see [it](nowhere" + ".md)", DOCS)
    assert wrong("see [it](method.md#nowhere" + ")", DOCS)
    assert wrong("see [it](method.md#6-buffer" + ")", DOCS) == []
