"""Delivery options by name, and by what shoppers call the fastest, the cheapest, pick-up."""
import re
from decimal import Decimal
from typing import Iterator

from actions.language.pack_tables import Phrase, phrases_of
from actions.language.packs import alternatives
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import DeliveryOption, Profile
from bot.nlu.entities.mention import Fact

PICK_UP = re.compile(alternatives("delivery.collected_stems"), re.IGNORECASE)
RANGE = re.compile(r"\d\D+\d")  # "2-4" says which; one number may count anything
FASTEST = phrases_of("delivery.fastest")
CHEAPEST = phrases_of("delivery.cheapest")
COLLECTED = phrases_of("delivery.collected")


def delivery_phrases(profile: Profile) -> Iterator[tuple[Phrase, Fact]]:
    """Ids, names and days of the options, and the everyday words for three of them."""
    for option in profile.deliveries:
        days = (option.days,) if RANGE.search(option.days) else ()
        for text in (option.id, *option.names.values(), *days):
            yield phrase(text), Fact("delivery_option", option.id)
    brought = [option for option in profile.deliveries if not _is_pick_up(option)]
    collected = [option for option in profile.deliveries if _is_pick_up(option)]
    for meant, phrases in (
        (min(brought, key=_days, default=None), FASTEST),
        (min(brought, key=_price, default=None), CHEAPEST),
        (collected[0] if collected else None, COLLECTED),
    ):
        if meant is not None:
            yield from ((words, Fact("delivery_option", meant.id)) for words in phrases)


def _is_pick_up(option: DeliveryOption) -> bool:
    return any(PICK_UP.search(text) for text in (option.id, *option.names.values()))


def _days(option: DeliveryOption) -> list[int]:
    return [int(day) for day in re.findall(r"\d+", option.days)] or [1000]


def _price(option: DeliveryOption) -> Decimal:
    """In one currency, the same for all options."""
    return option.prices[min(option.prices)]
