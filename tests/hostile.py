"""A dossier, a policy and a tariff file in which every free text is one that wants to do harm."""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from app.resources import EXAMPLE_POLICY
from app.services.organisation import Organisation, read_organisation
from calc import UNKNOWN, Draft
from tests.tariff_files import tariff_text

_POLICY_TEXTS = ("name", "schrijnend_team", "tone", "organisation", "person", "street",
                 "postcode_and_town", "hours", "complaints")  # fmt: skip


def hostile_draft(draft: Draft, text: str) -> Draft:
    """The same dossier with this text in every field that takes it, also where there was none."""
    made = Draft.model_validate_json(json.dumps(_filled(draft, text)))
    assert made.debt.creditor == text
    assert all(line.label == text for line in made.expenses)
    return made


def _filled(model: BaseModel, text: str) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(model.model_dump_json(exclude_defaults=True))
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            raw[name] = _filled(value, text)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            raw[name] = [_filled(each, text) for each in value]
        elif value is UNKNOWN or isinstance(value, str | None):
            for tried in (text, [text]):
                if _takes(type(model), raw | {name: tried}):
                    raw[name] = tried
                    break
    return raw


def _takes(kind: type[BaseModel], raw: dict[str, Any]) -> bool:
    try:
        kind.model_validate_json(json.dumps(raw))
    except ValidationError:
        return False
    return True


def hostile_policy(folder: Path, text: str) -> Organisation:
    """The example organisation with this text for every name."""
    written = EXAMPLE_POLICY.read_text(encoding="utf-8")
    quoted = json.dumps(text, ensure_ascii=False)
    for name in _POLICY_TEXTS:
        written, count = re.subn(
            rf'^({name}) = ".*"', lambda found: f"{found[1]} = {quoted}", written, flags=re.M
        )
        assert count, name
    written, count = re.subn(
        r"^clients = .*", lambda _: f"clients = [{quoted}]", written, flags=re.M
    )
    assert count
    path = folder / "beleid.toml"
    path.write_text(written, encoding="utf-8")
    return read_organisation(path)


def hostile_tariffs(folder: Path, text: str) -> None:
    """A newer revision of somebody's own with this text for every source, note and checker."""
    quoted = json.dumps(text, ensure_ascii=False)
    written = tariff_text(2026).replace("revision = 1", "revision = 9", 1)
    written = re.sub(r"^checked_by = .*", lambda _: f"checked_by = [{quoted}]", written, flags=re.M)
    written = re.sub(
        r'^(article|note|reason|text) = ".*"', lambda m: f"{m[1]} = {quoted}", written, flags=re.M
    )
    own = folder / "tariffs"
    own.mkdir(parents=True, exist_ok=True)
    (own / "2026.toml").write_text(written, encoding="utf-8")
