"""Sentences of an organisation's own, in a file beside its policy, instead of ours.

    voorbeeldbank.toml               the policy
    voorbeeldbank.texts.nl.toml      "letter.closing" = "Hartelijke groet,"

Only texts of documents can be replaced. A key that does not exist is refused, so is a sentence that
loses or adds a place for a figure, and so is one that the letter guard stops. Ours stay where the
file says nothing.
"""

import os
from pathlib import Path
from string import Formatter
from typing import Any, Final

from app.i18n import MissingText, Texts, say_problem
from app.i18n.texts import placeholders_of
from app.i18n.user_error import MOST_SAID, UserError, with_more
from app.resources import EXAMPLE_POLICY
from app.services.guarding import Context, HitSeverity, guard_text, why
from app.store.files import FileTrouble, read_file
from calc import Problem
from calc.base.characters import HIDDEN
from calc.base.toml_text import LARGEST_TOML, toml_values
from calc.base.value_type import value_type

_REPLACEABLE: Final = ("letter.", "document.", "paying.", "rung.", "cause.")
_NOT_A_SENTENCE: Final = ("document.cli.", "document.own.", "document.none.", "document.name.",
                          "document.kind.", "document.glyph", "document.sheet.")  # fmt: skip


class OwnTextsRefused(UserError):
    """A file with sentences that cannot be used: every problem, as a key with its parameters."""

    def __init__(self, path: Path, problems: tuple["Wrong", ...]) -> None:
        super().__init__("document.own")
        self.path, self.problems = path, problems

    def said(self, texts: Texts) -> list[str]:
        """The first problems, a sentence each: which text, and what to do."""
        said = [
            texts.text(f"document.own.{wrong.code}", file=self.path.name, **dict(wrong.params))
            for wrong in self.problems[:MOST_SAID]
        ]
        return with_more(texts, said, len(self.problems) - len(said))


@value_type
class Wrong:
    """One problem: a code, and the values for its sentence."""

    code: str
    params: tuple[tuple[str, str], ...]


def own_texts_path(policy: Path | None, language: str) -> Path:
    """Where the sentences of this organisation are, if it has any."""
    beside = policy or EXAMPLE_POLICY
    return beside.with_name(f"{beside.stem}.texts.{language}.toml")


def with_own_texts(texts: Texts, policy: Path | None) -> Texts:
    """The same texts, with those of the organisation in place of ours.

    Raises FileTrouble and OwnTextsRefused; without a file nothing changes.
    """
    path = own_texts_path(policy, texts.language)
    if not os.path.lexists(path):
        return texts
    return Texts(texts.language, replaced=read_own_texts(path, texts))


def read_own_texts(path: Path, texts: Texts) -> dict[str, tuple[str, ...]]:
    """The sentences in a file by key, all checked. Raises FileTrouble and OwnTextsRefused."""
    found, problems = _checked(_toml(path, texts), texts)
    if problems:
        raise OwnTextsRefused(path, problems)
    return found


def checked_own_texts(values: dict[str, object], language: str) -> dict[str, tuple[str, ...]]:
    """The same from values that are no file. Raises ValueError when one of them is wrong."""
    forms = {key: tuple(said) if isinstance(said, list) else said for key, said in values.items()}
    found, problems = _checked(forms, Texts(language))
    if problems:
        raise ValueError(f"{problems[0].code}: {dict(problems[0].params)}")
    return found


def _checked(
    values: dict[str, object], texts: Texts
) -> tuple[dict[str, tuple[str, ...]], tuple[Wrong, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Wrong] = []
    for key, value in _flat(values):
        said = value if isinstance(value, tuple) else (value,)
        if (problem := _wrong(key, said, texts)) is not None:
            problems.append(problem)
        else:
            found[key] = tuple(str(form) for form in said)
    return found, tuple(problems)


def _toml(path: Path, texts: Texts) -> dict[str, Any]:
    try:
        text = read_file(path, largest=LARGEST_TOML).decode("utf-8-sig")
    except UnicodeDecodeError:
        read: dict[str, Any] | Problem = Problem("file_not_text", "")
    else:
        read = toml_values(text.replace("\r\n", "\n"))
    if isinstance(read, Problem):
        why = (("why", say_problem(texts, read)),)
        raise OwnTextsRefused(path, (Wrong("not_toml", why),))
    return read


def _flat(values: dict[str, object], start: str = "") -> list[tuple[str, object]]:
    """Keys with dots in them may be written with or without quotes."""
    found: list[tuple[str, object]] = []
    for key, value in values.items():
        if isinstance(value, dict):
            found += _flat(value, f"{start}{key}.")
        else:
            found.append((f"{start}{key}", value))
    return found


def _wrong(key: str, said: tuple[object, ...], texts: Texts) -> Wrong | None:
    named = ("name", key)
    try:
        ours = texts.forms(key) if key.startswith(_REPLACEABLE) else ()
    except MissingText:
        ours = ()
    if not ours or key.startswith(_NOT_A_SENTENCE):
        return Wrong("unknown_key", (named,))
    if len(said) != len(ours) or not all(isinstance(form, str) and form.strip() for form in said):
        return Wrong("not_text", (named,))
    for form, our in zip(said, ours, strict=True):
        wanted = placeholders_of(our)
        if _places(str(form)) != wanted:
            listed = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "-"
            return Wrong("placeholders", (named, ("wanted", listed)))
        if HIDDEN.search(str(form)):
            return Wrong("hidden", (named,))
        if stopped := _stopped(str(form), texts):
            return Wrong("guarded", (named, *stopped))
    return None


def _places(form: str) -> frozenset[str] | None:
    """The names between braces; None when there is more in the braces than a name."""
    try:
        parts = list(Formatter().parse(form))
    except ValueError:
        return None
    if any(spec or conversion for _, name, spec, conversion in parts if name is not None):
        return None
    return frozenset(name for _, name, _, _ in parts if name is not None)


def _stopped(form: str, texts: Texts) -> tuple[tuple[str, str], ...]:
    """What the guard does not let through, and why."""
    result = guard_text(form, context=Context(texts.language))
    for hit in result.hits:
        if hit.severity is HitSeverity.BLOCK and hit.phrase:
            return (("phrase", hit.phrase), ("why", why(texts, hit)))
    return ()


__all__ = ["FileTrouble", "OwnTextsRefused", "own_texts_path", "read_own_texts", "with_own_texts"]
