"""What eligibility says of one candidate."""
from dataclasses import replace

from actions.selling.eligibility import sift
from actions.selling.rules import Rules
from tests.actions.selling.builders import a_camera_shop

RULES = Rules()
SHOP = a_camera_shop()


def refusal_of(candidate, situation, rules=RULES):
    """The reason code, or None for an eligible candidate."""
    eligible, refusals = sift([candidate], situation, rules)
    assert len(eligible) + len(refusals) == 1
    return refusals[0].reason_code if refusals else None


def a_shop_with(sku, **changes):
    """The camera shop, with this product changed."""
    changed = replace(SHOP.products[sku], **changes)
    return replace(SHOP, products={**SHOP.products, sku: changed})
