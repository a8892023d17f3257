"""The installer for Windows, read: what it may touch, what it says, and that it compiles."""

import re
import shutil
from pathlib import Path

import pytest

from app.bootstrap import data_folder
from installer import product
from installer.console import MachineProblem
from installer.windows import pack

SCRIPT = pack.SCRIPT.read_text(encoding="utf-8")
TEXTS = pack.SCRIPT.with_name("texts.nsh").read_text(encoding="utf-8")
LINES = [line.split(" ; ")[0].strip() for line in SCRIPT.splitlines() if line[:1] != ";"]


def starting(word: str) -> list[str]:
    """The lines of the script that begin with this word."""
    return [line for line in LINES if line.startswith(word + " ")]


def test_it_asks_for_no_administrator_and_writes_for_one_person_only() -> None:
    assert starting("RequestExecutionLevel") == ["RequestExecutionLevel user"]
    assert starting("InstallDir") == ['InstallDir "$LOCALAPPDATA\\Programs\\${NAME}"']
    assert not re.search(r"HKLM|HKCR|SHCTX|SetShellVarContext|\$PROGRAMFILES", SCRIPT)
    assert len(starting("WriteRegStr")) > 10
    assert all(line.split()[1] == "HKCU" for line in LINES if line.startswith("WriteReg"))


def test_whole_folders_go_only_where_they_are_ours() -> None:
    """The folder that somebody chose may hold their own things."""
    emptied = {line.split('"')[1] for line in starting("RMDir") if "/r" in line}
    ours = {f"$INSTDIR\\program.{end}" for end in ("new", "old")}
    assert emptied == {*ours, "${DATA}"}


def test_the_data_is_where_the_program_keeps_it_and_goes_only_when_asked() -> None:
    [told] = re.findall(r'!define DATA "\$APPDATA\\(.*)"', "\n".join(LINES))
    folder = data_folder("win32", {"APPDATA": "appdata"}, Path("home"))
    assert folder == Path("appdata", told.replace("${NAME}", product.NAME))
    # Off in the list of what goes; on in one place, where /PURGE was read.
    assert [line for line in LINES if line.endswith(" WithData")] == [
        'Section /o "un.$(WithData)" WithData'
    ]
    assert SCRIPT.count("SelectSection ${WithData}") == 1
    asked = SCRIPT[SCRIPT.index('"/PURGE"') :]
    assert asked.index("IfNot} ${Errors}") < asked.index("SelectSection ${WithData}")
    [removal] = [part for part in SCRIPT.split("\nSection ") if "WithData" in part.split("\n")[0]
                 and "/o" in part.split("\n")[0]]  # fmt: skip
    assert "MB_DEFBUTTON2" in removal, "the answer at hand is no"
    assert removal.index("DataForGood") < removal.index('RMDir /r "${DATA}"')


def test_what_it_says_is_there_in_both_languages() -> None:
    said: dict[str, set[str]] = {}
    for name, language in re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\} \"\S", TEXTS, re.M):
        said.setdefault(name, set()).add(language)
    assert len(said) > 8
    assert {name: found for name, found in said.items() if found != {"DUTCH", "ENGLISH"}} == {}
    wanted = set(re.findall(r"\$\((\w+)\)", SCRIPT)) | set(
        re.findall(r"\$\{Refuse\} \d (\w+)", SCRIPT)
    )
    assert wanted - {"{TEXT}"} == set(said)


def test_every_way_it_can_end_is_in_its_head_and_in_the_page_for_administrators() -> None:
    ends = {int(code) for code in re.findall(r"\$\{Refuse\} (\d) |SetErrorLevel (\d)", SCRIPT)
            for code in code if code}  # fmt: skip
    head = SCRIPT[: SCRIPT.index("!ifndef")]
    page = (product.ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    for code in sorted(ends | {0, 1}):
        assert re.search(rf"\b{code} \w", head[head.index("Exit codes") :]), code
        assert f"\n| {code} |" in page, code


def test_it_does_not_take_json_for_its_own() -> None:
    """Windows sees the last part of a name only: `.uitzicht.json` would be every .json."""
    kinds = [line for line in starting("WriteRegStr") if "Classes\\." in line]
    assert kinds == ['WriteRegStr HKCU "Software\\Classes\\.json\\OpenWithProgids" "${KIND}" ""']


def test_what_it_registers_it_takes_away() -> None:
    written = {line.split('"')[1] for line in LINES if line.startswith("WriteReg")}
    away = {line.split('"')[1] for line in LINES if line.startswith("DeleteReg")}
    for key in written:
        assert any(key == gone or key.startswith(gone + "\\") for gone in away), key


def test_the_first_page_has_our_licence_and_that_of_qt() -> None:
    page = pack.licence_page(product.ROOT)
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in page
    assert "Qt 6 en PySide6" in page
    assert "LGPL version 3" in page


def test_what_the_script_does_not_say_is_said_by_the_command() -> None:
    made = pack.command("makensis", product.ROOT, Path("b"), Path("o"), Path("l"))
    given = {part[2:].split("=")[0] for part in made if part.startswith("-D")}
    [needed] = re.findall(r"!ifndef (.*)", SCRIPT)
    assert given == set(needed.split(" | "))
    assert f"-DVERSION={product.version()}" in made
    assert "-WX" in made


def test_without_makensis_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(MachineProblem, match="apt-get install nsis"):
        pack.find_makensis({}, lambda name: None)
    usual = tmp_path / "NSIS" / "makensis.exe"
    usual.parent.mkdir()
    usual.touch()
    found = pack.find_makensis({"ProgramFiles(x86)": str(tmp_path)}, lambda name: None)
    assert found == str(usual)
    assert pack.find_makensis({}, lambda name: f"/usr/bin/{name}") == "/usr/bin/makensis"


def test_without_a_program_there_is_no_installer(tmp_path: Path) -> None:
    with pytest.raises(MachineProblem, match=r"uitzicht\.exe is er niet"):
        pack.pack(product.ROOT, tmp_path, tmp_path / "out.exe")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle with spaces"
    (folder / "_internal").mkdir(parents=True)
    for name in (product.COMMAND, product.WINDOW):
        (folder / f"{name}.exe").write_bytes(b"MZ a program")
    (folder / "_internal" / "é.txt").write_text("a name that is not English")
    return folder


needs_makensis = pytest.mark.skipif(
    shutil.which("makensis") is None, reason="makensis is not there: apt-get install nsis"
)


@needs_makensis
def test_it_compiles_without_a_warning_and_twice_the_same(bundle: Path, tmp_path: Path) -> None:
    made = [
        pack.pack(product.ROOT, bundle, tmp_path / name / "uitzicht-setup.exe") for name in "ab"
    ]
    first, second = (each.read_bytes() for each in made)
    assert first[:2] == b"MZ"
    assert first == second
    assert [each.name for each in made[0].parent.iterdir()] == ["uitzicht-setup.exe"]


@needs_makensis
def test_what_makensis_refuses_is_told(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack, "ICON", Path("no.ico"))
    with pytest.raises(MachineProblem, match=r"no\.ico"):
        pack.pack(product.ROOT, bundle, tmp_path / "uitzicht-setup.exe")
