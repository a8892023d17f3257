"""What is said of an export and of an import, the same on the command line and in the window."""

from app.i18n import Texts
from app.i18n.paths import say_field, say_path
from app.i18n.user_error import MOST_POINTS
from app.services.statement.exporting import Exported, LeftOut
from app.services.statement.importing import Checked, Differs, Imported, NotTaken
from calc.base.value_type import value_type


@value_type
class Said:
    """A sentence or two, and under it a list."""

    sentences: tuple[str, ...]
    points: tuple[str, ...] = ()

    def shown(self, texts: Texts) -> list[str]:
        """The first points, and how many more there are."""
        more = len(self.points) - MOST_POINTS
        points = list(self.points[:MOST_POINTS])
        return [*points, texts.plural("statement.more", more)] if more > 0 else points


def say_exported(texts: Texts, exported: Exported) -> tuple[Said, ...]:
    """With names or not, what is not in it, and whether it tells another amount left."""
    text = texts.text
    key = "statement.with_names" if exported.statement.named else "statement.without_names"
    said = [Said((text(key),))]
    if exported.says_another_amount:
        on_screen, in_it = (
            text("statement.not_known") if amount is None else texts.formats.euros(amount)
            for amount in (exported.on_screen, exported.in_statement)
        )
        said.append(Said((text("statement.another_amount", here=on_screen, there=in_it),)))
    if exported.left_out:
        points = tuple(_left_out(texts, each) for each in exported.left_out)
        said.append(Said((text("statement.left_out"),), points))
    return tuple(said)


def say_imported(texts: Texts, imported: Imported) -> tuple[Said, ...]:
    """Who made it, whether it comes out the same here, and everything that did not come along."""
    text, made = texts.text, imported.made
    who = text("statement.made_by", organisation=made.organisation, day=texts.formats.day(made.on))
    said = [Said((who, text(_CHECKED[imported.checked])))]
    points = tuple(_not_taken(texts, each) for each in imported.not_taken)
    points += tuple(_differs(texts, each) for each in imported.differs)
    heading = texts.plural("statement.not_the_same", len(points))
    said.append(Said((heading,), points) if points else Said((text("statement.all_taken"),)))
    return tuple(said)


_CHECKED = {
    Checked.SAME: "statement.checked.same",
    Checked.SAME_SUMS: "statement.checked.same_sums",
    Checked.OTHER_SUMS: "statement.checked.other_sums",
    Checked.NO_SUMS: "statement.checked.no_sums",
}


def _left_out(texts: Texts, left: LeftOut) -> str:
    part = say_field(texts, [left.part])
    part = part[:1].upper() + part[1:]
    if not left.fields:
        return part
    fields = texts.formats.join([say_field(texts, [left.part, name]) for name in left.fields])
    return texts.text("statement.left_out.part", part=part, fields=fields)


def _not_taken(texts: Texts, each: NotTaken) -> str:
    return texts.text("statement.not_taken", path=say_path(texts, each.path), value=each.value)


def _differs(texts: Texts, each: Differs) -> str:
    where = say_path(texts, each.path)
    return texts.text("statement.differs", path=where, there=each.there, here=each.here)
