"""An explanation on paper: what every amount is, indented under the amount that it is a part of."""

from datetime import date

from app.documents.letter import Footer
from calc.base.value_type import value_type


@value_type
class SheetRow:
    """One amount. `depth` counts from 0; `note`: how it came about, where it is from, how firm."""

    depth: int
    what: str
    note: str
    amount: str
    heading: bool = False


@value_type
class Sheet:
    """The whole document. `lead`: what one must know before reading the rows; `on`: its day, None
    of what was not computed for one."""

    title: str
    lead: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    footer: Footer
    language: str
    on: date | None
    mark: str = ""
    large_print: bool = False
