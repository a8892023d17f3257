"""OfferList: the documents that fit now, ticked when they belong to this moment; then the others.

Those that fit stand above those that do not; each group in the order of a file's life.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.i18n import Texts
from app.services.documents import DocumentKind
from app.services.outgoing_documents import Offer
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.words import set_tip

_KIND = Qt.ItemDataRole.UserRole


class OfferList(PlainList):
    """One tab stop: up and down choose what is shown, Space ticks what is made."""

    kind_chosen = Signal(str)
    """the kind (its value) that is shown now"""
    ticks_changed = Signal()
    why_wanted = Signal()
    """F1: why the document that is chosen cannot be made"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._fits: dict[DocumentKind, bool] = {}
        self._why: dict[DocumentKind, str] = {}
        self._ticks: dict[DocumentKind, bool] = {}
        self._order: tuple[tuple[DocumentKind, bool], ...] = ()
        self._is_filling = False
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.text("paying.window.offers"))
        self.currentRowChanged.connect(self._tell)
        self.itemChanged.connect(self._notice_tick)

    @property
    def kind(self) -> DocumentKind:
        """The kind that is shown."""
        if self.currentRow() < 0:
            return next(iter(DocumentKind))
        return DocumentKind(self.currentItem().data(_KIND))

    @property
    def ticked(self) -> tuple[DocumentKind, ...]:
        """Everything that is ticked and fits, in the order of a file's life."""
        return tuple(kind for kind in DocumentKind if self._ticks.get(kind) and self.fits(kind))

    @property
    def kinds(self) -> list[DocumentKind]:
        """All kinds as they stand, from the top."""
        return [kind for kind, _ in self._order]

    def show_kind(self, kind: DocumentKind) -> None:
        """Show this kind, as the arrows would."""
        self.setCurrentItem(self.item_of(kind))

    def item_of(self, kind: DocumentKind) -> QListWidgetItem:
        """The row of a kind."""
        rows = (self.item(row) for row in range(self.count()))
        return next(item for item in rows if item.data(_KIND) == kind.value)

    def forget(self) -> None:
        """Another dossier: nothing is ticked by anybody yet."""
        self._ticks.clear()
        self._order = ()
        self._is_filling = True
        self.clear()
        self._is_filling = False

    def fits(self, kind: DocumentKind) -> bool:
        """Whether a document of this kind can be made now."""
        return self._fits.get(kind, False)

    def why(self, kind: DocumentKind) -> str:
        """Why it belongs here, or why it cannot be made."""
        return self._why.get(kind, "")

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show them. What somebody ticked or unticked stays so, as long as it fits."""
        shown = self.kind if self.currentRow() >= 0 else None
        self._is_filling = True
        for offer in offers:
            self._fits[offer.kind], self._why[offer.kind] = offer.fits, offer.why
            self._ticks.setdefault(offer.kind, offer.ticked)
        self._build(offers)
        for offer in offers:
            self._show_tick(offer)
        if shown is not None:
            self.show_kind(shown)
        self._is_filling = False
        self._fit_heights()
        if shown is None:
            self.show_kind(self._first())
        self.ticks_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(220, 8 * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heights()

    def event(self, event: QEvent) -> bool:
        """F1 says here why a document does not fit, instead of the help of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F1
            and not self.fits(self.kind)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1 and not self.fits(self.kind):
            self.why_wanted.emit()
        elif event.key() == Qt.Key.Key_Home and self._order:
            self.show_kind(self._order[0][0])  # the heading above it takes no cursor
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # an item keeps the colour it was given
            self._is_filling = True  # a colour is no tick
            for row in range(self.count()):
                item = self.item(row)
                fits = bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)
                item.setForeground(self.palette().text() if fits else self._faint())
            self._is_filling = False

    def _first(self) -> DocumentKind:
        """The letter about the outcome, else what is ticked."""
        ticked = self.ticked
        letters = [kind for kind in ticked if kind in (DocumentKind.PLAN, DocumentKind.NO_PAYMENT)]
        return (*letters, *ticked, DocumentKind.INVITATION)[0]

    def _build(self, offers: Sequence[Offer]) -> None:
        """The rows are made anew only when a document comes to fit, or does not any more."""
        ordered = sorted(offers, key=lambda offer: not offer.fits)
        order = tuple((offer.kind, offer.fits) for offer in ordered)
        if order == self._order:
            return
        self._order = order
        self.clear()
        before: bool | None = None
        for kind, fits in order:
            if fits is not before:
                self._add_heading("fits" if fits else "fits_not")
            before = fits
            item = QListWidgetItem(self)
            item.setData(_KIND, kind.value)

    def _add_heading(self, key: str) -> None:
        item = QListWidgetItem(self._texts.text(f"papers.documents.{key}").upper(), self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.86)
        item.setFont(font)
        item.setForeground(self._faint())

    def _show_tick(self, offer: Offer) -> None:
        item = self.item_of(offer.kind)
        name = self._texts.text(f"document.kind.{offer.kind.value}")
        name = f"{name[:1].upper()}{name[1:]}"
        item.setText(name if offer.fits else f"–  {name}")
        said = f"{name}. {offer.why}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        set_tip(item, offer.why)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if offer.fits:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            ticked = self._ticks[offer.kind]
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        else:
            item.setData(Qt.ItemDataRole.CheckStateRole, None)
        item.setFlags(flags)
        item.setForeground(self.palette().text() if offer.fits else self._faint())

    def _fit_heights(self) -> None:
        """A row is as high as its words need at this width."""
        width = max(self.viewport().width() - 2 * self.fontMetrics().height() - 12, 80)
        for row in range(self.count()):
            flags = Qt.TextFlag.TextWordWrap
            box = self.fontMetrics().boundingRect(0, 0, width, 9999, flags, self.item(row).text())
            self.item(row).setSizeHint(QSize(width, box.height() + 10))

    def _faint(self) -> QBrush:
        return self.palette().placeholderText()

    def _tell(self, row: int) -> None:
        if row >= 0 and not self._is_filling:
            self.kind_chosen.emit(self.kind.value)

    def _notice_tick(self, item: QListWidgetItem) -> None:
        if self._is_filling or not item.data(_KIND):
            return
        kind = DocumentKind(item.data(_KIND))
        if not self.fits(kind):
            return  # its tick waits until it fits again
        self._ticks[kind] = item.checkState() is Qt.CheckState.Checked
        self.ticks_changed.emit()
