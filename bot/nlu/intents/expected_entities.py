"""Which kinds of entity can be meant, given what a message asks for.

"First" in "first name Marcus" is no place in a list, and "person" no property, once it is known
that the message gives a name or asks for a colleague.
"""
from typing import Any, Collection, Iterable, Mapping

Entity = Mapping[str, Any]

CHAT = frozenset(
    """out_of_scope small_talk greet goodbye thank help human_handover switch_language give_name
    give_address""".split()
)
ABOUT_THE_SHOP = frozenset("ask_payment ask_store ask_points redeem_points keep_points".split())
ABOUT_OFFERS = frozenset("stop_offers resume_offers".split())
ABOUT_ORDERS = frozenset("order_status cancel_order change_detail complaint".split())
NO_GOODS = CHAT | ABOUT_THE_SHOP | ABOUT_OFFERS | {"restart_shopping", "change_detail"}
PROPERTIES = frozenset(
    """search_product refine_search show_product ask_product ask_stock ask_price compare
    add_to_cart ask_suggestion offer_details""".split()
)
# Kinds that need an intent of these, and kinds that no intent of these has.
ONLY_WITH = {"attribute": PROPERTIES}
NEVER_WITH = {
    "attribute_value": CHAT,
    "quantity": NO_GOODS | ABOUT_ORDERS,
    "ordinal": NO_GOODS,
    "reference": NO_GOODS,
    "order_number": frozenset(("give_name", "give_address", "change_detail")),
}


def meant(entities: Iterable[Entity], intents: Collection[str]) -> list[Entity]:
    """Those that one of the intents can have; all of them where the intent isn't clear."""
    return [e for e in entities if not intents or any(_may_have(i, e) for i in intents)]


def _may_have(intent: str, entity: Entity) -> bool:
    kind = entity["entity"]
    return intent in ONLY_WITH.get(kind, (intent,)) and intent not in NEVER_WITH.get(kind, ())
