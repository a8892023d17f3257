"""What goes into the bundle: the project's modules and files, of packages what is used, no more."""

import re
from pathlib import Path

import pytest

from app.i18n.languages import HABITS
from installer import catalogues
from installer.building import recipe
from installer.system_libraries import QT_LIBRARIES, SCREEN_LIBRARIES

ROOT = Path(__file__).parents[3]
RULES = recipe.rules(catalogues.languages(ROOT))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtCore.abi3.so", "PySide6/QtWidgets.pyd", "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/lib/libicudata.so.73", "PySide6/libpyside6.abi3.so.6.11", "libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so", "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so", "PySide6/Qt6Core.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so", "PySide6/Qt/translations/qtbase_nl.qm",
        "babel/locale-data/nl.dat", "babel/locale-data/en_GB.dat", "babel/global.dat",
        "babel/locale-data/root.dat", "psycopg_binary.libs/libpq-1.so.5", "tariffs/2026.toml",
        "tzdata/zoneinfo/Europe/Amsterdam", "stdnum/iban.dat", "stdnum/iban.pyc",
        "keyring-25.7.0.dist-info/METADATA", "keyring-25.7.0.dist-info/entry_points.txt",
    ],
)  # fmt: skip
def test_what_is_used_goes_along(place: str) -> None:
    assert recipe.keeps(place, RULES)
    assert recipe.keeps(place.replace("/", "\\"), RULES), "as Windows writes it"


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtQml.abi3.so", "PySide6/QtNetwork.abi3.so", "PySide6/QtWebEngineCore.pyd",
        "PySide6/Qt/lib/libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/libpyside6qml.abi3.so.6.11", "libQt6Qml.so.6", "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/plugins/platforms/libqvnc.so", "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so", "PySide6/Qt/plugins/tls/libqopenssl.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so", "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/designer_nl.qm", "babel/locale-data/fr.dat",
        "babel/locale-data/nl_BE.dat", "reportlab/fonts/DarkGarden.sfd", "reportlab/fonts/Vera.ttf",
        "PySide6/opengl32sw.dll", "tzdata/zoneinfo/Asia/Tokyo", "stdnum/oui.dat",
        "keyring-25.7.0.dist-info/RECORD", "keyring-25.7.0.dist-info/licenses/LICENSE",
    ],
)  # fmt: skip
def test_what_nothing_uses_stays_out(place: str) -> None:
    assert not recipe.keeps(place, RULES)
    assert not recipe.keeps(place.replace("/", "\\"), RULES), "as Windows writes it"


def test_every_language_keeps_its_words_of_qt_and_of_babel() -> None:
    assert catalogues.languages(ROOT) == sorted(HABITS)
    for name, habits in HABITS.items():
        assert recipe.keeps(f"PySide6/Qt/translations/qtbase_{name}.qm", RULES)
        assert recipe.keeps(f"babel/locale-data/{habits.locale}.dat", RULES)


@pytest.mark.parametrize(
    ("place", "kind", "platform", "left"),
    [
        ("libgtk-3.so.0", "BINARY", "linux", True),
        ("libreadline.so.8", "BINARY", "linux", True),
        ("libstdc++.so.6", "BINARY", "linux", True),
        ("libpython3.11.so.1.0", "BINARY", "linux", False),
        ("libxcb-cursor.so.0", "BINARY", "linux", False),
        ("_cffi_backend.cpython-311-x86_64-linux-gnu.so", "EXTENSION", "linux", False),
        ("psycopg_binary.libs/libkrb5.so.3", "BINARY", "linux", False),
        ("python311.dll", "BINARY", "win32", False),
        ("libgtk-3.so.0", "BINARY", "darwin", False),
    ],
)
def test_libraries_of_this_machine_stay_here(
    place: str, kind: str, platform: str, left: bool
) -> None:
    assert recipe.left_to_the_machine(place, kind, platform) is left


def test_the_window_brings_its_own_libraries_and_the_screen_keeps_its_drivers() -> None:
    for soname in SCREEN_LIBRARIES:
        assert not recipe.left_to_the_machine(soname, "BINARY", "linux")
    for soname in set(QT_LIBRARIES) - {"libxkbcommon.so.0"}:
        assert recipe.left_to_the_machine(soname, "BINARY", "linux")


def test_every_module_of_the_program_is_asked_for_by_name() -> None:
    names = recipe.modules_of(ROOT)
    for wanted in ("app", "app.__main__", "calc", "calc.engine",
                   "app.store.database.schema", "tzdata"):  # fmt: skip
        assert wanted in names, wanted
    written = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for package in ("app", "calc")
        for path in ROOT.joinpath(package).rglob("*.py")
    }
    assert written <= set(names)
    assert not {name for name in names if name.startswith(("tests", "installer"))}


def test_the_files_that_are_read_go_along_and_no_others() -> None:
    places = {place for place, _ in recipe.files_of(ROOT)}
    for wanted in ("app/resources/examples/HH1.uitzicht.json", "tariffs/2026.toml",
                   "app/resources/fonts/NotoSans-Regular.ttf", "docs/manual/nl/01-begin.md",
                   "app/store/database/migrations/env.py",
                   "app/store/database/migrations/versions/v0001_first.py"):  # fmt: skip
        assert wanted in places, wanted
    endings = {Path(place).suffix for place in places}
    assert not endings & {".po", ".pot", ".pyc", ".icns"}
    code = {place for place in places if place.endswith(".py")}
    assert all(place.startswith("app/store/database/migrations/") for place in code)
    assert {place.split("/")[0] for place in places} == {"app", "tariffs", "docs"}


def test_no_file_of_the_program_is_forgotten() -> None:
    """One that is put in another folder would be there for who tests, and in no installer."""
    places = {place for place, _ in recipe.files_of(ROOT)}
    left = {
        path.relative_to(ROOT).as_posix()
        for package in ("app", "calc", "tariffs")
        for path in ROOT.joinpath(package).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".po", ".pot", ".icns")
    }
    left = {place for place in left if not re.search(r"/py\.typed$|\.mo\.\d+$", place)}
    assert left - places - {recipe.CONTENTS} == set()


def test_a_catalogue_goes_along_compiled(tmp_path: Path) -> None:
    folder = tmp_path / "app" / "i18n" / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "cli.po").touch()
    (folder / "cli.mo").touch()
    assert [place for place, _ in recipe.files_of(tmp_path)] == [
        "app/i18n/locale/nl/LC_MESSAGES/cli.mo"
    ]


def test_the_list_of_an_earlier_build_is_not_taken_along(tmp_path: Path) -> None:
    path = tmp_path / recipe.CONTENTS
    path.parent.mkdir(parents=True)
    path.touch()
    assert recipe.files_of(tmp_path) == []


def test_what_is_under_an_lgpl_can_be_replaced_as_files() -> None:
    assert {"PySide6", "shiboken6", "psycopg", "stdnum"} <= set(recipe.LOOSE)


@pytest.mark.parametrize("name", ["readline", "distributed", "tkinter", "_gdbm"])
def test_what_binds_or_is_not_for_here_is_left_out(name: str) -> None:
    """The line editor is under the GPL; `distributed` is an extra for who has a cluster."""
    assert name in recipe.EXCLUDED
