"""The organisation whose name stands on the letters: its policy, its logo and its own sentences."""

from collections.abc import Mapping
from pathlib import Path

from app.i18n import LANGUAGES, Texts
from app.services.assessing import policy_and_logo
from calc import PolicyFile
from calc.base.value_type import value_type


@value_type
class Organisation:
    """One organisation, read whole. `logo`: as PNG. `path`: of its policy; None: the example's.

    `own`: by language the sentences of a client of the store, whose policy is in no file.
    """

    policy_file: PolicyFile
    logo: bytes | None = None
    path: Path | None = None
    own: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None

    def texts(self, texts: Texts) -> Texts:
        """The texts for its documents: its own sentences in place of ours."""
        if self.own is not None:
            own = dict(self.own.get(texts.language, {}))
            return Texts(texts.language, replaced=own) if own else texts
        # Its sentences are guarded, and the guard is slow to load: not to start the window.
        from app.services.own_texts import with_own_texts

        return with_own_texts(texts, self.path)


def read_organisation(path: Path | None) -> Organisation:
    """The organisation of a policy file; without one, the example's.

    Everything is checked at once, so that nobody finds out during a conversation. Raises Refused,
    OwnTextsRefused and FileTrouble.
    """
    found = Organisation(*policy_and_logo(path), path)
    if path is not None:
        for language in LANGUAGES:
            found.texts(Texts(language))
    return found
