"""Which kinds of entity can be meant, given what a message asks for.

"First" in "first name Marcus" is no place in a list, and "person" no property, once it is known
that the message gives a name or asks for a colleague.
"""
from typing import Collection, Iterable, Mapping

from actions.turn.intents import intents
from bot.nlu.parse_data import Entity

NO_GOODS = ("quantity", "ordinal", "reference")
# Kinds that a message about this has nothing to do with; properties are asked of goods alone.
NEVER_ABOUT: Mapping[str, frozenset[str]] = {
    "goods": frozenset(),
    "chat": frozenset(("attribute", "attribute_value", *NO_GOODS)),
    "person": frozenset(("attribute", "attribute_value", "order_number", *NO_GOODS)),
    "shop": frozenset(("attribute", *NO_GOODS)),
    "offers": frozenset(("attribute", *NO_GOODS)),
    "visit": frozenset(("attribute", *NO_GOODS)),
    "order_details": frozenset(("attribute", "order_number", *NO_GOODS)),
    "orders": frozenset(("attribute", "quantity")),
}
NEVER_ELSE = frozenset(("attribute",))
NEVER_WITH = {
    intent.name: NEVER_ABOUT[intent.about] if intent.about else NEVER_ELSE for intent in intents()
}


def meant(entities: Iterable[Entity], among: Collection[str]) -> list[Entity]:
    """Those that one of these intents can have; all of them where the intent isn't clear."""
    return [e for e in entities if not among or any(_may_have(i, e) for i in among)]


def _may_have(intent: str, entity: Entity) -> bool:
    return entity["entity"] not in NEVER_WITH.get(intent, NEVER_ELSE)
