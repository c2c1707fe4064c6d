"""The catalogue is asked before a message is refused, or taken for something said in passing."""


from bot.nlu.entities.said_goods import SaidGoods
from bot.nlu.parse_data import Guess, Ranking

SEARCH = "search_product"
# What nothing is done for.
REFUSING = frozenset(("nlu_fallback", "out_of_scope", "small_talk"))
# What a message of mere names can't be: it has no word that says so.
WORDLESS = frozenset((
    "affirm", "deny", "ask_product", "ask_suggestion", "add_to_cart", "remove_from_cart",
    "change_quantity", "show_more", "refine_search", "compare", "offer_details", "accept_offer",
    "decline_offer", "give_name", "give_address", "choose_delivery", "change_detail",
    "complaint", "order_status", "cancel_order", "clear_cart", "checkout", "cancel_checkout",
))
GOODS = frozenset((SEARCH, "show_product", "ask_product", "ask_price", "ask_stock", "compare"))
MOSTLY = 0.5  # of the words that tell something: then goods are what it is about
# Enough to act on, and not so sure that it couldn't be the answer to a form's question.
CONFIDENCE = 0.5


def asked_of_catalogue(ranking: Ranking, goods: SaidGoods) -> Ranking:
    """The ranking, led by what is wanted of goods where the message is made of their words."""
    likeliest = str(ranking[0]["name"])
    if goods["is_name"] and likeliest in REFUSING | WORDLESS:
        return _led_by(SEARCH, ranking)
    if goods["is_kind"] and likeliest in REFUSING | WORDLESS:
        return _led_by(SEARCH, ranking)
    if likeliest in REFUSING and goods["names_kind"] and goods["share"] >= MOSTLY:
        return _led_by(_of_goods(ranking), ranking)
    return ranking


def _of_goods(ranking: Ranking) -> str:
    """The likeliest of what is wanted of goods."""
    return next((str(g["name"]) for g in ranking if g["name"] in GOODS), SEARCH)


def _led_by(intent: str, ranking: Ranking) -> Ranking:
    led: Guess = {"name": intent, "confidence": CONFIDENCE}
    return [led, *(guess for guess in ranking if guess["name"] != intent)]
