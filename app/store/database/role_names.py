"""The roles of an organisation, as they are called here and in the database."""

from typing import Final

OFFICER, SUPERVISOR, AGENCY = "officer", "supervisor", "agency"
AUDITOR, ADMINISTRATOR = "auditor", "administrator"
ROLES: Final = (OFFICER, SUPERVISOR, AGENCY, AUDITOR, ADMINISTRATOR)
WRITERS: Final = (OFFICER, SUPERVISOR, AGENCY)
"""Who saves dossiers."""


def group(role: str) -> str:
    """The role of the database that a role of ours is."""
    return f"uitzicht_{role}"


def groups(*roles: str) -> str:
    """Several of them, as a GRANT names them."""
    return ", ".join(group(role) for role in roles)


def listed(*words: str) -> str:
    """Words, as IN (...) wants them."""
    return ", ".join(f"'{word}'" for word in words)
