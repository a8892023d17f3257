"""What the package commands say, as text and as JSON: who stands behind it comes first."""

from collections.abc import Sequence
from typing import Any

from app.i18n import Texts
from app.i18n.figures import say_who
from app.services.packages.handling import Installed, PackageContents, PackageRefused
from calc import PolicyFile, TariffFile
from calc.base.characters import on_one_line


def contents(texts: Texts, shown: PackageContents) -> str:
    """Everything that stands in a package."""
    manifest, day = shown.manifest, texts.formats.day
    notes = manifest.notes
    said = [
        texts.text("package.head", number=str(manifest.sequence), key=shown.signed.key.name),
        _people(texts, shown),
        texts.text("package.until", day=day(manifest.valid_until)),
        texts.text("package.for", who=texts.formats.join(manifest.organisations))
        if manifest.organisations
        else texts.text("package.for_all"),
        *_notes(texts, notes.nl, notes.en),
        texts.text("package.files"),
        *(f"  {_tariffs(texts, file)}" for file in shown.tariff_files),
        *(f"  {_policy(texts, file)}" for file in shown.policies),
    ]
    if shown.one_person_files:
        names = texts.formats.join(shown.one_person_files)
        said.append(texts.text("package.one_person_files", names=names))
    return "\n".join(said)


def listed(texts: Texts, found: Sequence[Installed]) -> str:
    """What was installed, the last one last."""
    if not found:
        return texts.text("package.none")
    return "\n\n".join(_installed(texts, each) for each in found)


def refused_json(shown: PackageContents | None, why: PackageRefused | None) -> dict[str, Any]:
    """A package, and whether it may be installed here."""
    return {
        "schema": "uitzicht-package-verify/1",
        "installable": why is None,
        "reason": None if why is None else why.reason,
        "values": {} if why is None else why.values,
        "package": None if shown is None else _values(shown),
    }


def list_json(found: Sequence[Installed]) -> dict[str, Any]:
    """What was installed, for a program."""
    return {
        "schema": "uitzicht-package-list/1",
        "packages": [
            {
                "file": str(each.path),
                "installed_on": None if each.on is None else each.on.isoformat(),
                "used": each.contents is not None,
                "reason": getattr(each.why, "reason", None),
                "package": None if each.contents is None else _values(each.contents),
            }
            for each in found
        ],
    }


def _values(shown: PackageContents) -> dict[str, Any]:
    return {
        "key": shown.signed.key.name,
        "sha256": shown.signed.sha256,
        **shown.manifest.model_dump(mode="json"),
        "one_person": shown.by_one_person,
        "one_person_files": list(shown.one_person_files),
    }


def _installed(texts: Texts, each: Installed) -> str:
    where = on_one_line(str(each.path))
    if each.contents is None:
        why = [] if each.why is None else each.why.said(texts)
        return "\n".join([texts.text("package.not_used", file=where), *why])
    day = texts.formats.day(each.on) if each.on else "-"
    return "\n".join(
        [contents(texts, each.contents), texts.text("package.since", day=day, file=where)]
    )


def _people(texts: Texts, shown: PackageContents) -> str:
    manifest = shown.manifest
    said = {"day": texts.formats.day(manifest.made_on), "made_by": manifest.made_by}
    if shown.by_one_person:
        return texts.text("package.by_one", **said)
    checked_by = texts.formats.join(manifest.checked_by)
    return texts.text("package.by_two", **said, checked_by=checked_by)


def _notes(texts: Texts, nl: str, en: str) -> list[str]:
    """In the language of the reader where it is there. A line of it would look like one of ours."""
    notes = (en or nl) if texts.formats.language == "en" else (nl or en)
    return [texts.text("package.notes", notes=on_one_line(notes))] if notes else []


def _tariffs(texts: Texts, file: TariffFile) -> str:
    return texts.text(
        "package.tariffs",
        year=str(file.year),
        revision=str(file.revision),
        day=texts.formats.day(file.date),
        who=say_who(texts, file),
    )


def _policy(texts: Texts, file: PolicyFile) -> str:
    return texts.text(
        "package.policy",
        name=file.source.name,
        organisation=file.policy.name,
        revision=str(file.source.revision),
    )
