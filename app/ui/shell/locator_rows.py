"""What the list under Ctrl+K says for what was typed: rows, without a widget."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import Final

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.heard import Heard, Needs
from app.services.locating.answer import Located, Standing, can_fill, hear_amount, locate
from app.services.locating.entries import SYNONYMS_IN, note_entries
from app.services.locating.index import Entry, Found, Index, Kind, plain
from app.services.locating.typed import WithAmount, split_amount, what_if_entry
from calc.base.value_type import value_type

_MOST: Final = 6


class RowKind(Enum):
    """How a row looks, and whether it can be chosen."""

    CAPTION = auto()
    ENTRY = auto()
    NOTE = auto()
    ACTION = auto()


class Act(Enum):
    """What Enter does with a row."""

    GO = auto()
    ADD = auto()
    """a line that is not there yet"""
    FILL = auto()
    WAIT = auto()
    """the amount was not understood, or there is one already: `said` tells"""
    NOTES = auto()
    MANUAL = auto()


@value_type(eq=False)
class Row:
    """One row. `keys`: a key that does the same without the list; `does`: what Enter does."""

    kind: RowKind
    title: str
    where: str = ""
    said: str = ""
    keys: str = ""
    does: str = ""
    act: Act = Act.GO
    entry: Entry | None = None
    located: Located | None = None
    heard: Heard | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether the arrows stop here."""
        return self.kind in (RowKind.ENTRY, RowKind.ACTION)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(filter(None, (self.title, self.where, self.said, self.does)))


class Rows:
    """Makes the rows of one opening of the list. `recent`: the dossiers that were used last.

    `stored`: those of the store with words in their name or reference.
    """

    def __init__(
        self, index: Index, talk: Conversation, texts: Texts, recent: Sequence[Entry] = (),
        stored: Callable[[str], Iterable[Entry]] = lambda _: (),
    ) -> None:  # fmt: skip
        self.index, self.talk, self._texts, self._recent = index, talk, texts, recent
        self._stored = stored
        self._questions = {question.id: question for question in talk.script.questions}
        self._located: dict[str, Located | None] = {}

    def of(self, text: str) -> list[Row]:
        """The rows for what was typed; without a word what can be typed."""
        if not plain(text):
            return [*self._begin()]
        typed = WithAmount(text.strip()) if self.index.knows(text) else split_amount(text)
        found = self.index.find(typed.words, _MOST)
        # A number of a dossier looks like an amount: it is searched for as it was typed.
        found += tuple(_only(entry) for entry in self._stored(text))
        what_if = what_if_entry(text, self._texts)
        rows = [] if what_if is None else [*self._group(Kind.WHAT_IF, [_only(what_if)], typed)]
        rows += self._groups(found, typed)
        if not rows:
            rows.append(Row(RowKind.NOTE, self._texts.text("find.nothing", typed=typed.words)))
        if not any(each.entry.kind is Kind.DOSSIER for each in found):
            rows += self._no_dossier(typed.words)
        return [*rows, *self._elsewhere(typed.words)]

    def notes(self, text: str) -> list[Row]:
        """Where these words stand in what people wrote in this dossier."""
        text = split_amount(text).words
        caption = Row(RowKind.CAPTION, self._texts.text("find.group.note"))
        entries = note_entries(self.talk.draft, self._texts, text)
        if not entries:
            none = self._texts.text("find.no_note", typed=text)
            return [caption, Row(RowKind.NOTE, none), *self._elsewhere(text, notes=False)]
        return [caption, *(self._row(_only(entry), WithAmount("")) for entry in entries)]

    def _begin(self) -> Iterator[Row]:
        yield Row(RowKind.NOTE, self._texts.text("find.begin"))
        if self._recent:
            yield Row(RowKind.CAPTION, self._texts.text("find.group.recent"))
            yield from (self._row(_only(entry), WithAmount("")) for entry in self._recent)

    def _groups(self, found: Sequence[Found], typed: WithAmount) -> Iterator[Row]:
        """Per kind, the kind with the best one first."""
        order = list(dict.fromkeys(each.entry.kind for each in found))
        ordered = sorted(found, key=lambda each: order.index(each.entry.kind))
        for kind, group in groupby(ordered, key=lambda each: each.entry.kind):
            yield from self._group(kind, list(group), typed)

    def _group(self, kind: Kind, found: Sequence[Found], typed: WithAmount) -> Iterator[Row]:
        yield Row(RowKind.CAPTION, self._texts.text(f"find.group.{kind}"))
        for place, each in enumerate(found):
            yield self._row(each, typed)
            if place == 0 and kind in (Kind.QUESTION, Kind.DOCUMENT, Kind.FIELD):
                yield Row(RowKind.NOTE, self._why(each))

    def _why(self, found: Found) -> str:
        key = "find.on" if found.exact else "find.on_like"
        why = self._texts.text(key, word=found.word)
        if not found.also or self._texts.language != SYNONYMS_IN:
            return why
        return f"{why} {self._texts.text('find.also', words=', '.join(found.also))}"

    def _row(self, found: Found, typed: WithAmount) -> Row:
        entry, text = found.entry, self._texts.text
        located = self._locate(entry)
        if located is None:
            return Row(RowKind.ENTRY, entry.title, entry.where, entry.said, entry.keys,
                       text(f"find.does.{'open' if entry.kind is Kind.DOSSIER else 'go'}"),
                       entry=entry)  # fmt: skip
        where = f"{entry.where} \N{MIDDLE DOT} {self._stands(located)}"
        say = f"\N{LEFT DOUBLE QUOTATION MARK}{entry.said}\N{RIGHT DOUBLE QUOTATION MARK}"
        if entry.said == entry.title:
            say = ""  # it has no other name than the question itself
        if typed.amount and located.takes_amount:
            return self._with_amount(entry, located, where, typed.amount)
        act = Act.ADD if located.makes_line else Act.GO
        does = text("find.does.add" if act is Act.ADD else "find.does.go")
        return Row(RowKind.ENTRY, entry.title, where, say, "", does, act, entry, located)

    def _with_amount(self, entry: Entry, located: Located, where: str, amount: str) -> Row:
        text, heard = self._texts.text, hear_amount(self.talk, located, amount, self._texts)
        if can_fill(located, heard):
            act, said = Act.FILL, heard.echo.words
        elif located.standing is Standing.ANSWERED:
            act, said = Act.WAIT, text("find.there_already", said=located.said)
        elif heard.needs is Needs.FREQUENCY:
            act, said = Act.WAIT, text("find.how_often")
        else:
            act, said = Act.WAIT, heard.echo.words
        does = text("find.does.fill") if act is Act.FILL else ""
        return Row(RowKind.ENTRY, entry.title, where, said, "", does, act, entry, located, heard)

    def _stands(self, located: Located) -> str:
        text = self._texts.text
        if located.standing is Standing.ANSWERED and located.said:
            return text("find.stands.value", said=located.said)
        return text(f"find.stands.{located.standing.name.lower()}")

    def _locate(self, entry: Entry) -> Located | None:
        if entry.kind is not Kind.QUESTION:
            return None
        if entry.key not in self._located:
            question = self._questions[entry.key]
            self._located[entry.key] = locate(self.talk, question, self._texts)
        return self._located[entry.key]

    def _no_dossier(self, words: str) -> Iterator[Row]:
        yield Row(RowKind.CAPTION, self._texts.text("find.group.dossier"))
        yield Row(RowKind.NOTE, self._texts.text("find.no_dossier", typed=words))

    def _elsewhere(self, words: str, *, notes: bool = True) -> Iterator[Row]:
        text = self._texts.text
        yield Row(RowKind.CAPTION, text("find.group.elsewhere"))
        if notes:
            yield Row(RowKind.ACTION, text("find.in_notes", typed=words), keys="Ctrl+Return",
                      act=Act.NOTES)  # fmt: skip
        yield Row(RowKind.ACTION, text("find.in_manual", typed=words), keys="F1", act=Act.MANUAL)


def _only(entry: Entry) -> Found:
    return Found(entry, entry.title, exact=True, score=0)
