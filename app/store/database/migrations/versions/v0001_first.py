"""The first form of the store.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

from app.store.database import append_only, roles

revision = "0001"
down_revision = None

_APPEND_ONLY = ("version", "outcome", "document", "event", "purged", "client_policy")


def upgrade() -> None:
    """Tables, what is append-only and, on a server, who may do what."""
    op.create_table(
        "client",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("retention_months", sa.Integer(), nullable=True),
        sa.Column("own_texts", sa.Text(), server_default="{}", nullable=False),
        sa.Column("folded", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sa.UniqueConstraint("name", name=op.f("uq_client_name")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dossier", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_dossier"), "document", ["dossier"], unique=False)
    op.create_table(
        "dossier_key",
        sa.Column("dossier", sa.String(length=32), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("login", sa.String(length=63), nullable=True),
        sa.PrimaryKeyConstraint("dossier", name=op.f("pk_dossier_key")),
    )
    op.create_table(
        "event",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("dossier", sa.String(length=32), nullable=True),
        sa.Column("client", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_event_hash")),
    )
    op.create_index(op.f("ix_event_dossier"), "event", ["dossier"], unique=False)
    op.create_table(
        "outcome",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dossier", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("assessment", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
    )
    op.create_index(op.f("ix_outcome_dossier"), "outcome", ["dossier"], unique=False)
    op.create_table(
        "person",
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=40), server_default="", nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.Column("revoked", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_person")),
    )
    op.create_table(
        "purged",
        sa.Column("dossier", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("dossier", name=op.f("pk_purged")),
    )
    op.create_table(
        "store",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_store")),
    )
    op.create_table(
        "unsaved",
        sa.Column("window", sa.String(length=32), nullable=False),
        sa.Column("dossier", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("work", sa.LargeBinary(), nullable=False),
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("alive", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("window", name=op.f("pk_unsaved")),
    )
    op.create_table(
        "version",
        sa.Column("dossier", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "number", name=op.f("pk_version")),
    )
    op.create_table(
        "client_policy",
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["client.id"], name=op.f("fk_client_policy_client")),
        sa.PrimaryKeyConstraint("client", "sha256", name=op.f("pk_client_policy")),
    )
    op.create_table(
        "dossier",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=True),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("handed_to", sa.String(length=40), nullable=True),
        sa.Column("officer", sa.String(length=63), nullable=False),
        sa.Column("team", sa.String(length=40), server_default="", nullable=False),
        sa.Column("distressing", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "search", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("need", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False),
        sa.Column("reason_values", sa.Text(), server_default="{}", nullable=False),
        sa.Column("next_contact", sa.String(length=10), nullable=True),
        sa.Column("review_due", sa.String(length=10), nullable=True),
        sa.Column("ends", sa.String(length=10), nullable=True),
        sa.Column("income_stops", sa.String(length=10), nullable=True),
        sa.Column("payment_due", sa.String(length=10), nullable=True),
        sa.Column("tariff_period", sa.String(length=20), server_default="", nullable=False),
        sa.Column("open_checks", sa.Integer(), nullable=False),
        sa.Column("debt", sa.BigInteger(), nullable=True),
        sa.Column("payment", sa.BigInteger(), nullable=True),
        sa.Column("payment_from", sa.String(length=10), nullable=True),
        sa.Column("ended", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["client.id"], name=op.f("fk_dossier_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
    )
    op.create_index(
        "ix_dossier_list",
        "dossier",
        [
            "search",
            "status",
            "need",
            "income_stops",
            "payment_due",
            "next_contact",
            "review_due",
            "ends",
            "officer",
            "client",
            "distressing",
            "team",
            "id",
        ],
        unique=False,
    )
    op.create_table(
        "person_client",
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("client", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["client.id"], name=op.f("fk_person_client_client")),
        sa.ForeignKeyConstraint(["login"], ["person.login"], name=op.f("fk_person_client_login")),
        sa.PrimaryKeyConstraint("login", "client", name=op.f("pk_person_client")),
    )
    dialect = op.get_context().dialect.name
    for statement in append_only.statements(dialect, _APPEND_ONLY):
        op.execute(sa.text(statement))
    if dialect == "postgresql":
        for statement in roles.STATEMENTS:
            op.execute(sa.text(statement.replace(":", "\\:")))
