"""Replacing: what leaves the cart when an offer takes its place."""
from typing import Mapping

from actions.selling.model import Candidate, Situation


def replaced(candidate: Candidate, situation: Situation) -> Mapping[str, int]:
    """Pieces by SKU that the shopper would buy otherwise: of a bundle's parts, or the anchor."""
    if candidate.act != "swap" or candidate.anchor is None:
        return {}
    contained = situation.catalogue.linked(candidate.sku, "contains")
    parts = {link.target: situation.quantities.get(link.target, 0) for link in contained}
    in_cart = {sku: quantity for sku, quantity in parts.items() if quantity}
    return in_cart or {candidate.anchor: situation.quantities.get(candidate.anchor, 1)}
