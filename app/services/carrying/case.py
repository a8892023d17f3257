"""The case inside a paper: the exact bytes from which its outcome can be computed again."""

from collections.abc import Mapping
from typing import Any

from app.services.assessing import Assessed
from app.services.carrying.names import (
    DOSSIER,
    LOGO,
    OUTCOME,
    POLICY,
    TYPED,
    TYPED_FORM,
    VERSION,
)
from app.services.carrying.typed import Typed, extra_values, read_extra
from app.services.own_texts import checked_own_texts
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.store.json_text import depth_is_at_most, json_values
from calc import Draft, PolicyFile, Problem, read_policy
from calc.base.value_type import value_type
from calc.stored.assessment_json import assessment_text
from calc.stored.json_text import json_text

_DEEPEST = 8


@value_type
class CarriedCase:
    """What a paper was made from. `outcome`: as it was stored, if it was."""

    draft: Draft
    policy_file: PolicyFile
    typed: Typed
    logo: bytes | None
    outcome: dict[str, Any] | None


class BadCase(ValueError):
    """A file of the case that cannot be read: `name`, and what is wrong with it, if we know."""

    def __init__(self, name: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(name)
        self.name, self.problems = name, problems


def case_files(assessed: Assessed, typed: Typed) -> dict[str, bytes]:
    """The files of a case, by name."""
    files = {
        DOSSIER: dossier_bytes(assessed.draft),
        POLICY: assessed.policy_file.text.encode(),
        OUTCOME: (assessment_text(assessed.assessment) + "\n").encode(),
        TYPED: (json_text(_typed_values(typed)) + "\n").encode(),
    }
    return files if assessed.logo is None else {**files, LOGO: assessed.logo}


def _typed_values(typed: Typed) -> dict[str, Any]:
    return {
        "schema": f"{TYPED_FORM}{VERSION}",
        "free_text": typed.free_text,
        "extra": extra_values(typed.extra),
        "own_texts": {key: list(forms) for key, forms in typed.own_texts.items()},
    }


def read_case(files: Mapping[str, bytes], language: str, policy_name: str) -> CarriedCase:
    """The case in these files. `policy_name`: what its receipt calls the policy. Raises BadCase."""
    if missing := [name for name in (DOSSIER, POLICY, OUTCOME, TYPED) if name not in files]:
        raise BadCase(missing[0])
    draft = parse_dossier(files[DOSSIER])
    if isinstance(draft, tuple):
        raise BadCase(DOSSIER, draft)
    try:
        policy_file = read_policy(files[POLICY].decode(), policy_name)
    except UnicodeDecodeError:
        raise BadCase(POLICY) from None
    if isinstance(policy_file, tuple):
        raise BadCase(POLICY, policy_file)
    outcome = json_values(files[OUTCOME])
    if not isinstance(outcome, dict):
        raise BadCase(OUTCOME)
    return CarriedCase(draft, policy_file, _typed(files[TYPED], language), files.get(LOGO), outcome)


def _typed(data: bytes, language: str) -> Typed:
    values: Any = json_values(data)
    if not isinstance(values, dict) or not depth_is_at_most(values, _DEEPEST):
        raise BadCase(TYPED)
    text, extra, own = (values.get(name) for name in ("free_text", "extra", "own_texts"))
    if not isinstance(text, str) or not isinstance(extra, dict) or not isinstance(own, dict):
        raise BadCase(TYPED)
    try:
        # With braces a sentence asks for values: it is looked at as that of an organisation is.
        return Typed(text, read_extra(extra), checked_own_texts(own, language))
    except ValueError:
        raise BadCase(TYPED) from None
