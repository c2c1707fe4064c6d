"""The checks of shop.yml: name, languages, currencies, delivery, loyalty, facts, contact."""
import re
from typing import Container, Optional

from babel.numbers import list_currencies

from actions.lined_yaml import KeyPath, LinedYaml
from actions.shop.catalogue.catalogue import DeliveryOption, Profile
from actions.shop.loading.check_contact import check_contact
from actions.shop.loading.check_facts import check_facts
from actions.shop.loading.check_loyalty import check_loyalty
from actions.shop.loading.columns import Terms
from actions.shop.loading.errors import RowError
from actions.shop.loading.folder_files import SHOP_FILE
from actions.shop.loading.shop_yaml import Check

KEYS = ("name", "languages", "currencies", "delivery")
DELIVERY_KEYS = ("id", "name", "price", "days")
CONTACTS = ("phone", "email", "phone_or_email")
UNIQUE_ID = "give each option an id of its own"


def check_profile(shop: LinedYaml, errors: list[RowError]) -> tuple[Profile, Optional[Terms]]:
    """The profile and the terms it sets, or no terms where those themselves are wrong."""
    check = Check(SHOP_FILE, shop, errors)
    top = check.mapping((), KEYS, ("loyalty", "never_found", "facts", "contact", "checkout"))
    languages = _languages(check, top.get("languages"))
    currencies = _currencies(check, top.get("currencies"), languages)
    is_sound = bool(languages) and set(currencies) == set(languages)
    if is_sound:
        check.terms = Terms(languages, tuple(dict.fromkeys(currencies.values())))
    profile = Profile(
        check.text(("name",), top.get("name")), currencies,
        _deliveries(check, top.get("delivery")), check_loyalty(check, top.get("loyalty")),
        _never_found(check, top.get("never_found")), facts=check_facts(check, top.get("facts")),
        contact=check_contact(check, top.get("contact")),
        needs=_needs(check, top.get("checkout")),
    )
    return profile, check.terms if is_sound else None


def check_never_found(
    shop: LinedYaml, profile: Profile, known: Container[str], errors: list[RowError]
) -> None:
    """What is hidden from searches must be there: a slip would leave it to be found."""
    check = Check(SHOP_FILE, shop, errors)
    for place, name in enumerate(profile.never_found):
        if name not in known:
            reason = f"'{name}' is neither a SKU nor a category; correct or remove it"
            check.refuse(("never_found", place), reason)


def _never_found(check: Check, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        reason = "must be a list of SKUs and categories such as [GIFT-1, services]; write it so"
        check.refuse(("never_found",), reason)
        return ()
    return tuple(str(name) for name in value)


def _needs(check: Check, value: object) -> tuple[str, ...]:
    """What nobody may order without; all else is optional."""
    if value is None:
        return ()
    needs = check.mapping(("checkout",), ("needs",)).get("needs")
    if needs is not None and not (isinstance(needs, list) and set(needs) <= set(CONTACTS)):
        reason = f"must be a list of {', '.join(CONTACTS)}; write `needs: [phone_or_email]`"
        check.refuse(("checkout", "needs"), reason)
        return ()
    return tuple(dict.fromkeys(needs or ()))


def _languages(check: Check, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not value:
        check.refuse(("languages",), "must be a list such as [en, id]; write it so")
        return ()
    for place, language in enumerate(value):
        if not re.fullmatch("[a-z]{2,3}", str(language)):
            reason = f"'{language}' is not a language code; write two letters such as en"
            check.refuse(("languages", place), reason)
            return ()
    return tuple(dict.fromkeys(value))


def _currencies(check: Check, value: object, languages: tuple[str, ...]) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not value:
        check.refuse(("currencies",), "must name a currency for each language; write `en: USD`")
        return {}
    for language in languages:
        if language not in value:
            check.refuse(("currencies", language), "is missing; add the currency of this language")
    sound = {}
    for language, currency in value.items():
        path: KeyPath = ("currencies", str(language))
        if languages and language not in languages:
            check.refuse(path, "is not among the languages; add it there or remove it here")
        elif str(currency) not in list_currencies():
            reason = f"'{currency}' is not a currency; write its ISO 4217 code such as USD"
            check.refuse(path, reason)
        else:
            sound[str(language)] = str(currency)
    return sound


def _deliveries(check: Check, value: object) -> tuple[DeliveryOption, ...]:
    places = check.entries(("delivery",), value, "delivery options")
    check.unique(("delivery",), value, "id", UNIQUE_ID)
    return tuple(_delivery(check, place) for place in places)


def _delivery(check: Check, place: int) -> DeliveryOption:
    path: KeyPath = ("delivery", place)
    option = check.mapping(path, DELIVERY_KEYS, ("free_from",))
    return DeliveryOption(
        id=check.text((*path, "id"), option.get("id")),
        names=check.names((*path, "name"), option.get("name")),
        prices=check.amounts((*path, "price"), option.get("price")),
        days=check.text((*path, "days"), option.get("days")),
        free_from=check.amounts((*path, "free_from"), option.get("free_from"), "amount"),
    )
