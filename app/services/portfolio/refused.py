"""What keeps a portfolio from being done, said by a text."""

from typing import Final

from app.i18n import Texts
from app.i18n.user_error import Exit, UserError
from calc.base.characters import on_one_line


class PortfolioRefused(UserError):
    """A text of `portfolio.refused`, with what it names.

    `is_environment`: it lies in what is around us, and not in what was asked. `differs`: what of
    the work is another than before, by the names of `manifest.SAID`.
    """

    def __init__(
        self,
        key: str,
        *,
        is_environment: bool = False,
        differs: tuple[str, ...] = (),
        **values: object,
    ) -> None:
        said = {name: on_one_line(str(value)) for name, value in values.items()}
        super().__init__(f"portfolio.refused.{key}", **said)
        self.differs: Final = differs
        self.exit_code = Exit.ENVIRONMENT if is_environment else Exit.WRONG_USE

    def said(self, texts: Texts) -> list[str]:
        if not self.differs:
            return super().said(texts)
        names = [texts.text(f"portfolio.differs.{each}") for each in self.differs]
        return [texts.text(self.key, differs=texts.formats.join(names), **self.values)]
