"""Questions with their answers as buttons: which variant, which product."""
from typing import Iterable

from actions.saying.making_buttons import EntityValue, titled
from actions.saying.payloads.action import Action
from actions.saying.payloads.choices import Choices
from actions.shop.catalogue.catalogue import Product


def choices(actions: Iterable[Action]) -> Choices:
    return Choices(tuple(actions))


def variant_choices(
    product: Product, language: str, intent: str, /, **entities: EntityValue
) -> Choices:
    """One button a variant, each the same answer but for the variant."""
    return choices(
        titled(variant.label(language), intent, variant=variant.id, **entities)
        for variant in product.variants
    )
