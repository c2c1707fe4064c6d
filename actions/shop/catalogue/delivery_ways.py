"""Ways of delivery told apart: brought by somebody, or collected in the shop."""
import re
from decimal import Decimal
from typing import Iterator, Optional, Sequence

from actions.language.normalise import canonical
from actions.language.pack_tables import Phrase, phrases_of
from actions.language.packs import alternatives, words
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.language.words import plain_words
from actions.shop.catalogue.catalogue import DeliveryOption, Profile

FASTEST = phrases_of("delivery.fastest")
CHEAPEST = phrases_of("delivery.cheapest")
COLLECTED = phrases_of("delivery.collected")
EVERYDAY = re.compile(
    "|".join(rf"\b{' '.join(words)}\b" for words in (*FASTEST, *CHEAPEST, *COLLECTED))
)
REFUSING = words("negations.refusing")
# "No, express": what is refused is what was before.
REFUSED = "|".join(map(re.escape, sorted(REFUSING)))
NO_BEFORE = re.compile(rf"^\s*(?:{REFUSED})\s*[,.!]", re.IGNORECASE)
PICK_UP = re.compile(alternatives("delivery.collected_stems"), re.IGNORECASE)


def is_pick_up(option: DeliveryOption) -> bool:
    """By its id or one of its names; whatever is collected needs no address."""
    return any(PICK_UP.search(text) for text in (option.id, *option.names.values()))


def pick_up_of(profile: Profile) -> Optional[DeliveryOption]:
    return next(filter(is_pick_up, profile.deliveries), None)


def cheapest_brought(profile: Profile, currency: str) -> Optional[DeliveryOption]:
    """The cheapest of those that bring it."""
    brought = [option for option in profile.deliveries if not is_pick_up(option)]
    return min(brought, key=lambda option: option.prices[currency], default=None)


def everyday_names(profile: Profile) -> Iterator[tuple[DeliveryOption, Sequence[Phrase]]]:
    """What shoppers call three of the ways, whatever the shop calls them."""
    brought = [option for option in profile.deliveries if not is_pick_up(option)]
    for option, phrases in (
        (min(brought, key=_days, default=None), FASTEST),
        (min(brought, key=_price, default=None), CHEAPEST),
        (pick_up_of(profile), COLLECTED),
    ):
        if option is not None:
            yield option, phrases


def way_told(text: str, profile: Profile) -> Optional[DeliveryOption]:
    """By what one way alone is called, or by words of that and no others: "the normal one"."""
    said = plain_words(NO_BEFORE.sub("", text))
    if REFUSING.intersection(said):
        return None
    named = {option.id for option, phrases in everyday_names(profile) if _says_one(said, phrases)}
    if named:
        return profile.delivery(named.pop()) if len(named) == 1 else None
    called: dict[str, set[str]] = {option.id: set() for option in profile.deliveries}
    for option, phrases in everyday_names(profile):
        called[option.id].update(word for each in phrases for word in each)
    for option in profile.deliveries:
        called[option.id].update(plain_words(" ".join(option.names.values())))
    ways = [{way for way, own in called.items() if word in own} for word in said
            if word not in STOP_WORDS]  # fmt: skip
    telling = [each for each in ways if len(each) != len(called)]
    meant = set.intersection(*telling) if telling else set()
    return profile.delivery(meant.pop()) if len(meant) == 1 else None


def way_named(text: str, profile: Profile) -> Optional[DeliveryOption]:
    """The one that a question is about: by a phrase or by a word of its name alone; None where it
    names none or several."""
    said = phrase(text)
    names = {o.id: {w for n in o.names.values() for w in phrase(n)} for o in profile.deliveries}
    named = {option.id for option, phrases in everyday_names(profile)
             if any(_within(each, said) for each in phrases)}  # fmt: skip
    for option in (each for each in profile.deliveries if not is_pick_up(each)):
        others = {w for other, words in names.items() if other != option.id for w in words}
        if (names[option.id] - others - STOP_WORDS).intersection(said):
            named.add(option.id)
    return profile.delivery(named.pop()) if len(named) == 1 else None


def _within(words: Phrase, said: Phrase) -> bool:
    return any(said[at : at + len(words)] == words for at in range(len(said)))


def _says_one(said: Sequence[str], phrases: Sequence[Phrase]) -> bool:
    words_said = f" {' '.join(map(canonical, said))} "
    return any(f" {' '.join(phrase)} " in words_said for phrase in phrases)


def names_way(text: str) -> bool:
    """Whether it says what one of the ways is called: "make it express please"."""
    return EVERYDAY.search(" ".join(map(canonical, plain_words(text)))) is not None


def tells_way(text: str) -> bool:
    """Whether it is about a way alone, as shoppers call them: "express please"."""
    said = " ".join(plain_words(text))
    rest = EVERYDAY.sub("", said)
    return rest != said and STOP_WORDS.issuperset(rest.split())


def _days(option: DeliveryOption) -> list[int]:
    return [int(day) for day in re.findall(r"\d+", option.days)] or [1000]


def _price(option: DeliveryOption) -> Decimal:
    """In one currency, the same for all options."""
    return option.prices[min(option.prices)]
