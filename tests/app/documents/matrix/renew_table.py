"""`python -m tests.app.documents.matrix.renew_table`: write down anew what is made and refused.

Read the difference before you keep it: each word is a letter that a customer gets, or does not.
"""

from tests.app.documents.matrix.situations import ALL
from tests.app.documents.matrix.test_matrix import TABLE, row


def main() -> None:
    lines = [f"{name}: {' '.join(row(name))}\n" for name in ALL]
    TABLE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
