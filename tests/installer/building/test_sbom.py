"""The SBOM: valid by CycloneDX's own schema, whole, and the same for the same parts."""

import json
from pathlib import Path
from typing import Any

import pytest

from installer.building import sbom, versions
from installer.building.shipping import Part
from installer.console import MachineProblem

PARTS = [
    Part("uitzicht", "0.8.0", "EUPL-1.2", "program", "uitzicht"),
    Part("aap", "1.0", "MIT OR Apache-2.0", "distribution", "aap"),
    Part("noot", "2", "a licence of its own", "distribution", "noot"),
    Part("OpenSSL", "3.6.0", "Apache-2.0", "library", "x", within="aap", files=("aap/_x.so",)),
    Part("OpenSSL", "4.0.3", "Apache-2.0", "library", "x", within="noot", files=("noot/_x.so",)),
    Part("libz1", "1:1.2+b1", "see its copyright file", "system", "libz1", files=("libz.so.1",)),
    Part("Python", "3.11.7", "PSF-2.0", "python", "python"),
    Part("Noto Sans", "", "OFL-1.1", "data", "noto"),
]
MOMENT = 1_790_000_000


def made(parts: list[Part] = PARTS, moment: int = MOMENT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sbom.made(parts, moment, "linux-x86_64"))
    return found


# The validator takes two seconds to load: only these tests need it, and every process that has
# tests reads this file.
def test_it_is_valid_by_the_schema_of_cyclonedx() -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = sbom.made(PARTS, MOMENT, "linux-x86_64")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert json.loads(text)["specVersion"] == "1.6"


def test_what_would_not_be_valid_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    from cyclonedx.validation.json import JsonStrictValidator

    monkeypatch.setattr(JsonStrictValidator, "validate_str", lambda self, text: "no")
    with pytest.raises(MachineProblem, match="CycloneDX"):
        made()


def test_every_part_is_in_it_once() -> None:
    found = made()
    assert found["metadata"]["component"]["name"] == "uitzicht"
    names = sorted((each["name"], each.get("version", "")) for each in found["components"])
    assert names == sorted((part.name, part.version) for part in PARTS[1:])
    of_ssl = [each for each in found["components"] if each["name"] == "OpenSSL"]
    assert len({each["bom-ref"] for each in of_ssl}) == 2
    said = {each["name"]: each["value"] for each in of_ssl[0]["properties"]}
    assert set(said) == {"uitzicht:within", "uitzicht:file"}


def test_a_scanner_finds_each_by_its_address() -> None:
    addresses = {each["name"]: each.get("purl") for each in made()["components"]}
    assert addresses["aap"] == "pkg:pypi/aap@1.0"
    assert addresses["libz1"] == "pkg:deb/debian/libz1@1:1.2%2Bb1"
    assert addresses["Noto Sans"] is None


def test_what_is_inside_what_is_said() -> None:
    found = made()
    refs = {each["ref"]: each.get("dependsOn", []) for each in found["dependencies"]}
    [program] = [value for key, value in refs.items() if key.startswith("program:")]
    assert len(program) == 5, "what stands inside another is not ours directly"
    [within] = [value for key, value in refs.items() if key.startswith("distribution:aap")]
    assert within == ["library:OpenSSL@3.6.0#aap"]


def test_the_same_parts_give_the_same_bytes_and_others_another_number() -> None:
    first = sbom.made(PARTS, MOMENT, "linux-x86_64")
    assert first == sbom.made(list(PARTS), MOMENT, "linux-x86_64")
    assert made()["metadata"]["timestamp"].startswith("2026-09-21T")
    other = made([*PARTS, Part("mies", "1", "MIT", "distribution", "mies")])
    assert other["serialNumber"] != made()["serialNumber"]


def test_without_the_program_there_is_none() -> None:
    with pytest.raises(MachineProblem):
        made(PARTS[1:])


def test_libraries_say_their_own_version() -> None:
    """Each of them, for a scanner looks by the version; by the names that the table uses."""
    import tomllib

    found = versions.asked()
    table = Path(__file__).parents[3] / "installer" / "building" / "libraries.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))["library"]
    asked = {row["version"] for row in rows if "version" in row}
    assert asked == set(found)
    assert all(version[:1].isdigit() for version in found.values()), found
