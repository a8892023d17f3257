"""`python -m tests.app.documents.renew_snapshots`: write the texts of the letters anew.

Read the difference before you keep it: a snapshot is what a customer gets to read.
"""

from app.services.documents import DocumentKind
from tests.app.documents.letters import SNAPSHOT_NAMES, SNAPSHOTS, example
from tests.app.documents.making import approved_text


def main() -> None:
    for name in SNAPSHOT_NAMES:
        (SNAPSHOTS / f"{name}.txt").write_text(example(name).text, encoding="utf-8")
    for kind in DocumentKind:
        text = approved_text(kind)
        (SNAPSHOTS / "kinds" / f"{kind.value}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
