"""Delivery options by name, and by what shoppers call the fastest, the cheapest, pick-up."""
import re
from typing import Iterator

from actions.language.pack_tables import Phrase
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Profile
from actions.shop.catalogue.delivery_ways import everyday_names
from bot.nlu.entities.mention import Fact

RANGE = re.compile(r"\d\D+\d")  # "2-4" says which; one number may count anything


def delivery_phrases(profile: Profile) -> Iterator[tuple[Phrase, Fact]]:
    """Ids, names and days of the options, and the everyday words for three of them."""
    for option in profile.deliveries:
        days = (option.days,) if RANGE.search(option.days) else ()
        for text in (option.id, *option.names.values(), *days):
            yield phrase(text), Fact("delivery_option", option.id)
    for option, phrases in everyday_names(profile):
        yield from ((words, Fact("delivery_option", option.id)) for words in phrases)
