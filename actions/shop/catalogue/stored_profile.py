"""The shop's profile as one JSON value, in which the database keeps it."""
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Iterable, Mapping, Optional

from actions.language.packs import default_language
from actions.shop.catalogue.catalogue import DeliveryOption, Profile
from actions.shop.catalogue.contact_ways import ContactWays
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward
from actions.shop.catalogue.shop_words import ShopWords, WordsByLanguage
from actions.shop.catalogue.stored_facts import facts_of, facts_value

EMPTY_PROFILE = Profile("", {default_language(): "USD"}, ())


def profile_value(profile: Profile) -> dict[str, object]:
    return {
        "name": profile.name,
        "currencies": dict(profile.currencies),
        "delivery": [
            {
                "id": d.id, "name": dict(d.names), "price": _as_texts(d.prices), "days": d.days,
                "free_from": _as_texts(d.free_from),
            }
            for d in profile.deliveries
        ],
        "loyalty": _loyalty_value(profile.loyalty) if profile.loyalty else None,
        "never_found": list(profile.never_found),
        "words": _words_value(profile.words),
        "facts": facts_value(profile.facts),
        "contact": asdict(profile.contact),
        "needs": list(profile.needs),
    }


def profile_of(value: Mapping[str, Any]) -> Profile:
    """The profile of such a value; what an earlier version left out is as if not given."""
    options = tuple(
        DeliveryOption(
            option["id"], option["name"], _as_amounts(option["price"]), str(option["days"]),
            _as_amounts(option.get("free_from") or {}),
        )
        for option in value["delivery"]
    )
    return Profile(
        value["name"], value["currencies"], options, _loyalty_of(value.get("loyalty")),
        tuple(value.get("never_found") or ()), _words_of(value.get("words") or {}),
        facts_of(value.get("facts") or {}),
        ContactWays(**(value.get("contact") or {})),
        needs=tuple(value.get("needs") or ()),
    )


def _loyalty_value(loyalty: LoyaltyProgramme) -> dict[str, object]:
    return {
        "spent_per_point": _as_texts(loyalty.spent_per_point),
        "tiers": [
            {
                "id": tier.id, "name": dict(tier.names), "from": tier.from_points,
                "multiplier": str(tier.multiplier),
            }
            for tier in loyalty.tiers
        ],
        "rewards": [
            {"id": r.id, "name": dict(r.names), "points": r.points, "worth": _as_texts(r.worth)}
            for r in loyalty.rewards
        ],
    }


def _loyalty_of(value: Optional[Mapping[str, Any]]) -> Optional[LoyaltyProgramme]:
    if value is None:
        return None
    tiers = (
        LoyaltyTier(tier["id"], tier["name"], tier["from"], Decimal(tier["multiplier"]))
        for tier in value["tiers"]
    )
    rewards = (
        Reward(reward["id"], reward["name"], reward["points"], _as_amounts(reward["worth"]))
        for reward in value["rewards"]
    )
    return LoyaltyProgramme(_as_amounts(value["spent_per_point"]), tuple(tiers), tuple(rewards))


def _words_value(words: ShopWords) -> dict[str, object]:
    return {
        "categories": {one: _as_lists(said) for one, said in words.categories.items()},
        "kinds": {one: _as_lists(said) for one, said in words.kinds.items()},
        "values": {
            attribute: {value: _as_lists(said) for value, said in values.items()}
            for attribute, values in words.values.items()
        },
        "no_category": _as_lists(words.no_category),
        "unreliable": _as_lists(words.unreliable),
        "refusing": _as_lists(words.refusing),
    }


def _words_of(value: Mapping[str, Any]) -> ShopWords:
    return ShopWords(
        {one: _as_tuples(said) for one, said in value.get("categories", {}).items()},
        {one: _as_tuples(said) for one, said in value.get("kinds", {}).items()},
        {
            attribute: {one: _as_tuples(said) for one, said in values.items()}
            for attribute, values in value.get("values", {}).items()
        },
        _as_tuples(value.get("no_category", {})),
        _as_tuples(value.get("unreliable", {})),
        _as_tuples(value.get("refusing", {})),
    )


def _as_lists(words: WordsByLanguage) -> dict[str, list[str]]:
    return {language: list(texts) for language, texts in words.items()}


def _as_tuples(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(texts) for language, texts in lists.items()}


def _as_texts(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    return {currency: str(amount) for currency, amount in amounts.items()}


def _as_amounts(texts: Mapping[str, object]) -> dict[str, Decimal]:
    return {currency: Decimal(str(amount)) for currency, amount in texts.items()}
