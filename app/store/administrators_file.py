"""What an administrator sets for everybody on a computer: every key of the file, checked.

A key at the top counts for everybody, one in `[locked]` too; one in `[defaults]` for who chose
nothing else. A key that is not known refuses the file: to go on without it would drop a rule, and
nobody would see that.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
)
from pydantic_core import PydanticCustomError

from app.i18n import Texts, say_problem
from app.i18n.languages import LANGUAGES
from app.i18n.user_error import MOST_SAID, Exit, UserError, with_more
from app.store.administrator import administrators_bytes
from app.store.installed_packages import POLICY_NAME
from app.store.minisign import read_public_key
from app.store.settings import Settings
from calc import Problem
from calc.base.characters import on_one_line
from calc.base.problem import path_of, problems_of
from calc.base.toml_text import lines_of_keys, toml_values, with_line
from calc.base.value_type import value_type

OF_A_PERSON: Final = frozenset({"window_width", "window_height", "recent_files", "last_folder"})
"""Settings that say where somebody was, not how they like it: nobody sets them for others."""
NEVER_LOCKED: Final = frozenset({"zoom", "theme"})
"""Who sees less must be able to make the letters larger and the contrast higher."""
AT_THE_TOP: Final = frozenset({"language", "store"})
"""Settings that are locked by their key at the top."""
PACKAGE: Final = "package:"
"""How a policy begins that came in a signed package."""
_PACKAGE_NAME: Final = re.compile(PACKAGE + POLICY_NAME)
DEFAULTS: Final = "defaults"
LOCKED: Final = "locked"
_STRICT: Final = ConfigDict(frozen=True, extra="forbid", strict=True)
_NEAR: Final = 0.6
_OWN_WORDS: Final = frozenset({"file_not_toml", "not_a_group", "not_readable", "wrong_form"})
"""What is said in other words than of a dossier or a policy."""
_OWN_CODES: Final = frozenset({"package_key_wrong", "package_name_wrong"})
_LONGEST: Final = 80
"""Letters of a key that are shown."""

_Text = Annotated[str, Field(min_length=1, pattern=r"\S")]


def _policy_named(written: str) -> str:
    """A name that no policy in a package has would be waited for in vain; and it is no path."""
    if written.startswith(PACKAGE) and _PACKAGE_NAME.fullmatch(written) is None:
        raise PydanticCustomError("package_name_wrong", "no name of a policy in a package")
    return written


def _settings_of(name: str, without: Iterable[str]) -> type[BaseModel]:
    """A table of settings: each as in the settings of a person, and none of them needed."""
    fields: dict[str, Any] = {
        key: (field.rebuild_annotation(), Field(field.default, description=field.description))
        for key, field in Settings.model_fields.items()
        if key not in without
    }
    return create_model(name, __config__=_STRICT, **fields)


# A store is a key at the top: a default for it would send two people to two stores.
Defaults: Final = _settings_of("Defaults", OF_A_PERSON | {"store"})
Locked: Final = _settings_of("Locked", OF_A_PERSON | NEVER_LOCKED | AT_THE_TOP)


def _public_key(written: str) -> str:
    """A line that a signature can be checked with: one that is none would refuse every package."""
    if read_public_key(written) is None:
        raise PydanticCustomError("package_key_wrong", "no public key")
    return written


class AdministratorsFile(BaseModel):
    """All keys. A new one is one line here; tests walk them all: template, manual, overview."""

    model_config = _STRICT

    policy: Annotated[_Text, AfterValidator(_policy_named)] | None = Field(
        None, description="the policy of the organisation: a file, or package:NAME"
    )
    store: _Text | None = Field(None, description="the store of dossiers: a file, or a server")
    language: Annotated[str, Field(pattern=f"^({'|'.join(LANGUAGES)})$")] | None = Field(
        None, description="the language of the program"
    )
    agency: bool = Field(
        False, description="an agency works here: every policy must say for whom and under what"
    )
    package_keys: tuple[Annotated[_Text, AfterValidator(_public_key)], ...] = Field(
        (), description="public keys whose packages of figures may be installed"
    )
    only_signed_figures: bool = Field(
        False, description="only figures that ship with the program or came in a signed package"
    )
    defaults: Defaults = Field(Defaults(), description="how it begins for who chose nothing")  # type: ignore[valid-type]
    locked: Locked = Field(Locked(), description="what nobody changes here")  # type: ignore[valid-type]

    def given(self, table: Literal["defaults", "locked"]) -> dict[str, Any]:
        """The settings that stand in a table."""
        found: BaseModel = getattr(self, table)
        return found.model_dump(exclude_unset=True)


@value_type
class WrongKey:
    """One thing that is wrong in the file, with the key that was perhaps meant."""

    problem: Problem
    meant: str = ""
    why: Literal["near", "at_top", "not_for_all", "never_locked", ""] = ""


class AdministratorsFileWrong(UserError):
    """It is there and cannot be used: to go on without it would drop the rules in it."""

    exit_code = Exit.ENVIRONMENT

    def __init__(self, path: Path, wrong: tuple[WrongKey, ...]) -> None:
        super().__init__("administrator.wrong")
        self.path, self.wrong = path, wrong

    def said(self, texts: Texts) -> list[str]:
        """Which file it is, everything that is wrong with it, and who can mend it."""
        heading = texts.text("administrator.wrong", file=on_one_line(str(self.path)))
        points = [f"  - {_say(texts, each)}" for each in self.wrong[:MOST_SAID]]
        more = with_more(texts, points, len(self.wrong) - len(points))
        return [heading, *more, texts.text("administrator.wrong.mend")]


def read_administrators_file(path: Path) -> AdministratorsFile | None:
    """What stands in the file; None when there is none. Raises AdministratorsFileWrong,
    FileTrouble.
    """
    data = administrators_bytes(path)
    return None if data is None else administrators_file(data, path)


def administrators_file(data: bytes, path: Path) -> AdministratorsFile:
    """What stands in these bytes. `path`: how the file is named. Raises AdministratorsFileWrong."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        wrong = WrongKey(Problem("file_not_text", ""))
        raise AdministratorsFileWrong(path, (wrong,)) from None
    values = toml_values(text)
    if isinstance(values, Problem):
        raise AdministratorsFileWrong(path, (WrongKey(values),))
    try:
        return AdministratorsFile.model_validate(values)
    except ValidationError as error:
        lines = lines_of_keys(text)
        found = [with_line(problem, lines) for problem in map(_own(error), problems_of(error))]
        found.sort(key=lambda problem: str(dict(problem.params).get("line", "")).zfill(9))
        raise AdministratorsFileWrong(path, tuple(map(_with_meant, found))) from None


def _own(error: ValidationError) -> Callable[[Problem], Problem]:
    """A problem with its code of this file, which the engine does not know, put back."""
    codes = {
        path_of(each["loc"]): each["type"]
        for each in error.errors(include_url=False)
        if each["type"] in _OWN_CODES
    }
    return lambda problem: replace(problem, code=codes.get(problem.path, problem.code))


def every_key() -> dict[str, str]:
    """Every key that can stand in the file, by its whole name, with its description."""
    found = {}
    for name, field in AdministratorsFile.model_fields.items():
        if name in (DEFAULTS, LOCKED):
            table = Defaults if name == DEFAULTS else Locked
            for key, setting in table.model_fields.items():
                found[f"{name}.{key}"] = setting.description or ""
        else:
            found[name] = field.description or ""
    return found


def _with_meant(problem: Problem) -> WrongKey:
    """A key that is not known, with where it belongs or how it is perhaps written."""
    if problem.code != "unknown_key":
        return WrongKey(problem)
    table, _, name = problem.path.rpartition(".")
    if table in (DEFAULTS, LOCKED):
        if name in NEVER_LOCKED:
            return WrongKey(problem, f"{DEFAULTS}.{name}", "never_locked")
        if name in OF_A_PERSON:
            return WrongKey(problem, name, "not_for_all")
        if name in AdministratorsFile.model_fields:
            return WrongKey(problem, name, "at_top")
    from difflib import get_close_matches  # every start reads the file, and few have a mistake

    known = every_key()
    inside = {key.rpartition(".")[2]: key for key in known if key.rpartition(".")[0] == table}
    anywhere = {key.rpartition(".")[2]: key for key in known} | {
        DEFAULTS: f"[{DEFAULTS}]",
        LOCKED: f"[{LOCKED}]",
    }
    for names in (inside, anywhere):
        if near := get_close_matches(name.lower().replace("-", "_"), names, 1, _NEAR):
            return WrongKey(problem, names[near[0]], "near")
    return WrongKey(problem)


def _say(texts: Texts, wrong: WrongKey) -> str:
    """The key, what is wrong with it, what to do, and the line."""
    problem, text = wrong.problem, texts.text
    named = [text("administrator.key", key=on_one_line(_cut(problem.path)))] if problem.path else []
    line = [text("problem_line", line=str(value)) for name, value in problem.params
            if name == "line"]  # fmt: skip
    meant = [text(f"administrator.meant.{wrong.why}", key=wrong.meant)] if wrong.why else []
    if problem.code in _OWN_WORDS:
        what = [text(f"administrator.{problem.code}"), *line]
    elif wrong.why in ("", "near"):
        what = [say_problem(texts, Problem(problem.code, "", problem.params))]
    else:
        what, meant = [], [*meant, *line]
    return " ".join([*named, *what, *meant])


def _cut(written: str) -> str:
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}..."
