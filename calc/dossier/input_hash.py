"""The hash of a dossier: of everything in it that can change the outcome, and of nothing else.

Names, stories and notes are not in it. A dossier that uses nothing of a later form has the hash it
had before that form existed, so that a receipt still says of which input it is.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from calc.dossier import Draft
from calc.dossier.asked import CALL
from calc.dossier.people import Contact

# What a signal looks at: the next date, and whether somebody would rather have a letter.
_SEEN_BY_SIGNALS: Final = {"next_conversation", "preferred_channel"}
# Fields that version 2 of the dossier added, each with its default. Where nobody used them the hash
# is that of before they existed: a receipt of an older version still says of which input it is.
_OF_VERSION_2: Final[Mapping[str, Mapping[str, Any]]] = {
    "children": {
        "days_per_year": "UNKNOWN",
        "other_home": "UNKNOWN",
        "kinderbijslag_to": "UNKNOWN",
        "kindgebonden_budget_to": "UNKNOWN",
    },
    "income": {"ref": None, "successor": None},
    "arrangements": {"withheld_from": None},
}
# The same for version 3, in parts that are not lists.
_OF_VERSION_3: Final[Mapping[str, Mapping[str, Any]]] = {
    "schrijnend": {"decided_by": "UNKNOWN", "decided_on": "UNKNOWN"},
    "solution": {"reasons": [], "rejected": []},
}
_CORRECTION_OF_VERSION_2: Final = {"ground": "UNKNOWN", "from_date": None, "until": None}
# For people only: never part of a calculation, so not of its input hash either.
_STORIES: Final[Mapping[str, Any]] = {
    "about": True,
    "handling": {"case_id", "officer", "replacement"},
    "asked": {"__all__": {"on", "by", "said"}},
    "consents": True,
    "complaint": True,
    "contact": set(Contact.model_fields) - _SEEN_BY_SIGNALS,
    "debt": {"payment_reference": True, "interest": {"ground"}},
    "notes": True,
    "agreement": {"entries": {"__all__": {"by", "note"}}},
    "adults": {"__all__": {"name", "salutation", "language"}},
    "children": {"__all__": {"name"}},
    "life_states": {"__all__": {"name", "street", "postcode", "town", "country", "phone"}},
    "income": {"__all__": {"note"}},
    "expenses": {"__all__": {"note"}},
    "arrangements": {"__all__": {"note"}},
}


def input_sha256(draft: Draft) -> str:
    """The hash of everything that can change the outcome: no names, no stories, no notes."""
    values = draft.model_dump(mode="json", exclude=dict(_STORIES))
    for name in ("solution", "agreement", "residence"):
        if getattr(draft, name) == type(getattr(draft, name))():
            del values[name]  # nothing chosen or agreed: the hash of before these parts existed
    _drop_unused(values)
    return sha256(canonical_bytes(values)).hexdigest()


def _drop_unused(values: dict[str, Any]) -> None:
    """Take out what later versions added and nobody used."""
    # What was said on the phone says what to ask next: no figure hangs on it.
    values["asked"] = [each for each in values["asked"] if not each["question"].startswith(CALL)]
    if values["handling"] == {"client": "UNKNOWN"}:
        del values["handling"]
    for name in ("asked", "housemates", "life_states"):
        if not values[name]:
            del values[name]
    for name, added in _OF_VERSION_2.items():
        for item in values[name]:
            _drop(item, added)
    for correction in values["statutory"]["corrections"]:
        _drop(correction, _CORRECTION_OF_VERSION_2)
    for name, added in _OF_VERSION_3.items():
        if name in values:
            _drop(values[name], added)
    for reason in values["reasons"]:
        _drop(reason, {"role": "UNKNOWN"})
    for earlier in values["debt"]["earlier_arrangements"]:
        _drop(earlier, {"outcome": "UNKNOWN"})
    agreement = values.get("agreement")
    if agreement is not None:
        for event in agreement["events"]:
            _drop(event, {"role": "UNKNOWN", "amount": "UNKNOWN"})
        _drop(agreement, {"schedule": None, "earlier_schedules": []})
        receipts = [_as_payment(entry) for entry in agreement["entries"]]
        if None not in receipts:
            del agreement["entries"]
            agreement["payments"] = receipts


def _drop(item: dict[str, Any], added: Mapping[str, Any]) -> None:
    for key, default in added.items():
        if item[key] == default:
            del item[key]


def _as_payment(entry: dict[str, Any]) -> dict[str, Any] | None:
    """A receipt that says no more than a payment of version 1 did; None for any other entry."""
    more = {"kind": "ontvangen", "month": None}
    if any(entry[key] != value for key, value in more.items()):
        return None
    return {"on": entry["on"], "amount": entry["amount"]}


def canonical_bytes(values: Any) -> bytes:
    """Plain values in the one byte form that is hashed."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
