"""What keeps a portfolio from being done, said by a text."""

from typing import Final


class PortfolioRefused(Exception):
    """A text of `portfolio.refused` by its key, with what it names.

    `is_environment`: it lies in what is around us, and not in what was asked.
    """

    def __init__(self, key: str, *, is_environment: bool = False, **params: object) -> None:
        super().__init__(key)
        self.key: Final = f"portfolio.refused.{key}"
        self.params: Final = params
        self.is_environment: Final = is_environment
