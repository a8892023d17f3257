"""Letters for tests, made from the example dossiers and the example policy."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.documents import Letter, plain_text, plan_letter
from app.i18n import Texts
from app.resources import EXAMPLE_POLICY, EXAMPLES
from calc import Assessment, Draft, Policy, PolicyFile, assess, read_policy
from tests.tariff_files import shipped

DAY: Final = date(2026, 11, 23)
DIED: Final = "-overleden"
CONSENTED: Final = "-toestemming"
SAID: Final = {"given": True, "by": "A", "on": "2026-11-20", "how": "telefoon"}
"""A consent with all that is recorded of it."""
NAMES: Final = tuple(
    sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.uitzicht.json"))
)
SNAPSHOTS: Final = Path(__file__).parent / "snapshots"
SNAPSHOT_NAMES: Final = ("HH1", "HH1-afgerond", "HH6")


@dataclass(frozen=True)
class Made:
    """A letter with everything it was made from."""

    draft: Draft
    policy: Policy
    assessment: Assessment
    letter: Letter

    @property
    def text(self) -> str:
        return plain_text(self.letter)


def raw(name: str) -> dict[str, Any]:
    """An example as plain values, to be changed; "HH1-overleden" is HH1 after a death.

    "HH1-toestemming": HH1 with one arrangement, of which the customer agreed that others hear, a
    helper, and a complaint.
    """
    if name.endswith(CONSENTED):
        return consented(raw(name.removesuffix(CONSENTED)))
    if name.endswith(DIED):
        died = {"kind": "overleden", "who": "A", "from_date": "2026-11-02"}
        return raw(name.removesuffix(DIED)) | {"life_states": [died]}
    values: dict[str, Any] = json.loads(
        (EXAMPLES / f"{name}.uitzicht.json").read_text(encoding="utf-8")
    )
    del values["schema_version"]
    return values


def consented(values: dict[str, Any]) -> dict[str, Any]:
    """The same with one arrangement, consents, a helper and a complaint."""
    helper = {"name": "P. Helper", "relation": "zus", "phone": "0612345678", "consent": True,
              "may": "meepraten", "until": "2027-11-30"}  # fmt: skip
    return {
        **values,
        "arrangements": values["arrangements"][:1],
        "consents": {"creditors": SAID, "municipality": {**SAID, "name": "Voorbeeldstad"}},
        "complaint": {"received_on": "2026-11-18", "about": "de toon van de brief"},
        "contact": {**values["contact"], "helper": helper, "phone": "0612345679"},
    }


def made(values: dict[str, Any], language: str = "nl", **policy_keys: str) -> Made:
    """The letter for these values; `policy_keys` replace lines of the example policy."""
    draft = Draft.model_validate_json(json.dumps(values))
    policy_file = policy_with(policy_keys)
    assessment = assess(draft, policy_file, shipped(), DAY)
    letter = plan_letter(draft, assessment, policy_file.policy, Texts(language))
    return Made(draft, policy_file.policy, assessment, letter)


def example(name: str, language: str = "nl", **policy_keys: str) -> Made:
    """The letter for an example as it is."""
    return made(raw(name), language, **policy_keys)


def policy_with(keys: dict[str, str]) -> PolicyFile:
    lines = EXAMPLE_POLICY.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition(" =")[0] not in keys]
    text = "\n".join([f"{key} = {value}" for key, value in keys.items()] + kept)
    read = read_policy(text, "policy.toml")
    assert isinstance(read, PolicyFile), read
    return read


def lines_with(text: str, phrase: str) -> list[str]:
    """The lines that hold a phrase: `not in` makes pytest compare whole letters, for minutes."""
    return [line for line in text.splitlines() if phrase in line]
