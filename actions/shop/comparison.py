"""Two or three products side by side: the attributes in which they differ."""
from typing import Any, Sequence

from actions.shop.attributes import describe
from actions.shop.catalogue import Catalogue, Product, in_language

UNKNOWN = "–"


def differences(
    products: Sequence[Product], catalogue: Catalogue, language: str
) -> list[dict[str, Any]]:
    """Rows of label and one value a product, only where the values are not all the same."""
    ids = dict.fromkeys(attribute for product in products for attribute in product.attributes)
    rows = []
    for attribute_id in ids:
        values = [describe(p, attribute_id, catalogue, language) or UNKNOWN for p in products]
        if len(set(values)) > 1:
            label = in_language(catalogue.attributes[attribute_id].labels, language)
            rows.append({"label": label, "values": values})
    return rows
