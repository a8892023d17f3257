"""What is said of a package that somebody brings: from whom, for how long, and why not."""

from collections.abc import Sequence

from app.i18n import Texts
from app.services.packages.handling import PackageContents
from app.services.packages.offering import Here, Offer, policies_aside, policy_comes_now
from calc.base.characters import on_one_line


def say_refused(texts: Texts, offer: Offer) -> list[str]:
    """Why it is not installed, and what to do; nothing when it may be."""
    return [] if offer.refused is None else offer.refused.said(texts)


def say_from_whom(texts: Texts, contents: PackageContents) -> list[tuple[str, str]]:
    """Names with their values: who signed, made and checked it, for whom, until when, and notes."""
    manifest, day = contents.manifest, texts.formats.day
    text, join = texts.text, texts.formats.join
    for_whom = join(manifest.organisations) or text("package.window.for_all")
    checked = join(manifest.checked_by) or text("package.window.nobody")
    notes = manifest.notes
    said = (notes.en or notes.nl) if texts.language == "en" else (notes.nl or notes.en)
    rows = [
        ("made", text("package.window.made_on", who=manifest.made_by, day=day(manifest.made_on))),
        ("checked", checked),
        ("signed", contents.signed.key.name),
        ("for", for_whom),
        ("until", day(manifest.valid_until)),
        *([("notes", on_one_line(said))] if said else []),
    ]
    return [(text(f"package.window.row.{name}"), value) for name, value in rows]


def say_one_person(texts: Texts, contents: PackageContents) -> list[str]:
    """That one person made it and nobody else looked; nothing where two did."""
    said = []
    if contents.by_one_person:
        said.append(texts.text("package.window.one_person"))
    if names := contents.one_person_files:
        said.append(texts.text("package.window.one_person_files", names=texts.formats.join(names)))
    return said


def say_policies_here(texts: Texts, contents: PackageContents, here: Here) -> list[str]:
    """What its policies do on this computer, where that is no change that can be told."""
    said = []
    if policy_comes_now(contents, here):
        said.append(texts.text("package.impact.policy_first", name=here.policy_comes))
    return [*said, *say_aside(texts, policies_aside(contents, here))]


def say_aside(texts: Texts, names: Sequence[str]) -> list[str]:
    """That policies are not used here; nothing when there are none."""
    if not names:
        return []
    return [texts.text("package.impact.policy_aside", names=texts.formats.join(names))]
