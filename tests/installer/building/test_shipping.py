"""Nothing ships without its licence: each part has a text, and no part binds the program."""

import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from installer.building import licences, shipping
from installer.building.inventory import Origins
from installer.building.shipping import Part
from installer.console import Finished, MachineProblem
from tests.installer.building.conftest import Made, Told

ROOT = Path(__file__).parents[3]
TABLE = tomllib.loads((ROOT / shipping.LIBRARIES).read_text(encoding="utf-8"))


def parts(origins: Origins, **found: Distribution) -> list[Part]:
    return shipping.parts(ROOT, origins, found, {"qt": "6.11.3"}, "0.0", Told())


def test_a_distribution_comes_with_its_texts_and_its_own_list(made: Made) -> None:
    names = ("DIST/licenses/LICENSE", "DIST/licenses/third/zlib.txt", "DIST/sboms/rust.json",
             "aap/license.py", "DIST/RECORD.txt")  # fmt: skip
    papers = dict.fromkeys(names, "text")
    aap = made("aap", papers, "License-Expression: MIT")
    found = parts(Origins(distributions={"aap": {"aap"}}), aap=aap)
    [part] = [each for each in found if each.name == "aap"]
    assert (part.version, part.licence, part.kind) == ("1.0", "MIT", "distribution")
    assert [name for name, _ in part.texts] == ["LICENSE", "sboms/rust.json", "third/zlib.txt"]


@pytest.mark.parametrize("files", [{}, {"DIST/sboms/rust.json": "{}"}, {"aap/LICENSE": "x"}])
def test_a_distribution_without_a_text_ends_the_build_by_its_name(
    made: Made, files: dict[str, str]
) -> None:
    aap = made("aap", files, "License-Expression: MIT")
    with pytest.raises(MachineProblem, match="aap"):
        parts(Origins(distributions={"aap": {"aap"}}), aap=aap)


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (["License-Expression: MIT"], "MIT"),
        (["License: BSD"], "BSD"),
        (["License: a", "License-Expression: b"], "b"),
        (["Classifier: License :: OSI Approved :: MIT License"], "MIT License"),
        (["Classifier: Topic :: X"], ""),
    ],
)
def test_a_licence_is_read_where_it_is_told(made: Made, lines: list[str], licence: str) -> None:
    assert shipping.licence_of(made("aap", {}, *lines)) == licence


@pytest.mark.parametrize(
    "licence",
    ["GPL-3.0-only", "GPL-2.0-or-later", "AGPL-3.0-only",
     "GNU General Public License v3 (GPLv3)", "MIT AND GPL-3.0-only"],
)  # fmt: skip
def test_what_is_under_the_gpl_alone_cannot_ship(made: Made, licence: str) -> None:
    aap = made("aap", {"DIST/licenses/LICENSE": "x"}, f"License: {licence}")
    with pytest.raises(MachineProblem, match="GPL"):
        parts(Origins(distributions={"aap": {"aap"}}), aap=aap)


@pytest.mark.parametrize(
    "licence",
    ["LGPL-3.0-only", "MIT OR GPL-3.0-only", "GPL-2.0-or-later WITH Bootloader-exception"],
)
def test_what_has_a_way_out_of_the_gpl_can(made: Made, licence: str) -> None:
    aap = made("aap", {"DIST/licenses/LICENSE": "x"}, f"License: {licence}")
    parts(Origins(distributions={"aap": {"aap"}}), aap=aap)


def test_qt_has_the_terms_of_the_lgpl_and_of_the_gpl_it_refers_to(made: Made) -> None:
    """Its wheels name the licence and hold no text of it."""
    qt = made("PySide6_Essentials", {}, "License: LGPL-3.0-only OR GPL-2.0-only")
    places = {"PySide6/Qt/lib/libQt6Core.so.6"}
    found = parts(
        Origins(distributions={"pyside6-essentials": places}), **{"pyside6-essentials": qt}
    )
    [binding] = [each for each in found if each.name == "pyside6-essentials"]
    [library] = [each for each in found if each.name == "Qt"]
    assert binding.licence == library.licence == "LGPL-3.0-only"
    assert library.version == "6.11.3"
    for part in (binding, library):
        texts = dict(part.texts)
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.0.txt"].read_text()
        assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3.0.txt"].read_text()


def test_a_library_in_a_wheel_that_nobody_listed_ends_the_build() -> None:
    owner = {"aap.libs/libnieuw-1.so.2": "aap"}
    with pytest.raises(MachineProblem, match="libnieuw"):
        shipping.libraries(ROOT, TABLE["library"], owner, {})


def test_one_library_in_two_wheels_is_two_parts_each_with_its_version() -> None:
    owner = {
        "pillow.libs/libjpeg-1a.so.62.4.0": "pillow",
        "pikepdf.libs/libjpeg-2b.so.62.2.0": "pikepdf",
    }
    found = shipping.libraries(ROOT, TABLE["library"], owner, {})
    assert {(part.within, part.version) for part in found} == {
        ("pillow", "62.4.0"), ("pikepdf", "62.2.0")
    }  # fmt: skip


def test_every_text_that_the_table_names_is_there() -> None:
    for row in TABLE["library"]:
        for name in row["texts"]:
            assert (ROOT / shipping.TEXTS / name).stat().st_size > 300, (row["name"], name)
        assert row["licence"]
        assert row["files"]


def test_a_library_of_debian_comes_with_the_papers_of_its_package(tmp_path: Path) -> None:
    paper = tmp_path / "libz1" / "copyright"
    paper.parent.mkdir()
    paper.write_text("zlib")
    run = Told(**{"-S": Finished(0, "libz1:amd64: /lib/libz.so.1\n"), "-W": Finished(0, "1.2\n")})
    [part] = shipping.system_parts({"libz.so.1": Path("/lib/libz.so.1")}, run, tmp_path)
    assert (part.name, part.version, part.files) == ("libz1", "1.2", ("libz.so.1",))
    assert part.texts == (("copyright", paper),)


def test_a_library_of_no_package_ends_the_build() -> None:
    run = Told(**{"dpkg-query": Finished(1, "no path found")})
    with pytest.raises(MachineProblem, match="libmine"):
        shipping.system_parts({"libmine.so.1": Path("/own/libmine.so.1")}, run)


def test_the_program_its_fonts_its_icons_and_python_are_parts_with_their_texts() -> None:
    found = {part.name: part for part in parts(Origins())}
    assert set(found) == {"uitzicht", "Noto Sans", "DejaVu (signs)", "Lucide", "Python"}
    assert all(path.stat().st_size > 500 for part in found.values() for _, path in part.texts)


def test_the_folder_of_licences_lists_all_and_says_how_qt_is_replaced(
    tmp_path: Path, made: Made
) -> None:
    aap = made("aap", {"DIST/licenses/LICENSE": "the text of aap"}, "License-Expression: MIT")
    found = parts(Origins(distributions={"aap": {"aap"}}), aap=aap)
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "stale").touch()
    folder = licences.write(tmp_path, ROOT, found, "6.11.3", "linux")
    assert (folder / "aap" / "LICENSE").read_text() == "the text of aap"
    listed = (folder / "README.txt").read_text()
    assert "aap 1.0: MIT  [aap]" in listed
    assert "uitzicht 0.0: EUPL-1.2  [uitzicht]" in listed
    notice = (folder / "qt" / "qt-notice.txt").read_text()
    assert "versie 6.11.3" in notice
    assert "_internal/PySide6/Qt/lib" in notice
    assert "download.qt.io/official_releases/qt/6.11/6.11.3/" in notice
    assert not (folder / "stale").exists()
