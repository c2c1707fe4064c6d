"""The catalogue is asked before a message is refused, or taken for something said in passing."""
from typing import Collection

from actions.reading.reading import Act, Wish
from actions.turn.intents import names_of
from bot.nlu.parse_data import Entity, Guess, Ranking, SaidGoods

SEARCH, SHOW, ASK = "search_product", "show_product", "ask_product"
# What a question about a product asks, or which product it is about.
ASKED = frozenset(("attribute", "attribute_value", "product", "reference", "ordinal"))
# Of goods named by a code alone: shown, or told of; a code is never a reason to buy.
SHOWN: frozenset[Act] = frozenset(("show", "find"))
TOLD = (ASK, "ask_stock", "ask_price")
# What nothing is done for; who surely chats may do so about goods: "are you a robot".
CHAT = "small_talk"
REFUSING = frozenset(("nlu_fallback", "out_of_scope", CHAT))
SURE = 0.8
# What little words alone say first of all, whatever titles begin with them: "thank you".
COURTEOUS: frozenset[Act] = frozenset(("greet", "bye", "thank", "help", "language"))
COURTESIES = names_of(lambda intent: intent.act in COURTEOUS)
# What goods are sold with may be called by the words that ask for it: "warranty".
OF_THE_SHOP = names_of(lambda intent: intent.act == "ask_shop" or intent.about == "shop")
OF_GOODS = frozenset((SEARCH, SHOW, ASK, "ask_price", "ask_stock", "compare"))
MOSTLY = 0.5  # of the words that tell something: then goods are what it is about
# Enough to act on, and not so sure that it couldn't be the answer to a form's question.
CONFIDENCE = 0.5


def asked_of_code(ranking: Ranking, wish: Wish, entities: Collection[Entity]) -> Ranking:
    """The ranking, led by what is wanted of goods named by a SKU or a link."""
    is_known = any(entity["entity"] == "product" for entity in entities)
    if not is_known or not any(each.code for each in wish.objects):
        return ranking
    if wish.act in SHOWN:
        return _led_by(SHOW, ranking)
    if wish.act == "ask":
        wanted = (str(guess["name"]) for guess in ranking)
        return _led_by(next((name for name in wanted if name in TOLD), ASK), ranking)
    return ranking


def asked_of_catalogue(
    ranking: Ranking, goods: SaidGoods, entities: Collection[Entity] = ()
) -> Ranking:
    """The ranking, led by what is wanted of goods where the message is made of their words."""
    likeliest, confidence = str(ranking[0]["name"]), ranking[0]["confidence"]
    if goods["titles"] and not (goods["is_little"] and likeliest in COURTESIES):
        is_one = any(entity["entity"] == "product" for entity in entities)
        return _led_by(SHOW if is_one else SEARCH, ranking)
    if not goods["names_kind"]:
        return ranking
    if goods["is_all"] and likeliest not in OF_THE_SHOP:
        return _led_by(SEARCH, ranking)
    if likeliest == ASK and goods["share"] == 1 and not ASKED & {e["entity"] for e in entities}:
        return _led_by(SEARCH, ranking)
    is_chat = likeliest == CHAT and confidence >= SURE
    if likeliest in REFUSING and not is_chat and goods["share"] >= MOSTLY:
        wanted = (str(guess["name"]) for guess in ranking)
        return _led_by(next((name for name in wanted if name in OF_GOODS), SEARCH), ranking)
    return ranking


def _led_by(intent: str, ranking: Ranking) -> Ranking:
    """What the model finds likeliest itself stays as sure as it is."""
    if ranking[0]["name"] == intent:
        return ranking
    led: Guess = {"name": intent, "confidence": CONFIDENCE}
    return [led, *(guess for guess in ranking if guess["name"] != intent)]
