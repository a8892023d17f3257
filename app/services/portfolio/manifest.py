"""What a piece of work was: kept beside its parts, and compared when somebody resumes it."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from app.services.portfolio.files import Found
from app.services.portfolio.job import Job, Text
from app.services.portfolio.table import Form

_FORM: Final = "uitzicht-portfolio/1"
SAID: Final = ("program", "on", "policy", "tariffs", "given", "form", "language", "chunk")
"""What can differ, besides the files."""


def manifest_of(
    job: Job, found: Sequence[Found], form: Form, language: str, chunk: int
) -> dict[str, Any]:
    """The values that are written."""
    return {
        "schema": _FORM,
        "program": job.program,
        "on": job.on.isoformat(),
        "policy": _named(job.policy),
        "tariffs": [_named(text) for text in (*job.ruling, *job.known)],
        "given": _named(job.given) if job.given else None,
        "form": form.value,
        "language": language,
        "chunk": chunk,
        "files": [list(each) for each in found],
    }


def what_differs(before: Any, now: dict[str, Any]) -> list[str]:
    """What of the work is another than before: of `SAID`, "files", or "manifest" for unreadable."""
    if not isinstance(before, dict) or before.get("schema") != _FORM:
        return ["manifest"]
    return [name for name in (*SAID, "files") if before.get(name) != now[name]]


def files_that_differ(before: Any, now: dict[str, Any]) -> list[str]:
    """The names of the files that were added, went, or were changed since, in order."""
    old, new = ({each[0]: each for each in values["files"]} for values in (before, now))
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def _named(text: Text) -> list[str]:
    return [text.name, sha256(text.text.encode()).hexdigest()]
