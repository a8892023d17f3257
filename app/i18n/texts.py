"""Texts: the sentences of one language, by key, out of its gettext catalogues.

A catalogue is read when the first of its keys is asked for: the window shows itself before it needs
more than its own.
"""

import struct
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NoReturn

from app.i18n.catalogues import catalogue_of
from app.i18n.languages import LANGUAGES

if TYPE_CHECKING:
    from app.i18n.formats import Formats


class MissingText(Exception):
    """A key without a text, or a text that was given the wrong parameters: a defect of ours."""


class NotCompiled(Exception):
    """A catalogue of which only the source is there: this folder was never set up."""


class Texts:
    """The texts of one language. `stretch` says everything twice, to see where it does not fit.

    `replaced`: sentences of an organisation's own by key, singular and plural where there are two.
    """

    def __init__(
        self,
        language: str,
        *,
        stretch: bool = False,
        replaced: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no texts in language {language!r}; there is {', '.join(LANGUAGES)}")
        self.language: Final = language
        self.replaced: Final = replaced
        _folder(language)
        self._templates: dict[str, str] = {}
        self._times = 2 if stretch else 1

    @cached_property
    def formats(self) -> "Formats":
        """The formats of this language."""
        # They know the months of the engine; the window shows itself before that is there.
        from app.i18n.formats import Formats

        return Formats(self.language)

    def text(self, key: str, /, **params: object) -> str:
        """The text of a key with its parameters filled in; exactly the parameters that it names."""
        return self._filled(key, self._template(key), params)

    def plural(self, key: str, n: int, /, **params: object) -> str:
        """The text of a key for a number of things; `n` need not be named by every form."""
        try:
            template = self._catalogue(key).ngettext(key, key, n)
        except KeyError:
            raise MissingText(f"{self.language}: no plural text for {key!r}") from None
        if key in self.replaced:
            template = self.replaced[key][n != 1]
        named = {"n": self.formats.number(n), **params}
        if "n" not in placeholders_of(template):
            del named["n"]
        return self._filled(key, template, named)

    def has(self, key: str) -> bool:
        """Whether `text` knows this key."""
        try:
            self._template(key)
        except MissingText:
            return False
        return True

    def forms(self, key: str) -> tuple[str, ...]:
        """The text of a key as it stands, or its singular and its plural."""
        if not self._has_plural(key):
            return (self._template(key),)
        catalogue = self._catalogue(key)
        return (catalogue.ngettext(key, key, 1), catalogue.ngettext(key, key, 2))

    def placeholders(self, key: str) -> frozenset[str]:
        """The parameters that the text of a key wants."""
        return placeholders_of(self._template(key))

    def _catalogue(self, key: str) -> NullTranslations:
        return _read(self.language, catalogue_of(key))

    def _template(self, key: str) -> str:
        if key not in self._templates:
            self._templates[key] = self._looked_up(key)
        return self._templates[key]

    def _looked_up(self, key: str) -> str:
        try:
            template = self._catalogue(key).gettext(key)
        except KeyError:
            template = ""
        # gettext takes "" for the header, and answers a plural key with its singular.
        if not key or not template or self._has_plural(key):
            raise MissingText(f"{self.language}: no text for {key!r}")
        return self.replaced[key][0] if key in self.replaced else template

    def _has_plural(self, key: str) -> bool:
        try:
            return bool(self._catalogue(key).ngettext(key, key, 1))
        except KeyError:
            return False

    def _filled(self, key: str, template: str, params: dict[str, object]) -> str:
        wanted, given = placeholders_of(template), params.keys()
        if wanted != given:
            raise MissingText(
                f"{self.language}: {key!r} wants {sorted(wanted)}, got {sorted(given)}"
            )
        said = template.format(**params)
        return " ".join([said] * self._times)


@lru_cache(maxsize=2048)
def placeholders_of(template: str) -> frozenset[str]:
    """The names between braces in a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def keys_of(language: str, name: str) -> frozenset[str] | None:
    """Every key of a catalogue; None when it is not there, or was cut off."""
    try:
        catalogue = _read(language, name)
    except (NotCompiled, OSError, ValueError, struct.error):  # what `gettext` itself raises
        return None
    keys = getattr(catalogue, "_catalog", {})  # gettext has no other way to list them
    return frozenset(key if isinstance(key, str) else key[0] for key in keys) - {""}


class _Nowhere(NullTranslations):
    """What follows a catalogue: gettext itself would answer with the key."""

    def gettext(self, message: str) -> NoReturn:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise KeyError(msgid1)


@cache
def _read(language: str, name: str) -> NullTranslations:
    """`locale/<language>/LC_MESSAGES/<name>.mo`. Raises NotCompiled without it."""
    source = _folder(language) / f"{name}.mo"
    try:
        with source.open("rb") as file:
            catalogue = GNUTranslations(file)
    except FileNotFoundError:
        raise NotCompiled(f"{language}: {name}") from None
    catalogue.add_fallback(_Nowhere())
    return catalogue


@cache
def _folder(language: str) -> Path:
    """Where the catalogues of a language are. Raises NotCompiled when one was not compiled.

    Only the names are looked at: better once at the start than at the page that wants it.
    """
    folder = Path(__file__).parent / "locale" / language / "LC_MESSAGES"
    names = [source.name for source in folder.iterdir()]
    written = {name.removesuffix(".po") for name in names if name.endswith(".po")}
    made = {name.removesuffix(".mo") for name in names if name.endswith(".mo")}
    if not made or not written <= made:
        raise NotCompiled(f"{language}: {', '.join(sorted(written - made))}")
    return folder
