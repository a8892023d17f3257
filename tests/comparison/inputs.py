"""The folder that both trees read: dossiers, policies, old receipts, and what is asked of each."""

import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from calc import PolicyFile
from calc.dossier.draft import Draft
from tests.app.documents.matrix.situations import EXAMPLES, PLANS, SAMPLE, VARIANTS, situation
from tests.building import EXAMPLES as EXAMPLE_FILES
from tests.building import ROOT, Raw, as_toml, example_policy
from tests.comparison.cases import Case, alone
from tests.comparison.commands import CASES
from tests.comparison.generated import COUNT, generated

_SUFFIX: Final = ".uitzicht.json"
_DAYS: Final = (date(2026, 1, 15), date(2027, 3, 10), date(2028, 7, 1))
"""Besides the day of the situation: other tariffs, other ages, and a year without any."""
_RECEIPTS: Final = ROOT / "tests" / "data" / "receipts"
_TYPED: Final = {
    "invitation": ["--appointment", "2026-12-08 10:00", "--reply-by", "2026-12-04"],
    "still_needed": ["--reply-by", "2026-12-07"],
    "plan": ["--referral"],
}
"""What an officer may type for a kind of document of an example."""


class Inputs:
    """Writes the dossiers and the cases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in ("dossiers", "policies", "receipts"):
            (folder / name).mkdir(parents=True)
        self._version = _file_of(EXAMPLES[0])["schema_version"]

    def write(self, most: int = COUNT) -> int:
        """Everything, with at most so many of each kind; gives the number of cases."""
        lines = [
            *self._examples(EXAMPLES[:most]),
            *self._running((*PLANS, *VARIANTS)[:most]),
            *self._generated(most),
            *self._receipts(),
        ]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (self._folder / CASES).write_text(text, encoding="utf-8")
        return len(lines)

    def _examples(self, names: Iterable[str]) -> Iterator[Raw]:
        for name in names:
            file = self._copied(EXAMPLE_FILES / f"{name}{_SUFFIX}", "dossiers")
            case = Case(name, file, situation(name).on, typed=_TYPED)
            tasks = alone([*case.figures(), *case.receipt(), *case.beside()])
            yield case.line([*tasks, *case.all_documents()])
            for day in _DAYS:
                other = Case(f"{name} on {day}", file, day)
                yield other.line([*alone(other.figures()), *other.first_letter()])

    def _running(self, names: Iterable[str]) -> Iterator[Raw]:
        for name in names:
            about = situation(name)
            file = self._dossier(name, about.draft)
            typed = {kind.value: _options(given) for kind, given in about.extras.items()}
            policy = self._policy(name, about.about.policy_file)
            case = Case(f"plan {name}", file, about.on, policy, typed)
            asked = [*case.figures(), *case.receipt(), *case.beside()]
            if name not in SAMPLE:
                asked = case.figures()
            yield case.line([*alone(asked), *case.letters()])

    def _generated(self, most: int) -> Iterator[Raw]:
        for number, made in enumerate(generated(most)):
            name = f"generated {number:03}"
            file = self._raw(name.replace(" ", "-"), made.raw)
            policy = self._policy(name.replace(" ", "-"), made.rules)
            case = Case(name, file, made.on, policy)
            checked = case.receipt() if number % 4 == 0 else []
            yield case.line([*alone([*case.figures(), *checked]), *case.first_letter()])

    def _receipts(self) -> Iterator[Raw]:
        """Receipts of earlier versions: what a re-check says of them is the same."""
        for path in sorted(_RECEIPTS.glob("*.json.gz")):
            name, example = path.name.removesuffix(".gz"), path.name.partition("-")[0]
            (self._folder / "receipts" / name).write_bytes(gzip.decompress(path.read_bytes()))
            file = self._copied(EXAMPLE_FILES / f"{example}{_SUFFIX}", "dossiers")
            recheck = ["recheck", file, "--receipt", f"inputs/receipts/{name}"]
            more = [*recheck, "--json", "--difference"]
            yield {"case": f"receipt {name}", "tasks": alone([recheck, more])}

    def _dossier(self, name: str, made: Draft) -> str:
        return self._raw(name, json.loads(made.model_dump_json()))

    def _raw(self, name: str, raw: Raw) -> str:
        text = json.dumps({"schema_version": self._version, **raw}, ensure_ascii=False, indent=1)
        return self._put("dossiers", f"{name}{_SUFFIX}", text.encode())

    def _policy(self, name: str, rules: PolicyFile) -> str:
        """ "" for the policy of the examples, which is the one without a word."""
        if rules == example_policy():
            return ""
        text = as_toml(rules.policy.model_dump(exclude_none=True))
        return self._put("policies", f"{name}.toml", text.encode())

    def _copied(self, path: Path, folder: str) -> str:
        return self._put(folder, path.name, path.read_bytes())

    def _put(self, folder: str, name: str, data: bytes) -> str:
        (self._folder / folder / name).write_bytes(data)
        return f"inputs/{folder}/{name}"


def _file_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXAMPLE_FILES / f"{name}{_SUFFIX}").read_bytes())
    return found


def _options(typed: Any) -> list[str]:
    """What a situation types, as the command line takes it."""
    return [
        word
        for name, value in typed.items()
        for word in (f"--{name.replace('_', '-')}", str(value))
    ]
