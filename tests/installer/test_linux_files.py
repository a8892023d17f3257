"""What a Linux desktop is told of the program: menu, kind of file, manual page."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path
from shlex import split
from xml.etree import ElementTree

import pytest

from app.cli.arguments import parser
from app.cli.commands import COMMANDS
from app.cli.window import window_wished
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.store.dossier_file import SUFFIX
from installer import product
from installer.building import debian
from installer.linux import man_page

FOLDER = Path(man_page.__file__).parent
XDG = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def entry() -> dict[str, str]:
    found = ConfigParser(interpolation=None)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(FOLDER / "uitzicht.desktop", encoding="utf-8")
    return dict(found["Desktop Entry"])


def test_the_menu_starts_the_window_with_a_dossier_or_without(entry: dict[str, str]) -> None:
    command, *words = split(entry["Exec"])
    assert command == product.COMMAND
    assert words[-1] == "%f"
    alone, named = window_wished(words[:-1]), window_wished([*words[:-1], "a.uitzicht.json"])
    assert alone is not None
    assert named is not None
    assert (alone.file, named.file) == (None, Path("a.uitzicht.json"))


def test_the_menu_has_words_in_both_languages(entry: dict[str, str]) -> None:
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[en]"]
        assert entry[key] != entry[f"{key}[en]"]
    assert entry["Name"] == product.NAME


def test_the_picture_and_the_window_are_those_of_the_program(entry: dict[str, str]) -> None:
    assert entry["Icon"] == entry["StartupWMClass"] == product.COMMAND
    icons = product.ROOT / "app" / "resources" / "icons" / "program"
    assert (icons / f"{entry['Icon']}-48.png").is_file()
    opening = (product.ROOT / "app" / "ui" / "shell" / "opening.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{product.COMMAND}")' in opening


def test_a_dossier_is_known_by_its_whole_ending(entry: dict[str, str]) -> None:
    [kind] = ElementTree.parse(FOLDER / "uitzicht-mime.xml").getroot()
    assert entry["MimeType"] == f"{kind.get('type')};"
    assert [each.get("pattern") for each in kind.iter(f"{XDG}glob")] == [f"*{SUFFIX}"]
    assert [each.get("type") for each in kind.iter(f"{XDG}sub-class-of")] == ["application/json"]
    spoken = "{http://www.w3.org/XML/1998/namespace}lang"
    words = {each.get(spoken, "nl"): each.text for each in kind.iter(f"{XDG}comment")}
    assert set(words) == {"nl", "en"}
    assert all(words.values())


def plain(page: str) -> str:
    """What a reader sees of a page, on one line."""
    lines = [re.sub(r'^\.\w+ ?"?|"$', "", line) for line in page.splitlines()]
    text = "\n".join(lines).replace("\\&", "").replace("\\-", "-").replace("\\e", "\\")
    return " ".join(text.split())


@pytest.mark.parametrize("language", list(man_page.LANGUAGES))
def test_the_manual_page_has_the_help_of_every_command(language: str) -> None:
    page = man_page.man_page(language)
    program = parser(Texts(language))
    every = list(man_page.commands_of(program))
    assert len(every) > len(COMMANDS) + 20, "commands within commands too"
    seen = plain(page)
    for each in every:
        assert f'\n.SS "{each.prog}"\n' in page
        assert " ".join((each.description or "").replace("- ", "-").split())[:30] in seen
    assert product.version() in page.split("\n")[0]


@pytest.mark.parametrize("language", list(man_page.LANGUAGES))
def test_the_manual_page_names_every_way_to_end(language: str) -> None:
    page = man_page.man_page(language)
    assert {int(code) for code in re.findall(r"^\.TP\n(\d+)$", page, re.M)} == set(Exit)


def test_no_line_of_text_is_taken_for_a_request() -> None:
    assert (
        man_page.escaped(".hidden\n'quoted\na\\b --on") == "\\&.hidden\n\\&'quoted\na\\eb \\-\\-on"
    )


def test_the_width_of_the_screen_makes_no_other_page(monkeypatch: pytest.MonkeyPatch) -> None:
    before = man_page.man_page("nl")
    monkeypatch.setenv("COLUMNS", "200")
    assert man_page.man_page("nl") == before
    assert os.environ["COLUMNS"] == "200"


def test_both_pages_are_written(tmp_path: Path) -> None:
    made = [path.relative_to(tmp_path).as_posix() for path in man_page.write_pages(tmp_path)]
    assert made == ["uitzicht.1", "nl/uitzicht.1"]
    assert (tmp_path / "nl/uitzicht.1").read_text(encoding="utf-8") == man_page.man_page("nl")


@pytest.fixture
def asking(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The script of the package, looking for a program of ours, under the names dpkg gives it."""
    text = (FOLDER / "while-it-runs.sh").read_text(encoding="utf-8")
    program = f"/{debian.FOLDER / product.COMMAND}"
    assert text.count(f"= {program} ]") == 1
    script = text.replace(program, str(tmp_path / product.COMMAND))

    def run(name: str, *words: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / name).write_text(script, encoding="utf-8")
        command = ["sh", str(tmp_path / name), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.mark.skipif(not Path("/proc/self/exe").exists(), reason="no /proc: not Linux")
def test_the_package_is_not_replaced_or_removed_while_the_program_runs(
    asking: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    refused = (("preinst", "upgrade", "1.0"), ("uitzicht.prerm", "remove"))
    # When a newer version comes the old one is asked too, and the newer one has the say.
    never = (("preinst", "install"), ("uitzicht.prerm", "upgrade", "2.0"),
             ("uitzicht.prerm", "failed-upgrade", "1.0"))  # fmt: skip
    assert [asking(*words).returncode for words in (*refused, *never)] == [0] * 5
    program = tmp_path / product.COMMAND
    shutil.copy(str(shutil.which("sleep")), program)
    with subprocess.Popen([str(program), "60"]) as running:
        try:
            for words in refused:
                told = asking(*words)
                assert told.returncode == 1
                assert "Uitzicht is nog open bij" in told.stderr
                assert "Uitzicht is still open for" in told.stderr
            assert [asking(*words).returncode for words in never] == [0] * 3
        finally:
            running.kill()
    assert asking(*refused[0]).returncode == 0
