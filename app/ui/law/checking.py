"""A tariff file that somebody chooses, checked: in order, or everything that is wrong with it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import Texts
from app.services.dossiers import FileTrouble
from app.services.refused import refused_problems
from app.services.tariffs import check_file
from app.ui.widgets.notice import Notice
from calc import TariffFile


def ask_file(texts: Texts, parent: QWidget) -> Path | None:
    """Which file; None when somebody changed their mind."""
    mine, all_ = texts.text("tariff_page.check.filter"), texts.text("files.filter.all")
    title = texts.text("tariff_page.check.title")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", f"{mine} (*.toml);;{all_} (*)")
    return Path(chosen) if chosen else None


def check_notice(texts: Texts, path: Path, parent: QWidget) -> Notice:
    """What came of the check. The file is only read, and not taken into use."""
    try:
        read = check_file(path)
    except FileTrouble as trouble:
        heading = texts.text("files.cannot_read")
        return Notice(parent, texts, heading, (trouble.sentence(texts),))
    if not isinstance(read, TariffFile):
        heading = texts.plural("tariff_page.check.wrong", len(read), file=path.name)
        return Notice(parent, texts, heading, (), points=refused_problems(texts, read))
    heading = texts.text("tariff_page.check.good", file=path.name)
    values = sum(len(dated) for dated in read.values.values())
    what = texts.text(
        "tariff_page.check.what",
        year=read.year,
        revision=read.revision,
        values=values,
        missing=len(read.missing()),
    )
    return Notice(parent, texts, heading, (what, texts.text("tariff_page.check.not_used")))
