"""The recipe for macOS, as far as it can be looked at without a Mac."""

import os
import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from installer import product
from installer.console import MachineProblem
from installer.macos import pack

SCRIPT = pack.HERE / "make_dmg.sh"


def test_the_information_is_whole_and_its_version_is_the_programs() -> None:
    found = plistlib.loads(plistlib.dumps(pack.information(product.ROOT)))
    assert found["CFBundleShortVersionString"] == found["CFBundleVersion"] == product.version()
    assert found["CFBundleExecutable"] == product.COMMAND
    assert found["CFBundleName"] == product.NAME
    assert found["CFBundlePackageType"] == "APPL"
    assert found["CFBundleIconFile"] == "uitzicht.icns"
    assert found["CFBundleDevelopmentRegion"] in found["CFBundleLocalizations"]
    # It would be every .json.
    assert not {"CFBundleDocumentTypes", "UTExportedTypeDeclarations"} & set(found)


def test_it_asks_macos_for_one_thing_only() -> None:
    asked = plistlib.loads((pack.HERE / "entitlements.plist").read_bytes())
    assert asked == {"com.apple.security.cs.disable-library-validation": True}


def program(folder: Path) -> Path:
    """A folder as PyInstaller leaves it on macOS."""
    bundle, app = folder / "dist" / "uitzicht", folder / "dist" / "Uitzicht.app"
    for path in (bundle / "_internal" / "x", bundle / "uitzicht", bundle / "licences" / "LICENSE",
                 bundle / "sbom.json", app / "Contents" / "MacOS" / "uitzicht"):  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    icon = folder / pack.ICONS
    icon.parent.mkdir(parents=True)
    icon.write_text("icon")
    (folder / "app" / "version.py").write_text('PROGRAM_VERSION: Final = "1.2.3"\n')
    told = pack.information(folder) | {"CFBundleIconFile": "icon-windowed.icns", "Theirs": "x"}
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(told))
    return bundle


def test_licences_and_the_list_of_parts_come_inside_the_application(tmp_path: Path) -> None:
    app = pack.complete(tmp_path, program(tmp_path))
    resources = {
        path.relative_to(app / "Contents" / "Resources").as_posix()
        for path in (app / "Contents" / "Resources").rglob("*")
        if path.is_file()
    }
    assert resources == {"licences/LICENSE", "sbom.json", "uitzicht.icns"}
    told = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    assert told == {**pack.information(tmp_path), "Theirs": "x"}
    assert pack.complete(tmp_path, tmp_path / "dist" / "uitzicht") == app, "twice is once"


def test_an_application_of_another_version_is_not_packed(tmp_path: Path) -> None:
    bundle = program(tmp_path)
    (tmp_path / "app" / "version.py").write_text('PROGRAM_VERSION: Final = "1.2.4"\n')
    with pytest.raises(MachineProblem, match="CFBundleShortVersionString"):
        pack.complete(tmp_path, bundle)


@pytest.mark.parametrize("gone", ["dist/Uitzicht.app", str(pack.ICONS)])
def test_what_is_not_there_is_named(gone: str, tmp_path: Path) -> None:
    bundle = program(tmp_path)
    path = tmp_path / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(MachineProblem, match=f"{Path(gone).name} is er niet"):
        pack.pack(tmp_path, bundle, tmp_path / "out.dmg")


def with_tools(folder: Path, *names: str) -> dict[str, str]:
    """An environment in which the tools of a Mac only write down how they were called."""
    tools = folder / "tools"
    tools.mkdir()
    for name in names:
        tool = tools / name
        say = f'{{ printf "%s" {name}; printf "|%s" "$@"; echo; }} >> "{folder}/called"'
        tool.write_text(f"#!/bin/sh\n{say}\n")
        tool.chmod(0o755)
    return {**os.environ, "PATH": f"{tools}:/usr/bin:/bin"}


def called(folder: Path) -> list[list[str]]:
    return [line.split("|") for line in (folder / "called").read_text().splitlines()]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not there")
class TestTheScript:
    MAC = ("codesign", "hdiutil", "ditto", "xcrun")

    def run(self, folder: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        words = [str(SCRIPT), "Uitzicht.app", str(folder / "out.dmg"), "Uitzicht 1.2.3", "e.plist"]
        return subprocess.run(words, env=variables, capture_output=True, text=True, check=False)

    def test_it_is_sound_and_may_be_run(self) -> None:
        assert subprocess.run(["bash", "-n", str(SCRIPT)], check=False).returncode == 0
        assert os.access(SCRIPT, os.X_OK)

    def test_it_signs_before_it_packs_and_looks_at_what_it_made(self, tmp_path: Path) -> None:
        ended = self.run(tmp_path, with_tools(tmp_path, *self.MAC))
        assert ended.returncode == 0, ended.stderr
        done = called(tmp_path)
        assert [each[:2] for each in done] == [
            ["codesign", "--force"], ["codesign", "--verify"], ["ditto", "Uitzicht.app"],
            ["hdiutil", "create"], ["hdiutil", "verify"],
        ]  # fmt: skip
        assert done[0][4] == "-", "nobody's name, unless it is given"
        assert "e.plist" in done[0]
        assert "Uitzicht 1.2.3" in done[3]

    def test_it_notarises_only_when_told_and_only_what_is_signed(self, tmp_path: Path) -> None:
        variables = with_tools(tmp_path, *self.MAC)
        asked = {"UITZICHT_NOTARY_PROFILE": "p"}
        ended = self.run(tmp_path, {**variables, **asked})
        assert ended.returncode == 2
        assert "UITZICHT_SIGN_IDENTITY" in ended.stderr
        assert "xcrun" not in {each[0] for each in called(tmp_path)}
        (tmp_path / "called").unlink()
        signed = {**variables, **asked, "UITZICHT_SIGN_IDENTITY": "Developer ID Application: X"}
        assert self.run(tmp_path, signed).returncode == 0
        done = called(tmp_path)
        assert {"runtime", "Developer ID Application: X"} <= set(done[0])
        assert [each[:3] for each in done[-2:]] == [
            ["xcrun", "notarytool", "submit"], ["xcrun", "stapler", "staple"]
        ]  # fmt: skip

    def test_elsewhere_it_says_that_it_needs_a_mac(self, tmp_path: Path) -> None:
        ended = self.run(tmp_path, with_tools(tmp_path))
        assert ended.returncode == 3
        assert "codesign is er niet" in ended.stderr
