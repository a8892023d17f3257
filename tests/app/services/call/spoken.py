"""Every sentence of the shipped script that somebody says out loud, with where it stands."""

from collections.abc import Iterator

from app.services.call.script import Words, load_script


def spoken() -> Iterator[tuple[str, Words]]:
    script = load_script()
    for question in script.questions:
        for name in ("say", "without", "say_partner", "then", "prompt", "if_unknown", "explain"):
            words = getattr(question, name)
            if words is not None:
                yield f"{question.id}.{name}", words
    for chapter in script.chapters:
        yield chapter.key, chapter.opening
    for key, outcome in script.outcomes.items():
        for line in outcome.say:
            yield key, line.text
    for moment in script.moments:
        for words in moment.say:
            yield moment.key, words
    closing = script.closing
    for key, words in closing.readback.items():
        yield f"closing.{key}", words
    for words in (closing.open_points, closing.first_point, closing.by_post, closing.by_channel,
                  closing.not_agree, closing.thanks):  # fmt: skip
        yield "closing", words
