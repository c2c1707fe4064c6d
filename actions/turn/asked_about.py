"""Whether a question that names something is about the product talked about."""
from typing import Any, Mapping, Optional, Sequence

from actions.shop.answers.asked_attributes import NEED
from actions.shop.answers.questions import speaks_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn


def one_it_is_asked_of(turn: Turn, visit: Visit) -> Optional[Product]:
    """The one talked about, where what is named only belongs to what is asked of it.

    "Does it fit a 15 inch laptop?" and "is there a charger in the box?" ask about it; so does
    "does it fit the Nusa 5 Pro?", which names another product.
    """
    focus = visit.catalogue.products.get(turn.slots.get(slots.FOCUS) or "")
    kinds, named = _placed(turn, "category"), _placed(turn, "product")
    is_counted = turn.entities_of("ordinal") or (turn.entities_of("product") and not named)
    if focus is None or is_counted or not (kinds or named) or not turn.text:
        return None
    pointed_at = {reference["end"] for reference in _placed(turn, "reference")}
    if any(each["start"] - end in (0, 1) for each in (*kinds, *named) for end in pointed_at):
        return None  # "this phone"
    if named:
        begins = min(each["start"] for each in named)
        return focus if any(end < begins for end in pointed_at) else None
    if pointed_at or (NEED.search(turn.text) and not _is_in(focus, kinds)):
        return focus
    named_kinds = " ".join(turn.text[kind["start"] : kind["end"]] for kind in kinds)
    is_told = speaks_of(focus, named_kinds, turn.text, visit.catalogue, visit.language)
    return focus if is_told else None


def _placed(turn: Turn, name: str) -> list[Mapping[str, Any]]:
    """The entities of this name that words of the message say."""
    return [e for e in turn.entities if e["entity"] == name and e.get("end") is not None]


def _is_in(product: Product, kinds: Sequence[Mapping[str, Any]]) -> bool:
    return product.category in {kind["value"] for kind in kinds}
