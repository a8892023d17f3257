"""What the reader gave, on one line: as the table of utterances has it."""

from app.services.reading import Doubt, Kind, Reading, Refusal, Said


def written(said: Said) -> str:
    """ "~200 month", "ask: 40 month until 2027-05-31 / ..." or "refused: CODE (words)"."""
    match said:
        case Reading():
            return _reading(said)
        case Doubt():
            choices = " / ".join(_reading(choice) for choice in said.choices)
            named = ", ".join(f"{value}" for name, value in said.params if name != "said")
            return f"ask: {choices or f'{said.code} ({named})'}"
        case Refusal():
            named = ", ".join(str(value) for _, value in said.params)
            return f"refused: {said.code}" + (f" ({named})" if named else "")


def _reading(said: Reading) -> str:
    """With whose it is before it, and what was said of the other one behind it."""
    who = f"{said.who} " if said.who else ""
    return " + ".join([f"{who}{_one(said)}", *map(_reading, said.beside)])


def _one(said: Reading) -> str:
    if said.kind is Kind.AMOUNT:
        parts = [f"{'~' if said.estimated else ''}{said.amount}"]
        parts += [said.frequency.value] if said.frequency else []
        parts += [f"from {said.from_date}"] if said.from_date else []
        parts += [f"until {said.until}"] if said.until else []
    elif said.kind is Kind.DAY:
        parts = [str(said.day)]
    elif said.kind is Kind.MONTH:
        parts = [str(said.month)] + (["of a day"] if said.day else [])
    else:
        parts = [str(said.number) if said.kind is Kind.NUMBER else said.kind.value]
    return " ".join(parts + ([f"({said.remark})"] if said.remark else []))
