"""The list of what ships, in CycloneDX 1.6 (JSON): the same bytes for the same parts.

No random number and no clock: the serial number is made of the parts, the time is that of the
commit. It is held against CycloneDX's own schema before it is written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from packageurl import PackageURL

from installer.building.shipping import Part
from installer.console import MachineProblem

NAME = "sbom.cdx.json"
_PURL = {"distribution": "pypi", "system": "deb", "library": "generic", "python": "generic"}
_TYPES = {"program": ComponentType.APPLICATION, "data": ComponentType.DATA}


def made(parts: Sequence[Part], moment: int, platform: str) -> str:
    """The text of the list. `moment`: seconds, of the commit. Raises MachineProblem."""
    bom = Bom()
    bom.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    components = {}
    for part in parts:
        component = _component(part)
        components[part.name, part.within] = component
        if part.kind == "program":
            bom.metadata.component = component
        else:
            bom.components.add(component)
    program = bom.metadata.component
    if program is None:
        raise MachineProblem("De SBOM kent het programma niet. / The SBOM lacks the program.")
    program.properties.add(Property(name="uitzicht:platform", value=platform))
    direct = [
        component for (_, within), component in components.items()
        if component is not program and not within
    ]  # fmt: skip
    bom.register_dependency(program, direct)
    for (name, within), component in components.items():
        if within:
            holder = components.get((within, ""))
            bom.register_dependency(holder or program, [component])
        elif component is not program:
            inside = [each for (_, of), each in components.items() if of == name]
            bom.register_dependency(component, inside)
    told = json.dumps([list(map(str, (p.name, p.version, p.licence, p.within))) for p in parts])
    bom.serial_number = uuid5(NAMESPACE_URL, f"{platform} {moment} {told}")
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    _must_be_valid(text)
    return text + "\n"


def _component(part: Part) -> Component:
    kind = _PURL.get(part.kind)
    name = part.name.replace(" ", "-")
    version = part.version or None
    purl = None
    if kind is not None:
        purl = PackageURL(kind, "debian" if kind == "deb" else None, name, version)
    known = LicenseFactory().make_from_string(part.licence) if part.licence else None
    component = Component(
        name=part.name,
        version=version,
        type=_TYPES.get(part.kind, ComponentType.LIBRARY),
        purl=purl,
        licenses=[known] if known is not None else None,
        bom_ref=f"{part.kind}:{name}" + (f"@{part.version}" if version else "") + _within(part),
    )
    for key, values in (("uitzicht:within", [part.within]), ("uitzicht:file", part.files)):
        for value in filter(None, values):
            component.properties.add(Property(name=key, value=value))
    return component


def _within(part: Part) -> str:
    return f"#{part.within}" if part.within else ""


def _must_be_valid(text: str) -> None:
    # It takes two seconds to load, and every process that has tests reads this file.
    from cyclonedx.validation.json import JsonStrictValidator

    trouble: Any = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if trouble is not None:
        raise MachineProblem(
            f"De SBOM past niet in het schema van CycloneDX. / It does not fit: {trouble}"
        )
