"""The tables, the same on both databases. A change here is a step in `migrations/versions`.

What only people who may see a dossier should read is sealed with the key of that dossier
(`sealing`): its versions, outcomes, unsaved work and the facts of its events. What the list and its
filters need stands in columns of `dossier`; the file (SQLCipher) or the server's rights
(PostgreSQL) keep those from others. Amounts are whole cents, days and moments ISO 8601 texts
(moments in UTC), so that both databases sort and compare them alike.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
_DOSSIER: Final = String(32)
"""The case id of a dossier: 32 hexadecimal digits at random, that say nothing."""
_DAY: Final = String(10)
_MOMENT: Final = String(32)
_HASH: Final = String(64)

STORE: Final = Table(
    "store",
    METADATA,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the store says of itself: its id, and which key unlocks it."""

CLIENT: Final = Table(
    "client",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("organisation", String(40), nullable=False),
    Column("policy", Text, nullable=False),
    Column("logo", LargeBinary),
    Column("retention_months", Integer),
    Column("own_texts", Text, nullable=False, server_default="{}"),
    Column("folded", Text, nullable=False, server_default=""),
)
"""A lender whose claims are handled: its policy (TOML; letterhead and account are in it).

`folded`: its name, as dossiers may write it too (`calc.policy.clients`). `own_texts`: JSON, by
language the sentences of its own, by their key."""

CLIENT_POLICY: Final = Table(
    "client_policy",
    METADATA,
    Column("client", ForeignKey(CLIENT.c.id), primary_key=True),
    Column("sha256", _HASH, primary_key=True),
    Column("policy", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
)
"""Every policy that a client ever had, by the hash that receipts name; append-only."""

PERSON: Final = Table(
    "person",
    METADATA,
    Column("login", String(63), primary_key=True),
    Column("name", Text, nullable=False),
    Column("organisation", String(40), nullable=False),
    Column("team", String(40), nullable=False, server_default=""),
    Column("role", String(20), nullable=False),
    Column("since", _MOMENT, nullable=False),
    Column("revoked", _MOMENT),
)
"""Who works with the store; `login` is the role of the database, or the account of the computer."""

PERSON_CLIENT: Final = Table(
    "person_client",
    METADATA,
    Column("login", ForeignKey(PERSON.c.login), primary_key=True),
    Column("client", ForeignKey(CLIENT.c.id), primary_key=True),
)
"""Whose dossiers somebody may see; nothing here means those of every client."""

DOSSIER: Final = Table(
    "dossier",
    METADATA,
    Column("id", _DOSSIER, primary_key=True),
    Column("client", ForeignKey(CLIENT.c.id)),
    Column("organisation", String(40), nullable=False),
    Column("handed_to", String(40)),
    Column("officer", String(63), nullable=False),
    Column("team", String(40), nullable=False, server_default=""),
    Column("distressing", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated", _MOMENT, nullable=False),
    Column("reference", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("search", Text().with_variant(Text(collation="C"), "postgresql"), nullable=False),
    Column("status", String(20), nullable=False),
    Column("need", Integer, nullable=False),
    Column("reason", String(80), nullable=False),
    Column("reason_values", Text, nullable=False, server_default="{}"),
    Column("next_contact", _DAY),
    Column("review_due", _DAY),
    Column("ends", _DAY),
    Column("income_stops", _DAY),
    Column("payment_due", _DAY),
    Column("tariff_period", String(20), nullable=False, server_default=""),
    Column("open_checks", Integer, nullable=False),
    Column("debt", BigInteger),
    Column("payment", BigInteger),
    Column("payment_from", _DAY),
    Column("ended", _DAY),
    Index(
        "ix_dossier_list", "search", "status", "need", "income_stops", "payment_due",
        "next_contact", "review_due", "ends", "officer", "client", "distressing", "team", "id",
    ),
)  # fmt: skip
"""The row of a dossier in the list. `need`: the lower, the sooner somebody needs help, as it was
when it was saved (`need.Need`); `reason`: the code of the sentence that says why.

Days: `income_stops`: the last of an income after which there is none; `payment_due`: the last on
which the next payment is in time; `payment_from`: before it nothing is paid, from it `payment`.
`ended`: from it the retention period runs; None while nobody may remove it.
`search`: the last name, then all words that people look for, folded. The one index has all that the
list is filtered and ordered by: not a row is read of those that are not shown."""

DOSSIER_KEY: Final = Table(
    "dossier_key",
    METADATA,
    Column("dossier", _DOSSIER, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    Column("login", String(63)),
)
"""The key that opens what is sealed of one dossier; a purge destroys this row. `login`: on a
server who made it, and sees it before the dossier was saved."""

VERSION: Final = Table(
    "version",
    METADATA,
    Column("dossier", _DOSSIER, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("draft", LargeBinary, nullable=False),
    Column("reason", LargeBinary, nullable=False),
    Column("login", String(63), nullable=False),
    Column("at", _MOMENT, nullable=False),
)
"""Every version that was saved: a dossier file, sealed, and why; append-only."""

OUTCOME: Final = Table(
    "outcome",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("dossier", _DOSSIER, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("assessment", LargeBinary, nullable=False),
    Column("at", _MOMENT, nullable=False),
)
"""Every assessment that left the house: in a letter, by acceptance, in a review; append-only."""

DOCUMENT: Final = Table(
    "document",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("dossier", _DOSSIER, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("receipt", _HASH, nullable=False),
    Column("sha256", _HASH, nullable=False),
    Column("final", Boolean, nullable=False),
    Column("login", String(63), nullable=False),
    Column("at", _MOMENT, nullable=False),
)
"""A document that was made; not its bytes. Append-only."""

EVENT: Final = Table(
    "event",
    METADATA,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", _MOMENT, nullable=False),
    Column("login", String(63), nullable=False),
    Column("dossier", _DOSSIER, index=True),
    Column("client", String(40)),
    Column("kind", String(40), nullable=False),
    Column("facts", LargeBinary, nullable=False),
    Column("previous", _HASH, nullable=False),
    Column("hash", _HASH, nullable=False),
    UniqueConstraint("hash"),
)
"""What happened: one chain a store, append-only (`chain`)."""

UNSAVED: Final = Table(
    "unsaved",
    METADATA,
    Column("window", String(32), primary_key=True),
    Column("dossier", _DOSSIER, nullable=False),
    Column("version", Integer, nullable=False),
    Column("work", LargeBinary, nullable=False),
    Column("login", String(63), nullable=False),
    Column("workstation", Text, nullable=False),
    Column("alive", _MOMENT, nullable=False),
)
"""What a window has not saved yet, a moment behind the keys; `version`: on which it was begun."""

PURGED: Final = Table(
    "purged",
    METADATA,
    Column("dossier", _DOSSIER, primary_key=True),
    Column("at", _MOMENT, nullable=False),
    Column("rule", String(40), nullable=False),
)
"""Dossiers that are gone, and by which rule: what a restored backup has to forget again."""

APPEND_ONLY: Final = ("version", "outcome", "document", "event", "purged", "client_policy")
