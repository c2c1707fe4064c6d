"""Whether two products are the same sort of thing, so that one makes the other needless."""
from actions.language.pack_tables import Phrase
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.title_heads import heads_of


def is_alike(one: Product, other: Product) -> bool:
    """Of one family, or of one category and called the same in each of their languages."""
    if one.family is not None and one.family == other.family:
        return True
    if one.category != other.category or (one.kind, other.kind) != ("product", "product"):
        return False
    called, besides = _called(one), _called(other)
    told = [code for code in called.keys() & besides.keys() if called[code] and besides[code]]
    return bool(told) and all(called[code] & besides[code] for code in told)


def _called(product: Product) -> dict[str, frozenset[Phrase]]:
    return {code: heads.sure for code, heads in heads_of(product.names, ()).items()}
