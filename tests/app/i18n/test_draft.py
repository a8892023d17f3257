"""One English word for what is not final yet."""

from app.i18n.compile import LOCALE


def test_english_has_a_draft_and_no_concept() -> None:
    """In English a concept is an idea; what is not final yet is a draft, everywhere."""
    folder = LOCALE / "en" / "LC_MESSAGES"
    said = [
        (path.name, line)
        for path in sorted(folder.glob("*.po"))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("msgstr") and "concept" in line.lower()
    ]
    assert said == []
