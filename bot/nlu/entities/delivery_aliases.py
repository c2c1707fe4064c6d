"""Delivery options by name, and by what shoppers call the fastest, the cheapest, pick-up."""
import re
from decimal import Decimal
from typing import Iterator, Optional

from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import DeliveryOption, Profile
from bot.nlu.entities.mention import Fact

PICK_UP = re.compile(r"pick|collect|ambil|jemput", re.IGNORECASE)
FASTEST = """
    express | ekspres | expres | kilat | fastest | quickest | fastest delivery | fast delivery |
    quick delivery | faster delivery | quick one | fast one | fastest one | as fast as possible |
    next day | same day | overnight | instan | instant | paling cepat | tercepat | yang cepat |
    cepat sampai | kirim cepat | pengiriman cepat | yang paling cepat | sehari sampai | by tomorrow
"""
CHEAPEST = """
    cheapest delivery | cheapest shipping | cheap delivery | cheap shipping | cheap way |
    cheapest option | cheapest delivery option | standard | standar | regular | reguler | economy |
    ekonomi | ekonomis | hemat | normal delivery | normal shipping | regular delivery | slow one |
    ongkir termurah | ongkir paling murah | ongkir murah | paling murah ongkir |
    paling murah saja ongkir | kirim biasa |
    pengiriman termurah | pengiriman biasa | kurir biasa | pengiriman murah | kirim termurah |
    yang paling murah ongkir | termurah ongkir | yang biasa
"""
COLLECTED = """
    pick up | pickup | pick it up | pick up in store | collect | collect it | collect in person |
    store pickup | ambil sendiri | ambil di toko | diambil di toko | ambil ke toko | jemput sendiri
"""


def delivery_phrases(profile: Profile) -> Iterator[tuple[tuple[str, ...], Fact]]:
    """Ids and names of the options, and the everyday words for three of them."""
    for option in profile.deliveries:
        for text in (option.id, *option.names.values()):
            yield phrase(text), Fact("delivery_option", option.id)
    brought = [option for option in profile.deliveries if not _is_pick_up(option)]
    collected = [option for option in profile.deliveries if _is_pick_up(option)]
    for meant, texts in (
        (min(brought, key=_days, default=None), FASTEST),
        (min(brought, key=_price, default=None), CHEAPEST),
        (collected[0] if collected else None, COLLECTED),
    ):
        yield from _everyday(meant, texts)


def _everyday(
    option: Optional[DeliveryOption], texts: str
) -> Iterator[tuple[tuple[str, ...], Fact]]:
    if option is not None:
        for text in texts.split("|"):
            yield phrase(text), Fact("delivery_option", option.id)


def _is_pick_up(option: DeliveryOption) -> bool:
    return any(PICK_UP.search(text) for text in (option.id, *option.names.values()))


def _days(option: DeliveryOption) -> list[int]:
    return [int(day) for day in re.findall(r"\d+", option.days)] or [1000]


def _price(option: DeliveryOption) -> Decimal:
    """In one currency, the same for all options."""
    return option.prices[min(option.prices)]
