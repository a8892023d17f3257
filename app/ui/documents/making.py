"""Making: the documents of the dossier that is open, with the words that were typed for them."""

from dataclasses import replace

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.document_extras import fields_of, place_of_extra, read_extras
from app.services.documents import DocumentKind
from app.services.outgoing_documents import Prepared, prepared
from app.ui.documents.conversations import Conversations
from app.ui.documents.guarded_text import GuardedText
from app.ui.documents.offer_list import OfferList
from app.ui.intake.session import Session


class Making:
    """A document of any kind, shown or not. What was typed stands in the session."""

    def __init__(
        self, session: Session, texts: Texts, offers: OfferList, own: GuardedText,
        talks: Conversations,
    ) -> None:  # fmt: skip
        self._session, self._texts = session, texts
        self._offers, self._own, self._talks = offers, own, talks

    def prepared(self, kind: DocumentKind) -> Prepared:
        """The document as it is now. Raises NoDocument."""
        shown = kind is self._offers.kind
        words = self._own.words if shown else self._session.pending.text(place_of_words(kind))
        extra, _ = read_extras(kind, self._typed(kind), self._texts, self._session.on)
        if self._session.trail is not None:
            extra = replace(extra, log_head=self._session.trail.head())
        own_texts = self._session.organisation.texts(self._texts)
        return prepared(
            kind, self.assessed(), own_texts, free_text=words, extra=extra, at=self._talks.at
        )

    def wrong(self, kind: DocumentKind) -> dict[str, str]:
        """What was typed for it and cannot be read, by the name of the field."""
        return read_extras(kind, self._typed(kind), self._texts, self._session.on)[1]

    def assessed(self) -> Assessed:
        """What documents are made of."""
        session = self._session
        logo = session.organisation.logo
        return Assessed(session.draft, session.policy_file, session.assessment, logo)

    def _typed(self, kind: DocumentKind) -> dict[str, str]:
        pending = self._session.pending
        return {name: pending.text(place_of_extra(kind, name)) for name in fields_of(kind)}


def place_of_words(kind: DocumentKind) -> str:
    """Where the own paragraph of a document is kept while the dossier is open."""
    return f"letter.{kind.value}"
