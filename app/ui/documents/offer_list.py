"""OfferList: every kind of document, ticked when it belongs to this moment, with why."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.i18n import Texts
from app.services.documents import DocumentKind
from app.services.outgoing_documents import Offer
from app.ui.widgets.clipboard import PlainList


class OfferList(PlainList):
    """One tab stop: up and down choose what is shown, Space ticks what is made."""

    kind_chosen = Signal(str)
    """the kind (its value) that is shown now"""
    ticks_changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._fits: dict[DocumentKind, bool] = {}
        self._ticks: dict[DocumentKind, bool] = {}
        self._is_filling = False
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.text("paying.window.offers"))
        self.currentRowChanged.connect(self._tell)
        self.itemChanged.connect(self._notice_tick)

    @property
    def kind(self) -> DocumentKind:
        """The kind that is shown."""
        return list(DocumentKind)[max(self.currentRow(), 0)]

    @property
    def ticked(self) -> tuple[DocumentKind, ...]:
        """The kinds that are made, in their own order."""
        return tuple(
            kind for kind in DocumentKind if self._ticks.get(kind) and self._fits.get(kind)
        )

    def show_kind(self, kind: DocumentKind) -> None:
        """Show this kind, as the arrows would."""
        self.setCurrentRow(list(DocumentKind).index(kind))

    def fits(self, kind: DocumentKind) -> bool:
        """Whether a document of this kind can be made now."""
        return self._fits.get(kind, False)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show them. What somebody ticked or unticked stays so, as long as it fits."""
        self._is_filling = True
        if not self.count():
            for offer in offers:
                item = QListWidgetItem(self)
                item.setData(Qt.ItemDataRole.UserRole, offer.kind.value)
        for row, offer in enumerate(offers):
            item = self.item(row)
            self._fits[offer.kind] = offer.fits
            self._ticks.setdefault(offer.kind, offer.ticked)
            name = self._texts.text(f"document.kind.{offer.kind.value}")
            item.setText(f"{name[:1].upper()}{name[1:]}\n{offer.why}")
            ticked = self._ticks[offer.kind] and offer.fits
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            if offer.fits:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setForeground(self.palette().text() if offer.fits else self._faint())
        self._is_filling = False
        self._fit_heights()
        if self.currentRow() < 0:
            first = self.ticked[:1] or (DocumentKind.INVITATION,)
            letters = [
                kind for kind in self.ticked if kind in (DocumentKind.PLAN, DocumentKind.NO_PAYMENT)
            ]
            self.setCurrentRow(list(DocumentKind).index((*letters, *first)[0]))
        self.ticks_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(380, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heights()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.PaletteChange:
            return
        self._is_filling = True  # an item keeps the colour it was given; nobody ticks it here
        for row in range(self.count()):
            item = self.item(row)
            fits = bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)
            item.setForeground(self.palette().text() if fits else self._faint())
        self._is_filling = False

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
        if self._is_filling:
            return
        kind = DocumentKind(item.data(Qt.ItemDataRole.UserRole))
        self._ticks[kind] = item.checkState() is Qt.CheckState.Checked
        self.ticks_changed.emit()
