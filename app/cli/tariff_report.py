"""What the tariff commands say on the screen."""

from collections.abc import Sequence

from app.cli.table import TextColumn, table
from app.cli.tariff_json import STATUSES, counted, stands_in
from app.i18n import Texts, say_choice
from app.i18n.figures import say_difference, say_tariff, say_value, say_who
from app.services.refused import refused_problems
from app.services.tariffs import SetAside, ShelfFile, TariffShelf
from calc import NoTariff, TariffFile, TariffsOn, TariffValue
from calc.tariffs.changes import ChangeKind, TariffChange


def shelf(texts: Texts, shown: TariffShelf) -> str:
    """All files, what nobody could confirm in those that rule, and what was set aside."""
    parts = [
        texts.text("tariff_words.files") if shown.files else texts.text("tariff_words.no_files"),
        _files(texts, shown.files),
        _last(texts, shown),
        _alone(texts, shown),
        *(_missing(texts, file.file) for file in shown.files if file.used),
        *(_set_aside(texts, aside) for aside in shown.set_aside),
        *(texts.text("tariff_words.not_kept", place=place) for place in shown.not_kept),
    ]
    return "\n\n".join(part for part in parts if part)


def sound(texts: Texts, name: str, file: TariffFile) -> str:
    """A file that passed its checks."""
    counts = counted(file)
    said = texts.text(
        "tariff_words.sound",
        name=name,
        year=str(file.year),
        revision=file.revision,
        day=texts.formats.day(file.date),
        who=say_who(texts, file),
        count=texts.formats.number(sum(counts.values())),
    )
    return "\n".join(part for part in (said, _missing(texts, file)) if part)


def one(texts: Texts, value: TariffValue, on: TariffsOn) -> str:
    """One value with everything that is known of it."""
    rows = [
        ("amount", say_value(texts, value)),
        ("reason", value.reason),
        ("period", _period(texts, value)),
        ("article", value.article),
        ("source", value.source),
        ("url", value.url),
        ("status", texts.text(f"tariff_words.status.{value.status.value}")),
        ("note", value.note),
        ("file", _revision(texts, on.file)),
    ]
    named = [[texts.text(f"tariff_words.row.{name}"), said] for name, said in rows if said]
    head = f"{value.key} ({say_tariff(texts, value.key)})"
    lines = [head, table([TextColumn(left=True), TextColumn(left=True)], named)]
    return "\n".join([*lines, *_provisional(texts, on, stands_in(value, on))])


def several(texts: Texts, values: Sequence[TariffValue], on: TariffsOn) -> str:
    """The values of all keys that were meant, a line each."""
    day = texts.formats.day(on.day)
    rows = [[value.key, say_value(texts, value), say_tariff(texts, value.key)] for value in values]
    columns = [TextColumn(left=True), TextColumn(left=True), TextColumn(left=True)]
    head = texts.plural("tariff_words.several", len(rows), day=day)
    waits = any(stands_in(value, on) for value in values)
    return "\n".join([head, table(columns, rows), *_provisional(texts, on, waits)])


def differences(
    texts: Texts, found: Sequence[TariffChange], before: TariffsOn, after: TariffsOn
) -> str:
    """What changed between two days, in euros and per cent."""
    days = {"before": texts.formats.day(before.day), "after": texts.formats.day(after.day)}
    notes = [
        *_provisional(texts, before, before.provisional),
        *_provisional(texts, after, after.provisional and after.day != before.day),
    ]
    if not found:
        return "\n".join([texts.text("tariff_words.no_changes", **days), *notes])
    names = ("key", "before", "after", "difference", "share")
    columns = [
        TextColumn(texts.text(f"tariff_words.column.{name}"), left=name == "key") for name in names
    ]
    rows = [_change(texts, change) for change in found]
    head = texts.plural("tariff_words.changes", len(found), **days)
    return "\n".join([head, *notes, table(columns, rows)])


def nothing(texts: Texts, none: NoTariff) -> str:
    """Why there are no figures for a day."""
    day, reason = texts.formats.day(none.day), say_choice(texts, none.reason)
    said = texts.text("tariff_words.nothing", day=day, reason=reason)
    if none.first is None:
        return said
    return f"{said} {texts.text('tariff_words.first', day=texts.formats.day(none.first))}"


def unknown_key(texts: Texts, key: str, near: Sequence[str]) -> str:
    """A key that is not there, and those that look like it."""
    said = texts.text("tariff_words.unknown_key", name=key)
    if not near:
        return f"{said} {texts.text('tariff_words.see_all')}"
    return f"{said} {texts.text('tariff_words.near', keys=texts.formats.choice(near))}"


def not_in_year(texts: Texts, keys: Sequence[str], on: TariffsOn) -> str:
    """Keys that the law does not know in the year of a day."""
    known = texts.formats.join(keys)
    return texts.text("tariff_words.not_in_year", keys=known, year=str(on.known_on.year))


def _files(texts: Texts, files: Sequence[ShelfFile]) -> str:
    if not files:
        return ""
    names = ("year", "revision", "date", *(f"status.{status.value}" for status in STATUSES))
    heads = [TextColumn(texts.text(f"tariff_words.column.{name}")) for name in names]
    left = [
        TextColumn(texts.text(f"tariff_words.column.{name}"), left=True)
        for name in ("use", "checked_by")
    ]
    rows = []
    for shown in files:
        file = shown.file
        use = f"tariff_words.{'used' if shown.used else 'not_used'}.{shown.origin}"
        rows.append(
            [
                str(file.year),
                str(file.revision),
                texts.formats.short_day(file.date),
                *(str(count) for count in counted(file).values()),
                texts.text(use),
                say_who(texts, file),
            ]
        )
    return table([*heads, *left], rows)


def _last(texts: Texts, shown: TariffShelf) -> str:
    files = shown.tariffs.files
    return texts.text("tariff_words.after_last", year=str(files[-1].year)) if files else ""


def _alone(texts: Texts, shown: TariffShelf) -> str:
    """The years whose figures one person made, and nobody read again."""
    years = [str(each.file.year) for each in shown.files if each.used and each.file.by_one_person]
    return texts.text("tariff_words.alone", years=texts.formats.join(years)) if years else ""


def _missing(texts: Texts, file: TariffFile) -> str:
    """Every value that nobody could confirm, and why."""
    lines = []
    for value in file.missing():
        period = _short_period(texts, value)
        lines.append(f"  - {value.key}, {period}. {value.reason}")
    if not lines:
        return ""
    head = texts.plural("tariff_words.missing", len(lines), year=str(file.year))
    return "\n".join([head, *lines])


def _set_aside(texts: Texts, aside: SetAside) -> str:
    head = texts.plural("tariff_words.set_aside", len(aside.problems), place=aside.place)
    said = refused_problems(texts, aside.problems)
    return "\n".join([head, *(f"  - {each}" for each in said)])


def _change(texts: Texts, change: TariffChange) -> list[str]:
    before, after = say_value(texts, change.before), say_value(texts, change.after)
    if change.kind is not ChangeKind.CHANGED:
        return [change.key, before, after, say_choice(texts, change.kind), ""]
    assert change.difference is not None
    assert change.after is not None
    difference = say_difference(texts, change.difference, change.after.unit)
    share = "" if change.share is None else texts.formats.percent(change.share, 1)
    sign = "+" if change.difference > 0 and share else ""
    return [change.key, before, after, difference, f"{sign}{share}"]


def _provisional(texts: Texts, on: TariffsOn, stands: bool) -> list[str]:
    if not (stands and on.provisional):
        return []
    day, known = texts.formats.day(on.day), texts.formats.day(on.known_on)
    return [texts.text("tariff_words.provisional", day=day, known=known)]


def _period(texts: Texts, value: TariffValue) -> str:
    first, last = texts.formats.day(value.valid_from), texts.formats.day(value.valid_to)
    return texts.text("tariff_words.period", first=first, last=last)


def _short_period(texts: Texts, value: TariffValue) -> str:
    short = texts.formats.short_day
    return texts.text(
        "tariff_words.period", first=short(value.valid_from), last=short(value.valid_to)
    )


def _revision(texts: Texts, file: TariffFile) -> str:
    return texts.text(
        "tariff_words.revision",
        name=file.source.name,
        revision=file.revision,
        day=texts.formats.day(file.date),
        who=say_who(texts, file),
    )
