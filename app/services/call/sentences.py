"""What to say now: the sentences of one turn, with the names and amounts of this dossier."""

from decimal import Decimal

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.filling import all_filled, filled, sentences_filled
from app.services.call.script import Chapter, Moment, Repeat, Words
from app.services.call.turns import Turn
from app.services.what_we_know import pays_hidden
from calc import UNKNOWN, Draft, Policy
from calc.base.value_type import value_type


@value_type
class Sentences:
    """What stands on one screen; "" where there is nothing to say."""

    say: str
    prompt: str
    then: str
    if_unknown: str
    explain: str
    evidence: str
    help: str


@value_type
class MomentSaid:
    """A hard moment: what to say, what to do, what not to do."""

    title: str
    say: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]


def sentences(talk: Conversation, turn: Turn, texts: Texts) -> Sentences:
    """The sentences of a turn, in the language of the texts."""
    question, language = turn.question, texts.language
    values = _values(talk, turn, texts)

    def said(words: Words | None) -> str:
        return sentences_filled(words[language], values) if words is not None else ""

    say = question.say
    if question.say_partner is not None and turn.ref == "B":
        say = question.say_partner
    whole = filled(say[language], values)
    if whole is None:
        assert question.without is not None  # a test holds it: who has a placeholder has this
        whole = question.without[language]
    return Sentences(
        whole,
        said(question.prompt),
        said(question.then),
        said(question.if_unknown),
        said(question.explain),
        question.evidence[language],
        question.help[language] if question.help else "",
    )


def chapter_opening(chapter: Chapter, texts: Texts, draft: Draft, policy: Policy) -> str:
    """The sentences that begin a chapter."""
    return sentences_filled(chapter.opening[texts.language], people(draft, policy))


def moment_said(moment: Moment, texts: Texts, talk: Conversation, policy: Policy) -> MomentSaid:
    """A hard moment, in words. The amount in it is what the program works out, and no other."""
    language = texts.language
    values = people(talk.draft, policy)
    assessment = talk.assessment
    payment = assessment.payment if assessment else None
    if assessment is None or pays_hidden(assessment, talk.draft, policy, talk.on):
        payment = None
    if payment is not None and payment.amount and talk.value("pays") is True:
        values["amount"] = spoken(texts, payment.amount)
    return MomentSaid(
        moment.title[language],
        all_filled(moment.say, language, values),
        all_filled(moment.do, language, values),
        all_filled(moment.dont, language, values),
    )


def spoken(texts: Texts, amount: Decimal) -> str:
    """An amount as somebody says it: "165", and "165,50" only where there are cents."""
    formats = texts.formats
    return formats.number(amount) if amount == int(amount) else formats.amount(amount)


def people(draft: Draft, policy: Policy) -> dict[str, str]:
    """Who calls whom: the customer, the officer, the organisation and its number."""
    name = draft.adults[0].name if draft.adults else UNKNOWN
    client, officer = draft.handling.client, draft.handling.officer
    return {
        "name": "" if name is UNKNOWN else name,
        "officer": "" if officer is UNKNOWN else officer,
        "bank": policy.contact.organisation if client is UNKNOWN else client,
        "number": policy.contact.phone,
    }


def _values(talk: Conversation, turn: Turn, texts: Texts) -> dict[str, str]:
    draft, formats = talk.draft, texts.formats
    values = {"name": _named(talk, turn, texts)}
    if draft.debt.balance is not UNKNOWN:
        values["amount"] = spoken(texts, draft.debt.balance)
    if talk.assessment is not None and not talk.assessment.next_conversation.off:
        values["date"] = formats.day(talk.assessment.next_conversation.day)
    if turn.question.repeat is Repeat.CHILD:
        values["child"] = child_said(talk, turn)
    return values


def child_said(talk: Conversation, turn: Turn) -> str:
    """A child by its name, else "uw kind", or "kind 2" where there are more."""
    about, words = turn.about, talk.script.words
    if about is not None and about.name:
        return about.name
    if about is None or len(talk.draft.children) == 1:
        return words["child"][talk.language]
    return f"{words['child_number'][talk.language]} {(about.place or 0) + 1}"


def _named(talk: Conversation, turn: Turn, texts: Texts) -> str:
    """Whom or what a sentence names: the customer, a creditor, a cost, who is paid off."""
    draft = talk.draft
    match turn.question.id:
        case "hello-who":
            name = draft.adults[0].name if draft.adults else UNKNOWN
            return "" if name is UNKNOWN else name
        case "oth-arrears" | "oth-whose" if turn.about is not None:
            words = talk.script.creditors.get(turn.about.ref.partition("-")[0])
            return turn.about.name or (words[texts.language] if words else "")
        case _ if turn.question.repeat is Repeat.INCOME and turn.about is not None:
            return texts.text(f"income.{turn.about.ref.partition('-')[0]}")
        case "fix-other":
            path = talk.path(turn)
            label = draft.expenses[int(path[1])].label if path else UNKNOWN
            return "" if label is UNKNOWN else label
        case "chk-repay-lower":
            paid = [code for code, name in (("R04", "d_tax"), ("R07", "d_duo"))
                    if talk.value(name) is True]  # fmt: skip
            creditors = talk.script.creditors
            return texts.formats.join([creditors[code][texts.language] for code in paid])
        case _:
            return ""
