"""The checks of shop.yml: name, languages, currencies and ways of delivery."""
import re
from decimal import Decimal, InvalidOperation
from typing import Any, Iterable, Mapping, Optional

from babel.numbers import list_currencies

from actions.shop.catalogue import DeliveryOption, Profile
from actions.shop.loading.columns import Terms
from actions.shop.loading.errors import RowError
from actions.shop.loading.read import SHOP_FILE, KeyPath, ShopYaml

KEYS = ("name", "languages", "currencies", "delivery")
NO_TERMS = Terms((), ())
DELIVERY_KEYS = ("id", "name", "price", "days")


def check_profile(shop: ShopYaml, errors: list[RowError]) -> tuple[Profile, Optional[Terms]]:
    """The profile and the terms it sets, or no terms where those themselves are wrong."""
    check = _Check(shop, errors)
    top = check.mapping((), KEYS)
    languages = _languages(check, top.get("languages"))
    currencies = _currencies(check, top.get("currencies"), languages)
    is_sound = bool(languages) and set(currencies) == set(languages)
    terms = Terms(languages, tuple(dict.fromkeys(currencies.values())))
    deliveries = _deliveries(check, top.get("delivery"), terms if is_sound else NO_TERMS)
    profile = Profile(check.text(("name",), top.get("name")), currencies, deliveries)
    return profile, terms if is_sound else None


class _Check:
    """Looks into shop.yml by path and notes what is wrong on which line."""

    def __init__(self, shop: ShopYaml, errors: list[RowError]) -> None:
        self._shop = shop
        self._errors = errors

    def refuse(self, path: KeyPath, reason: str) -> None:
        column = ".".join(str(key) for key in path) or None
        self._errors.append(RowError(SHOP_FILE, self._shop.line(path), column, reason))

    def mapping(self, path: KeyPath, keys: Iterable[str]) -> Mapping[str, Any]:
        """The mapping at this path, with these keys and no others."""
        value = self._shop.value
        for key in path:
            value = value[key]
        if not isinstance(value, dict):
            self.refuse(path, f"must hold {', '.join(keys)}; write each as `key: value`")
            return {}
        for key in keys:
            if value.get(key) is None:
                self.refuse((*path, key), "is missing; add it")
        for key in value:
            if key not in keys:
                self.refuse((*path, str(key)), "is not known; rename or remove it")
        return value

    def text(self, path: KeyPath, value: Any) -> str:
        if value is not None and (not isinstance(value, (str, int)) or not str(value).strip()):
            self.refuse(path, "must be a text; write it between quotes")
        return "" if value is None else str(value).strip()


def _languages(check: _Check, value: Any) -> tuple[str, ...]:
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


def _currencies(check: _Check, value: Any, languages: tuple[str, ...]) -> dict[str, str]:
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


def _deliveries(check: _Check, value: Any, terms: Terms) -> tuple[DeliveryOption, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not value:
        check.refuse(("delivery",), "must be a list of delivery options; write at least one")
        return ()
    options = tuple(_delivery(check, place, terms) for place in range(len(value)))
    ids = [option.id for option in options]
    for place, option in enumerate(options):
        if option.id and option.id in ids[:place]:
            reason = f"'{option.id}' is there twice; give each option an id of its own"
            check.refuse(("delivery", place, "id"), reason)
    return options


def _delivery(check: _Check, place: int, terms: Terms) -> DeliveryOption:
    path: KeyPath = ("delivery", place)
    option = check.mapping(path, DELIVERY_KEYS)
    names = option.get("name")
    if names is not None and not _has_text(names, terms):
        check.refuse((*path, "name"), "has no text; write `en: …` or another language of the shop")
    return DeliveryOption(
        id=check.text((*path, "id"), option.get("id")),
        names={str(k): str(v) for k, v in names.items()} if isinstance(names, dict) else {},
        prices=_prices(check, (*path, "price"), option.get("price"), terms),
        days=check.text((*path, "days"), option.get("days")),
    )


def _has_text(names: Any, terms: Terms) -> bool:
    if not isinstance(names, dict):
        return False
    return terms == NO_TERMS or any(names.get(language) for language in terms.languages)


def _prices(check: _Check, path: KeyPath, value: Any, terms: Terms) -> dict[str, Decimal]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        check.refuse(path, "must name a price for each currency; write `USD: 5.00`")
        return {}
    for currency in terms.currencies:
        if currency not in value:
            check.refuse((*path, currency), "is missing; add the price in this currency")
    prices = {str(currency): _amount(amount) for currency, amount in value.items()}
    for currency, amount in prices.items():
        if amount is None:
            said = value.get(currency)
            reason = f"'{said}' is not a price of zero or more; write one such as 5.00"
            check.refuse((*path, currency), reason)
    return {currency: amount or Decimal(0) for currency, amount in prices.items()}


def _amount(value: Any) -> Optional[Decimal]:
    """A price in whole hundredths, or None where the value isn't one."""
    try:
        amount = Decimal(str(value))
        is_price = amount >= 0 and amount == amount.quantize(Decimal("0.01"))
    except InvalidOperation:  # not a number, not finite or beyond any price
        return None
    return amount if is_price else None
