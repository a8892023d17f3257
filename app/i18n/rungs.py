"""The rungs of a plan as sentences: from when how much, and because of what."""

from collections.abc import Iterable
from itertools import groupby

from app.i18n.paths import line_name
from app.i18n.texts import Texts
from calc import Assessment, Draft, Rung
from calc.dossier.agreed_schedule import Decided, Wall
from calc.plan.result import Cause


def say_rungs(texts: Texts, assessment: Assessment, draft: Draft | None = None) -> list[str]:
    """A sentence for each rung that is still to be paid; none when there is only one."""
    if len(assessment.ahead) < 2:
        return []
    return [say_rung(texts, rung, draft) for rung in assessment.ahead]


def say_rung(texts: Texts, rung: Rung, draft: Draft | None = None) -> str:
    """ "Vanaf mei 2027 € 130,00 per maand, omdat de regeling met Bank A dan klaar is."."""
    month = texts.formats.month(rung.first)
    nothing = not rung.payment.amount
    if nothing and rung.decided is Decided.DEBT:
        return texts.text("rung.done", month=month)
    if nothing and rung.decided is Decided.GATE:
        return texts.text("rung.closed", month=month)
    if nothing and not rung.causes and rung.decided is not Decided.OPEN:
        return texts.text("rung.not_yet", month=month)
    what, why = say_from(texts, rung), say_causes(texts, rung, draft)
    if not why:
        return texts.text("rung.plain", what=what)
    return texts.text("rung.because", what=what, why=why)


def say_from(texts: Texts, rung: Rung) -> str:
    """From when how much, without the reason: "Vanaf mei 2027 € 130,00 per maand"."""
    month = texts.formats.month(rung.first)
    if rung.decided is Decided.OPEN:
        return texts.text("rung.open", month=month)
    once = rung.months == 1
    if not rung.payment.amount:
        return texts.text("rung.pays_none_once" if once else "rung.pays_none", month=month)
    amount = texts.formats.euros(rung.payment.amount)
    return texts.text("rung.pays_once" if once else "rung.pays", month=month, amount=amount)


def first_paid(rungs: Iterable[Rung]) -> Rung | None:
    """The first rung with a payment."""
    return next((rung for rung in rungs if rung.payment.amount), None)


def say_causes(texts: Texts, rung: Rung, draft: Draft | None = None) -> str:
    """Why the payment is not that of the rung before, as a clause; "" when there is nothing to say.

    Causes of one kind are said together: "de regelingen met Bank A en Bank B dan klaar zijn".
    """
    clauses = []
    for code, group in groupby(rung.causes, key=lambda cause: cause.code):
        key = f"rung.why.{code.value}"
        if not code.path:  # about lines or people, which have names
            names = _names(texts, group, draft)
            clauses.append(texts.plural(key, len(names), lines=texts.formats.join(names)))
        else:
            clauses.append(texts.text(key))
    return texts.formats.join(clauses)


def _names(texts: Texts, causes: Iterable[Cause], draft: Draft | None) -> list[str]:
    return [line_name(texts, cause.path, draft) for cause in causes]


def say_walls(texts: Texts, rung: Rung) -> str:
    """Which wall is the lowest and by how much; "" while the legal floor is not known.

    Where the debt decides the walls are not what somebody asks about.
    """
    if rung.gap is None or rung.decided is Decided.DEBT:
        return ""
    if not rung.gap.amount:
        return texts.text("rung.walls.same")
    gap = texts.formats.euros(rung.gap.amount)
    key = "rung.walls.floor" if rung.lowest is Wall.FLOOR else "rung.walls.own"
    return texts.text(key, gap=gap)
