"""The fields about who handles a dossier, who else lives there and where, and who speaks."""

from typing import Final

from app.services.intake.applies import has_counted_income, is_in_institution, lives_abroad, may_end
from app.services.intake.fields import FieldKind as K
from app.services.intake.fields import FieldSpec as F
from app.services.intake.fields import Section
from calc.dossier.household import HousemateKind, LifeStateKind
from calc.dossier.people import AdultRef

HANDLING: Final = Section(
    "ui.section.handling",
    (
        F(("handling", "client"), K.CLIENT),
        F(("handling", "officer"), K.TEXT),
        F(("handling", "replacement"), K.TEXT),
    ),
    "ui.section.handling_help",
)
RESIDENCE: Final = Section(
    "ui.section.residence",
    (
        F(("residence", "abroad"), K.YES_NO),
        F(("residence", "country"), K.TEXT, applies=lives_abroad),
        F(
            ("residence", "country_factor"),
            K.FACTOR,
            applies=lives_abroad,
            help="ui.help.country_factor",
        ),
        F(
            ("residence", "country_factor_source"),
            K.TEXT,
            applies=lives_abroad,
            help="ui.help.country_factor_source",
        ),
        F(("residence", "institution"), K.YES_NO),
        F(
            ("residence", "institution_price"),
            K.AMOUNT,
            applies=is_in_institution,
            help="ui.help.institution_price",
        ),
        F(("residence", "no_fixed_address"), K.YES_NO, help="ui.help.no_fixed_address"),
    ),
    "ui.section.residence_help",
)

# Relative to one item of a list: ("housemates", 0), ("life_states", 2) and so on.
HOUSEMATE: Final = Section(
    "",
    (
        F(("kind",), K.CHOICE, choices=HousemateKind),
        F(("birth_month",), K.MONTH),
        F(("income",), K.AMOUNT, item_applies=has_counted_income, help="ui.help.housemate_income"),
        F(("income_year",), K.WHOLE, item_applies=has_counted_income),
        F(("registered_at_address",), K.YES_NO),
        F(("from_date",), K.DAY, none=True),
        F(("until",), K.DAY, none=True),
    ),
)
LIFE_STATE: Final = Section(
    "",
    (
        F(("who",), K.CHOICE, unknown=False, choices=AdultRef),
        F(("from_date",), K.DAY, unknown=False),
        F(("kind",), K.CHOICE, unknown=False, choices=LifeStateKind),
        F(("until",), K.DAY, unknown=False, none=True, item_applies=may_end),
        F(("name",), K.TEXT, help="ui.help.life_state_name"),
        F(("street",), K.TEXT),
        F(("postcode",), K.TEXT),
        F(("town",), K.TEXT),
        F(("country",), K.TEXT),
        F(("phone",), K.TEXT),
    ),
)
