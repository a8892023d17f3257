"""Five households on the phone: what they answer, and which screens that makes.

What the bank's system did not tell is looked up in between (sys-earlier, sys-taxable).

`*2`: asked for each adult, child or arrangement. Counted for a call in June.
"""

from typing import Any

SCREENS: dict[str, str] = {
    "single_renting_worker":
        "hello-who hello-moment hello-help hello-channel debt-balance sys-earlier hh-who "
        "home-tenure home-rent home-energy home-water home-municipality home-waterboard "
        "inc-kinds inc-wage inc-holiday inc-hours inc-more inc-savings sys-taxable all-care "
        "all-income-right all-rent all-rent-asked fix-internet fix-mobile fix-insurance fix-more "
        "fix-subscriptions day-food day-clothes day-more day-hair day-gifts care-premium "
        "care-more care-own-risk car-how car-public oth-kinds oth-seizure oth-help chk-letters "
        "chk-paid chk-food chk-extra-care out-fits out-method end-readback",
    "single_mother_two_children":
        "hello-who hello-moment hello-help hello-channel debt-balance sys-earlier hh-who "
        "hh-children hh-child-name*2 hh-child-days*2 hh-child-registered*2 home-tenure "
        "home-rent home-energy home-water home-municipality home-waterboard inc-kinds inc-wage "
        "inc-holiday inc-hours inc-more inc-savings sys-taxable all-care all-income-right all-rent "
        "all-child-budget all-child-benefit all-childcare-gate all-childcare all-children-right "
        "fix-internet fix-mobile fix-insurance fix-more fix-subscriptions day-food day-clothes "
        "day-more day-care-clean day-hair day-gifts care-premium care-more care-own-risk "
        "kid-maintenance-in kid-school kid-childcare kid-sport car-how car-public oth-kinds "
        "oth-energy oth-shop oth-more oth-arrears*2 oth-seizure oth-help chk-letters chk-paid "
        "chk-cut-off chk-food chk-extra-care chk-maintenance chk-schemes out-fits out-method "
        "end-readback",
    "couple_one_zzp":
        "hello-who hello-moment hello-help hello-channel debt-balance debt-together sys-earlier "
        "hh-who hh-partner-name hh-partner-liable home-tenure home-rent home-energy home-water "
        "home-municipality home-waterboard inc-kinds*2 inc-wage inc-holiday inc-profit "
        "inc-hours*2 inc-more*2 inc-savings sys-taxable*2 all-care all-income-right all-rent "
        "all-rent-asked fix-internet fix-mobile fix-insurance fix-more fix-bank fix-subscriptions "
        "fix-income-insurance fix-tax-ahead fix-care-ahead day-food day-clothes day-more "
        "day-hair day-gifts care-premium*2 care-more care-extra care-own-risk car-how car-fuel "
        "car-insurance car-tax car-garage oth-kinds oth-tax oth-more oth-arrears "
        "oth-seizure oth-help chk-letters chk-paid chk-food chk-extra-care chk-tax-apart "
        "chk-business chk-repay-lower out-fits out-method end-readback",
    "aow_widow":
        "hello-who hello-moment hello-help hello-helper-name hello-helper-consent hello-channel "
        "debt-balance hh-who home-tenure home-rent home-energy home-water home-municipality "
        "home-waterboard inc-kinds inc-holiday inc-aow inc-pension inc-more inc-savings "
        "sys-taxable all-care all-income-right all-rent fix-internet fix-mobile fix-insurance "
        "fix-more fix-funeral fix-subscriptions day-food day-clothes day-more day-pet day-hair "
        "day-gifts care-premium care-more care-own-risk care-self care-cak car-how "
        "oth-kinds oth-seizure oth-help chk-letters chk-paid chk-food chk-extra-care "
        "chk-tax-return chk-tax-credit "
        "chk-municipal-tax chk-schemes chk-changed out-fits out-method end-readback",
    "bijstand_with_seizure":
        "hello-who hello-moment hello-help hello-channel debt-balance sys-earlier hh-who "
        "home-tenure home-rent home-energy home-water home-municipality home-waterboard "
        "inc-kinds inc-holiday inc-bijstand inc-savings sys-taxable all-care all-income-right "
        "all-rent fix-internet fix-mobile fix-insurance fix-more day-food day-clothes day-more "
        "care-premium care-more care-own-risk car-how oth-kinds oth-rent oth-energy oth-care "
        "oth-more oth-arrears*3 oth-seizure oth-seizure-amount oth-help chk-letters chk-paid "
        "chk-cut-off chk-energy chk-food chk-extra-care chk-colleague chk-nhg chk-seizure chk-many "
        "chk-insurance chk-municipal-tax chk-schemes chk-save out-better out-money-help "
        "end-readback",
}  # fmt: skip
"""The screens that each of them sees, in order."""

ALWAYS: dict[str, Any] = {
    "hello-moment": True, "hello-help": "n", "hello-channel": "b", "debt-balance": True,
    "debt-together": False, "home-tenure": "h", "home-rent": 700, "inc-savings": 500,
    "all-income-right": True, "all-rent-asked": True, "all-children-right": True,
    "fix-more": "n", "day-more": "kc", "care-more": "e", "car-how": "o", "oth-kinds": "n",
    "oth-seizure": False, "oth-help": "n", "chk-letters": False, "chk-paid": True,
    "chk-cut-off": False, "chk-food": "n", "chk-extra-care": "g", "chk-tax-apart": True,
    "chk-business": False, "chk-insurance": False, "chk-maintenance": True,
    "chk-tax-return": True, "chk-tax-credit": True, "chk-municipal-tax": True,
    "chk-schemes": False, "chk-repay-lower": True, "chk-many": True, "chk-nhg": True,
    "out-fits": True, "out-method": "i", "out-better": "w", "out-money-help": True,
    "end-readback": True, "hh-child-days": 14, "hh-child-registered": True,
    "all-childcare-gate": True, "hello-helper-consent": True, "chk-colleague": True,
    "chk-seizure": False, "chk-energy": False, "oth-arrears": False,
    "oth-more": "n", "fix-again": "n", "inc-hours": 36, "inc-more": "n",
    "sys-earlier": False, "sys-taxable": 20000,
}  # fmt: skip
"""What all of them answer, unless they say something else; an amount is 20, a text is a name."""

ANSWERS: dict[str, dict[str, Any]] = {
    "single_renting_worker": {
        "hh-who": "a", "inc-kinds": "w", "inc-wage": 2600, "all-care": 97, "all-rent": 0,
        "fix-more": "a",
    },
    "single_mother_two_children": {
        "hh-who": "k", "hh-children": 2, "inc-kinds": "w", "inc-wage": 2600, "all-rent": 300,
        "all-child-budget": 700, "fix-more": "a", "day-more": "vkc", "oth-kinds": "ew",
        "oth-arrears.R02": True, "kid-maintenance-in": 250, "all-childcare": 300,
    },
    "couple_one_zzp": {
        "hh-who": "p", "hh-partner-liable": True, "inc-kinds.A": "w", "inc-kinds.B": "z",
        "inc-wage": 2600, "inc-profit": 1500, "all-rent": 0, "all-care": 0, "fix-more": "baz",
        "care-more": "xe", "care-premium": 150, "car-how": "a", "oth-kinds": "b",
    },
    "aow_widow": {
        "hello-help": "m", "hh-who": "a", "inc-kinds": "ap", "inc-aow": 1900, "inc-pension": 700,
        "all-rent": 200, "fix-more": "ua", "day-more": "hkc", "care-more": "emh", "car-how": "l",
    },
    "bijstand_with_seizure": {
        "hh-who": "a", "inc-kinds": "b", "inc-bijstand": 1100, "all-rent": 200,
        "fix-insurance": 0, "fix-more": "n", "day-more": "n", "care-more": "e", "car-how": "f",
        "oth-kinds": "hez", "oth-arrears": True, "oth-seizure": True, "chk-paid": False,
        "chk-cut-off": True, "chk-extra-care": "s",
    },
}  # fmt: skip
"""What each of them answers."""
